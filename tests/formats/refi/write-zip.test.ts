// Archives of project files: the bytes of yazl, packed ahead.
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { fromBufferPromise } from 'yauzl';
import { ZipFile } from 'yazl';
import { expect, it } from 'vitest';
import type { ZipEntry } from '#formats/refi/packed-ahead.ts';
import { zipBytes } from '#formats/refi/write-zip.ts';
import { tableOfContents, zipDate } from '#formats/refi/zip-records.ts';

const date = new Date('2026-02-03T04:05:06.000Z');

/** Text that packs, and is longer than what is packed at once. */
const text = (name: string): string => `${name} says: 一是 the network, 二是 the market. `.repeat(4_000);

const made = (name: string): ZipEntry => ({
  name,
  made: function* () {
    for (let at = 0; at < 3; at += 1) yield Buffer.from(text(`${name} ${at}`));
  },
});

const file = (name: string, ...pieces: string[]): ZipEntry => ({
  name,
  pieces: pieces.map((piece) => () => Buffer.from(piece)),
});

const entries: readonly ZipEntry[] = [
  made('project.qde'),
  made('concord.json'),
  ...Array.from({ length: 40 }, (_, index) => file(`sources/${index}.txt`, text(String(index)).slice(index))),
  file('sources/empty.txt', ''),
  file('sources/nothing.txt'),
  file('sources/影片.mp4', text('one'), text('two')),
  file('sources/last.txt', 'last'),
];

/** The same as yazl writes it. */
async function byYazl(): Promise<Buffer> {
  const zip = new ZipFile();
  for (const entry of entries) {
    const pieces = 'made' in entry ? entry.made() : entry.pieces.map((piece) => piece());
    const compress = 'made' in entry || entry.pieces.length < 2;
    const options = { mtime: date, forceDosTimestamp: true, compress };
    zip.addReadStream(Readable.from(pieces, { objectMode: false }), entry.name, options);
  }
  zip.end();
  return await buffer(zip.outputStream);
}

it('writes the archive that yazl writes, byte for byte', async () => {
  expect((await buffer(zipBytes(entries, date))).equals(await byYazl())).toBe(true);
});

it('asks for entries in their order, and for few of them before it is their turn', async () => {
  const asked: string[] = [];
  const large = 'x'.repeat(17 * 1024 * 1024);
  const watched = function* (): Generator<ZipEntry> {
    for (let index = 0; index < 4; index += 1) {
      asked.push(`${index}`);
      yield { name: `${index}.txt`, pieces: [() => Buffer.from(large)] };
    }
  };

  const bytes = zipBytes(watched(), date);
  await bytes.next();

  expect(asked).toEqual(['0', '1']);
  await buffer(bytes);
  expect(asked).toEqual(['0', '1', '2', '3']);
});

it('counts more entries than old archives can, and names places beyond four gigabytes', async () => {
  const about = {
    name: Buffer.from('a'),
    isPacked: false,
    dated: zipDate(date),
    crc: 0,
    size: 2,
    packedSize: 2,
  };
  const far = { ...about, at: 2 ** 33 };
  const table = Buffer.concat([
    ...tableOfContents([far, ...Array.from({ length: 66_000 }, () => ({ ...about, at: 0 }))], 0),
  ]);

  const archive = await fromBufferPromise(table, { lazyEntries: true });
  const { value: first } = await archive.eachEntry()[Symbol.asyncIterator]().next();

  expect(archive.entryCount).toBe(66_001);
  expect(first?.relativeOffsetOfLocalHeader).toBe(2 ** 33);
});

it.each<readonly [what: string, broken: ZipEntry]>([
  [
    'a file that cannot be read',
    {
      name: 'a.txt',
      pieces: [
        () => {
          throw new Error('gone');
        },
      ],
    },
  ],
  [
    'a part that cannot be made',
    {
      name: 'a.txt',
      *made() {
        yield Buffer.from('a');
        throw new Error('gone');
      },
    },
  ],
])('ends with the error of %s', async (_, broken) => {
  await expect(buffer(zipBytes([made('project.qde'), broken, file('b.txt', 'b')], date))).rejects.toThrow(
    'gone',
  );
});

it('has no entry that would leave the folder it is unpacked to', async () => {
  await expect(buffer(zipBytes([file('../a.txt', 'a')], date))).rejects.toThrow('../a.txt');
});
