// Finds the words of codings in a text of QualCoder, which counts positions sometimes in code points and sometimes in
// UTF-16 units.
import { storedText } from '#core/text/plain-text.ts';
import { conventions, FileText } from '#core/refi/positions.ts';
import type { Span } from '#core/span.ts';
import { integer, type Row } from './database.ts';

/** The places in one text, found by the way of counting under which the coding's words are there. */
export class Places {
  readonly #text: FileText;
  /** The length of a byte-order mark stored with the text: QualCoder counts it, Concord's text does not contain it. */
  readonly #before: number;
  /** The way of counting that last matched; codings without words use it too. */
  #usual = conventions[0];

  constructor(fulltext: string) {
    this.#before = fulltext.startsWith('\uFEFF') ? 1 : 0;
    this.#text = new FileText(fulltext.slice(this.#before));
  }

  /** The words at a place. */
  words({ start, end }: Span): string {
    return this.#text.text.slice(start, end);
  }

  /** The place of a row with these words; null if no way of counting finds them. */
  of(row: Row, words: string | null): Span | null {
    const place = (column: string): number => (integer(row, column) ?? Number.NaN) - this.#before;
    const stretch = { start: place('pos0'), end: place('pos1') };
    const ways = [this.#usual, ...conventions].flatMap((way) => {
      const span = way && this.#text.place(stretch, way);
      return span === undefined || typeof span === 'string' ? [] : [{ way, span }];
    });
    if (words === null || words.trim() === '') return ways[0]?.span ?? null;
    // Compares first with, then without white space, which windows and files write differently.
    for (const plain of [storedText, (text: string) => text.replaceAll(/\s+/g, '')]) {
      const found = ways.find(({ span }) => plain(this.words(span)) === plain(words));
      if (!found) continue;
      this.#usual = found.way;
      return found.span;
    }
    return null;
  }
}
