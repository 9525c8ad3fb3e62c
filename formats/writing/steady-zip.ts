// Office files are zips whose entries have the time of writing. Packed again with a given time, the same document gives
// the same bytes.
import { buffer } from 'node:stream/consumers';
import yauzl from 'yauzl';
import yazl from 'yazl';

/** Packs `zip` again, with every entry and the document properties dated `date` (ISO). */
export async function steadyZip(zip: Uint8Array, date: string): Promise<Uint8Array> {
  const mtime = new Date(date);
  const packed = new yazl.ZipFile();
  const entries = await yauzl.fromBufferPromise(Buffer.from(zip), { lazyEntries: true });
  for await (const entry of entries.eachEntry()) {
    const bytes = await buffer(await entries.openReadStreamPromise(entry));
    const steady = entry.fileName === 'docProps/core.xml' ? withDates(bytes, mtime) : bytes;
    packed.addBuffer(steady, entry.fileName, { mtime, forceDosTimestamp: true });
  }
  packed.end();
  return await buffer(packed.outputStream);
}

function withDates(properties: Buffer, date: Date): Buffer {
  const written = date.toISOString().replace(/\.\d+Z$/, 'Z');
  const steady = properties
    .toString('utf8')
    .replaceAll(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, (_, start: string) => start + written);
  return Buffer.from(steady, 'utf8');
}
