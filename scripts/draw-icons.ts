// Draws the icons of the packages from icons/concord.svg: a picture of each size for Linux, and the two containers
// that Windows and macOS need, with the same pictures. Run it when the drawing changes: node scripts/draw-icons.ts
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from './bench/browser.ts';

const folder = join(import.meta.dirname, '..', 'icons');
const sizes = [16, 32, 48, 64, 128, 256, 512, 1024] as const;
type Size = (typeof sizes)[number];

/** The type codes of macOS for pictures by size; it has none for other sizes. */
const typesOfMac: Partial<Record<Size, string>> = {
  16: 'icp4',
  32: 'icp5',
  64: 'icp6',
  128: 'ic07',
  256: 'ic08',
  512: 'ic09',
  1024: 'ic10',
};

async function pictures(): Promise<Map<Size, Buffer>> {
  const drawing = readFileSync(join(folder, 'concord.svg'), 'utf8');
  const browser = await launch();
  try {
    const page = await browser.newPage();
    const drawn = new Map<Size, Buffer>();
    for (const size of sizes) {
      // One page draws all of them.
      await page.setViewportSize({ width: size, height: size });
      await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px}</style>${drawing}`);
      drawn.set(size, await page.screenshot({ omitBackground: true }));
    }
    return drawn;
  } finally {
    await browser.close();
  }
}

/** An ICO file: a directory with 16 bytes for each picture, then the pictures, the largest with 256 pixels. */
function forWindows(drawn: ReadonlyMap<Size, Buffer>): Buffer {
  const held = [...drawn].filter(([size]) => size <= 256);
  const head = Buffer.alloc(6);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(held.length, 4);
  let offset = 6 + 16 * held.length;
  const entries = held.map(([size, picture]) => {
    const entry = Buffer.alloc(16);
    // 0 means 256.
    entry.writeUInt8(size % 256, 0);
    entry.writeUInt8(size % 256, 1);
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(32, 6);
    entry.writeUInt32LE(picture.length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += picture.length;
    return entry;
  });
  return Buffer.concat([head, ...entries, ...held.map(([, picture]) => picture)]);
}

/** An ICNS file: its length, then each picture after its type and its length. */
function forMac(drawn: ReadonlyMap<Size, Buffer>): Buffer {
  const chunk = (type: string, body: Buffer): Buffer => {
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32BE(8 + body.length, 4);
    return Buffer.concat([head, body]);
  };
  const body = [...drawn].flatMap(([size, picture]) => {
    const type = typesOfMac[size];
    return type === undefined ? [] : [chunk(type, picture)];
  });
  return chunk('icns', Buffer.concat(body));
}

const drawn = await pictures();
mkdirSync(join(folder, 'linux'), { recursive: true });
for (const [size, picture] of drawn)
  if (size <= 512) writeFileSync(join(folder, 'linux', `${size}x${size}.png`), picture);
writeFileSync(join(folder, 'concord.ico'), forWindows(drawn));
writeFileSync(join(folder, 'concord.icns'), forMac(drawn));
