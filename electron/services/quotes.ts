// The words of passages, with some of the text around them.
import type { OtherCode } from '#core/counting/other-codes.ts';
import type { PageRange } from '#core/text/pages.ts';
import { ParagraphNumbers } from '#core/text/paragraph-numbers.ts';
import type { CodingRecord } from '#core/records.ts';
import { bySpan, splitsPair, type Span } from '#core/span.ts';
import type { ReadDb } from '#db/handles.ts';
import { all } from '#db/write.ts';

/** How much of the surrounding text is shown beside a passage, in UTF-16 units. */
export const CONTEXT_LENGTH = 120;

/** How much of a text is shown for a whole-source coding, in UTF-16 units. */
export const OPENING_LENGTH = 240;

/** The words of a passage, with up to as much text on either side as was asked for. */
export interface Quote {
  readonly sourceId: string;
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly quote: string;
  readonly after: string;
  /** Null for a whole-source coding, and for a source without pages. */
  readonly pages: PageRange | null;
  /** The number of the paragraph in which the passage begins, from 1; null for a whole-source coding. */
  readonly paragraph: number | null;
}

/** A row of a list of passages: its words and its codings. */
export interface ShownPassage {
  /** For a whole-source coding, the quote is empty and `after` holds the beginning of the text. */
  readonly quote: Quote;
  /** In text order; codings deleted meanwhile are left out. */
  readonly codings: readonly CodingRecord[];
  /** Other codes of the same coders on the same words. */
  readonly others: readonly OtherCode[];
}

/** Returns a function that finds the paragraph in which a span begins. */
export function paragraphFinder(
  texts: ReadonlyMap<string, string>,
): (sourceId: string, span: Span) => number {
  const known = new Map<string, ParagraphNumbers>();
  return (sourceId, { start }) => {
    const numbers = known.get(sourceId) ?? new ParagraphNumbers(texts.get(sourceId) ?? '');
    known.set(sourceId, numbers);
    return numbers.at(start);
  };
}

/** The words of a span of `text`, with up to `context` UTF-16 units on either side. */
export function quoteOf(
  text: string,
  paragraph: number | null,
  sourceId: string,
  { start, end }: Span,
  context: number,
  pages: PageRange | null,
): Quote {
  return {
    sourceId,
    start,
    end,
    before: text.slice(wholeAt(text, Math.max(0, start - context)), start),
    quote: text.slice(start, end),
    after: text.slice(end, wholeAt(text, end + context)),
    pages,
    paragraph,
  };
}

/** The position, moved by one if it would split a surrogate pair. */
function wholeAt(text: string, position: number): number {
  return splitsPair(text, position) ? position - 1 : position;
}

/** The codings of a source in text order, whole-source codings first. */
export function codingsOfSource(db: ReadDb, sourceId: string): CodingRecord[] {
  const placeOf = ({ start, end }: CodingRecord): Span => ({ start: start ?? -1, end: end ?? -1 });
  return all(db, 'coding', { sourceId }).toSorted((a, b) => bySpan(placeOf(a), placeOf(b)));
}
