import { createHash } from 'node:crypto';

/** A GUID made of words, the same for the same words (RFC 9562, version 8). */
export function guidFrom(words: string): string {
  const hex = createHash('sha256').update(words).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
