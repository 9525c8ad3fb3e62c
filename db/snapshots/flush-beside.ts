// Flushes a file to the disk beside the thread that writes it, a little at a time: where a writer flushes only at its end,
// as a backup by SQLite does, its thread waits until the disk has all of the file, for tenths of a second with a large one.
import { open, type FileHandle } from 'node:fs/promises';

/** How many bytes are written between two flushes: a disk takes some milliseconds for them. */
const STEP_BYTES = 2 * 1024 * 1024;

export class FlushBeside implements AsyncDisposable {
  readonly #path: string;
  #file: Promise<FileHandle> | null = null;
  #flushing: Promise<void> | null = null;
  #flushed = 0;

  /** Flushes the file at `path`, which must exist once it has a length. */
  constructor(path: string) {
    this.#path = path;
  }

  /** Tells how long the file is by now, in bytes. Errors are left for the end of the writing, which flushes all of it. */
  isLong(bytes: number): void {
    if (this.#flushing || bytes - this.#flushed < STEP_BYTES) return;
    this.#flushed = bytes;
    this.#flushing = this.#flush()
      .catch(() => undefined)
      .finally(() => (this.#flushing = null));
  }

  async #flush(): Promise<void> {
    const file = await (this.#file ??= open(this.#path, 'r+'));
    await file.datasync();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#flushing;
    await this.#file?.then(
      (file) => file.close(),
      () => undefined,
    );
  }
}
