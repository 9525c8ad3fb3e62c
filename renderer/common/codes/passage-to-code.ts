// The passage that a key press applies to: the selection, or else the sentence at the caret, then its paragraph.
import { paragraphAt, sentenceAt, trimmed } from '#core/text/segments.ts';
import { wholeCharacters } from '#core/text/anchors.ts';
import type { Span } from '#core/span.ts';

export type Reach = 'selection' | 'sentence' | 'paragraph';

/** A passage to code, and how it was chosen. */
export interface MeantPassage {
  readonly span: Span;
  readonly reach: Reach;
}

/** The selection without white space at its ends, or the passage at the caret. Null if there is only white space. */
export function meantPassage(
  text: string,
  selection: Span,
  reach: Exclude<Reach, 'selection'> = 'sentence',
): MeantPassage | null {
  if (selection.start < selection.end) {
    const span = trimmed(text, wholeCharacters(text, selection));
    return span && { span, reach: 'selection' };
  }
  const span = reach === 'sentence' ? sentenceAt(text, selection.start) : paragraphAt(text, selection.start);
  return span && { span, reach };
}
