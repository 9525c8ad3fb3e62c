// Finds where paragraphs begin. A file may tell which lines belong together; otherwise a line continues in the next one
// unless the page shows the opposite: by a larger gap, an indent, another type size, a list sign, or a line that ended
// although the next word would still have fitted.
import { widthOf } from './pdf-boxes.ts';
import { MIN_INDENT, type Measure } from './pdf-edges.ts';
import { isWideAtStart } from './pdf-hyphens.ts';
import { isBeside } from './pdf-joining.ts';
import { listSign, type Line } from './pdf-lines.ts';

/** Abbreviations whose full stop ends no sentence, and which precede numbers. */
const abbreviation = /\b(?:pp?|nos?|nr|vol|figs?|eqs?|art|sec|ch|chap|tab|para)\.$/i;

/** Baselines that are more than this many type sizes apart belong to different paragraphs, even in typescripts. */
const MAX_LEADING = 2.6;

/** A tagged paragraph with more lines than this is not searched for line breaks of its author. */
const MAX_UNIT_LINES = 500;

const endsInHyphen = /[\p{L}\d][-\u2010\u00AD]$/u;

/** A speaker's name before the words. */
const speaker = /^\p{Lu}[\p{L}\d.'’-]*(?:\s[\p{L}\d.'’-]+){0,3}[:：](?:\s|$)/u;

/** The share of a column that a line may leave empty because its next words must not be separated. */
const MAX_TIED_SHARE = 0.45;

