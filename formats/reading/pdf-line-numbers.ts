// Removes line numbers, which are printed beside every or every fifth line of a transcript or a manuscript for
// citation. They are not part of the text and would separate each line from the next.
import type { Line } from './pdf-lines.ts';
import type { PageOfLines } from './pdf-page-edges.ts';
import { turnOf } from './pdf-rows.ts';
import { valueAt } from './value-at.ts';

/** The fewest numbers in a column on one page, and the share of them on each page that must rise by the same step. */
const MIN_NUMBERS = 5;
const MIN_RISING_SHARE = 0.9;

/** At least this share of numbered lines continue in the next one; rows of a table do not. */
const MIN_CONTINUED_SHARE = 0.25;

/** The least gap between the number and the words, in type sizes. */
const MIN_GAP = 0.5;

const numeral = /^\d{1,5}$/;
const goesOn = /^\p{Ll}|[\p{Script=Han}，、]$/u;

/** The pages without line numbers, and the removed numbers, page by page. */
export function withoutLineNumbers(pages: readonly PageOfLines[]): {
  readonly pages: readonly PageOfLines[];
  readonly numbers: readonly (readonly Line[])[];
} {
  const parted = pages.map((page) => page.lines.flatMap(partedFromNumber));
  const columns = parted.map(columnOf);
  const known = columns.reduce((longest, column) => (column.length > longest.length ? column : longest), []);
  if (known.length < MIN_NUMBERS) return { pages, numbers: pages.map(() => []) };
  // A page with a single line has no column, but its number is at the same place.
  const isAlone = standingIn(known);
  const numbers = columns.map((column, index) =>
    column.length > 0 ? column : (parted[index] ?? []).filter(isAlone),
  );
  return {
    pages: pages.map((page, index) => {
      const taken = new Set(numbers[index]);
      if (taken.size === 0) return page;
      return { ...page, lines: (parted[index] ?? []).filter((line) => !taken.has(line)) };
    }),
    numbers,
  };
}

/** The line split in two, if it begins with a number set apart from its words. */
function partedFromNumber(line: Line): readonly Line[] {
  const [first, second] = line.pieces;
  if (!first || !second || line.turn !== 0 || line.startsRaised) return [line];
  const number = line.text.slice(0, first.length);
  const gap = second.box.x - first.box.x - first.box.width;
  if (!numeral.test(number) || gap < line.size * MIN_GAP) return [line];
  const { x } = second.box;
  return [
    { ...line, text: number, right: first.box.x + first.box.width, textLeft: line.left, pieces: [first] },
    {
      ...line,
      text: line.text.slice(second.at),
      left: x,
      textLeft: Math.max(x, line.textLeft),
      cellLeft: x,
      pieces: line.pieces.slice(1).map((piece) => ({ ...piece, at: piece.at - second.at })),
    },
  ];
}

/** The line numbers of a page, if it has a column of them. */
function columnOf(lines: readonly Line[]): readonly Line[] {
  const turn = turnOf(lines);
  const upright = lines.filter((line) => line.turn === turn);
  const numbers = upright.filter((line) => numeral.test(line.text));
  const words = upright.filter((line) => !numeral.test(line.text));
  if (numbers.length < 2 || words.length < 2) return [];
  const left = valueAt(
    words.map((line) => line.left),
    0.05,
  );
  const right = valueAt(
    words.map((line) => line.right),
    0.95,
  );
  const sides = [
    numbers.filter((line) => line.right < left - line.size * MIN_GAP),
    numbers.filter((line) => line.left > right + line.size * MIN_GAP),
  ];
  return sides.find((column) => areLineNumbers(column, words)) ?? [];
}

function areLineNumbers(column: readonly Line[], words: readonly Line[]): boolean {
  if (column.length < 2) return false;
  const ordered = [...column].sort((a, b) => a.y - b.y);
  const steps = ordered.slice(1).map((line, index) => Number(line.text) - Number(ordered[index]?.text));
  const step = valueAt(steps, 0.5);
  if (step !== 1 && step !== 5 && step !== 10) return false;
  if (steps.filter((each) => each === step).length < steps.length * MIN_RISING_SHARE) return false;
  const heights = words.map((line) => line.y).sort((a, b) => a - b);
  const withWords = ordered.filter((line) => isNear(heights, line.y, line.size * 0.5));
  if (withWords.length < ordered.length * MIN_RISING_SHARE) return false;
  // The number of lines between two numbers is the difference of the numbers.
  const first = (ordered[0]?.y ?? 0) - 2;
  const last = (ordered.at(-1)?.y ?? 0) + 2;
  const rows = heights.filter(
    (y, index) => y > first && y < last && y - (heights[index - 1] ?? -Infinity) > 2,
  ).length;
  const counted = Number(ordered.at(-1)?.text) - Number(ordered[0]?.text) + 1;
  if (rows < counted * 0.7 || rows > counted * 1.3) return false;
  return words.filter((line) => goesOn.test(line.text)).length >= words.length * MIN_CONTINUED_SHARE;
}

/** Returns whether a line is a number in the same column as these. */
function standingIn(column: readonly Line[]): (line: Line) => boolean {
  const middle = (value: (line: Line) => number): number => valueAt(column.map(value), 0.5);
  const [left, right] = [middle((line) => line.left), middle((line) => line.right)];
  return (line) =>
    numeral.test(line.text) && (Math.abs(line.left - left) < 1 || Math.abs(line.right - right) < 1);
}

/** Whether one of the ascending heights is within this distance of another. */
function isNear(heights: readonly number[], y: number, distance: number): boolean {
  let low = 0;
  let high = heights.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((heights[middle] ?? 0) < y - distance) low = middle + 1;
    else high = middle;
  }
  return (heights[low] ?? Infinity) <= y + distance;
}
