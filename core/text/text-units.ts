// Paragraphs and sentences of a text, and which of them a passage touches. A paragraph is a line that is not blank,
// without the white space around it.
import { firstEndingAfter, firstStartingAt, type Span } from '../span.ts';
import { sentencesOf, trimmed } from './segments.ts';

/** The units that a passage touches, as numbers from 0; it touches all between the first and the last. */
export interface Touched {
  readonly first: number;
  readonly last: number;
}

/** The paragraphs of a text in order. */
export function paragraphsOf(text: string): Span[] {
  const paragraphs: Span[] = [];
  for (let start = 0; start <= text.length;) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    const paragraph = trimmed(text, { start, end });
    if (paragraph) paragraphs.push(paragraph);
    start = end + 1;
  }
  return paragraphs;
}

/** The sentences of all paragraphs of a text in order. */
export function sentencesOfText(text: string): Span[] {
  return paragraphsOf(text).flatMap((paragraph) => sentencesOf(text, paragraph));
}

/** Which units a span shares a character with; null where it lies in the white space between them. */
export function touchedBy(units: readonly Span[], { start, end }: Span): Touched | null {
  const first = firstEndingAfter(units, start);
  const last = firstStartingAt(units, end) - 1;
  return first <= last ? { first, last } : null;
}
