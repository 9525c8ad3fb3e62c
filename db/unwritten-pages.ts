// The pages of an open study that nobody has written since it was sealed: when it is closed they must still be as they were
// sealed, or what rotted meanwhile would be sealed as whole.
import { notePagesInLog, type LogPlace } from './log-pages.ts';
import type { PageSums } from './seal.ts';

export class UnwrittenPages {
  readonly #sums: Uint32Array;
  /** By the index of a page, from 0: 1 where a fold has written it, or may have. */
  readonly #written: Uint8Array;
  #place: LogPlace | null = null;

  /** `sums` are those of the seal that the file had when it was opened. */
  constructor({ sums }: Pick<PageSums, 'sums'>) {
    this.#sums = sums;
    this.#written = new Uint8Array(sums.length);
    // Opening and closing write the first page without a log.
    this.#written[0] = 1;
  }

  /** To be called before each fold: it writes pages that are in the log. */
  noteLog(path: string): void {
    this.#place = notePagesInLog(path, this.#place, (page) => {
      if (page <= this.#written.length) this.#written[page - 1] = 1;
    });
  }

  /** To be called when every page is written anew, of which some are no more. */
  noteAll(): void {
    this.#written.fill(1);
  }

  /** Whether one of them is not as it was, by the sums of all pages as they are now. */
  differFrom(sums: Uint32Array): boolean {
    return this.#sums.some((sum, index) => this.#written[index] === 0 && sums[index] !== sum);
  }
}
