// Finds the number that was typed at the caret, so that it can be made live.
import type { EditorState } from '@tiptap/pm/state';

/** A typed number: its words, and its place in the editor's document. */
export interface TypedNumber {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Digits with their separators and percent sign, or the selected words; null where neither stands at the caret. */
export function typedNumber({ selection, doc }: EditorState): TypedNumber | null {
  const { from, to, empty, $from } = selection;
  if (!empty) {
    const text = doc.textBetween(from, to, '', '\uFFFC');
    const words = text.trim();
    if (words === '' || words.includes('\uFFFC')) return null;
    const start = from + text.indexOf(words);
    return { from: start, to: start + words.length, text: words };
  }
  // An atom is one character here, as it is one position in the document.
  const text = $from.parent.textBetween(0, $from.parent.content.size, '', '\uFFFC');
  const start = $from.start();
  for (const found of text.matchAll(/[-−]?\d+(?:[.,\u00A0\u202F]\d+)*\s?%?/gu)) {
    const words = found[0].trimEnd();
    const end = found.index + words.length;
    if ($from.parentOffset >= found.index && $from.parentOffset <= end)
      return { from: start + found.index, to: start + end, text: words };
  }
  return null;
}
