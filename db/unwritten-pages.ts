// The pages of an open study that nobody has written since it was sealed. At closing they must still match
// their checksums; otherwise damage that happened meanwhile would be sealed as whole.
import { notePagesInLog, type LoggedPages, type LogPlace } from './log-pages.ts';

/** The unwritten pages of one open study. */
export class UnwrittenPages {
  readonly #sums: Uint32Array;
  /** By page index, from 0: 1 where a fold has written the page, or may have. */
  readonly #written: Uint8Array;
  #place: LogPlace | null = null;

  /** `sums` are those of the seal that the file had when it was opened. */
  constructor({ sums }: { readonly sums: Uint32Array }) {
    this.#sums = sums;
    this.#written = new Uint8Array(sums.length);
    // Opening and closing write the first page without a log.
    this.#written[0] = 1;
  }

  /** How far the log has been read; null before it was. */
  get place(): LogPlace | null {
    return this.#place;
  }

  /** Call before each fold, which writes the pages that are in the log. */
  noteLog(path: string): void {
    this.#place = notePagesInLog(path, this.#place, (page) => this.#note(page));
  }

  /**
   * Takes what a thread has read of the log from `place` on, which for the log of a large import takes a tenth of a
   * second. `noteLog` then reads only what has come since.
   */
  noteLogged({ pages, place }: LoggedPages): void {
    for (const page of pages) this.#note(page);
    this.#place = place;
  }

  #note(page: number): void {
    if (page <= this.#written.length) this.#written[page - 1] = 1;
  }

  /** Call when every page is rewritten, as when the file is made smaller. */
  noteAll(): void {
    this.#written.fill(1);
  }

  /** Whether an unwritten page differs from its checksum; `sums` are those of all pages now. */
  differFrom(sums: Uint32Array): boolean {
    return this.#sums.some((sum, index) => this.#written[index] === 0 && sums[index] !== sum);
  }
}
