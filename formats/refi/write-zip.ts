// A zip archive, written as it comes: what is made meanwhile piece by piece, and files that were packed ahead.
import { pipeline, Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';
import { PackedAhead, type ZipEntry } from './packed-ahead.ts';
import { isEntryName } from './paths.ts';
import { entryEnd, entryStart, tableOfContents, zipDate, type Entry } from './zip-records.ts';

/** Bytes that packing hands over together. */
const TOGETHER = 128 * 1024;

/** The bytes of the archive. Entries are asked for one by one, and dated `date`. Throws what making them throws. */
export async function* zipBytes(entries: Iterable<ZipEntry>, date: Date): AsyncGenerator<Buffer> {
  const dated = zipDate(date);
  const ahead = new PackedAhead(entries);
  const written: Entry[] = [];
  let at = 0;
  try {
    for (let next = ahead.next(); next; next = ahead.next()) {
      const { entry, packed } = next;
      const isPacked = packed !== null || 'made' in entry;
      const record = { name: nameOf(entry), isPacked, dated, at, crc: 0, size: 0, packedSize: 0 };
      const start = entryStart(record);
      yield start;
      if (packed) {
        // Entries stand one behind the other.
        const file = await packed;
        Object.assign(record, { crc: file.crc, size: file.size, packedSize: file.bytes.length });
        yield file.bytes;
        ahead.written(file);
      } else {
        const pieces = heard('made' in entry ? entry.made() : inTurn(entry.pieces), record);
        for await (const bytes of isPacked ? packedInTurn(pieces) : pieces) {
          record.packedSize += bytes.length;
          yield bytes;
        }
      }
      const end = entryEnd(record);
      yield end;
      at += start.length + record.packedSize + end.length;
      written.push(record);
    }
    yield* tableOfContents(written, at);
  } finally {
    ahead.end();
  }
}

function nameOf({ name }: ZipEntry): Buffer {
  const plain = name.replaceAll('\\', '/');
  if (!isEntryName(plain)) throw new RangeError(`An archive has no entry called ${name}.`);
  return Buffer.from(plain, 'utf8');
}

function* inTurn(pieces: readonly (() => Buffer)[]): Generator<Buffer> {
  for (const piece of pieces) yield piece();
}

/** The same pieces, of which the record of the entry hears. */
function* heard(pieces: Iterable<Buffer>, record: { crc: number; size: number }): Generator<Buffer> {
  for (const piece of pieces) {
    record.crc = crc32(piece, record.crc);
    record.size += piece.length;
    yield piece;
  }
}

async function* packedInTurn(pieces: Iterable<Buffer>): AsyncGenerator<Buffer> {
  const packer = createDeflateRaw({ chunkSize: TOGETHER });
  // What goes wrong is thrown where the packed bytes are read.
  pipeline(Readable.from(pieces, { objectMode: false }), packer, () => undefined);
  for await (const bytes of packer) yield bytes as Buffer;
}
