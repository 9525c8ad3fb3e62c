// The numbers in the cells of kept tables. They are not part of any sentence of Concord’s; the analyst can put them into one.
import type { MadeNumber, NumberFormat, ReportExhibit } from './report.ts';
import type { LaidColumn } from '../kept-tables/laid-table.ts';

const formats: Readonly<Record<LaidColumn['format'], NumberFormat>> = {
  count: 'count',
  percent: 'percent',
  decimal: 'coefficient',
  text: 'count',
};

/** Every number in the cells of these exhibits, with the command that prints the table again, as JSON. */
export function keptNumbers(
  exhibits: readonly ReportExhibit[],
  titleOf: (tableId: string) => string,
): MadeNumber[] {
  return exhibits.flatMap((exhibit) => {
    if (exhibit.kind !== 'table' || exhibit.keptId === null) return [];
    const { keptId: tableId, table } = exhibit;
    return table.rows.flatMap((row, line) =>
      row.cells.flatMap(({ value }, place): MadeNumber[] => {
        const column = table.columns[place];
        if (value === undefined || !column) return [];
        const { under, name } = column;
        return [
          {
            id: `kept.${tableId}.${row.key}.${column.key}`,
            value,
            format: formats[column.format],
            about: {
              key: 'kept.cell',
              names: {
                table: titleOf(tableId),
                row: row.name,
                column: under === null || under.name === name ? name : `${under.name}, ${name}`,
              },
            },
            command: {
              verb: 'table',
              named: [tableId],
              options: [['--printed']],
            },
            pointer: ['rows', line, 'cells', place, 'value'],
            kept: { tableId, rowKey: row.key, columnKey: column.key },
          },
        ];
      }),
    );
  });
}
