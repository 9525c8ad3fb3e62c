// Parts of large bytes, as the server keeps them.
import { PART_BYTES } from '#core/team/parts.ts';

/** Part `n`, from 0. */
export function partOf(bytes: Uint8Array, n: number): Buffer {
  const part = bytes.subarray(n * PART_BYTES, (n + 1) * PART_BYTES);
  return Buffer.from(part.buffer, part.byteOffset, part.byteLength);
}
