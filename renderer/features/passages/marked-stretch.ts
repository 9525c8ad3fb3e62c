// The pieces of a stretch of text with marks: what lies between marks is shortened where the stretch is long, and no mark
// is cut.
import type { Span } from '#core/span.ts';
import type { MarkedText } from '#electron/services/queries.ts';
import { shortenedQuote } from './surroundings.ts';

/** A piece of the text under the same marks throughout. */
export interface MarkedPiece {
  readonly text: string;
  /** The parts that mark it, in order. */
  readonly parts: readonly number[];
  /** Whether it belongs to the passage of the row itself. */
  readonly isOwn: boolean;
  /** The parts whose passage begins here. */
  readonly begins: readonly number[];
}

/** Longer stretches are shortened between the marks, to about this many characters. */
const MAX_CHARACTERS = 600;
/** What is left of the text between two marks at least. */
const LEAST = 60;

/** The pieces of a stretch in text order, at most about `most` characters of unmarked text in all. */
export function markedPieces(
  { start, text, marks }: MarkedText,
  row: Span,
  most: number = MAX_CHARACTERS,
): MarkedPiece[] {
  const length = text.length;
  const own = marks.map(({ part, ...mark }) => ({
    part,
    from: Math.max(0, mark.start - start),
    to: Math.min(length, mark.end - start),
  }));
  const [first, last] = [Math.max(0, row.start - start), Math.min(length, row.end - start)];
  const cuts = [...new Set([0, length, first, last, ...own.flatMap(({ from, to }) => [from, to])])].toSorted(
    (a, b) => a - b,
  );
  const pieces = cuts.slice(0, -1).map((from, index): MarkedPiece => {
    const to = cuts[index + 1] ?? length;
    const over = own.filter((mark) => mark.from <= from && to <= mark.to);
    return {
      text: text.slice(from, to),
      parts: [...new Set(over.map(({ part }) => part))].toSorted((a, b) => a - b),
      isOwn: first <= from && to <= last,
      begins: own.filter((mark) => mark.from === from).map(({ part }) => part),
    };
  });
  const marked = pieces.reduce(
    (sum, piece) => sum + (piece.parts.length > 0 || piece.isOwn ? piece.text.length : 0),
    0,
  );
  const plain = length - marked;
  if (length <= most || plain === 0) return pieces;
  const share = Math.max(0, most - marked) / plain;
  return pieces.map((piece, index) =>
    piece.parts.length > 0 || piece.isOwn
      ? piece
      : {
          ...piece,
          text: shortened(piece.text, Math.max(LEAST, piece.text.length * share), index, pieces.length),
        },
  );
}

/** The first piece keeps its end, the last its beginning, and others both. */
function shortened(text: string, most: number, index: number, all: number): string {
  if (text.length <= most) return text;
  if (index > 0 && index < all - 1) return ` ${shortenedQuote(text.trim(), Math.floor(most))} `;
  const characters = [...text];
  const kept = Math.floor(most);
  return index === 0
    ? `… ${characters.slice(-kept).join('').trimStart()}`
    : `${characters.slice(0, kept).join('').trimEnd()} …`;
}
