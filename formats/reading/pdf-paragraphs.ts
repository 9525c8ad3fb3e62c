// Lines of print, joined into the paragraphs they were broken from. A line goes on in the next one unless the
// page says otherwise: by a larger gap, an indent, another size of type, a list sign, or a line that ended
// although the next word would still have fitted.
import type { Line } from './pdf-lines.ts';

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

const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFFEF]/u;
const startsWide = new RegExp(`^${wide.source}`, 'u');
const endsWide = new RegExp(`${wide.source}$`, 'u');
const listSign =
  /^(?:[•▪‣◦●○■□–—·*]\s|\(?\d{1,3}[.)]\s|[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|\[\d{1,3}\]\s)/;

/** Base lines further apart than this many sizes of type are no lines of one paragraph, even typed ones. */
const widestLeading = 2.6;

/** The share of a column that a line may leave empty because its next words must not be parted. */
const tiedWords = 0.3;

/** Joins the lines of all pages, which stand in reading order. */
export function paragraphsOfLines(pages: readonly (readonly Line[])[]): Paragraph[] {
  const lines = pages.flat();
  const layout = layoutOf(lines);
  const words = wordsOf(lines);
  const paragraphs: { text: string; lines: PlacedLine[] }[] = [];
  let before: Line | null = null;
  for (const line of lines) {
    const paragraph = paragraphs.at(-1);
    const last = paragraph?.lines.at(-1);
    if (!paragraph || !before || !last || isNewParagraph(before, line, layout)) {
      paragraphs.push({ text: line.text, lines: [{ line, at: 0, length: line.text.length }] });
    } else {
      const start = joinedStart(paragraph.text, line.text, words);
      // A hyphen that goes is the last character of the line before.
      paragraph.lines[paragraph.lines.length - 1] = {
        ...last,
        length: Math.min(last.length, start.length - last.at),
      };
      paragraph.lines.push({ line, at: start.length, length: line.text.length });
      paragraph.text = start + line.text;
    }
    before = line;
  }
  return paragraphs;
}

interface Layout {
  /** The usual distance of base lines, by size of type and script. */
  readonly leading: ReadonlyMap<string, number>;
  /** The right edge of the column that begins at a left edge, by that edge in steps. */
  readonly rightEdge: (line: Line) => number;
  readonly leftEdge: (line: Line) => number;
}

/** Chinese lines stand a quarter further apart than Latin ones of the same size, even on one page. */
function styleOf(line: Line): string {
  return `${Math.round(line.size * 2)} ${wide.test(line.text)}`;
}

function layoutOf(lines: readonly Line[]): Layout {
  const gaps = new Map<string, number[]>();
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    if (!next || next.page !== line.page || styleOf(next) !== styleOf(line)) continue;
    const gap = next.y - line.y;
    if (gap <= line.size * 0.5 || gap > line.size * 4) continue;
    const found = gaps.get(styleOf(line));
    if (found) found.push(gap);
    else gaps.set(styleOf(line), [gap]);
  }
  const leading = new Map([...gaps].map(([style, found]) => [style, lowerMiddle(found)] as const));

  // A column's edges are those of the lines that begin within a few characters of one another.
  const columns: { left: number; rights: number[]; right: number }[] = [];
  for (const line of [...lines].sort((a, b) => a.left - b.left)) {
    const column = columns.findLast((candidate) => line.left - candidate.left < line.size * 5);
    if (column) column.rights.push(line.right);
    else columns.push({ left: line.left, rights: [line.right], right: line.right });
  }
  for (const column of columns) column.right = edgeOf(column.rights);
  const columnOf = (line: Line): { left: number; right: number } =>
    columns.findLast((candidate) => candidate.left <= line.left + 0.5) ?? line;
  return {
    leading,
    leftEdge: (line) => columnOf(line).left,
    rightEdge: (line) => columnOf(line).right,
  };
}

