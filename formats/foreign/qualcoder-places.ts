// Where the words of codings stand in a text of QualCoder, which counts now in one way and now in another.
import { storedText } from '#core/plain-text.ts';
import { conventions, type FileText } from '#core/refi/positions.ts';
import type { Span } from '#core/span.ts';
import { integer, type Row } from './database.ts';

/** The places of one text: by the way of counting that finds the words of its codings there. */
export class Places {
  readonly #text: FileText;
  /** The way that found the last words: what has no words to tell is counted alike. */
  #usual = conventions[0];

  constructor(words: FileText) {
    this.#text = words;
  }

  /** Where a row stands that says these words; null where they are not there in any way of counting. */
  of(row: Row, said: string | null): Span | null {
    const stretch = { start: integer(row, 'pos0') ?? Number.NaN, end: integer(row, 'pos1') ?? Number.NaN };
    const ways = [this.#usual, ...conventions].flatMap((way) => {
      const span = way && this.#text.place(stretch, way);
      return span === undefined || typeof span === 'string' ? [] : [{ way, span }];
    });
    if (said === null || said.trim() === '') return ways[0]?.span ?? null;
    // White space is the last to decide: windows and files write it differently.
    for (const plain of [storedText, (words: string) => words.replaceAll(/\s+/g, '')]) {
      const found = ways.find(
        ({ span }) => plain(this.#text.text.slice(span.start, span.end)) === plain(said),
      );
      if (!found) continue;
      this.#usual = found.way;
      return found.span;
    }
    return null;
  }
}
