import { hash } from 'node:crypto';

/** A GUID derived from words, always the same for the same words (RFC 9562, version 8 over SHA-256). */
export function guidFrom(words: string): string {
  const digest = hash('sha256', `concord:${words}`, 'hex');
  const variant = ((Number.parseInt(digest.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-${variant}${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
}
