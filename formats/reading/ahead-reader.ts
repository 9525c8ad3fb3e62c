// Reads a large archive on disk. yauzl reads the table of contents entry by entry, with two system calls for each, and
// opens the file anew for each part; this reader reads a block ahead instead.
import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { RandomAccessReader } from 'yauzl';

/** How many bytes of the table of contents are read at once. */
const CONTENTS_BLOCK_BYTES = 1024 * 1024;
/** How many bytes of a part are read at once: its header and, if it is a text, most often all of it. */
const PART_BLOCK_BYTES = 64 * 1024;

/** Reads the file at a path for yauzl. Throws the error of opening it. */
export class AheadReader extends RandomAccessReader {
  readonly #fd: number;
  readonly #path: string;
  #ahead: Buffer = Buffer.alloc(0);
  #at = 0;
  #block = CONTENTS_BLOCK_BYTES;
  /** Whether a block was read since other work could last run. */
  #isOtherWorkDue = false;

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
    try {
      if (!this.#holds(position, length)) this.#readAhead(position, length);
    } catch (error) {
      setImmediate(() => callback(error instanceof Error ? error : new Error(String(error))));
      return;
    }
    const start = position - this.#at;
    const copied = this.#ahead.copy(buffer, offset, start, start + length);
    const error = copied < length ? new RangeError('The file ends before.') : null;
    // Let other work run between two blocks, also where `bytes` read the last one: a cancel must arrive.
    if (this.#isOtherWorkDue) setImmediate(callback, error);
    else process.nextTick(callback, error);
    this.#isOtherWorkDue = false;
  }

  /** From now on parts are read, and no longer the table of contents. */
  readParts(): void {
    this.#block = PART_BLOCK_BYTES;
  }

  /** These bytes of the file; fewer where it ends before. */
  bytes(position: number, length: number): Buffer {
    if (!this.#holds(position, length)) this.#readAhead(position, length);
    return this.#ahead.subarray(position - this.#at, position - this.#at + length);
  }

  #holds(position: number, length: number): boolean {
    return position >= this.#at && position + length <= this.#at + this.#ahead.length;
  }

  #readAhead(position: number, length: number): void {
    const ahead = Buffer.allocUnsafe(Math.max(this.#block, length));
    this.#ahead = ahead.subarray(0, readSync(this.#fd, ahead, 0, ahead.length, position));
    this.#at = position;
    this.#isOtherWorkDue = true;
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
