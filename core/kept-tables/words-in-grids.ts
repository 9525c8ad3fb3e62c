// A printed grid has the numbers of each theme in one column and the words about it in another. What was printed is kept with
// exports and submissions; words about people may have to leave it later, while its numbers stay as they were.
import type { LaidTable } from './laid-table.ts';
import type { PrintedValues } from './printed-values.ts';

const END = ': summary';

/** What stands where words were taken out. */
const TAKEN_OUT = '–';

/** The key of the column with the words about a theme. */
export function wordsColumnOf(codeId: string): string {
  return `${codeId}${END}`;
}

function isOfWords({ key }: { readonly key: string }): boolean {
  return key.endsWith(END);
}

/** The grid with other words in some cells. `instead` is asked for each that has any, and says null for words that stay. */
export function withOtherWords(
  table: LaidTable,
  instead: (rowKey: string, text: string) => string | null,
): LaidTable {
  return {
    ...table,
    rows: table.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell, place) => {
        const column = table.columns[place];
        const other = column && isOfWords(column) && cell.text !== '' ? instead(row.key, cell.text) : null;
        return other === null ? cell : { ...cell, text: other };
      }),
    })),
  };
}

/** The grid without the words about rows that are gone. */
export function withoutWordsAbout(table: LaidTable, gone: ReadonlySet<string>): LaidTable {
  return withOtherWords(table, (rowKey) => (gone.has(rowKey) ? TAKEN_OUT : null));
}

/** The record of what a grid printed, without the words about rows that are gone. */
export function printedWithoutWordsAbout(printed: PrintedValues, gone: ReadonlySet<string>): PrintedValues {
  return {
    ...printed,
    values: printed.values.map((line, place) =>
      gone.has(printed.rows[place]?.key ?? '')
        ? line.map((text, column) =>
            text !== '' && isOfWords(printed.columns[column] ?? { key: '' }) ? TAKEN_OUT : text,
          )
        : line,
    ),
  };
}
