// The head of each piece: the lines above its text, its labels and dates, and what the heads of one file have in common.
import { wordsIn } from '../../text/word-count.ts';
import type { Piece } from './cuts.ts';
import type { FileLine } from './file-lines.ts';
import { dateWrittenIn } from './header-dates.ts';
import { isAside, labelled, partsOf, type Labelled } from './labels.ts';

/** A fact, and the line on which it was found. */
export interface Fact {
  readonly value: string;
  readonly line: number;
}

/** The head of an article: at most so many lines, and none that is as long as a paragraph. */
const MAX_HEAD_LINES = 16;
const MAX_HEAD_WORDS = 40;

/** A line of a head. */
export interface HeadLine {
  readonly line: number;
  readonly text: string;
  readonly isStrong: boolean;
  readonly isAside: boolean;
}

/** The head of a piece; lines are those of the file. */
export interface Head {
  /** The lines above the text, without blank ones and the marker. */
  readonly lines: readonly HeadLine[];
  readonly labels: ReadonlyMap<Labelled, Fact>;
  /** Dates as they are written, in their order. */
  readonly dates: readonly { readonly line: number; readonly text: string; readonly index: number }[];
  /** The lines of the piece that say whose it is. */
  readonly rights: readonly string[];
}

/** The head of a piece without lines. */
export const emptyHead: Head = { lines: [], labels: new Map(), dates: [], rights: [] };

/** The head of a piece. Labels below the text count as its own. */
export function headOf(lines: readonly FileLine[], { from, to, cut }: Piece): Head {
  const head: HeadLine[] = [];
  const labels = new Map<Labelled, Fact>();
  const rights: string[] = [];
  let isInHead = true;
  for (let line = from; line < to; line += 1) {
    const { text, heading, isBold } = lines[line] ?? { text: '', heading: null, isBold: false };
    const isMark = cut?.marker === line && cut.isMark;
    const label = text.trim() === '' ? null : labelled(text);
    if (text.trim() === '' || (isMark && label === null)) continue;
    if (label !== null) noteLabel(labels, lines, { line, to }, label);
    if (/copyright|©|版权/iu.test(text) && isAside(text)) rights.push(text);
    const isText =
      label?.meaning === 'text' || (isInHead && label === null && wordsIn(text) > MAX_HEAD_WORDS);
    if (isText || head.length >= MAX_HEAD_LINES) isInHead = false;
    if (isInHead) {
      const isStrong = heading !== null || isBold;
      head.push({ line, text: text.trim(), isStrong, isAside: isAside(text) });
    }
    // Labels below the text are read too: ProQuest writes them there. Without any, the rest is text.
    if (!isInHead && line > from + 400) break;
  }
  const dates = head.flatMap(({ line, text, isAside: aside }) => {
    const written = aside ? null : dateWrittenIn(text);
    return written === null ? [] : [{ line, ...written }];
  });
  return { lines: head, labels, dates, rights };
}

function noteLabel(
  labels: Map<Labelled, Fact>,
  lines: readonly FileLine[],
  { line, to }: { readonly line: number; readonly to: number },
  { meaning, value }: { readonly meaning: Labelled; readonly value: string },
): void {
  if (meaning === 'aside' || meaning === 'text' || labels.has(meaning)) return;
  if (value !== '') {
    const [own = value, ...others] = partsOf(value);
    labels.set(meaning, { value: meaning === 'title' ? value : own, line });
    for (const other of others) {
      const label = labelled(other);
      if (label !== null) noteLabel(labels, lines, { line, to }, label);
    }
    return;
  }
  // The value is on the next line that is not blank.
  for (let next = line + 1; next < to && next < line + 3; next += 1) {
    const text = lines[next]?.text.trim() ?? '';
    if (text === '') continue;
    if (labelled(text) === null) labels.set(meaning, { value: text, line: next });
    return;
  }
}

/** Lines that stand in the heads of several articles: outlets, sections. A copy of an article says nothing new. */
export function repeatedLines(heads: readonly Head[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  const own = new Map(
    heads.map(({ lines }) => [lines.flatMap((line) => (line.isAside ? [] : line.text)).join('\n'), lines]),
  );
  for (const lines of own.values())
    for (const text of new Set(lines.flatMap((line) => [line.text, ...partsOf(line.text)])))
      counts.set(text, (counts.get(text) ?? 0) + 1);
  return new Set([...counts].flatMap(([text, count]) => (count > 1 ? [text] : [])));
}