function isNewParagraph(before: Line, line: Line, layout: Layout): boolean {
  if (Math.abs(before.size - line.size) > before.size * 0.08) return true;
  if (listSign.test(line.text)) return true;
  const size = line.size;
  const turns = line.page !== before.page || line.y < before.y + size * 0.5;
  if (turns && Math.abs(line.y - before.y) < size * 0.5 && line.page === before.page) return true;
  if (!turns) {
    const usual = layout.leading.get(styleOf(line)) ?? layout.leading.get(styleOf(before)) ?? size * 1.3;
    if (line.y - before.y > Math.min(usual * 1.25, size * widestLeading)) return true;
    // An indent begins a paragraph; a line that returns further than an indent ends a row of a table.
    if (line.left - before.left > size * 0.9 || before.left - line.left > size * 6) return true;
  } else if (
    line.left - layout.leftEdge(line) > size * 0.9 &&
    before.left - layout.leftEdge(before) < size * 0.5
  ) {
    return true;
  }
  const [left, right] = [layout.leftEdge(before), layout.rightEdge(before)];
  // A sentence goes on in lower case, though a word may have gone to the next line with the one it is tied to.
  const goesOn = /^\p{Ll}/u.test(line.text) && !/[.!?:;。！？：；]["”’)]?$/.test(before.text);
  if (goesOn && right - before.right < (right - left) * tiedWords) return false;
  return wouldHaveFitted(before, line, right);
}

/** Whether the first word of `line` had room at the end of `before`: then the line was ended on purpose. */
function wouldHaveFitted(before: Line, line: Line, right: number): boolean {
  const room = right - before.right;
  const characters = Array.from(line.text);
  const width = (line.right - line.left) / Math.max(1, characters.length);
  if (wide.test(characters[0] ?? '')) return room > line.size * 2.2;
  const word = /^\S+/.exec(line.text)?.[0] ?? '';
  return room > (Array.from(word).length + 1) * width * 1.05;
}

/** The words of the whole text in lower case, but for the halves of those that are broken at a line's end. */
function wordsOf(lines: readonly Line[]): ReadonlySet<string> {
  const found = new Set<string>();
  let isBroken = false;
  for (const { text } of lines) {
    const words = text.toLowerCase().match(/\p{L}+(?:-\p{L}+)*[-\u2010\u00AD]?/gu) ?? [];
    for (const [index, word] of words.entries()) {
      if (!(index === 0 && isBroken) && /\p{L}$/u.test(word)) found.add(word);
    }
    isBroken = /[-\u2010\u00AD]$/.test(text);
  }
  return found;
}

/** `text` as it stands before the line `next` that goes on: with a space, or without its hyphen. */
function joinedStart(text: string, next: string, words: ReadonlySet<string>): string {
  if (text.endsWith('\u00AD')) return text.slice(0, -1);
  const broken = /(\p{L}[\p{L}-]*)[-\u2010]$/u.exec(text);
  if (broken) {
    const rest = /^[\p{L}-]*/u.exec(next)?.[0] ?? '';
    return keepsHyphen(broken[1] ?? '', rest, words) ? text : text.slice(0, -1);
  }
  const whole = endsWide.test(text) || startsWide.test(next) || /\S[\u2013\u2014/]$/.test(text);
  return whole ? text : `${text} `;
}

/**
 * Whether a hyphen at the end of a line belongs to the word. The rest of the text tells: decision-making
 * stands there unbroken, or agreement does. Where neither does, two words make a compound and two syllables
 * do not.
 */
function keepsHyphen(start: string, rest: string, words: ReadonlySet<string>): boolean {
  if (!/^\p{Ll}/u.test(rest)) return true;
  const [first, second] = [start.toLowerCase(), rest.toLowerCase()];
  if (words.has(`${first}-${second}`)) return true;
  if (words.has(first + second)) return false;
  return first.length >= 3 && second.length >= 3 && words.has(first) && words.has(second);
}

/** Where a column ends on the right: the few lines that reach beyond it, tables or addresses, do not count. */
function edgeOf(rights: readonly number[]): number {
  const sorted = [...rights].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.98) - 1] ?? 0;
}

/** The value a third up: most gaps are between lines of one paragraph, and those are the small ones. */
function lowerMiddle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 3)] ?? 0;
}
