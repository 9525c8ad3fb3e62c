// Stores the printed size of a picture: the chunk pHYs of PNG (ISO/IEC 15948, 11.3.5.3), in dots per metre.

const SIGNATURE = 8;
/** Length, name, 13 bytes and checksum of the first chunk, IHDR. */
const HEADER = 4 + 4 + 13 + 4;
const METRE_IN_INCHES = 39.3701;

/**
 * The PNG with its resolution in dots per inch. Only for a PNG without one, as Concord's own: any other would
 * get a second.
 */
export function withResolution(png: Uint8Array, dotsPerInch: number): Uint8Array<ArrayBuffer> {
  const at = SIGNATURE + HEADER;
  const chunk = new Uint8Array(4 + 4 + 9 + 4);
  const view = new DataView(chunk.buffer);
  const dots = Math.round(dotsPerInch * METRE_IN_INCHES);
  view.setUint32(0, 9);
  chunk.set([0x70, 0x48, 0x59, 0x73], 4);
  view.setUint32(8, dots);
  view.setUint32(12, dots);
  chunk[16] = 1;
  view.setUint32(17, checksum(chunk.subarray(4, 17)));
  const sized = new Uint8Array(png.length + chunk.length);
  sized.set(png.subarray(0, at));
  sized.set(chunk, at);
  sized.set(png.subarray(at), at + chunk.length);
  return sized;
}

/** The CRC-32 of png (ISO/IEC 15948, annex D). */
function checksum(bytes: Uint8Array): number {
  let crc = 0xffff_ffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb8_8320 : crc >>> 1;
  }
  return (crc ^ 0xffff_ffff) >>> 0;
}
