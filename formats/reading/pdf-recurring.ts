// Finds what recurs at the edges of the pages: the same words at the same place, words with the page number, a number
// that rises with the pages. How much repetition is required depends on the place.
import type { Line } from './pdf-lines.ts';
import type { Body, Edge, EdgeRow } from './pdf-page-edges.ts';
import { framesOf, pageNumberIn } from './pdf-page-numbers.ts';
import type { TurnsOfText } from './pdf-turns.ts';

/** The share of the pages, or of left or right ones, on which a line must recur. */
const share = 0.5;

/** Gaps to the text, in usual line distances: wider than within a text, and clearly apart. */
export const apart = 1.25;
const farApart = 1.6;

/** Type below this share of the text's size is small, type above the next is large. */
const small = 0.95;
const large = 1.15;

/** The date of a diary entry is no page number. */
const date =
  /\d\s*(?:[./-]\s*\d|[年月日号]|(?:st|nd|rd|th)?\.?\s+(?:jan|feb|mar|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz]))|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*\.?\s+\d/iu;

/** Words beside a number that tell that it is a page number. */
const saysPage = /(?:\b(?:pages?|pg\.?|p\.|seite|página)|第)\s*#|#\s*(?:of|von|de|\/)\s*\d|#\s*[页頁]/iu;

const sentenceEnd = /[.!?。！？]["”’)）]?$/u;

/** On how many pages something was seen, and on how many left and right ones. */
interface Seen {
  readonly pages: Set<number>;
  left: number;
  right: number;
}

/** Rows close to one another, like the two lines of a header. */
export interface Block {
  /** The distance to the next row inwards, in usual line distances. */
  readonly gap: number;
  /** Whether other headers or footers stand between the block and the edge. */
  readonly isInner: boolean;
}

/** Whether a line of a row is a header or footer. */
export type Judge = (line: Line, row: EdgeRow, block: Block) => boolean;

/** Judges the lines at the edges by comparing all of them. `withText`: the pages that have any text. */
export function judgeOf(
  rows: readonly EdgeRow[],
  withText: readonly number[],
  body: Body,
  turns: TurnsOfText,
): Judge {
  const seen = new Map<string, Seen>();
  const note = (key: string, page: number): void => {
    const found = seen.get(key) ?? { pages: new Set(), left: 0, right: 0 };
    seen.set(key, found);
    if (found.pages.has(page)) return;
    found.pages.add(page);
    if (page % 2 === 0) found.left += 1;
    else found.right += 1;
  };
  const outermost = new Map<string, EdgeRow>();
  for (const row of rows) {
    const key = `${row.edge} ${row.page}`;
    if (!outermost.has(key)) outermost.set(key, row);
    for (const line of row.lines) {
      note(`${row.edge} ${stepOf(line)} = ${line.text}`, row.page);
      for (const frame of framesOf(line.text, row.page))
        note(`${row.edge} ${stepOf(line)} ${frame}`, row.page);
      const number = pageNumberIn(line.text);
      if (number) note(`offset ${number.number - row.page}`, row.page);
    }
  }
  for (const { lines, edge, page } of outermost.values()) {
    for (const line of lines) note(`${edge} ${stepOf(line)} # ${Math.round(line.size * 2)}`, page);
  }
  const isOutermost = (row: EdgeRow): boolean => outermost.get(`${row.edge} ${row.page}`) === row;
  const left = withText.filter((page) => page % 2 === 0).length;
  const right = withText.length - left;
  const near = (line: Line, edge: Edge, what: string): Seen[] => {
    const step = stepOf(line);
    return [step - 1, step, step + 1].flatMap((at) => seen.get(`${edge} ${at} ${what}`) ?? []);
  };
  /** Whether this is so on enough pages, or enough of the left or right ones. */
  const isOften = (found: readonly Seen[], least: number): boolean => {
    const onLeft = found.reduce((sum, each) => sum + each.left, 0);
    const onRight = found.reduce((sum, each) => sum + each.right, 0);
    return (
      onLeft + onRight >= Math.max(least, withText.length * share) ||
      onLeft >= Math.max(least, left * share) ||
      onRight >= Math.max(least, right * share)
    );
  };

  const isPageNumber = (line: Line, row: EdgeRow, gap: number): boolean => {
    const number = pageNumberIn(line.text);
    if (!number || (gap <= apart && !row.isInMargin)) return false;
    const isAlone = row.lines.length === 1;
    const isLarge = line.size > body.size * large;
    if (isLarge && !row.isInMargin) return false;
    // A year in a heading, not the page number of a volume.
    const isYear = !number.isSaid && number.number >= 1900 && number.number <= 2100;
    if (isYear && row.edge === 'top' && isAlone && line.size > body.size * small) return false;
    const alike = seen.get(`offset ${number.number - row.page}`)?.pages.size ?? 0;
    if (alike >= Math.max(2, withText.length * 0.3)) return true;
    const isClear = row.isInMargin || gap > farApart;
    if (number.number !== row.page || !isClear) return false;
    return number.isSaid || (isAlone && isOutermost(row) && /\d/.test(line.text));
  };

  return (line, row, { gap, isInner }) => {
    if (line.isArtifact) return true;
    // Notes refer to one place repeatedly.
    if (line.tag?.kind === 'note' || line.startsRaised) return false;
    if (isPageNumber(line, row, gap)) return true;
    const { edge, isInMargin } = row;
    const isSmall = line.size < body.size * small;
    const isClear = gap > (isSmall ? apart : farApart) || (isInMargin && gap > 1.15);
    if (!isClear || (!isSmall && turns.has(line))) return false;
    // Below the title of a form, its headings recur at the same place on every page.
    if (isInner && !isInMargin && !isSmall) return false;
    const again = near(line, edge, `= ${line.text}`);
    if (line.size > body.size * large)
      return isInMargin && isOften(again, Math.max(4, withText.length * 0.9));
    const isAside = isInMargin || isSmall;
    const least = !isAside ? 4 : gap > farApart ? 2 : 3;
    if (isOften(again, least)) return true;
    const isSetApart = isInMargin && line.left > body.left + line.size * 5 && !date.test(line.text);
    const frames = framesOf(line.text, row.page).filter(
      (frame) => isSmall || isSetApart || (isInMargin && saysPage.test(frame)),
    );
    if (frames.some((frame) => isOften(near(line, edge, frame), least))) return true;
    const isUsualPlace = isOutermost(row) && isOften(near(line, edge, `# ${Math.round(line.size * 2)}`), 3);
    if (!isUsualPlace) return false;
    // The title of a chapter, on the chapter's pages only.
    const isAgain = again.some(({ pages: on }) => [-2, -1, 1, 2].some((away) => on.has(row.page + away)));
    if (isAgain) return true;
    // Words that change with every page, in small type and clear of the text.
    const isNote = edge === 'bottom' && sentenceEnd.test(line.text);
    return isSmall && gap > farApart && withText.length >= 4 && !isNote;
  };
}

/** The height of a line in steps; lines at the same place differ by at most one. */
function stepOf(line: Line): number {
  return Math.round(line.y / 3);
}
