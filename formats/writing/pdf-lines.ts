// Breaks a text into lines of a given width: between words, and between Chinese characters except before closing and
// after opening punctuation.
import type { Span } from '#core/span.ts';

const opening = /[([{（［｛「『【〔《〈“‘]/u;
const closing = /[)\]}）］｝」』】〕》〉”’，。、；：！？…,.;:!?%]/u;
const ideograph = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;

/**
 * The lines of `text`, each at most `width` wide without trailing spaces; a wider single word is divided. `widthOf`
 * returns the width of a text in the same unit as `width`. An empty text has one empty line.
 */
export function brokenLines(text: string, width: number, widthOf: (piece: string) => number): Span[] {
  const lines: Span[] = [];
  let [start, end, used] = [0, 0, 0];
  const finish = (): void => {
    lines.push({ start, end });
    [start, used] = [end, 0];
  };
  for (const piece of piecesOf(text)) {
    if (used > 0 && used + widthOf(piece.trimEnd()) > width) finish();
    if (widthOf(piece.trimEnd()) <= width) {
      end += piece.length;
      used += widthOf(piece);
      continue;
    }
    for (const character of piece) {
      if (used > 0 && used + widthOf(character) > width) finish();
      end += character.length;
      used += widthOf(character);
    }
  }
  if (end > start || lines.length === 0) finish();
  return lines;
}

/** The indivisible pieces in order, each with the spaces after it. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let piece = '';
  let before = '';
  for (const character of text) {
    if (before !== '' && mayBreak(before, character)) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
    before = character;
  }
  return piece === '' ? pieces : [...pieces, piece];
}

function mayBreak(before: string, after: string): boolean {
  if (after === ' ') return false;
  if (before === ' ') return true;
  if (opening.test(before) || closing.test(after)) return false;
  return ideograph.test(before) || ideograph.test(after);
}
