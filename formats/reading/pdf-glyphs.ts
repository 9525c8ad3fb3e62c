// The glyph runs of a page: text and place of each. Each is measured twice: as a box on the page as displayed, and
// along its reading direction, so that lines of rotated pages and vertical Chinese columns are found like all others.
import type { PageViewport } from 'pdfjs-dist/types/src/display/page_viewport.js';
import type { TextContent, TextItem, TextStyle } from 'pdfjs-dist/types/src/display/api.js';
import { carried } from '#core/text/plain-text.ts';
import { boxAroundPoints, type Box } from './pdf-boxes.ts';
import { withoutStretch } from './pdf-stretch.ts';
import type { Tag } from './pdf-tags.ts';
import { withoutRadicals } from './radicals.ts';

/** Glyphs of one font on one line without a wide gap. */
export interface Glyphs {
  /** Ready to be stored; spaces are single, and may be the only content. */
  readonly text: string;
  readonly box: Box;
  /** The reading direction, in degrees clockwise: 0 to the right, 90 down. */
  readonly turn: number;
  /** Measured along the reading direction: start, end and baseline, which grows downwards. */
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  /** Whether the line ends here, according to pdf.js. */
  readonly endsLine: boolean;
  /** The tagged part of the page that the run belongs to. */
  readonly tag: Tag | null;
  /** Whether the file tags the run as not being part of the text. */
  readonly isArtifact: boolean;
}

/** A bound on coordinates: no page is this many points wide or high (at most 14,400, and less in nearly all files). */
const MAX_COORDINATE = 100_000;

/**
 * The runs of a page in the order of writing. Text that is printed twice with a small offset, to look bold, is taken
 * once.
 */
export function glyphsOfPage(
  content: TextContent,
  viewport: PageViewport,
  tags: ReadonlyMap<string, Tag>,
): Glyphs[] {
  const glyphs: Glyphs[] = [];
  const marked: { tag: Tag | null; isArtifact: boolean }[] = [];
  for (const item of content.items) {
    if ('str' in item) {
      const { tag = null, isArtifact = false } = marked.at(-1) ?? {};
      const run = { ...glyphsOf(item, content.styles[item.fontName], viewport), tag, isArtifact };
      if (!glyphs.slice(-8).some((earlier) => isSameAgain(earlier, run))) glyphs.push(run);
    } else if (item.type === 'endMarkedContent') marked.pop();
    else {
      const outer = marked.at(-1);
      marked.push({
        tag: tags.get(item.id) ?? outer?.tag ?? null,
        // The type of pdf.js lacks this property.
        isArtifact: (item as { tag?: string }).tag === 'Artifact' || outer?.isArtifact === true,
      });
    }
  }
  return glyphs;
}

function isSameAgain(earlier: Glyphs, run: Glyphs): boolean {
  return (
    run.text.trim() !== '' &&
    earlier.text === run.text &&
    Math.abs(earlier.left - run.left) < run.size * 0.1 &&
    Math.abs(earlier.y - run.y) < run.size * 0.1
  );
}

type Standing = Omit<Glyphs, 'tag' | 'isArtifact'>;

function glyphsOf(item: TextItem, style: TextStyle | undefined, viewport: PageViewport): Standing {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = item.transform.map((value) => near(value as number));
  const [va = 1, vb = 0, vc = 0, vd = -1, ve = 0, vf = 0] = viewport.transform;
  const scale = Math.hypot(va, vb);
  const x = va * e + vc * f + ve;
  const y = vb * e + vd * f + vf;
  const size = (Math.hypot(c, d) || Math.hypot(a, b) || near(item.height)) * scale;
  // Glyphs of a vertical line hang from the middle of their upper edges; all others stand on the baseline.
  const isUpright = style?.vertical === true;
  const turn = direction(va * a + vc * b, vb * a + vd * b) + (isUpright ? 90 : 0);
  const length = near(isUpright ? item.height : item.width) * scale;
  const above = size * (isUpright ? 0.5 : within(style?.ascent, 0.6, 1.1, 0.85));
  const below = size * (isUpright ? 0.5 : -within(style?.descent, -0.4, -0.1, -0.2));

  const [cos, sin] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)];
  const xs = [above * sin, -below * sin, length * cos + above * sin, length * cos - below * sin];
  const ys = [-above * cos, below * cos, length * sin - above * cos, length * sin + below * cos];
  const left = x * cos + y * sin;
  return {
    text: cleaned(item.str),
    box: boxAroundPoints(
      xs.map((distance) => within(x + distance, 0, viewport.width, 0)),
      ys.map((distance) => within(y + distance, 0, viewport.height, 0)),
    ),
    turn: turn % 360,
    left,
    right: left + length,
    y: y * cos - x * sin,
    size,
    endsLine: item.hasEOL,
  };
}

/** Degrees from 0 to 359; slightly tilted scans count as straight. */
function direction(x: number, y: number): number {
  const degrees = Math.round((Math.atan2(y, x) * 180) / Math.PI);
  const quarter = Math.round(degrees / 90) * 90;
  return ((Math.abs(degrees - quarter) <= 5 ? quarter : degrees) + 360) % 360;
}

/** `value`, limited to two bounds; `otherwise` if it is not a number. */
function within(value: number | undefined, least: number, most: number, otherwise: number): number {
  return value === undefined || !Number.isFinite(value) ? otherwise : Math.min(most, Math.max(least, value));
}

/** A coordinate of a page, in points. A damaged file may have others, or none. */
function near(value: number): number {
  return within(value, -MAX_COORDINATE, MAX_COORDINATE, 0);
}

/** List signs come from symbol fonts, whose characters have no meaning elsewhere. */
function cleaned(text: string): string {
  const spaced = text.replaceAll(/[ \t-\r\u0085\u2028\u2029]+/g, ' ');
  return carried(withoutRadicals(withoutStretch(spaced))).replaceAll(/[\uF0B7\uF0A7\uF0D8]/g, '•');
}
