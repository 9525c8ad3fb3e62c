// A table as texts, for paper: its cells in the order and under the headings of the screen.
import { isValidElement, type ReactNode } from 'react';
import type { PrintedColumn, PrintedGroup } from '#core/exports/printed-table.ts';
import { lines, type Grouping } from '../list/grouped-lines.ts';
import { sorted } from './sorted-rows.ts';
import type { Column, Sort } from './column.ts';

export interface PrintedRowsOf<Row> {
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly sort: Sort | null;
  readonly grouping?: Grouping<Row> | undefined;
  readonly headingOf?: (group: string) => string;
  /** The language whose rules order the words. */
  readonly language: string;
}

/** All rows, including those of closed groups; columns without a title hold controls and are left out. */
export function printedRows<Row>({
  columns,
  rows,
  sort,
  grouping,
  headingOf = (group) => group,
  language,
}: PrintedRowsOf<Row>): { columns: PrintedColumn[]; groups: PrintedGroup[] } {
  const titled = columns.filter(({ title }) => title !== '');
  const rowIn = (row: Row): string[] =>
    titled.map((column) => (column.text ? column.text(row) : textOf(column.cell(row))));
  const groups: { heading: string | null; rows: string[][] }[] = [];
  for (const line of lines(sorted(rows, columns, sort, language), String, grouping, new Set())) {
    if (line.kind === 'group') groups.push({ heading: headingOf(line.group), rows: [] });
    else {
      if (groups.length === 0) groups.push({ heading: null, rows: [] });
      groups.at(-1)?.rows.push(rowIn(line.row));
    }
  }
  return {
    columns: titled.map(({ title, note, align }) => ({
      name: title,
      note,
      align: align === 'end' ? ('end' as const) : ('start' as const),
    })),
    groups,
  };
}

/** The text of a cell: that of its elements in order, or the label of an icon. */
function textOf(node: ReactNode): string {
  if (typeof node === 'string' || typeof node === 'number') return String(node);
  if (Array.isArray(node)) return node.map(textOf).filter(Boolean).join(' ');
  if (!isValidElement<{ children?: ReactNode; 'aria-label'?: string }>(node)) return '';
  return node.props['aria-label'] ?? textOf(node.props.children);
}
