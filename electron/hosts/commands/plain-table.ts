// A table in a terminal: each column as wide as its widest cell, a Chinese character counting as two columns of the
// terminal.

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;

/** How many columns of the terminal the text takes. */
function cells(text: string): number {
  return [...text].reduce((sum, character) => sum + (WIDE.test(character) ? 2 : 1), 0);
}

/** The rows with the first column aligned left, all others right. Rows have equal length. */
export function plainTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => cells(row[column] ?? ''))));
  return rows
    .map((row) =>
      row
        .map((text, column) => {
          const space = ' '.repeat((widths[column] ?? 0) - cells(text));
          return column === 0 ? text + space : space + text;
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
