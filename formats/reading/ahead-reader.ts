// Reads a large archive on disk. yauzl reads the table of contents entry by entry, with two system calls for each; this
// reader reads a block ahead instead.
import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { RandomAccessReader } from 'yauzl';

/** How many bytes are read at once. */
const BLOCK_BYTES = 1024 * 1024;

/** Reads the file at a path for yauzl. Throws the error of opening it. */
export class AheadReader extends RandomAccessReader {
  readonly #fd: number;
  readonly #path: string;
  #ahead: Buffer = Buffer.alloc(0);
  #at = 0;

  constructor(path: string) {
    super();
    this.#path = path;
    this.#fd = openSync(path, 'r');
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    const isHere = position >= this.#at && position + length <= this.#at + this.#ahead.length;
    try {
      if (!isHere) {
        const ahead = Buffer.alloc(Math.max(BLOCK_BYTES, length));
        this.#ahead = ahead.subarray(0, readSync(this.#fd, ahead, 0, ahead.length, position));
        this.#at = position;
      }
    } catch (error) {
      setImmediate(() => callback(error instanceof Error ? error : new Error(String(error))));
      return;
    }
    const start = position - this.#at;
    const copied = this.#ahead.copy(buffer, offset, start, start + length);
    const error = copied < length ? new RangeError('The file ends before.') : null;
    // Let other work run between two blocks.
    if (isHere) process.nextTick(callback, error);
    else setImmediate(callback, error);
  }

  override _readStreamForRange(start: number, end: number): Readable {
    // Not from the open descriptor: a stream that ends closes it.
    return createReadStream(this.#path, { start, end: end - 1 });
  }

  /** Closes the file: yauzl calls this when nobody reads any more. */
  override close(callback: (error: Error | null) => void): void {
    closeSync(this.#fd);
    setImmediate(callback, null);
  }
}
