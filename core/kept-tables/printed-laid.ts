// Tables of a paper as one page for the printer.
import type { PrintedGroup, PrintedTable } from '../exports/printed-table.ts';
import type { LaidTable } from './laid-table.ts';

/** A table of the page, under its name where the page has several. */
export interface PrintedPart {
  readonly name: string | null;
  readonly table: LaidTable;
}

/**
 * The tables below each other, under one title. All have the columns of the first; a note that several have stands
 * once.
 */
export function printedLaid(
  title: string,
  about: readonly string[],
  parts: readonly PrintedPart[],
): PrintedTable {
  const [first] = parts;
  return {
    title,
    about,
    columns:
      first === undefined
        ? []
        : [
            { name: first.table.rowHead, align: 'start' },
            ...first.table.columns.map(({ under, name, note, align }) =>
              under === null ? { name, note, align } : { name: under.name, note: name, align },
            ),
          ],
    groups: parts.flatMap(groupsOf),
    notes: [...new Set(parts.flatMap(({ table }) => table.notes))],
  };
}

function groupsOf({ name, table }: PrintedPart): PrintedGroup[] {
  const groups: { heading: string | null; rows: string[][] }[] = [];
  for (const row of table.rows)
    if (row.look === 'heading' || groups.length === 0) {
      const isHeading = row.look === 'heading';
      groups.push({ heading: isHeading ? row.name : null, rows: isHeading ? [] : [lineOf(row)] });
    } else groups.at(-1)!.rows.push(lineOf(row));
  return name === null ? groups : [{ heading: name, rows: [] }, ...groups];
}

function lineOf({ name, cells }: LaidTable['rows'][number]): string[] {
  return [name, ...cells.map(({ text }) => text)];
}
