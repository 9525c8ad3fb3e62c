// What became of the sources, after the flow diagrams of systematic reviews (M. J. Page et al., The PRISMA 2020
// statement, 2021): sources that stay continue below, sources that leave are at the side. Nothing here is a code, so
// nothing has a colour.
import type { FlowFigure, FlowFigureBox } from '#core/figures/figure.ts';
import { measures } from './ground.ts';
import { page, type Canvas, type Drawing, type Drawn } from './page.ts';
import { element, pathData, textElement, type Svg } from './svg.ts';
import { textWidth, wrapText } from './text-width.ts';

/** The share of the width between the two columns, for the arrows. */
const between = 0.08;
const stepGap = 30;
const padding = 12;
const titleSize = 14;
const titleLine = 20;
const detailLine = 17;
/** The distance from the title of a box to its first detail. */
const detailGap = 5;
const numberGap = 14;
const arrowLength = 7;
const arrowWidth = 4;
/** How much wider bold letters are than the estimate. */
const bold = 1.06;
/**
 * The least width, in pixels: in a narrower figure, nearly every second word would start a new line in two boxes side
 * by side.
 */
const MIN_WIDTH = 280;

/**
 * Draws the flow as a standalone SVG file. Each box is a group with its name in `data-box`; in it each detail line is a
 * group with its index, from 0, in `data-line`.
 */
export function flow(figure: FlowFigure, drawing: Drawing = {}): string {
  return page(figure, drawing, MIN_WIDTH, (canvas) => drawFlow(figure, canvas));
}

/** A line of text with its number at the right. */
interface Line {
  readonly lines: readonly string[];
  readonly number: string;
}

/** A box whose text is broken into lines. */
interface SetBox {
  readonly box: FlowFigureBox;
  readonly title: Line;
  readonly details: readonly Line[];
  readonly height: number;
}

function drawFlow({ steps }: FlowFigure, canvas: Canvas): Drawn {
  const whole = canvas.right - canvas.left;
  const gap = whole * between;
  const width = (whole - gap) / 2;
  const side = canvas.right - width;
  const marks: Svg[] = [];
  let top = canvas.top;
  let bottom = top;
  for (const [place, step] of steps.entries()) {
    const main = setBox(step.box, width);
    const leaving = step.leaving && setBox(step.leaving, width);
    // The step after one with many losses is further down, so that boxes never overlap.
    bottom = top + Math.max(main.height, leaving?.height ?? 0);
    marks.push(drawBox(canvas, main, canvas.left, top, width, true));
    if (leaving) {
      const y = top + padding + titleLine / 2;
      marks.push(
        drawBox(canvas, leaving, side, top, width, false),
        ...arrow(canvas, [canvas.left + width, y], [side, y]),
      );
    }
    if (place < steps.length - 1) {
      const x = canvas.left + width / 2;
      marks.push(...arrow(canvas, [x, top + main.height], [x, bottom + stepGap]));
      top = bottom + stepGap;
    }
  }
  return { marks, bottom };
}

function setBox(box: FlowFigureBox, width: number): SetBox {
  const title = setLine(box.label, box.number, titleSize * bold, width);
  const details = box.details.map(({ label, number }) => setLine(label, number, measures.small, width));
  const detailLines = details.reduce((sum, { lines }) => sum + lines.length, 0);
  return {
    box,
    title,
    details,
    height: 2 * padding + title.lines.length * titleLine + (detailLines > 0 ? detailLines * detailLine : 0),
  };
}

function setLine(label: string, number: string, size: number, width: number): Line {
  const room = width - 2 * padding - numberGap - textWidth(number, size);
  return { lines: wrapText(label, size, room), number };
}

function drawBox(
  { ground }: Canvas,
  { box, title, details, height }: SetBox,
  left: number,
  top: number,
  width: number,
  goesOn: boolean,
): Svg {
  const marks: Svg[] = [
    element('rect', {
      x: left,
      y: top,
      width,
      height,
      rx: 4,
      fill: ground.paper,
      stroke: goesOn ? ground.second : ground.strongLine,
      'stroke-width': goesOn ? 1.25 : 1,
    }),
  ];
  let base = top + padding + titleSize;
  const setLines = ({ lines, number }: Line, size: number, step: number, weight: number): Svg[] => {
    const looks = {
      'font-size': size,
      'font-weight': weight,
      fill: weight > 400 ? ground.ink : ground.second,
    };
    const end = { x: left + width - padding, y: base, 'text-anchor': 'end', ...looks };
    const set = [
      ...lines.map((line, index) =>
        textElement('text', { x: left + padding, y: base + index * step, ...looks }, line),
      ),
      textElement('text', { ...end, fill: ground.ink }, number),
    ];
    base += Math.max(1, lines.length) * step;
    return set;
  };
  marks.push(...setLines(title, titleSize, titleLine, goesOn ? 600 : 500));
  base += detailGap - (titleLine - detailLine);
  for (const [place, detail] of details.entries()) {
    // The whole line can be clicked, including the gap between its words and its number.
    const whole = element('rect', {
      x: left + padding,
      y: base - measures.small,
      width: width - 2 * padding,
      height: Math.max(1, detail.lines.length) * detailLine,
      fill: 'none',
      'pointer-events': 'all',
    });
    marks.push(
      element('g', { 'data-line': place }, [whole, ...setLines(detail, measures.small, detailLine, 400)]),
    );
  }
  const lines = [
    `${box.label} ${box.number}`,
    ...box.details.map(({ label, number }) => `${label} ${number}`),
  ];
  return element('g', { role: 'img', 'aria-label': lines.join('; '), 'data-box': box.box }, marks);
}

type Point = readonly [x: number, y: number];

/** A straight line, horizontal or vertical, with an arrowhead at its end. */
function arrow({ ground }: Canvas, [x1, y1]: Point, [x2, y2]: Point): Svg[] {
  const isDown = x1 === x2;
  const [neckX, neckY] = isDown ? [x2, y2 - arrowLength] : [x2 - arrowLength, y2];
  const [dx, dy] = isDown ? [arrowWidth, 0] : [0, arrowWidth];
  return [
    element('line', { x1, y1, x2: neckX, y2: neckY, stroke: ground.second, 'stroke-width': 1.25 }),
    element('path', {
      d: pathData(['M', x2, y2], ['L', neckX - dx, neckY - dy], ['L', neckX + dx, neckY + dy], ['Z']),
      fill: ground.second,
    }),
  ];
}
