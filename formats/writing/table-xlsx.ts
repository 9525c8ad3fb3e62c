// A table as a workbook, with the headings and cells of its csv: sources and codings for people who work in
// spreadsheets.
import type { Cell, Table } from '#core/exports/table.ts';
import { writeXlsx, type Sheet, type SheetCell } from './xlsx.ts';

const widths = { text: 18, long: 56, number: 12, share: 12, flag: 10 } as const;

/**
 * A sheet named `title`, followed by one that describes it; `date` is the ISO date of writing; cells that were too long
 * are added to `cut`.
 */
export async function writeTableXlsx(
  table: Table,
  title: string,
  date: string,
  about?: Sheet,
  cut: string[] = [],
): Promise<Uint8Array> {
  const sheet = tableSheet(table, title);
  return await writeXlsx(about === undefined ? [sheet] : [sheet, about], date, cut);
}

/** The table as a sheet of a workbook. */
export function tableSheet(table: Table, title: string): Sheet {
  return {
    name: title,
    widths: table.columns.map(({ kind }) => widths[kind]),
    frozenRows: 1,
    landscape: true,
    rows: [
      table.columns.map(({ key, kind }): SheetCell => ({
        value: key,
        look: 'head',
        align: kind === 'number' ? 'right' : 'left',
      })),
      ...Array.from(table.rows, (row) => row.map(sheetCell)),
    ],
  };
}

function sheetCell(cell: Cell): SheetCell {
  return cell === '' ? null : cell;
}
