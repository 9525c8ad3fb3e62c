import * as z from 'zod';

/**
 * What somebody writes about a thing: a definition, a memo, a reason. Longer than a book is none, and every window that
 * shows it would stand still.
 */
export const prose = z.string().max(1_000_000);
