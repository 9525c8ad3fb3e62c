// Removes footnotes from the text, where they would separate a paragraph from its other half on the next page. They are
// recognised by the file's tags, or as lines in small type below all others that begin with a note sign.
import type { Line } from './pdf-lines.ts';
import { bodySizeOf } from './pdf-rows.ts';
import { valueAt } from './value-at.ts';

/** Type smaller than this share of the text's size counts as small. */
const MAX_SMALL_RATIO = 0.93;

/** Below a gap of this many usual line distances, a raised number begins a note in type of any size. */
const MIN_GAP = 1.5;

const sign =
  /^(?:\d{1,3}(?![\d.,:%])|[*†‡§¶]{1,3}|[①-⑳]|\[\d{1,3}\]|[(（]\d{1,2}[)）]|注\s?\d*\s?[:：])\s?[^\s\d]/u;
const closed = /[.!?…。！？”"’)）\]]$/u;

/** The lines without those of footnotes, and the footnotes, in order. */
export interface WithoutFootnotes {
  readonly lines: readonly Line[];
  readonly notes: readonly (readonly Line[])[];
}

/** Separates the footnotes of all pages from the text. */
export function withoutFootnotes(pages: readonly (readonly Line[])[]): WithoutFootnotes {
  const body = bodySizeOf(pages.flat());
  const leading = leadingOf(pages);
  const notes: Line[][] = [];
  for (const lines of pages) {
    if (lines.some((line) => line.tag)) addTagged(notes, lines);
    else {
      for (const column of columnsOf(lines)) {
        addNotes(notes, notesBelow(column, body, leading, isOpen(notes)));
      }
    }
  }
  const taken = new Set(notes.flat());
  return { lines: pages.flat().filter((line) => !taken.has(line)), notes };
}

/** Whether the last note may continue, also on the next page. */
function isOpen(notes: readonly (readonly Line[])[]): boolean {
  const last = notes.at(-1)?.at(-1);
  return last !== undefined && !closed.test(last.text);
}

function addTagged(notes: Line[][], lines: readonly Line[]): void {
  let before: Line | null = null;
  for (const line of lines) {
    if (line.tag?.kind !== 'note') continue;
    const goesOn = before ? before.tag?.unit === line.tag.unit : isOpen(notes) && !beginsNote(line);
    if (goesOn) notes.at(-1)?.push(line);
    else notes.push([line]);
    before = line;
  }
}

/** Notes are numbered: a number out of sequence stands within a note. */
function addNotes(notes: Line[][], lines: readonly Line[]): void {
  for (const line of lines) {
    const last = notes.at(-1);
    const number = numberOf(line);
    const follows = number === null || number === 1 || number === (numberOf(last?.[0]) ?? number - 1) + 1;
    if (!last || (beginsNote(line) && (line.startsRaised || follows))) notes.push([line]);
    else last.push(line);
  }
}

function numberOf(line: Line | undefined): number | null {
  const number = /^\D{0,2}(\d{1,3})/.exec(line?.text ?? '')?.[1];
  return number === undefined ? null : Number(number);
}

function beginsNote(line: Line): boolean {
  return line.startsRaised || sign.test(line.text);
}

function columnsOf(lines: readonly Line[]): Line[][] {
  const columns = new Map<string, Line[]>();
  for (const line of lines) {
    const column = columns.get(line.column);
    if (column) column.push(line);
    else columns.set(line.column, [line]);
  }
  return [...columns.values()];
}

function leadingOf(pages: readonly (readonly Line[])[]): number {
  const gaps = pages.flatMap((lines) => lines.slice(1).map((line, index) => line.y - (lines[index]?.y ?? 0)));
  return valueAt(
    gaps.filter((gap) => gap > 2),
    0.4,
  );
}

/** The notes at the foot of a column. */
function notesBelow(
  column: readonly Line[],
  body: number,
  leading: number,
  goesOn: boolean,
): readonly Line[] {
  let from = column.length;
  while (from > 0 && isSmall(column[from - 1], body)) from -= 1;
  const foot = column.slice(from);
  // A page with nothing but small type has no notes, and a table in small type is none.
  if (from > 0 && foot.length > 0 && foot.every((line) => line.cells < 3)) {
    const first = goesOn ? 0 : foot.findIndex(beginsNote);
    if (first >= 0) return foot.slice(first);
  }
  const raised = column.findIndex((line, index) => {
    const before = column[index - 1];
    return before && line.startsRaised && line.y - before.y > leading * MIN_GAP && index > column.length / 2;
  });
  const rest = raised < 0 ? [] : column.slice(raised);
  return rest.length <= 12 && rest.every((line) => line.size <= body * 1.02) ? rest : [];
}

function isSmall(line: Line | undefined, body: number): boolean {
  return line !== undefined && line.size < body * MAX_SMALL_RATIO;
}
