// Texts and files that an import keeps ahead of its act, so many in one transaction: enough to spare the disk, and little
// enough that a window hardly waits for it.
import type { KeptBytes } from '#db/blobs-ahead.ts';
import type { StagingContext } from './context.ts';

/** At most so many in one transaction. */
export const BATCH_BLOBS = 100;
/** And hardly more bytes than these. */
export const BATCH_BYTES = 8 * 1024 * 1024;

export class BytesAhead {
  readonly #keep: StagingContext['keepAhead'];
  #waiting: KeptBytes[] = [];
  #bytes = 0;

  constructor(keep: StagingContext['keepAhead']) {
    this.#keep = keep;
  }

  /** Those that are not kept yet. */
  get waiting(): readonly KeptBytes[] {
    return this.#waiting;
  }

  /** Takes these in, and keeps all it has taken in when that is enough for a transaction. */
  add(blobs: readonly KeptBytes[]): void {
    for (const each of blobs) {
      this.#waiting.push(each);
      this.#bytes += each.bytes.byteLength;
    }
    if (this.#waiting.length >= BATCH_BLOBS || this.#bytes >= BATCH_BYTES) this.flush();
  }

  /** Keeps what it has taken in. Throws `cancelled` once the import is. */
  flush(): void {
    if (this.#waiting.length > 0) this.#keep(this.#waiting);
    this.#waiting = [];
    this.#bytes = 0;
  }
}
