import * as z from 'zod';

/**
 * A text that a person writes about something: a definition, a memo, a reason. No such text is longer than a book, and
 * a longer one would block every window that shows it.
 */
export const prose = z.string().max(1_000_000);
