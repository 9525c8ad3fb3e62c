// Two texts side by side, line against line, with what only one of them has.
import type { TextPart } from '#electron/text-parts.ts';

/** Some words of one side; `own` where the other side does not have them. */
export interface Piece {
  readonly text: string;
  readonly own: boolean;
}

/** What stands beside each other: the same lines, or what each has in their place. */
export interface FacingLines {
  readonly first: readonly Piece[];
  readonly second: readonly Piece[];
  /** Whether both sides say the same. */
  readonly same: boolean;
}

/** Facing lines, or a number of alike ones that need not be read. */
export type Stretch =
  | { readonly kind: 'lines'; readonly lines: FacingLines }
  | { readonly kind: 'alike'; readonly lines: readonly FacingLines[]; readonly characters: number };

/** The parts of a comparison as facing lines: a line end that both have ends a line on both sides. */
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

/** Lines kept on either side of a difference. */
const around = 1;

/** Puts away what is alike for more than a few lines, but for the lines next to a difference. */
export function folded(rows: readonly FacingLines[]): Stretch[] {
  const isNear = rows.map((_, place) =>
    rows.slice(Math.max(0, place - around), place + around + 1).some(({ same }) => !same),
  );
  const stretches: Stretch[] = [];
  for (let place = 0; place < rows.length;) {
    let end = place;
    while (end < rows.length && isNear[end] === false) end += 1;
    const alike = rows.slice(place, end);
    // One line put away would take the room of the line.
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

/** In code points, as everywhere a person reads a number of characters. */
function charactersIn(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { text }) => sum + [...text].length, 0);
}
