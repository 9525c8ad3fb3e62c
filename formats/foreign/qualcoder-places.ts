// Where the words of codings stand in a text of QualCoder, which counts now in one way and now in another.
import { storedText } from '#core/text/plain-text.ts';
import { conventions, FileText } from '#core/refi/positions.ts';
import type { Span } from '#core/span.ts';
import { integer, type Row } from './database.ts';

/** The places of one text: by the way of counting that finds the words of its codings there. */
export class Places {
  readonly #text: FileText;
  /** A byte-order mark that was stored with the text is counted there, and is no part of a text here. */
  readonly #before: number;
  /** The way that found the last words: what has no words to tell is counted alike. */
  #usual = conventions[0];

  constructor(fulltext: string) {
    this.#before = fulltext.startsWith('\uFEFF') ? 1 : 0;
    this.#text = new FileText(fulltext.slice(this.#before));
  }

  /** The words there. */
  words({ start, end }: Span): string {
    return this.#text.text.slice(start, end);
  }

  /** Where a row stands that says these words; null where they are not there in any way of counting. */
  of(row: Row, said: string | null): Span | null {
    const place = (column: string): number => (integer(row, column) ?? Number.NaN) - this.#before;
    const stretch = { start: place('pos0'), end: place('pos1') };
    const ways = [this.#usual, ...conventions].flatMap((way) => {
      const span = way && this.#text.place(stretch, way);
      return span === undefined || typeof span === 'string' ? [] : [{ way, span }];
    });
    if (said === null || said.trim() === '') return ways[0]?.span ?? null;
    // White space is the last to decide: windows and files write it differently.
    for (const plain of [storedText, (words: string) => words.replaceAll(/\s+/g, '')]) {
      const found = ways.find(({ span }) => plain(this.words(span)) === plain(said));
      if (!found) continue;
      this.#usual = found.way;
      return found.span;
    }
    return null;
  }
}
