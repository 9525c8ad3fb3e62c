import type { LaidCell, LaidColumn, LaidHead, LaidPart, LaidTable } from '../kept-tables/laid-table.ts';

/** How texts of a table are written: names of rows and columns may be those of people, other texts may hold some. */
export interface WrittenTexts {
  readonly called: (text: string) => string;
  readonly written: (text: string) => string;
}

/** The table with all its texts written so; its numbers and keys stay. */
export function withTexts(table: LaidTable, { called, written }: WrittenTexts): LaidTable {
  // A side of a comparison may be called as somebody is.
  const named = ({ parts }: { readonly parts?: readonly LaidPart[] }) =>
    parts ? { parts: parts.map((part) => ({ ...part, name: written(part.name) })) } : {};
  const head = <H extends Pick<LaidHead, 'name' | 'note' | 'parts'>>(of: H): H => ({
    ...of,
    name: called(of.name),
    note: written(of.note),
    ...named(of),
  });
  const cell = (of: LaidCell): LaidCell => ({ ...of, text: written(of.text), ...named(of) });
  return {
    ...table,
    caption: written(table.caption),
    rowHead: written(table.rowHead),
    columns: table.columns.map((column): LaidColumn => ({
      ...head(column),
      under: column.under && head(column.under),
    })),
    rows: table.rows.map((row) => ({ ...row, name: called(row.name), cells: row.cells.map(cell) })),
    notes: table.notes.map(written),
  };
}
