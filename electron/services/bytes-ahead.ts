// Writes the texts and files of an import before its act, in batches of one transaction each: large enough to spare the
// disk, small enough that a window hardly waits.
import type { KeptBytes } from '#db/blobs-ahead.ts';
import type { StagingContext } from './context.ts';

/** The most texts and files in one transaction. */
export const BATCH_BLOBS = 100;
/** The size at which a transaction is written, in bytes. */
export const BATCH_BYTES = 8 * 1024 * 1024;

export class BytesAhead {
  readonly #keep: StagingContext['keepAhead'];
  #waiting: KeptBytes[] = [];
  #bytes = 0;

  constructor(keep: StagingContext['keepAhead']) {
    this.#keep = keep;
  }

  /** The bytes that are not written yet. */
  get waiting(): readonly KeptBytes[] {
    return this.#waiting;
  }

  /** Adds bytes, and writes all that are waiting once they fill a transaction. */
  add(blobs: readonly KeptBytes[]): void {
    for (const each of blobs) {
      this.#waiting.push(each);
      this.#bytes += each.bytes.byteLength;
    }
    if (this.#waiting.length >= BATCH_BLOBS || this.#bytes >= BATCH_BYTES) this.flush();
  }

  /** Writes all that are waiting. Throws `cancelled` if the import was cancelled. */
  flush(): void {
    if (this.#waiting.length > 0) this.#keep(this.#waiting);
    this.#waiting = [];
    this.#bytes = 0;
  }
}
