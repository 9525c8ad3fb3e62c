// The numbers in the cells and heads of kept tables, and of the tables that kept figures draw. They are not part of any
// sentence of Concord’s; the analyst can put them into one.
import type { LaidColumn, LaidPart, LaidTable } from '../kept-tables/laid-table.ts';
import type { MadeNumber } from './report.ts';
import type { NumberFormat } from './runs.ts';

/** A kept table as it is printed. */
export interface CountedTable {
  readonly tableId: string;
  readonly table: LaidTable;
}

const formats: Readonly<Record<LaidColumn['format'], NumberFormat>> = {
  count: 'count',
  percent: 'percent',
  decimal: 'coefficient',
  text: 'count',
};

/** Every number of these tables, with the command that prints the table again, as JSON. */
export function keptNumbers(
  tables: readonly CountedTable[],
  titleOf: (tableId: string) => string,
): MadeNumber[] {
  return tables.flatMap(({ tableId, table }) => {
    const common = {
      command: { verb: 'table', named: [tableId], options: [['--printed']] },
    } as const;
    const title = titleOf(tableId);
    const bases = table.columns.flatMap((column, place) => {
      const isFirst = column.under !== null && table.columns[place - 1]?.under?.key !== column.under.key;
      const head = isFirst ? column.under : column;
      return (head?.parts ?? []).map((part, index): MadeNumber => ({
        ...common,
        ...partAs(part),
        id: `kept.${tableId}.columns.${column.key}.${part.key}`,
        about: { key: 'kept.base', names: { table: title, column: nameOf(column), part: part.name } },
        pointer: ['columns', place, ...(isFirst ? ['under'] : []), 'parts', index, 'value'],
        kept: { tableId, rowKey: 'columns', columnKey: column.key },
      }));
    });
    const cells = table.rows.flatMap((row, line) =>
      row.cells.flatMap(({ value, parts = [] }, place): MadeNumber[] => {
        const column = table.columns[place];
        if (!column) return [];
        const id = `kept.${tableId}.${row.key}.${column.key}`;
        const names = { table: title, row: row.name, column: nameOf(column) };
        const kept = { tableId, rowKey: row.key, columnKey: column.key };
        const pointer = ['rows', line, 'cells', place];
        return [
          ...(value === undefined
            ? []
            : [
                {
                  ...common,
                  id,
                  value,
                  format: formats[column.format],
                  about: { key: 'kept.cell', names },
                  pointer: [...pointer, 'value'],
                  kept,
                },
              ]),
          ...parts.map((part, index) => ({
            ...common,
            ...partAs(part),
            // It stays the same number when there are so many that they stand alone.
            id: part.name === '' ? id : `${id}.${part.key}`,
            about:
              part.name === ''
                ? { key: 'kept.cell', names }
                : { key: 'kept.part', names: { ...names, part: part.name } },
            pointer: [...pointer, 'parts', index, 'value'],
            kept,
          })),
        ];
      }),
    );
    return [...bases, ...cells];
  });
}

function partAs({ value, format }: LaidPart): Pick<MadeNumber, 'value' | 'format'> {
  return { value, format: formats[format] };
}

function nameOf({ under, name }: LaidColumn): string {
  return under === null || under.name === name ? name : `${under.name}, ${name}`;
}
