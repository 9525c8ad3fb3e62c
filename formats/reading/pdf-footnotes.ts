// Footnotes stand between a paragraph and its other half on the next page. They are known by what the file says
// of them, or as lines in small type below all others that begin with the sign of a note.
import type { Line } from './pdf-lines.ts';
import { bodySizeOf, valueAt } from './pdf-rows.ts';

/** Type smaller than this share of the text's is small. */
const small = 0.93;

/** Below a gap of so many usual distances of lines, a raised number begins a note in type of any size. */
const clearGap = 1.5;

const sign =
  /^(?:\d{1,3}(?![\d.,:%])|[*†‡§¶]{1,3}|[①-⑳]|\[\d{1,3}\]|[(（]\d{1,2}[)）]|注\s?\d*\s?[:：])\s?[^\s\d]/u;
const closed = /[.!?…。！？”"’)）\]]$/u;

/** Whether a line begins a note. */
export function beginsNote(line: Line): boolean {
  return line.startsRaised || sign.test(line.text);
}

/** The pages without their footnotes, and the lines of the footnotes, page by page. */
export function withoutFootnotes(pages: readonly (readonly Line[])[]): {
  readonly pages: readonly (readonly Line[])[];
  readonly notes: readonly (readonly Line[])[];
} {
  const body = bodySizeOf(pages.flat());
  const leading = leadingOf(pages);
  let isOpen = false;
  const notes = pages.map((lines) => {
    const found = lines.some((line) => line.tag)
      ? lines.filter((line) => line.tag?.kind === 'note')
      : columnsOf(lines).flatMap((column) => notesBelow(column, body, leading, isOpen));
    const last = found.at(-1);
    isOpen = last !== undefined && !closed.test(last.text);
    return found;
  });
  const bodies = pages.map((lines, index) => {
    const taken = new Set(notes[index]);
    return taken.size === 0 ? lines : lines.filter((line) => !taken.has(line));
  });
  return { pages: bodies, notes };
}

function columnsOf(lines: readonly Line[]): Line[][] {
  const columns = new Map<string, Line[]>();
  for (const line of lines) columns.set(line.column, [...(columns.get(line.column) ?? []), line]);
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
  isOpen: boolean,
): readonly Line[] {
  let from = column.length;
  while (from > 0 && isSmall(column[from - 1], body)) from -= 1;
  const foot = column.slice(from);
  // A page of nothing but small type holds no notes; a table in small type is none.
  if (from > 0 && foot.length > 0 && foot.every((line) => line.cells < 3)) {
    const first = isOpen ? 0 : foot.findIndex(beginsNote);
    if (first >= 0) return foot.slice(first);
  }
  const raised = column.findIndex((line, index) => {
    const before = column[index - 1];
    return before && line.startsRaised && line.y - before.y > leading * clearGap && index > column.length / 2;
  });
  const rest = raised < 0 ? [] : column.slice(raised);
  return rest.length <= 12 && rest.every((line) => line.size <= body * 1.02) ? rest : [];
}

function isSmall(line: Line | undefined, body: number): boolean {
  return line !== undefined && line.size < body * small;
}
