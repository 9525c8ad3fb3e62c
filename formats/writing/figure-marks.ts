// A figure of `figures/` as a list of marks to draw: shapes as they are, and texts split into runs with places of their
// own.
import { AppError } from '#core/errors.ts';
import { parseXml, type XmlElement } from '../reading/xml.ts';

/** Fill and stroke of a mark. */
export interface Paint {
  readonly fill: string | null;
  readonly stroke: string | null;
  readonly strokeWidth: number;
  readonly strokeOpacity: number;
  readonly dashes: readonly number[];
}

/** A shape of SVG with its numbers, under their names there. */
export interface Shape {
  readonly kind: 'rect' | 'circle' | 'line' | 'path';
  readonly paint: Paint;
  readonly numbers: Readonly<Record<string, number>>;
  /** The `d` of a path. */
  readonly data: string;
}

/** Words of one size and colour, at a distance `dx` from the words before. */
export interface Stretch {
  readonly text: string;
  readonly size: number;
  readonly bold: boolean;
  readonly fill: string;
  readonly dx: number;
}

/** Consecutive words from a place on; with an anchor they end there, or are centred on it. */
export interface Line {
  readonly kind: 'words';
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly stretches: readonly Stretch[];
}

export type Mark = Shape | Line;

/** A figure that was read back. */
export interface DrawnFigure {
  /** The printed size, in millimetres. */
  readonly width: number;
  readonly height: number;
  /** The width of the drawing, in its own pixels. */
  readonly pixels: number;
  readonly title: string;
  readonly description: string;
  readonly language: string;
  readonly marks: readonly Mark[];
}

/** The elements that `figures/` draws with: they load and run nothing. */
const drawnWith = new Set(['svg', 'title', 'desc', 'g', 'text', 'tspan', 'rect', 'circle', 'line', 'path']);

type Inherited = Readonly<Record<string, string>>;
const inherited = ['font-size', 'font-weight', 'fill', 'text-anchor'];
const shapes = ['rect', 'circle', 'line', 'path'] as const;

/**
 * Reads SVG text that `figures/printed.ts` drew. Throws `invalid` for anything else: malformed SVG, SVG without a
 * printed size, or SVG that could load or run something.
 */
export function figureMarks(svg: string): DrawnFigure {
  if (!svg.startsWith('<svg') || /<[?!]/.test(svg)) throw noFigure();
  const root = parseXml(Buffer.from(svg), { name: 'figure.svg', ending: 'svg' }, noFigure);
  if (!isDrawnHere(root)) throw noFigure();
  const attribute = (name: string): string => root.attributes.get(name) ?? '';
  const textOf = (name: string): string => {
    const found = root.children.find((child) => typeof child !== 'string' && local(child) === name);
    return found === undefined || typeof found === 'string'
      ? ''
      : found.children.filter((part) => typeof part === 'string').join('');
  };
  const marks: Mark[] = [];
  gather(root, {}, marks);
  const [width, height] = [attribute('width'), attribute('height')].map(Number.parseFloat);
  const pixels = Number(attribute('viewBox').split(' ')[2]);
  if (!width || !height || !pixels) throw noFigure();
  return {
    width,
    height,
    pixels,
    title: textOf('title'),
    description: textOf('desc'),
    language: attribute('xml:lang'),
    marks,
  };
}

function noFigure(): AppError {
  return new AppError('invalid', 'errors:not_a_figure');
}

/**
 * Whether an element and its descendants are of the kind that figures are drawn with; none of them refers to another
 * file.
 */
function isDrawnHere(element: XmlElement): boolean {
  // Labels for screen readers are the study's words, which may contain anything.
  const isHarmless = [...element.attributes].every(
    ([name, value]) =>
      name === 'aria-label' || (!/^on|href$|^style$/i.test(name) && !/url\s*\(|\\/i.test(value)),
  );
  return (
    drawnWith.has(local(element)) &&
    isHarmless &&
    element.children.every((child) => typeof child === 'string' || isDrawnHere(child))
  );
}

function gather(element: XmlElement, above: Inherited, marks: Mark[]): void {
  const own = { ...above };
  for (const name of inherited) {
    const value = element.attributes.get(name);
    if (value !== undefined) own[name] = value;
  }
  const name = local(element);
  const kind = shapes.find((each) => each === name);
  if (name === 'text') marks.push(...linesOf(element, own));
  else if (kind) marks.push(shapeOf(kind, element, own));
  else if (name === 'svg' || name === 'g')
    for (const child of element.children) if (typeof child !== 'string') gather(child, own, marks);
}

function shapeOf(kind: Shape['kind'], { attributes }: XmlElement, own: Inherited): Shape {
  const colour = (value: string | undefined): string | null =>
    value === undefined || value === 'none' || value === 'transparent' ? null : value;
  const numbers = [...attributes].filter(([, value]) => /^-?[\d.]+$/.test(value));
  return {
    kind,
    paint: {
      fill: kind === 'line' ? null : colour(own['fill'] ?? '#000000'),
      stroke: colour(attributes.get('stroke')),
      strokeWidth: Number(attributes.get('stroke-width') ?? 1),
      strokeOpacity: Number(attributes.get('stroke-opacity') ?? 1),
      dashes: (attributes.get('stroke-dasharray') ?? '').split(' ').filter(Boolean).map(Number),
    },
    numbers: Object.fromEntries(numbers.map(([key, value]) => [key, Number(value)])),
    data: attributes.get('d') ?? '',
  };
}

/** The lines of a text: a new one begins where a part has a place of its own. */
function linesOf(text: XmlElement, own: Inherited): Line[] {
  const lines: { kind: 'words'; x: number; y: number; anchor: Line['anchor']; stretches: Stretch[] }[] = [];
  const visit = (element: XmlElement, above: Inherited): void => {
    const mine = { ...above };
    for (const name of inherited) mine[name] = element.attributes.get(name) ?? above[name] ?? '';
    const [x, y] = [element.attributes.get('x'), element.attributes.get('y')];
    if (x !== undefined || y !== undefined)
      lines.push({
        kind: 'words',
        x: Number(x ?? 0),
        y: Number(y ?? 0),
        anchor: anchorOf(mine),
        stretches: [],
      });
    let dx = Number(element.attributes.get('dx') ?? 0);
    for (const child of element.children) {
      if (typeof child !== 'string') visit(child, mine);
      else {
        lines.at(-1)?.stretches.push({
          text: child,
          size: Number(mine['font-size'] || 16),
          bold: Number(mine['font-weight'] || 400) >= 500,
          fill: mine['fill'] || '#000000',
          dx,
        });
        dx = 0;
      }
    }
  };
  visit(text, own);
  return lines.filter(({ stretches }) => stretches.length > 0);
}

function anchorOf(own: Inherited): Line['anchor'] {
  const anchor = own['text-anchor'];
  return anchor === 'middle' || anchor === 'end' ? anchor : 'start';
}

function local({ name }: XmlElement): string {
  return name.replace(/^svg:/, '');
}
