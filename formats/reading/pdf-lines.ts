// The glyph runs of one page, gathered into lines in the order in which they were written.
import { boxAround, partOfBox, type Box } from './pdf-boxes.ts';
import type { Glyphs } from './pdf-glyphs.ts';

/** A stretch of a line's text and its place on the page. */
export interface Piece {
  /** Position in the text of the line (UTF-16), and how many code units it is long. */
  readonly at: number;
  readonly length: number;
  readonly box: Box;
}

/** One line of a page; distances in points along the reading, `y` growing downwards. */
export interface Line {
  readonly text: string;
  readonly page: number;
  readonly left: number;
  readonly right: number;
  /** The base line. */
  readonly y: number;
  /** The size of most of its glyphs. */
  readonly size: number;
  /** Where its reading goes, in degrees clockwise. */
  readonly turn: number;
  /** Where each part of the text stands: all of it but spaces, in order. */
  readonly pieces: readonly Piece[];
}

/** The lines of a page. Runs on one base line make one line, until the writing jumps back. */
export function linesOfPage(glyphs: readonly Glyphs[], page: number): Line[] {
  const lines: Glyphs[][] = [];
  let line: Glyphs[] = [];
  const end = (): void => {
    if (line.some(isVisible)) lines.push(line);
    line = [];
  };
  for (const run of glyphs) {
    const last = line.findLast(isVisible) ?? line.at(-1);
    if (run.text !== '' && last && !continues(last, run)) end();
    if (run.text !== '') line.push(run);
    if (run.endsLine) end();
  }
  end();
  return lines.map((runs) => lineOf(runs, page));
}

function isVisible(run: Glyphs): boolean {
  return run.text.trim() !== '';
}

/** A raised or lowered run (a note's number, a formula's index) still belongs to its line. */
function continues(last: Glyphs, run: Glyphs): boolean {
  const size = Math.max(last.size, run.size);
  if (!isVisible(run)) return true;
  return (
    run.turn === last.turn &&
    Math.abs(run.y - last.y) < size * 0.6 &&
    run.left > last.left - size * 0.5 &&
    run.left - last.right < size * 12
  );
}

function lineOf(runs: readonly Glyphs[], page: number): Line {
  const visible = runs.filter(isVisible);
  const main = visible.reduce((widest, run) =>
    run.text.length * run.size > widest.text.length * widest.size ? run : widest,
  );
  let text = '';
  let previous: Glyphs | null = null;
  const pieces: Piece[] = [];
  for (const run of runs) {
    // pdf.js writes a space item where it sees one; this catches the gaps of columns set with tabs.
    const gap = previous ? run.left - previous.right : 0;
    if (previous && gap > run.size * 0.8 && !/^\s/.test(run.text)) text = spaced(text);
    if (/^\s/.test(run.text)) text = spaced(text);
    const words = run.text.trim();
    if (words === '') continue;
    const from = run.text.indexOf(words);
    const piece = {
      at: text.length,
      length: words.length,
      box: partOfBox(run.box, run.turn, run.text, from, from + words.length),
    };
    const before = pieces.at(-1);
    if (before && previous && isOneRun(previous, run)) {
      const length = piece.at + piece.length - before.at;
      pieces[pieces.length - 1] = { at: before.at, length, box: boxAround([before.box, piece.box]) };
    } else pieces.push(piece);
    text += words;
    if (/\s$/.test(run.text)) text = spaced(text);
    previous = run;
  }
  return {
    text: text.trimEnd(),
    page,
    left: Math.min(...visible.map((run) => run.left)),
    right: Math.max(...visible.map((run) => run.right)),
    y: main.y,
    size: main.size,
    turn: main.turn,
    pieces,
  };
}

/** `text` with a space at its end, unless it is empty or has one. */
function spaced(text: string): string {
  return text === '' || text.endsWith(' ') ? text : `${text} `;
}

/** Whether two runs can be told of as one: the same line and size of type, and no gap wider than a space. */
function isOneRun(previous: Glyphs, run: Glyphs): boolean {
  return (
    run.turn % 90 === 0 &&
    Math.abs(previous.size - run.size) < 0.1 &&
    Math.abs(previous.y - run.y) < 0.5 &&
    Math.abs(run.left - previous.right) < run.size * 0.8
  );
}