const sentenceEnd = /[.!?…:;。！？：；][\d*†]{0,3}["”’'»)）」』]*$/u;

/** A row of numbers; no sentence has two such lines. */
const onlyNumbers = /^(?=.*\d)[\d\s.,:;%±+()/€$£¥–-]+$/u;

/** A line with its neighbours in reading order. */
export interface Place {
  readonly line: Line;
  readonly next: Line | null;
}

/**
 * Whether a paragraph begins with `place.line`. `paragraph` are the lines of the paragraph before; `units` gives the
 * lines that the file tags as one.
 */
export function isNewParagraph(
  paragraph: readonly Line[],
  place: Place,
  measure: Measure,
  units: ReadonlyMap<Line, readonly Line[]>,
): boolean {
  const { line } = place;
  const before = paragraph.at(-1);
  if (!before) return true;
  if (before.tag && line.tag && before.page === line.page) {
    if (before.tag.unit !== line.tag.unit) return true;
    return line.tag.kind !== 'row' && hasLineBreak(units.get(line) ?? [], before, line);
  }
  if (before.tag?.kind !== line.tag?.kind || before.tag?.kind === 'row') return true;
  if (before.tag && before.tag.level !== line.tag?.level) return true;
  if (Math.abs(before.size - line.size) > before.size * 0.08) return true;
  if (before.turn !== line.turn) return true;
  if (measure.beginsTurn(line) && sentenceEnd.test(before.text)) return true;
  // Another speaker interrupts.
  if (endsInHyphen.test(before.text) && speaker.test(line.text)) return true;
  if (before.page !== line.page || before.column !== line.column) return beginsAtTop(before, place, measure);
  return beginsInColumn(paragraph, before, place, measure);
}

/** Whether the author ended a line within a paragraph, as in a poem or an address. */
function hasLineBreak(unit: readonly Line[], before: Line, line: Line): boolean {
  if (unit.length > MAX_UNIT_LINES) return false;
  const beside = unit.filter((other) => other.left < before.right && other.right > before.left);
  const gaps = beside.slice(1).map((other, index) => other.y - (beside[index]?.y ?? 0));
  if (beside.includes(line) && line.y - before.y > Math.min(...gaps.filter((gap) => gap > 0)) * 1.6)
    return true;
  const right = Math.max(...beside.map((other) => other.right));
  if (continuesSentence(before, line) && right - before.right < (right - before.left) * MAX_TIED_SHARE)
    return false;
  if (!endsFreely(before, line) || !wouldHaveFitted(line, right - before.right)) return false;
  return !areShortTogether(beside.slice(0, beside.indexOf(before)), before, line);
}

/** Whether the preceding lines are as short as this one, like lines beside a picture. */
function areShortTogether(earlier: readonly Line[], before: Line, line: Line): boolean {
  const near = earlier.slice(-2).map((other) => other.right);
  return near.length === 2 && !wouldHaveFitted(line, Math.max(...near) - before.right);
}

/** Whether the author may have ended the line: not one that ends within a word. */
function endsFreely(before: Line, line: Line): boolean {
  return !(endsInHyphen.test(before.text) && /^[\p{L}\d]/u.test(line.text));
}

/** Whether a paragraph begins at the top of a page or a column. */
function beginsAtTop(before: Line, place: Place, measure: Measure): boolean {
  const { line } = place;
  // Below full-width lines, the text of one column continues as on one page.
  const isBelow =
    before.page === line.page && line.y > before.y && line.y - before.y > before.size * MAX_LEADING;
  if (isBelow || before.cells > 1 || line.cells > 1) return true;
  if (!endsFreely(before, line)) return false;
  if (beginsWithSign(before, place) || (onlyNumbers.test(before.text) && onlyNumbers.test(line.text)))
    return true;
  if (isTitle(before, place, measure) || endsEarly(before, line, measure)) return true;
  const edges = measure.edges(before);
  const room = edges.right - before.right;
  const mostRoom = (edges.right - edges.left) * (/[,，、]$/.test(before.text) ? 0.9 : MAX_TIED_SHARE);
  if (continuesSentence(before, line) && room < mostRoom) return false;
  const isIndented = line.left - measure.edges(line).left > line.size * MIN_INDENT;
  const wasIndented = before.left - edges.left > before.size * 0.9;
  if (isIndented && !wasIndented) return true;
  if (isCentred(before, edges) && !isCentred(line, measure.edges(line))) return true;
  return wouldHaveFitted(line, room);
}

/** Whether a line at the top of a page stands alone above a gap, like the title of an entry. */
function isTitle(before: Line, { line, next }: Place, measure: Measure): boolean {
  if (!next || next.page !== line.page || next.column !== line.column) return false;
  const usual = measure.leading(line) ?? measure.leading(next) ?? line.size * 1.3;
  const isApart = next.y - line.y > usual * 1.5;
  return isApart && sentenceEnd.test(before.text) && !sentenceEnd.test(line.text);
}

/** Whether a page was left half empty, so that what follows was begun on a new page, like a slide or an entry. */
function endsEarly(before: Line, line: Line, measure: Measure): boolean {
  if (before.page === line.page || /^\p{Ll}/u.test(line.text) || /[,，、]$/.test(before.text)) return false;
  // A picture may interrupt a sentence.
  const full = sentenceEnd.test(before.text) ? 0.6 : isWideAtStart(line.text) ? 0.4 : 0.5;
  return measure.reach(before) < full;
}

/** Whether a paragraph begins with the next line of a column. */
function beginsInColumn(paragraph: readonly Line[], before: Line, place: Place, measure: Measure): boolean {
  const { line } = place;
  const size = line.size;
  if (isBeside(before, line)) return false;
  const usual = measure.leading(line) ?? measure.leading(before) ?? size * 1.3;
  const gap = line.y - before.y;
  if (gap > Math.min(usual * 1.25, size * MAX_LEADING)) return true;
  if (!endsFreely(before, line)) return false;
  if (before.cells > 1 && !isBelowCell(paragraph, before, line)) return true;
  if (isBelowCell(paragraph, before, line)) return false;
  if (line.cells > 1 || (onlyNumbers.test(before.text) && onlyNumbers.test(line.text))) return true;
  if (beginsWithSign(before, place)) return true;
  const edges = measure.edges(before);
  const room = edges.right - before.right;
  if (isCentred(before, edges) && isCentred(line, edges)) {
    return wouldHaveFitted(line, room + before.left - edges.left);
  }
  const fits = wouldHaveFitted(line, room);
  const indent = line.left - before.left;
  if (indent > size * MIN_INDENT) return fits || !isHanging(paragraph, before, place, measure);
  if (indent < -size * 0.9) {
    // The first line of a paragraph may be indented; another line further out than that ends a row of a table.
    const isFirst = paragraph.length === 1 && (before.left === before.textLeft || measure.areIndented);
    return fits || indent < -size * 6 || !isFirst;
  }
  const isIndented = line.left - measure.edges(line).left > size * MIN_INDENT;
  if (measure.areIndented && isIndented && paragraph.length === 1) return true;
  if (continuesSentence(before, line) && room < (edges.right - edges.left) * MAX_TIED_SHARE) return false;
  return fits && !areShortTogether(paragraph.slice(-3, -1), before, line);
}

/**
 * A sentence continues in lower case, even if a word moved to the next line with the one it must not be separated from.
 */
function continuesSentence(before: Line, line: Line): boolean {
  return /^\p{Ll}/u.test(line.text) && !sentenceEnd.test(before.text);
}

/**
 * Whether an indented line continues the paragraph: aligned with the words after a list sign, or as a hanging indent.
 */
function isHanging(
  paragraph: readonly Line[],
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

/** Whether a line begins with a list sign, rather than with a number within a sentence. */
function beginsWithSign(before: Line, { line, next }: Place): boolean {
  if (!listSign.test(line.text)) return false;
  const isEnded = sentenceEnd.test(before.text) && !abbreviation.test(before.text);
  if (/^[^\d(a-z–—*-]/.test(line.text) || isEnded || listSign.test(before.text)) return true;
  return line.textLeft > line.left && next !== null && Math.abs(next.left - line.textLeft) < line.size * 0.3;
}

/** Whether a paragraph is a row of a table, and the line belongs to its last cell. */
function isBelowCell(paragraph: readonly Line[], before: Line, line: Line): boolean {
  const left = before.cells > 1 ? before.cellLeft : before.left;
  const isRow = left > (paragraph[0]?.left ?? left) + line.size && paragraph.some(({ cells }) => cells > 1);
  return isRow && line.cells === 1 && Math.abs(line.left - left) < line.size * 0.5;
}

function isCentred(line: Line, edges: { readonly left: number; readonly right: number }): boolean {
  const [left, right] = [line.left - edges.left, edges.right - line.right];
  return left > line.size * 1.5 && Math.abs(left - right) < line.size;
}

/**
 * Whether the first word of `line` would have fitted into this room on the line before, so that line was ended on
 * purpose.
 */
function wouldHaveFitted(line: Line, room: number): boolean {
  if (isWideAtStart(line.text)) return room > line.size * 2.2;
  const word = /^\S+/.exec(line.text)?.[0] ?? '';
  const unit = (line.right - line.left) / Math.max(1, widthOf(line.text));
  return room > (widthOf(word) + 0.28) * unit * 1.05;
}
