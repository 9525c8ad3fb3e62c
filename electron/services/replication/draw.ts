// Draws pseudo-random values from a secret of the study by HMAC-SHA-256 (RFC 2104): without the key nobody can tell
// them from chance.
import { createHmac } from 'node:crypto';
import type { Draw } from '#core/replication/draw.ts';

/** Draws from a secret. Numbers and ids never coincide, whatever they are drawn for. */
export function drawFrom(secret: Uint8Array): Draw {
  const drawn = (asked: string): Buffer => createHmac('sha256', secret).update(asked).digest();
  return {
    number: (asked) => drawn(`number ${asked}`).readUInt32BE(0),
    id: (own) => guidOf(drawn(`id ${own}`)),
  };
}

/** The first 122 bits as a GUID of version 8, whose bits are free to use (RFC 9562, 5.8). */
function guidOf(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  const variant = ((bytes.readUInt8(8) & 0x3f) | 0x80).toString(16);
  const last = `${variant}${hex.slice(18, 20)}`;
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${last}-${hex.slice(20, 32)}`;
}
