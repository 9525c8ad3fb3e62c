// Portraits: every source a line of its passages, beneath each other on one scale. The lane of a bar, not its colour, says
// which theme it is, so that nothing is lost in black and white.
import type { PortraitFigure, PortraitFigureLine } from '#core/figures/figure.ts';
import { greyMark, measures } from './ground.ts';
import { page, type Canvas, type Drawing, type Drawn } from './page.ts';
import { element, pathData, rule, textElement, type Svg } from './svg.ts';
import { shortened, textWidth } from './text-width.ts';

const small = measures.note;
const headHeight = 22;
const gap = 10;
const MIN_LINE = 16;
const MIN_DRAWING = 190;
/** The widest that names and values become. */
const widest = { name: 130, value: 130, remark: 160 } as const;
const countWidth = 32;
/** A bar is never thinner than can be seen. */
const MIN_BAR = 2;

/** Draws portraits as a standalone SVG file. */
export function portraitFigure(figure: PortraitFigure, drawing: Drawing = {}): string {
  const columns = columnsOf(figure);
  const least = columns.before + MIN_DRAWING + columns.after;
  return page(figure, drawing, least, (canvas) => drawLines(figure, canvas, columns));
}

/** The widths beside the drawing. */
interface Beside {
  readonly name: number;
  readonly value: number;
  readonly before: number;
  readonly after: number;
}

type Line = Extract<PortraitFigureLine, { what: 'line' }>;

function columnsOf({ lines, lanes }: PortraitFigure): Beside {
  const own = lines.filter((line): line is Line => line.what === 'line');
  const longest = (texts: readonly string[], limit: number): number => {
    const width = texts.reduce((most, text) => Math.max(most, textWidth(text, small)), 0);
    return width === 0 ? 0 : Math.min(limit, Math.ceil(width)) + gap;
  };
  const name = longest(
    own.map((line) => line.name),
    widest.name,
  );
  const value = longest(
    own.map(({ label }) => label),
    widest.value,
  );
  const date = longest(
    own.map((line) => line.date),
    widest.value,
  );
  return { name, value, before: name + value + date, after: lanes.length * countWidth + gap };
}

function drawLines(figure: PortraitFigure, canvas: Canvas, beside: Beside): Drawn {
  const { lanes, lines, total, stroke } = figure;
  const { ground } = canvas;
  const left = canvas.left + beside.before;
  const right = canvas.right - beside.after;
  const step = lanes.length <= 5 ? 4.5 : 3.2;
  const height = Math.max(MIN_LINE, lanes.length * step + 6);
  const marks: Svg[] = [...head(figure, canvas, left, right)];
  let y = canvas.top + headHeight;
  marks.push(rule(canvas.left, canvas.right, y, ground.strongLine));
  const numbers = (counts: readonly string[], middle: number, weight: number): Svg[] =>
    counts.map((count, lane) =>
      textElement(
        'text',
        {
          x: right + gap + (lane + 1) * countWidth - 4,
          y: middle + 4,
          'text-anchor': 'end',
          'font-size': small,
          'font-weight': weight,
          fill: count === '0' || count === '–' ? ground.second : ground.ink,
        },
        count,
      ),
    );
  for (const line of lines) {
    const middle = y + height / 2;
    if (line.what === 'group') {
      marks.push(
        textElement(
          'text',
          { x: canvas.left, y: middle + 4, 'font-size': small, fill: ground.second },
          shortened(line.label, small, right - canvas.left),
        ),
        ...numbers(line.counts, middle, 400),
      );
      y += height;
      marks.push(rule(canvas.left, canvas.right, y, ground.line));
      continue;
    }
    const at: Place = { left, right, top: y, height, step };
    marks.push(
      element('g', { role: 'img', 'aria-label': line.spoken }, [
        ...namesOf(line, canvas, beside, middle),
        ...drawn(line, lanes, canvas, at),
        ...numbers(line.counts, middle, 400),
      ]),
    );
    y += height;
  }
  marks.push(
    rule(canvas.left, canvas.right, y + 1, ground.line),
    textElement(
      'text',
      { x: canvas.left, y: y + 15, 'font-size': small, 'font-weight': 600, fill: ground.ink },
      total.label,
    ),
    ...numbers(total.counts, y + 11, 600),
  );
  const quarters = figure.scale.length > 3 ? figure.scale.slice(1, -1) : [];
  const lined = quarters.map((_, place) => {
    const x = left + ((right - left) * (place + 1)) / (quarters.length + 1);
    const d = pathData(['M', x, canvas.top + headHeight], ['V', y]);
    return element('path', { d, fill: 'none', stroke: ground.line });
  });
  return legend([...lined, ...marks], { lanes, stroke }, canvas, y + 24);
}

