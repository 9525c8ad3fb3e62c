// What a table would become under a mapping, shown before the import.
import type { Table } from './table-columns.ts';
import { sourcesFromTable, type RowProblem, type RowSource } from './table-sources.ts';
import { unreadDates, type TableMapping, type UnreadDates } from './table-mapping.ts';

/** The outcome of an import, before it is done. */
export interface TableOutcome {
  /** Rows that would become a source. */
  readonly sources: number;
  /** Rows whose text is empty, whether they would be left out or become sources without a text. */
  readonly withoutText: number;
  /** Rows that would be left out because they have no text or, where no column is the text, no title. */
  readonly leftOut: number;
  /** Dates and values that cannot be read; only the value is lost, not the row. */
  readonly datesUnreadable: number;
  readonly valuesUnreadable: number;
  /** A column of dates that is not used as the date of the sources, since most cannot be read. */
  readonly unreadDates: UnreadDates | null;
  /** The first three sources, with the beginnings of their texts. */
  readonly first: readonly RowSource[];
}

const MAX_SHOWN = 3;
const MAX_BEGINNING = 300;

/** Reads all rows of `table` by `mapping`. Throws `invalid` when it names a column that does not exist. */
export function tableOutcome(table: Table, mapping: TableMapping): TableOutcome {
  const rows = sourcesFromTable(table, mapping);
  const usable = rows.filter((row) => row.usable);
  const problems = rows.flatMap((row) => row.problems);
  const count = (key: RowProblem['key']): number => problems.filter((problem) => problem.key === key).length;
  return {
    sources: usable.length,
    withoutText: rows.filter(({ text }) => text.trim() === '').length,
    leftOut: rows.length - usable.length,
    datesUnreadable: count('reading:row_date_unreadable'),
    valuesUnreadable: count('reading:row_value_unreadable'),
    unreadDates: unreadDates(table.columns, table.rows, mapping),
    first: usable.slice(0, MAX_SHOWN).map((row) => ({
      ...row,
      text: Array.from(row.text.slice(0, MAX_BEGINNING * 2))
        .slice(0, MAX_BEGINNING)
        .join(''),
    })),
  };
}
