// By what it is known that a coding still stands on its words.
import { hashOf } from './write.ts';

/** The first 16 hex digits of the SHA-256 of a quote. */
export function quoteDigest(quote: string): string {
  return hashOf(quote).slice(0, 16);
}
