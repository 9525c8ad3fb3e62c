import { deflateSync, crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { withResolution } from '#core/figures/png-size.ts';

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** One grey pixel. */
const pixel = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
  chunk('IDAT', deflateSync(Buffer.from([0, 128]))),
  chunk('IEND', Buffer.alloc(0)),
]);

test('a picture states a resolution of 600 dots per inch', () => {
  const dots = Buffer.alloc(9);
  dots.writeUInt32BE(23622, 0);
  dots.writeUInt32BE(23622, 4);
  dots[8] = 1;
  const [head, rest] = [pixel.subarray(0, 33), pixel.subarray(33)];

  expect(Buffer.from(withResolution(pixel, 600))).toEqual(Buffer.concat([head, chunk('pHYs', dots), rest]));
});
