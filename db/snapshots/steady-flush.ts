// Flushes a large file to the disk while it is written, a little at a time. The disk serves one flush after another: behind
// one of hundreds of megabytes, the log of an open study would wait for tenths of a second, and with it every act.
import { closeSync, fdatasyncSync, openSync } from 'node:fs';

/** How many bytes are written between two flushes: a disk takes some milliseconds for them. */
const STEP_BYTES = 2 * 1024 * 1024;

export class SteadyFlush implements Disposable {
  readonly #path: string;
  #descriptor: number | null = null;
  #waiting = 0;

  /** Flushes the file at `path`, which need not exist yet. */
  constructor(path: string) {
    this.#path = path;
  }

  /** Tells that so many more bytes were written. Errors are left for the end of the writing, which flushes all of it. */
  wrote(bytes: number): void {
    this.#waiting += bytes;
    if (this.#waiting < STEP_BYTES) return;
    this.#waiting = 0;
    try {
      this.#descriptor ??= openSync(this.#path, 'r+');
      fdatasyncSync(this.#descriptor);
    } catch (error) {
      if (!(error instanceof Error && 'syscall' in error)) throw error;
    }
  }

  [Symbol.dispose](): void {
    if (this.#descriptor !== null) closeSync(this.#descriptor);
    this.#descriptor = null;
  }
}
