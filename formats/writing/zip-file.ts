// Writes a zip archive to disk as a stream, one entry after the other.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile, type ReadStreamOptions } from 'yazl';

/** Adds an entry; `open` is called when its turn comes, and must not throw: what fails is an error of its stream. */
export type AddEntry = (name: string, options: Partial<ReadStreamOptions>, open: () => Readable) => void;

/**
 * Writes a new file at `path` with the entries that `fill` adds. Throws the first error of reading or writing, or an
 * `AbortError` once `signal` is aborted: then nothing more is read, and what was being read is closed. The caller removes
 * what was written by then.
 */
export async function writeZipFile(
  path: string,
  fill: (add: AddEntry) => void,
  signal: AbortSignal,
): Promise<void> {
  const zip = new ZipFile();
  const failed = new AbortController();
  let reading: Readable | null = null;
  zip.on('error', (error: unknown) => failed.abort(error));
  try {
    fill((name, options, open) =>
      zip.addReadStreamLazy(name, options, (take) => {
        // yazl does not listen for errors of a stream it is given, and would wait for its end.
        reading = open().once('error', (error) => zip.emit('error', error));
        take(null, reading);
      }),
    );
    zip.end();
    await pipeline(zip.outputStream, createWriteStream(path), {
      signal: AbortSignal.any([signal, failed.signal]),
    });
  } catch (error) {
    // yazl opens no entry after an error. Of several errors the first is the reason.
    zip.emit('error', error);
    throw failed.signal.reason;
  } finally {
    await closed(reading);
  }
}

/** Closes a stream that was not read to its end: a generator behind it may hold a query open. */
async function closed(stream: Readable | null): Promise<void> {
  if (!stream || stream.closed) return;
  const closing = once(stream, 'close');
  stream.destroy();
  await closing;
}
