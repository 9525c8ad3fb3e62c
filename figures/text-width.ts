// Lays out text without a screen to measure it on: widths are estimated, slightly too wide, and lines are broken where
// English and Chinese allow it.

/** One em wide: characters of Chinese, Japanese and Korean, and their full-width punctuation. */
const FULL_WIDTH =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]/u;
const NARROW = /[ijl.,:;'|!()[\]\u00B7\u2018\u2019]/;
const WIDE = /[mwMWQ@%\u2014\u2026]/;
const CAPITAL = /[A-Z\u00C0-\u00DE\u201C\u201D]/;
const COMBINING = /\p{M}/u;

/** A line may not begin with these. */
const NEVER_FIRST =
  /[\u3001\u3002\uFF0C\uFF0E\uFF1A\uFF1B\uFF01\uFF1F\uFF09\u300D\u300F\u3011\u300B\u3009\u3015\u201D\u2019%,.;:!?)\]]/;
/** A line may not end with these. */
const NEVER_LAST = /[\uFF08\u300C\u300E\u3010\u300A\u3008\u3014\u201C\u2018([]/;

/** The estimated width of a text in the sans font of figures at `size`, in the unit of `size`. */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const character of text) ems += emsOf(character);
  return ems * size;
}

function emsOf(character: string): number {
  if (COMBINING.test(character)) return 0;
  if (FULL_WIDTH.test(character)) return 1;
  if (character === ' ') return 0.28;
  if (NARROW.test(character)) return 0.31;
  if (WIDE.test(character)) return 0.9;
  if (CAPITAL.test(character)) return 0.68;
  return character > '\u2000' ? 0.8 : 0.57;
}

/**
 * Breaks a text into lines at most `width` wide: between words of scripts with spaces, between characters of those
 * without, never before closing or after opening punctuation. A word wider than the line is cut.
 */
export function wrapText(text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(text)) {
    if (line !== '' && textWidth((line + piece).trimEnd(), size) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += line === '' ? piece.trimStart() : piece;
    while (textWidth(line.trimEnd(), size) > width) {
      const cut = charactersWithin(line, size, width);
      if (cut >= line.length) break;
      lines.push(line.slice(0, cut));
      line = line.slice(cut);
    }
  }
  if (line.trimEnd() !== '') lines.push(line.trimEnd());
  return lines;
}

/** The text, or as much of its beginning as fits into `width` with an ellipsis. */
export function shortened(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  const cut = charactersWithin(text, size, width - textWidth('…', size));
  return `${text.slice(0, cut).trimEnd()}…`;
}

/** How many UTF-16 units of the text fit into the width: whole characters, and at least one. */
function charactersWithin(text: string, size: number, width: number): number {
  let used = 0;
  let end = 0;
  for (const character of text) {
    used += emsOf(character) * size;
    if (used > width && end > 0) break;
    end += character.length;
  }
  return end;
}

/** The pieces between which a line may break, with their trailing spaces. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let piece = '';
  let before = '';
  for (const character of text) {
    if (piece !== '' && mayBreak(before, character)) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
    before = character;
  }
  if (piece !== '') pieces.push(piece);
  return pieces;
}

function mayBreak(before: string, after: string): boolean {
  if (after === ' ' || NEVER_FIRST.test(after) || NEVER_LAST.test(before)) return false;
  // A line may end after a hyphen, but not after a minus or within a range of numbers.
  if (before === ' ') return true;
  if (before === '-') return /\p{L}/u.test(after);
  return FULL_WIDTH.test(before) || FULL_WIDTH.test(after);
}
