// Whether a passage contains words, in any case: one rule for lists of passages, for the files exported from them, and for the
// thread that searches texts.
import type { Span } from '../span.ts';

/** Returns a test whether a passage of a text contains the words, without blanks around them. A null span is the whole text. */
export function wordsHeld(words: string): (text: string, span: Span | null) => boolean {
  const wanted = words.trim().toLowerCase();
  return (text, span) => (span ? text.slice(span.start, span.end) : text).toLowerCase().includes(wanted);
}
