// A table whose cells are shaded in five steps, in greys that stay readable in black and white.
import type { ShadedCell, ShadedTable } from '#core/figures/figure.ts';
import { measures } from './ground.ts';
import { page, type Canvas, type Drawing, type Drawn } from './page.ts';
import { querySign } from './query-sign.ts';
import { element, rule, textElement, type Svg } from './svg.ts';
import { shortened, textWidth } from './text-width.ts';

const rowHeight = 20;
const headHeight = 24;
const groupGap = 8;
const namesWidth = 150;
const MIN_CELL_WIDTH = 46;
const cellPadding = 12;
const legendHeight = 30;

/** How much ink is in each step, from 0 to 1. Ink on the darkest step has a contrast of more than 4.5:1. */
const darkness = [0, 0.08, 0.16, 0.25, 0.35] as const;

/** Draws a shaded table as a standalone SVG file, as wide as its columns need. */
export function shadedTable(table: ShadedTable, drawing: Drawing = {}): string {
  const width = cellWidth(table);
  return page(table, drawing, namesWidth + table.columns.length * width, (canvas) =>
    drawTable(table, canvas, width),
  );
}

/** The width that the longest number or head of a column needs. */
function cellWidth({ columns, groups }: ShadedTable): number {
  const texts = groups.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(({ text }) => text)));
  const longest = texts.reduce((most, text) => Math.max(most, textWidth(text, measures.small)), 0);
  const heads = columns.reduce((most, text) => Math.max(most, textWidth(text, measures.small)), 0);
  return Math.max(MIN_CELL_WIDTH, cellPadding + Math.max(longest, Math.min(heads, 90)));
}

function drawTable({ columns, groups, legend }: ShadedTable, canvas: Canvas, width: number): Drawn {
  const { ground, left, top } = canvas;
  const right = left + namesWidth + columns.length * width;
  const rightOf = (column: number): number => left + namesWidth + (column + 1) * width;
  const small = { 'font-size': measures.small };
  const marks: Svg[] = columns.map((name, column) =>
    textElement(
      'text',
      { x: rightOf(column) - 6, y: top + 15, 'text-anchor': 'end', fill: ground.second, ...small },
      shortened(name, measures.small, width - 6),
    ),
  );
  let y = top + headHeight;
  marks.push(rule(left, right, y - 3, ground.second));
  for (const { label, label2, colour, isQuery, rows } of groups) {
    const fill = colour === null ? null : canvas.colourOf(colour);
    if (fill !== null) marks.push(element('rect', { x: left, y: y + 6, width: 8, height: 8, rx: 2, fill }));
    if (isQuery) marks.push(querySign(left, y + 5, 9, ground.ink));
    const nameLeft = left + (fill === null && !isQuery ? 0 : 14);
    const both = label2 === '' ? label : `${label} ${label2}`;
    marks.push(
      textElement(
        'text',
        {
          x: nameLeft,
          y: y + 14,
          'font-weight': colour === null && !isQuery ? 400 : 600,
          fill: ground.ink,
          ...small,
        },
        shortened(both, measures.small, right - nameLeft),
      ),
    );
    y += rowHeight;
    for (const row of rows) {
      marks.push(
        textElement(
          'text',
          { x: left + 14, y: y + 14, fill: ground.ink, ...small },
          shortened(row.label, measures.small, namesWidth - 20),
        ),
        ...row.cells.flatMap((cell, column) => cellMarks(canvas, cell, rightOf(column), y, width)),
      );
      y += rowHeight;
    }
    y += groupGap;
    marks.push(rule(left, right, y - groupGap / 2, ground.line));
  }
  if (legend.length === 0) return { marks, bottom: y };
  marks.push(...legendMarks(canvas, legend, y));
  return { marks, bottom: y + legendHeight };
}

function cellMarks(
  canvas: Canvas,
  { text, step }: ShadedCell,
  right: number,
  top: number,
  width: number,
): Svg[] {
  return [
    ...(step === null ? [] : [shade(canvas, step, right - width + 1, top + 1, width - 2, rowHeight - 2)]),
    textElement(
      'text',
      {
        x: right - 6,
        y: top + 14,
        'text-anchor': 'end',
        'font-size': measures.small,
        fill: canvas.ground.ink,
      },
      text,
    ),
  ];
}

function shade({ ground }: Canvas, step: number, x: number, y: number, width: number, height: number): Svg {
  const opacity = darkness[step] ?? 0;
  return element('rect', { x, y, width, height, fill: ground.ink, 'fill-opacity': opacity });
}

/** What the shading shows, then a sample of each step with its limits. */
function legendMarks(canvas: Canvas, [title = '', ...steps]: readonly string[], top: number): Svg[] {
  const { ground, left } = canvas;
  const text = (x: number, words: string): Svg =>
    textElement('text', { x, y: top + 19, 'font-size': measures.note, fill: ground.second }, words);
  const marks = [text(left, title)];
  let x = left + textWidth(title, measures.note) * 1.05 + 14;
  steps.forEach((words, step) => {
    marks.push(
      shade(canvas, step, x, top + 9, 16, 12),
      element('rect', {
        x,
        y: top + 9,
        width: 16,
        height: 12,
        fill: 'none',
        stroke: ground.line,
      }),
      text(x + 21, words),
    );
    x += 21 + textWidth(words, measures.note) * 1.05 + 14;
  });
  return marks;
}