/** The quarters of the scale as words and as faint lines, and over the numbers those of the lanes. */
function head({ scale, lanes }: PortraitFigure, canvas: Canvas, left: number, right: number): Svg[] {
  const { ground, top } = canvas;
  const last = scale.length - 1;
  const labels = scale.map((label, place) =>
    textElement(
      'text',
      {
        x: left + ((right - left) * place) / Math.max(1, last),
        y: top + 14,
        'text-anchor': place === 0 ? 'start' : place === last ? 'end' : 'middle',
        'font-size': small,
        fill: ground.second,
      },
      label,
    ),
  );
  const numbers = lanes.flatMap(({ colour }, lane): Svg[] => {
    const x = right + gap + (lane + 1) * countWidth - 4;
    const fill = canvas.colourOf(colour);
    return [
      element('rect', { x: x - 19, y: top + 6, width: 8, height: 8, rx: 2, fill: fill ?? greyMark }),
      textElement(
        'text',
        { x, y: top + 14, 'text-anchor': 'end', 'font-size': small, fill: ground.ink },
        String(lane + 1),
      ),
    ];
  });
  return [...labels, ...numbers];
}

interface Place {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly height: number;
  /** From one lane to the next. */
  readonly step: number;
}

function namesOf(
  { name, label, date }: Line,
  { left, ground }: Canvas,
  beside: Beside,
  middle: number,
): Svg[] {
  const column = (x: number, text: string, width: number, weight: number): Svg[] =>
    text === ''
      ? []
      : [
          textElement(
            'text',
            {
              x,
              y: middle + 4,
              'font-size': small,
              'font-weight': weight,
              fill: weight > 400 ? ground.ink : ground.second,
            },
            shortened(text, small, width),
          ),
        ];
  return [
    ...column(left, name, beside.name - gap / 2, 600),
    ...column(left + beside.name, label, beside.value - gap / 2, 400),
    ...column(left + beside.name + beside.value, date, widest.value, 400),
  ];
}

/** The lanes of a text as faint lines, and its passages as bars on them. */
function drawn(
  { length, remark, marks }: Line,
  lanes: PortraitFigure['lanes'],
  canvas: Canvas,
  { left, right, top, height, step }: Place,
): Svg[] {
  const { ground } = canvas;
  const width = right - left;
  if (length === null)
    return [
      textElement(
        'text',
        { x: left, y: top + height / 2 + 4, 'font-size': small, fill: ground.second },
        shortened(remark, small, Math.min(width, widest.remark)),
      ),
    ];
  const first = top + (height - lanes.length * step) / 2;
  const thick = step - 1;
  const laneTop = (lane: number): number => first + lane * step;
  return [
    ...lanes.map((_, lane) =>
      element('rect', {
        x: left,
        y: laneTop(lane),
        width: width * length,
        height: thick,
        fill: ground.line,
        'fill-opacity': 0.6,
      }),
    ),
    ...marks.flatMap((mark): Svg[] => {
      const x = left + mark.left * width;
      const colour = lanes[mark.lane]?.colour ?? 0;
      return [
        element('rect', {
          x,
          y: laneTop(mark.lane),
          width: Math.max(MIN_BAR, mark.width * width - 0.4),
          height: thick,
          fill: canvas.colourOf(colour) ?? greyMark,
        }),
        ...(mark.isCounterexample
          ? [
              element('rect', {
                x: x - 0.6,
                y: laneTop(mark.lane) - 1,
                width: 1.6,
                height: thick + 2,
                fill: ground.ink,
              }),
            ]
          : []),
      ];
    }),
  ];
}

/** Which lane is which, line after line, and what a stroke means. */
function legend(
  marks: Svg[],
  { lanes, stroke }: Pick<PortraitFigure, 'lanes' | 'stroke'>,
  canvas: Canvas,
  top: number,
): Drawn {
  const { ground } = canvas;
  let [x, y] = [canvas.left, top];
  const put = (sign: (left: number, middle: number) => Svg, label: string, signWidth: number): void => {
    const text = shortened(label, small, canvas.right - canvas.left - signWidth);
    const width = signWidth + textWidth(text, small) * 1.05 + 16;
    if (x > canvas.left && x + width > canvas.right) [x, y] = [canvas.left, y + 16];
    marks.push(
      sign(x, y + 8),
      textElement('text', { x: x + signWidth, y: y + 12, 'font-size': small, fill: ground.second }, text),
    );
    x += width;
  };
  lanes.forEach(({ label, colour }, lane) => {
    const fill = canvas.colourOf(colour) ?? greyMark;
    put(
      (left, middle) => element('rect', { x: left, y: middle - 2, width: 16, height: 4, fill }),
      `${lane + 1} ${label}`,
      21,
    );
  });
  if (stroke !== '')
    put(
      (left, middle) => element('rect', { x: left, y: middle - 5, width: 1.6, height: 10, fill: ground.ink }),
      stroke,
      7,
    );
  return { marks, bottom: y + 16 };
}
