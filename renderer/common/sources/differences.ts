// Two texts side by side, line by line, with the words that only one of them has marked.
import type { TextPart } from '#electron/text-parts.ts';

/** Some words of one side; `own` if the other side lacks them. */
export interface Piece {
  readonly text: string;
  readonly own: boolean;
}

/** A pair of lines: the same on both sides, or each side's replacement. */
export interface FacingLines {
  readonly first: readonly Piece[];
  readonly second: readonly Piece[];
  /** Whether both sides are equal. */
  readonly same: boolean;
}

/** Facing lines, or a number of equal ones that are folded. */
export type Stretch =
  | { readonly kind: 'lines'; readonly lines: FacingLines }
  | { readonly kind: 'alike'; readonly lines: readonly FacingLines[]; readonly characters: number };

/** The parts of a comparison as facing lines: a line break that both sides have ends a line on both. */
export function facingLines(parts: readonly TextPart[]): FacingLines[] {
  const rows: FacingLines[] = [];
  let first: Piece[] = [];
  let second: Piece[] = [];
  const end = (): void => {
    const same = [...first, ...second].every(({ own }) => !own);
    if (first.length > 0 || second.length > 0) rows.push({ first, second, same });
    first = [];
    second = [];
  };
  for (const part of parts) {
    if (part.in === 'first') first.push({ text: part.text, own: true });
    else if (part.in === 'second') second.push({ text: part.text, own: true });
    else {
      for (const [place, line] of part.text.split('\n').entries()) {
        if (place > 0) end();
        if (line === '') continue;
        first.push({ text: line, own: false });
        second.push({ text: line, own: false });
      }
    }
  }
  end();
  return rows;
}

/** How many equal lines stay visible on each side of a difference. */
const LINES_AROUND = 1;

/** Folds longer runs of equal lines, except the lines next to a difference. */
export function folded(rows: readonly FacingLines[]): Stretch[] {
  const isNear = rows.map((_, place) =>
    rows.slice(Math.max(0, place - LINES_AROUND), place + LINES_AROUND + 1).some(({ same }) => !same),
  );
  const stretches: Stretch[] = [];
  for (let place = 0; place < rows.length;) {
    let end = place;
    while (end < rows.length && isNear[end] === false) end += 1;
    const alike = rows.slice(place, end);
    // Folding a single line would save no space.
    if (alike.length > 1) {
      stretches.push({
        kind: 'alike',
        lines: alike,
        characters: alike.reduce((sum, { first }) => sum + charactersIn(first), 0),
      });
    } else stretches.push(...alike.map((lines) => ({ kind: 'lines' as const, lines })));
    for (place = end; place < rows.length && isNear[place] === true; place += 1) {
      const lines = rows[place];
      if (lines) stretches.push({ kind: 'lines', lines });
    }
  }
  return stretches;
}

/** In code points, as in every number of characters shown to a person. */
function charactersIn(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { text }) => sum + [...text].length, 0);
}
