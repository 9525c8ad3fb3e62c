// Lines of print, joined into the paragraphs they were broken from. Where the file does not say which lines
// belong together, a line goes on in the next one unless the page says otherwise: by a larger gap, an indent,
// another size of type, a list sign, or a line that ended although the next word would still have fitted.
import { widthOf } from './pdf-boxes.ts';
import { measureOf, type Measure } from './pdf-edges.ts';
import { beginsNote } from './pdf-footnotes.ts';
import { isWideAtStart, joinedStart, wordsOf } from './pdf-hyphens.ts';
import { listSign, type Line } from './pdf-lines.ts';

/** A line in the text of its paragraph. */
export interface PlacedLine {
  readonly line: Line;
  /** Where it begins in the text of the paragraph, and how many of its code units stand there. */
  readonly at: number;
  readonly length: number;
}

/** A paragraph and the lines it was broken into. */
export interface Paragraph {
  readonly text: string;
  readonly lines: readonly PlacedLine[];
}

/** Base lines further apart than this many sizes of type are no lines of one paragraph, even typed ones. */
const widestLeading = 2.6;

/** The share of a column that a line may leave empty because its next words must not be parted. */
const tiedWords = 0.3;

const sentenceEnd = /[.!?…:;。！？：；][\d*†]{0,3}["”’'»)）」』]*$/u;

/** Joins the lines of all pages, which stand in reading order. */
export function paragraphsOfLines(pages: readonly (readonly Line[])[]): Paragraph[] {
  const lines = pages.flat();
  const measure = measureOf(lines);
  const words = wordsOf(lines);
  const units = unitsOf(lines);
  const paragraphs: { text: string; lines: PlacedLine[] }[] = [];
  for (const [index, line] of lines.entries()) {
    const paragraph = paragraphs.at(-1);
    const last = paragraph?.lines.at(-1);
    const place = { line, next: lines[index + 1] ?? null };
    if (!paragraph || !last || isNewParagraph(paragraph.lines, last.line, place, measure, units)) {
      paragraphs.push({ text: line.text, lines: [{ line, at: 0, length: line.text.length }] });
      continue;
    }
    const isCell = line.tag?.part !== last.line.tag?.part || isBeside(last.line, line);
    const start = isCell ? `${paragraph.text} ` : joinedStart(paragraph.text, last.line, line.text, words);
    // A hyphen that goes is the last character of the line before.
    const length = Math.min(last.length, start.length - last.at);
    paragraph.lines[paragraph.lines.length - 1] = { ...last, length };
    paragraph.lines.push({ line, at: start.length, length: line.text.length });
    paragraph.text = start + line.text;
  }
  return paragraphs;
}

/** The lines that are one paragraph by what the file says, for each of them. */
function unitsOf(lines: readonly Line[]): ReadonlyMap<Line, readonly Line[]> {
  const units = new Map<Line, Line[]>();
  let unit: Line[] = [];
  for (const line of lines) {
    const first = unit[0];
    if (!first || !line.tag || first.page !== line.page || first.tag?.unit !== line.tag.unit) unit = [];
    unit.push(line);
    units.set(line, unit);
  }
  return units;
}

/** A line among those beside it in reading order. */
interface Place {
  readonly line: Line;
  readonly next: Line | null;
}

function isNewParagraph(
  paragraph: readonly PlacedLine[],
  before: Line,
  place: Place,
  measure: Measure,
  units: ReadonlyMap<Line, readonly Line[]>,
): boolean {
  const { line } = place;
  if (before.tag && line.tag && before.page === line.page) {
    if (before.tag.unit !== line.tag.unit) return true;
    return line.tag.kind !== 'row' && hasLineBreak(units.get(line) ?? [], before, line);
  }
  if (before.tag?.kind !== line.tag?.kind || before.tag?.kind === 'row') return true;
  if (before.tag && before.tag.level !== line.tag?.level) return true;
  if (Math.abs(before.size - line.size) > before.size * 0.08) return true;
  if (before.turn !== line.turn) return true;
  if (before.page !== line.page || before.column !== line.column) return turnsToNew(before, place, measure);
  return breaksOff(paragraph, before, place, measure);
}

/** Whether a line of a paragraph was ended by its author, as in a poem or an address. */
function hasLineBreak(unit: readonly Line[], before: Line, line: Line): boolean {
  const beside = unit.filter((other) => other.left < before.right && other.right > before.left);
  const right = Math.max(...beside.map((other) => other.right));
  if (!endsFreely(before, line) || !wouldHaveFitted(line, right - before.right)) return false;
  // Lines beside a picture are all short, and about equally so.
  const place = beside.indexOf(before);
  const near = [beside[place - 1], beside[place - 2], beside[place + 1]].filter(
    (other) =>
      other && other.right > before.right - before.size && other.right < before.right + before.size * 6,
  );
  const local = Math.max(before.right, ...near.map((other) => other?.right ?? 0));
  return near.length < 2 || wouldHaveFitted(line, local - before.right);
}

/** A line that ends within a word was not ended by its author. */
function endsFreely(before: Line, line: Line): boolean {
  return !(/\p{L}[-\u2010\u00AD]$/u.test(before.text) && /^\p{Ll}/u.test(line.text));
}

/** Whether a paragraph begins at the top of a page or a column. */
function turnsToNew(before: Line, { line }: Place, measure: Measure): boolean {
  // In one column below full lines, the text goes on as on one page.
  const isBelow =
    before.page === line.page && line.y > before.y && line.y - before.y > before.size * widestLeading;
  if (isBelow) return true;
  if (beginsWithSign(before, line)) return true;
  if (!endsFreely(before, line)) return false;
  const edges = measure.edges(before);
  const room = edges.right - before.right;
  const isIndented = line.left - measure.edges(line).left > line.size * 0.9;
  const wasIndented = before.left - edges.left > before.size * 0.9;
  if (isIndented && !wasIndented) return true;
  if (isCentred(before, edges) && !isCentred(line, measure.edges(line))) return true;
  if (goesOn(before, line) && room < (edges.right - edges.left) * tiedWords) return false;
  return wouldHaveFitted(line, room);
}

/** Whether a paragraph begins in the next line of a column. */
function breaksOff(paragraph: readonly PlacedLine[], before: Line, place: Place, measure: Measure): boolean {
  const { line } = place;
  const size = line.size;
  if (isBeside(before, line)) return false;
  const usual = measure.leading(line) ?? measure.leading(before) ?? size * 1.3;
  const gap = line.y - before.y;
  if (gap > Math.min(usual * 1.25, size * widestLeading)) return true;
  if (before.cells > 1 && !isBelowCell(before, line)) return true;
  if (isBelowCell(before, line)) return false;
  if (line.cells > 1) return true;
  if (!endsFreely(before, line)) return false;
  if (beginsWithSign(before, line)) return true;
  const edges = measure.edges(before);
  const room = edges.right - before.right;
  if (isCentred(before, edges) && isCentred(line, edges)) {
    return wouldHaveFitted(line, room + before.left - edges.left);
  }
  const fits = wouldHaveFitted(line, room);
  const indent = line.left - before.left;
  if (indent > size * 0.9) return fits || !hangs(paragraph, before, place, measure);
  if (indent < -size * 0.9) {
    // The first line of a paragraph may be indented; a line further out than that ends a row of a table.
    const isFirst = paragraph.length === 1 && before.left === before.textLeft;
    return fits || indent < -size * 6 || !isFirst;
  }
  if (goesOn(before, line) && room < (edges.right - edges.left) * tiedWords) return false;
  return fits;
}

/** A sentence goes on in lower case, though a word may have gone to the next line with the one it is tied to. */
function goesOn(before: Line, line: Line): boolean {
  return /^\p{Ll}/u.test(line.text) && !sentenceEnd.test(before.text);
}

/** Whether a line that begins further in goes on all the same: below the words behind a list sign, or hanging. */
function hangs(
  paragraph: readonly PlacedLine[],
  before: Line,
  { line, next }: Place,
  measure: Measure,
): boolean {
  if (paragraph.length > 1) return false;
  if (Math.abs(line.left - before.textLeft) < line.size * 0.6) return true;
  if (next && next.page === line.page && next.column === line.column) {
    if (Math.abs(next.left - line.left) < line.size * 0.3) return true;
  }
  const isShort = measure.edges(line).right - line.right > line.size * 2;
  return isShort && (/^\p{Ll}/u.test(line.text) || !sentenceEnd.test(before.text));
}

/** Whether a line begins with a sign that is not just a number within a sentence. */
function beginsWithSign(before: Line, line: Line): boolean {
  if (line.tag?.kind === 'note' || before.tag?.kind === 'note') return beginsNote(line);
  if (!listSign.test(line.text)) return false;
  return (
    /^[^\d–—*-]/.test(line.text) ||
    sentenceEnd.test(before.text) ||
    line.textLeft > line.left ||
    listSign.test(before.text)
  );
}

/** The next cell of a row, which stands to the right of the one before. */
function isBeside(before: Line, line: Line): boolean {
  return (
    before.page === line.page &&
    before.column === line.column &&
    before.turn === line.turn &&
    line.y < before.y + line.size * 0.5 &&
    line.left > before.cellLeft + line.size
  );
}

/** A further line of the last cell of a row. */
function isBelowCell(before: Line, line: Line): boolean {
  return before.cells > 1 && line.cells === 1 && Math.abs(line.left - before.cellLeft) < line.size * 0.5;
}

function isCentred(line: Line, edges: { readonly left: number; readonly right: number }): boolean {
  const [left, right] = [line.left - edges.left, edges.right - line.right];
  return left > line.size * 1.5 && Math.abs(left - right) < line.size;
}

/** Whether the first word of `line` had this much room in the line before: then that was ended on purpose. */
function wouldHaveFitted(line: Line, room: number): boolean {
  if (isWideAtStart(line.text)) return room > line.size * 2.2;
  const word = /^\S+/.exec(line.text)?.[0] ?? '';
  const unit = (line.right - line.left) / Math.max(1, widthOf(line.text));
  return room > (widthOf(word) + 0.28) * unit * 1.05;
}
