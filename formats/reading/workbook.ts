// Reads workbooks; the only file that knows the library for it.
import readWorkbook, { type CellValue } from 'read-excel-file/node';

/** A sheet: its name, and its rows of cells as the sheet displays them. */
export interface Sheet {
  readonly name: string;
  readonly lines: readonly (readonly string[])[];
}

/** The sheets of the workbook in `bytes`, in order. Throws the library's error for a broken one. */
export async function sheetsOf(bytes: Buffer): Promise<Sheet[]> {
  const sheets = await readWorkbook(bytes, { trim: false, parseNumber: numberText });
  return sheets.map(({ sheet, data }) => ({
    name: sheet,
    lines: data.map((row) => row.map(cellText)),
  }));
}

/** The text of a cell: dates as ISO dates, with the time if there is one; empty cells as ''. */
function cellText(value: CellValue<string> | Date | null): string {
  if (value === null) return '';
  if (value instanceof Date) {
    const written = value.toISOString();
    return written.endsWith('T00:00:00.000Z') ? written.slice(0, 10) : written.slice(0, 16).replace('T', ' ');
  }
  return typeof value === 'string' ? value : String(value);
}

/** Excel stores 4.2 as 4.2000000000000002; whole numbers stay as written, however many digits they have. */
function numberText(written: string): string {
  const value = Number(written);
  return /^-?\d+$/.test(written) || Number.isNaN(value) ? written : String(value);
}
