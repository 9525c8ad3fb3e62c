// The glyph runs of one page, gathered into lines in the order in which they were written.
import type { TextItem, TextMarkedContent } from 'pdfjs-dist/types/src/display/api.js';

/** One line of a page; distances in points, `y` growing upwards. */
export interface Line {
  readonly text: string;
  readonly page: number;
  readonly left: number;
  readonly right: number;
  /** The base line. */
  readonly y: number;
  /** The size of most of its glyphs. */
  readonly size: number;
}

interface Run {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
}

/** The lines of a page. Runs on one base line make one line, until the writing jumps back. */
export function linesOfPage(items: readonly (TextItem | TextMarkedContent)[], page: number): Line[] {
  const lines: Run[][] = [];
  let line: Run[] = [];
  const end = (): void => {
    if (line.some((run) => run.text.trim() !== '')) lines.push(line);
    line = [];
  };
  for (const item of items) {
    if (!('str' in item)) continue;
    const run = runOf(item);
    const last = line.findLast((earlier) => earlier.text.trim() !== '') ?? line.at(-1);
    if (item.str !== '' && last && !continues(last, run)) end();
    if (item.str !== '') line.push(run);
    if (item.hasEOL) end();
  }
  end();
  return lines.map((runs) => lineOf(runs, page));
}

function runOf(item: TextItem): Run {
  const [a = 0, b = 0, , , x = 0, y = 0] = item.transform as number[];
  const size = Math.hypot(a, b) || item.height;
  return { text: item.str, left: x, right: x + item.width, y, size };
}

/** A raised or lowered run (a note's number, a formula's index) still belongs to its line. */
function continues(last: Run, run: Run): boolean {
  const size = Math.max(last.size, run.size);
  if (run.text.trim() === '') return true;
  return (
    Math.abs(run.y - last.y) < size * 0.6 &&
    run.left > last.left - size * 0.5 &&
    run.left - last.right < size * 12
  );
}

/** Signs of lists come from symbol fonts, whose characters have no meaning elsewhere. */
function lineOf(runs: readonly Run[], page: number): Line {
  const visible = runs.filter((run) => run.text.trim() !== '');
  const main = visible.reduce((widest, run) =>
    run.text.length * run.size > widest.text.length * widest.size ? run : widest,
  );
  let text = '';
  let previous: Run | null = null;
  for (const run of runs) {
    // pdf.js writes a space item where it sees one; this catches the gaps of columns set with tabs.
    const gap = previous ? run.left - previous.right : 0;
    if (previous && gap > run.size * 0.8 && !/\s$/.test(text) && !/^\s/.test(run.text)) text += ' ';
    text += run.text;
    if (run.text.trim() !== '') previous = run;
  }
  return {
    text: text
      .replaceAll(/[ \t\n\r\f]+/g, ' ')
      .replaceAll(/[\uF0B7\uF0A7\uF0D8]/g, '•')
      .trim(),
    page,
    left: Math.min(...visible.map((run) => run.left)),
    right: Math.max(...visible.map((run) => run.right)),
    y: main.y,
    size: main.size,
  };
}
