// Collects the glyph runs of a page into lines, in the order of writing.
import { boxAround, partOfBox, type Box } from './pdf-boxes.ts';
import type { Glyphs } from './pdf-glyphs.ts';
import { isSpaceBetween, stretchOf } from './pdf-spaces.ts';
import type { Tag } from './pdf-tags.ts';

/** A part of a line's text and its place on the page. */
export interface Piece {
  /** The offset in the line's text (UTF-16), and the length in code units. */
  readonly at: number;
  readonly length: number;
  readonly box: Box;
}

/** One line of a page, or its part up to a wide gap; distances in points along the reading direction. */
export interface Line {
  readonly text: string;
  readonly page: number;
  readonly left: number;
  readonly right: number;
  /** The baseline; it grows downwards. */
  readonly y: number;
  /** The size of most of its glyphs. */
  readonly size: number;
  /** The reading direction, in degrees clockwise. */
  readonly turn: number;
  /** The place of each part of the text except spaces, in order. */
  readonly pieces: readonly Piece[];
  /** Whether the line begins with a small raised number or sign, as a note does. */
  readonly startsRaised: boolean;
  /** Whether the line ends in a hyphen that is a separate glyph run, as programs that break words write it. */
  readonly endsBroken: boolean;
  /** Where the words begin after a list sign; else `left`. */
  readonly textLeft: number;
  readonly tag: Tag | null;
  readonly isArtifact: boolean;
  /** How many parts are separated by wide gaps, like the cells of a row, and where the last one begins. */
  readonly cells: number;
  readonly cellLeft: number;
  /** The name of the line's column. */
  readonly column: string;
}

/** List signs at the beginning of a line. */
export const listSign =
  /^(?:[•▪‣◦●○■□◆➢✓–—·*-]\s|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s|\d{1,2}(?:\.\d{1,2}){1,3}\.?\s|[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|\d{1,2}、|[①-⑳]|\[\d{1,3}\]\s)/u;

/** A gap wider than this many type sizes may separate two columns. */
const MAX_SPACE = 1;

/**
 * The lines of a page in the order of writing. Runs on one baseline form one line, until the writing jumps back, leaves
 * a wide gap, or continues in another part of the document.
 */
export function linesOfPage(glyphs: readonly Glyphs[], page: number): Line[] {
  const lines: Line[] = [];
  let line: Glyphs[] = [];
  let last: Glyphs | null = null;
  const end = (): void => {
    if (last) lines.push(lineOf(line, page));
    line = [];
    last = null;
  };
  for (const run of glyphs) {
    if (run.text.trim() !== '') {
      if (last && !continues(last, run)) end();
      last = run;
    }
    if (run.text !== '') line.push(run);
    if (run.endsLine) end();
  }
  end();
  return lines;
}

/** A raised or lowered run (the number of a note, an index in a formula) belongs to its line. */
function continues(last: Glyphs, run: Glyphs): boolean {
  const size = Math.max(last.size, run.size);
  const gap = run.left - last.right;
  return (
    run.turn === last.turn &&
    run.isArtifact === last.isArtifact &&
    Math.abs(run.y - last.y) < size * 0.6 &&
    // Consecutive Chinese punctuation is set overlapping by half.
    gap > -size * 0.65 &&
    gap < size * (run.tag && run.tag.unit === last.tag?.unit ? 12 : MAX_SPACE)
  );
}

function lineOf(runs: readonly Glyphs[], page: number): Line {
  const visible = runs.filter((run) => run.text.trim() !== '');
  const main = visible.reduce((widest, run) =>
    run.text.length * run.size > widest.text.length * widest.size ? run : widest,
  );
  const first = visible[0] ?? main;
  const { text, pieces } = written(runs);
  const left = Math.min(...visible.map((run) => run.left));
  return {
    text,
    page,
    left,
    right: Math.max(...visible.map((run) => run.right)),
    y: main.y,
    size: main.size,
    turn: main.turn,
    pieces,
    startsRaised:
      first.size < main.size * 0.85 && first.y < main.y - main.size * 0.1 && first.text.trim().length < 5,
    endsBroken: /^[-\u2010]$/.test(visible.at(-1)?.text.trim() ?? '') && /\p{L}[-\u2010]$/u.test(text),
    textLeft: textLeftOf(visible, text, left),
    tag: first.tag,
    isArtifact: main.isArtifact,
    cells: 1,
    cellLeft: left,
    column: '',
  };
}

function written(runs: readonly Glyphs[]): { text: string; pieces: Piece[] } {
  let text = '';
  let isSeen = false;
  let previous: Glyphs | null = null;
  const stretch = stretchOf(runs);
  const pieces: Piece[] = [];
  for (const run of runs) {
    const words = run.text.trim();
    isSeen ||= words === '';
    if (words === '') continue;
    if (previous && isSpaceBetween(previous, run, isSeen, stretch)) text += ' ';
    isSeen = false;
    const from = run.text.indexOf(words);
    const box = partOfBox(run.box, run.turn, run.text, from, from + words.length);
    const before = pieces.at(-1);
    if (before && previous && isOneRun(previous, run)) {
      const length = text.length + words.length - before.at;
      pieces[pieces.length - 1] = { at: before.at, length, box: boxAround([before.box, box]) };
    } else pieces.push({ at: text.length, length: words.length, box });
    text += words;
    previous = run;
  }
  return { text, pieces };
}

/** Whether two runs can be treated as one: the same line and type size, and no gap wider than a space. */
function isOneRun(previous: Glyphs, run: Glyphs): boolean {
  return (
    run.turn % 90 === 0 &&
    Math.abs(previous.size - run.size) < 0.1 &&
    Math.abs(previous.y - run.y) < 0.5 &&
    Math.abs(run.left - previous.right) < run.size * 0.8
  );
}

function textLeftOf(visible: readonly Glyphs[], text: string, left: number): number {
  const sign = listSign.exec(text)?.[0].trim() ?? '';
  if (sign === '') return left;
  let before = '';
  for (const run of visible) {
    if (before.length >= sign.length) return run.left;
    before += run.text.trim();
  }
  return left;
}

/** A large initial that extends into the lines below it. */
export function isInitial(line: Line, next: Line): boolean {
  return line.size > next.size * 1.6 && /^["“‘'(]?\p{L}$/u.test(line.text);
}

/** Two parts of one line, joined; the second is to the right of the first. */
export function joinedLine(first: Line, second: Line): Line {
  const isWord = isInitial(first, second);
  const joint = isWord ? '' : ' ';
  const shift = first.text.length + joint.length;
  const main = isWord || first.text.length * first.size < second.text.length * second.size ? second : first;
  const text = first.text + joint + second.text;
  const isSigned = first.textLeft === first.left && first.cells === 1 && listSign.test(text);
  return {
    ...first,
    text,
    right: Math.max(first.right, second.right),
    y: main.y,
    size: main.size,
    endsBroken: second.endsBroken,
    pieces: [...first.pieces, ...second.pieces.map((piece) => ({ ...piece, at: piece.at + shift }))],
    textLeft: isSigned ? second.left : first.textLeft,
    cells: first.cells + (isWord || isSigned ? 0 : second.cells),
    cellLeft: isWord ? first.left : second.cellLeft,
  };
}
