// The chain of the log: a log that somebody has changed afterwards is noticed.
import { createHash } from 'node:crypto';

/** The chain after a parcel with these bytes: SHA-256 of the chain before it, as bytes, and of its own bytes; 64 hex digits. */
export function chainAfter(before: string, bytes: Uint8Array): string {
  return createHash('sha256').update(Buffer.from(before, 'hex')).update(bytes).digest('hex');
}
