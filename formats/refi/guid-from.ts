import { createHash } from 'node:crypto';

/** A GUID made of words, always the same for the same words (RFC 9562, version 8 over SHA-256). */
export function guidFrom(words: string): string {
  const digest = createHash('sha256').update(`concord:${words}`).digest();
  digest.writeUInt8((digest.readUInt8(6) & 0x0f) | 0x80, 6);
  digest.writeUInt8((digest.readUInt8(8) & 0x3f) | 0x80, 8);
  return digest.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
