// The names at the left of a figure: a swatch of the code's colour, the name, the second name.
import type { FigureRow } from '#core/figures/figure.ts';
import { measures } from './ground.ts';
import type { Canvas } from './page.ts';
import { querySign } from './query-sign.ts';
import { element, textElement, words, type Svg } from './svg.ts';
import { shortened, textWidth, wrapText } from './text-width.ts';

type Named = Pick<FigureRow, 'label' | 'label2' | 'mark' | 'colour' | 'depth'>;

const swatch = 9;
const gap = 7;
const lineHeight = 17;
const MAX_LINES = 3;
/** The widest word, in pixels; a longer one is cut. */
const MAX_WORD_WIDTH = 130;
/** How much wider bold letters are than the estimate. */
const bold = 1.06;
/** The most by which the same widths, added in another order, differ. */
const rounding = 0.01;

/** The names of all rows, one below the other. */
export interface RowLabels {
  /** The width of the column of names. */
  readonly width: number;
  readonly height: number;
  /** The bottom edge of each row, from the top of the first. */
  readonly bottoms: readonly number[];
  /** The middle of a row, from the top of the first. */
  readonly centreOf: (row: number) => number;
  /** Draws the names with the first row's top edge at `top`. */
  readonly draw: (canvas: Canvas, left: number, top: number) => Svg[];
}

/** Lays out the names in a column as wide as they need, but at most `widest`. */
export function rowLabels(rows: readonly Named[], widest: number): RowLabels {
  const wished = Math.max(0, ...rows.map((row) => indentOf(row) + oneLine(row)));
  const width = Math.min(wished, widest);
  const laidOut = rows.map((row) => linesOf(row, width - indentOf(row)));
  const bottoms: number[] = [];
  let height = 0;
  for (const lines of laidOut) bottoms.push((height += measures.row + lineHeight * (lines.length - 1)));
  const centreOf = (row: number): number => ((bottoms[row - 1] ?? 0) + (bottoms[row] ?? 0)) / 2;
  return {
    width,
    height,
    bottoms,
    centreOf,
    draw: (canvas, left, top) =>
      rows.map((row, index) => labelOf(row, laidOut[index] ?? [], canvas, left, top + centreOf(index))),
  };
}

/** A thick line above the rows and a thin one below each, from the left of the canvas to `right`. */
export function rowRules(
  { ground, left }: Canvas,
  { bottoms }: RowLabels,
  top: number,
  right: number,
): Svg[] {
  const rule = (y: number, stroke: string): Svg =>
    element('line', { x1: left, x2: right, y1: y, y2: y, stroke });
  return [...bottoms.map((bottom) => rule(top + bottom, ground.line)), rule(top, ground.strongLine)];
}

/** The width of the widest single word with its indent: names need at least this width not to be cut. */
export function longestWord(rows: readonly Named[]): number {
  const widths = rows.flatMap((row) =>
    row.label.split(/\s+/).map((word) => indentOf(row) + textWidth(word, measures.text) * bold),
  );
  return Math.min(MAX_WORD_WIDTH, Math.max(0, ...widths));
}

function swatchOf(x: number, centre: number, fill: string): Svg {
  return element('rect', { x, y: centre - swatch / 2, width: swatch, height: swatch, rx: 2.5, fill });
}

function indentOf({ depth }: Named): number {
  return depth * measures.indent + swatch + gap;
}

function oneLine({ label, label2, mark }: Named): number {
  return textWidth(label, measures.text) * bold + secondWidth(label2) + secondWidth(mark);
}

function secondWidth(text: string): number {
  return text === '' ? 0 : textWidth(` ${text}`, measures.text) + 3;
}

interface Line {
  readonly name: string;
  readonly second: string;
}

/** The name on at most three lines, and the second name after it if there is space, else below it. */
function linesOf({ label, label2, mark }: Named, width: number): Line[] {
  const [first = '', ...others] = wrapText(label, measures.text * bold, width);
  const names =
    others.length < MAX_LINES
      ? [first, ...others]
      : [first, ...others.slice(0, MAX_LINES - 2), others.slice(MAX_LINES - 2).join(' ')];
  const lines = names.map((name) => ({ name: shortened(name, measures.text * bold, width), second: '' }));
  const behind = [label2, mark].filter((part) => part !== '').join(' ');
  const last = lines.at(-1);
  if (behind === '' || last === undefined) return lines;
  if (textWidth(last.name, measures.text) * bold + secondWidth(behind) <= width + rounding) {
    return [...lines.slice(0, -1), { name: last.name, second: behind }];
  }
  return [...lines, { name: '', second: shortened(behind, measures.text, width) }];
}

function labelOf(
  row: Named,
  lines: readonly Line[],
  { colourOf, ground }: Canvas,
  left: number,
  centre: number,
): Svg {
  const colour = colourOf(row.colour);
  const isQuery = row.colour === null;
  // In greys there is no swatch, and the names begin at its place.
  const x = left + indentOf(row) - (colour === null && !isQuery ? swatch + gap : 0);
  const firstBaseline = centre - (lineHeight * (lines.length - 1)) / 2 + measures.text * 0.36;
  const spans = lines.map(({ name, second }, index) =>
    element('tspan', { x, y: firstBaseline + lineHeight * index }, [
      ...(name === '' ? [] : [words(name)]),
      ...(second === ''
        ? []
        : [
            textElement(
              'tspan',
              { dx: name === '' ? undefined : 7, 'font-weight': 400, fill: ground.second },
              second,
            ),
          ]),
    ]),
  );
  return element('g', {}, [
    textElement('title', {}, [row.label, row.label2].filter((name) => name !== '').join(' · ')),
    ...(isQuery
      ? [querySign(x - gap - swatch, firstBaseline - measures.text * 0.36 - swatch / 2, swatch, ground.ink)]
      : []),
    ...(colour === null ? [] : [swatchOf(x - gap - swatch, firstBaseline - measures.text * 0.36, colour)]),
    element('text', { 'font-weight': 600, fill: ground.ink }, spans),
  ]);
}
