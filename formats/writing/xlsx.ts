// Writes workbooks with write-excel-file; the only file that knows the library.
import writeExcelFile, { type CellObject, type Row, type Sheet as LibrarySheet } from 'write-excel-file/node';
import { cutText, MAX_CELL_LENGTH } from '#core/exports/cell-text.ts';
import { legalText } from './legal-text.ts';
import { printedSheets } from './printed-sheets.ts';
import { steadyZip } from './steady-zip.ts';

/** A cell: a value, or a value with a look. */
export type SheetCell = string | number | boolean | null | StyledCell;

export interface StyledCell {
  readonly value: string | number | null;
  /** `head` is a column heading, `note` is small and grey, `title` is large, `strong` is bold. */
  readonly look?: 'head' | 'title' | 'strong' | 'note';
  /**
   * `share`: three decimals (no percentage, which would suggest too much for few people); `statistic`: four decimals;
   * `percent`: a whole percentage, for tables that print none for few people.
   */
  readonly format?: 'share' | 'statistic' | 'percent';
  /** Never wrapped: text for scripts would make rows high. */
  readonly isOneLine?: true;
  readonly align?: 'left' | 'right' | 'center';
  /** The indent level, for trees. */
  readonly indent?: number;
  /** `#rrggbb`. */
  readonly background?: string;
  readonly colour?: string;
  /** How many columns and rows the cell spans; the covered cells are `null`. */
  readonly columns?: number;
  readonly rows?: number;
}

export interface Sheet {
  readonly name: string;
  /** The widths of the columns, in characters. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly SheetCell[])[];
  /** Rows and columns that stay visible while scrolling. */
  readonly frozenRows?: number;
  readonly frozenColumns?: number;
  readonly landscape?: boolean;
  /** Printed as wide as one page, with these rows, from 1, on every page. */
  readonly printedHeads?: { readonly from: number; readonly to: number };
}

const numberFormats = { share: '0.000', statistic: '0.0000', percent: '0%' } as const;
const MAX_SHEET_NAME_CHARACTERS = 31;
const ink = '#23262b';
const quietInk = '#5c6068';
const headGround = '#ece8df';
const line = '#cfc9bc';

/**
 * The workbook as bytes; the same sheets and date (ISO) give the same bytes. Cells whose text was too long are listed
 * in `cut`, by the first cell of their row and their heading.
 */
export async function writeXlsx(
  sheets: readonly Sheet[],
  date: string,
  cut: string[] = [],
): Promise<Uint8Array> {
  cut.push(...sheets.flatMap(cutCells));
  const names = new Set<string>();
  const named = sheets.map((sheet) => ({ sheet, name: freeSheetName(sheet.name, names) }));
  const library = named.map(({ sheet, name }) => librarySheet(sheet, name));
  const printed = named.map(({ sheet, name }) => ({ name, heads: sheet.printedHeads ?? null }));
  const bytes = await writeExcelFile(library, {
    fontFamily: 'Calibri',
    fontSize: 11,
    features: [printedSheets(printed)],
  }).toBuffer();
  return await steadyZip(bytes, date);
}

/** A sheet that describes the workbook: a title, then labels with their values. */
export function aboutSheet(
  name: string,
  title: string,
  facts: readonly { readonly label: string; readonly text: string }[],
): Sheet {
  return {
    name,
    widths: [26, 96],
    rows: [
      [{ value: title, look: 'title', columns: 2 }, null],
      [null, null],
      ...facts.map(({ label, text }) => [{ value: label, look: 'note' as const }, text]),
    ],
  };
}

/**
 * A text as a cell can contain it: at most 32,767 UTF-16 units, no lone surrogate. A character that XML forbids becomes
 * U+FFFD, which the library leaves out. Text that would be read as an escaped character (ECMA-376, 22.9.2.19) is
 * escaped.
 */
export function cellText(text: string): string {
  const cut = cutText(legalText(text));
  // The library looks texts up in a plain object, where it finds a function for “constructor”: with its first character
  // escaped, the text is not found there.
  return cut in Object.prototype ? numbered(cut) : cut.replaceAll(/_(?=x[\da-f]{4}_)/gi, '_x005F_');
}

/** The text with its first character escaped as a number, which a workbook may do with any. */
function numbered(text: string): string {
  return `_x${text.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_${text.slice(1)}`;
}

/** The cells with more text than a cell can contain. */
function cutCells({ rows }: Sheet): string[] {
  const valueIn = (cell: SheetCell | undefined): string | number | boolean | null =>
    typeof cell === 'object' ? (cell?.value ?? null) : (cell ?? null);
  const [head = []] = rows;
  return rows.flatMap((row) =>
    row.flatMap((cell, column) => {
      const value = valueIn(cell);
      if (typeof value !== 'string' || legalText(value).length <= MAX_CELL_LENGTH) return [];
      const names = [column === 0 ? null : valueIn(row[0]), valueIn(head[column])];
      return names.filter((name) => name !== null).join(' · ');
    }),
  );
}

/** Excel allows 31 characters, none of `[]/\:*?`, no apostrophe at the ends, and no duplicates. */
function freeSheetName(name: string, taken: Set<string>): string {
  const allowed =
    legalText(name)
      .replaceAll(/[[\]/\\:*?\n\t]/g, ' ')
      .replaceAll(/^'+|'+$/g, '')
      .trim() || '1';
  let free = allowed.slice(0, MAX_SHEET_NAME_CHARACTERS);
  for (let number = 2; taken.has(free.toLowerCase()); number += 1) {
    const mark = ` ${number}`;
    free = allowed.slice(0, MAX_SHEET_NAME_CHARACTERS - mark.length) + mark;
  }
  taken.add(free.toLowerCase());
  return free;
}

function librarySheet(sheet: Sheet, name: string): LibrarySheet<never> {
  return {
    sheet: name,
    data: sheet.rows.map((row): Row => row.map((cell, place) => libraryCell(cell, place, sheet))),
    columns: sheet.widths.map((width) => ({ width })),
    stickyRowsCount: sheet.frozenRows ?? 0,
    stickyColumnsCount: sheet.frozenColumns ?? 0,
    showGridLines: false,
    ...(sheet.landscape ? { orientation: 'landscape' as const } : {}),
  };
}

function libraryCell(cell: SheetCell, place: number, sheet: Sheet): CellObject | null {
  if (cell === null) return null;
  const styled: StyledCell = typeof cell === 'object' ? cell : { value: null };
  const value = typeof cell === 'object' ? cell.value : cell;
  return {
    ...valueOf(value),
    ...lookOf(styled.look),
    ...(styled.format === undefined ? {} : { format: numberFormats[styled.format] }),
    alignVertical: 'top',
    wrap: typeof value === 'string' && styled.isOneLine !== true,
    ...(styled.align === undefined ? {} : { align: styled.align }),
    ...(styled.indent === undefined ? {} : { indent: styled.indent }),
    ...(styled.background === undefined ? {} : { backgroundColor: styled.background }),
    ...(styled.colour === undefined ? {} : { textColor: styled.colour }),
    ...(styled.columns === undefined
      ? {}
      : { columnSpan: styled.columns, height: heightOf(styled, place, sheet.widths) }),
    ...(styled.rows === undefined ? {} : { rowSpan: styled.rows }),
  };
}

/** Spreadsheets adapt the height of a row to its text, except where cells are merged. */
function heightOf(cell: StyledCell, place: number, widths: readonly number[]): number {
  const room = widths.slice(place, place + (cell.columns ?? 1)).reduce((sum, width) => sum + width, 0);
  const lines = String(cell.value ?? '')
    .split('\n')
    .reduce((sum, text) => sum + Math.max(1, Math.ceil(lengthOf(text) / room)), 0);
  return lines * (cell.look === 'title' ? 24 : 15);
}

/** In Latin characters: East Asian ones are about twice as wide. */
function lengthOf(text: string): number {
  return [...text].reduce((sum, one) => sum + (one > '\u2E7F' ? 2 : 1), 0);
}

function valueOf(value: string | number | boolean | null): CellObject {
  if (value === null) return {};
  if (typeof value === 'string') return { value: cellText(value), type: String };
  return typeof value === 'number' ? { value, type: Number } : { value, type: Boolean };
}

function lookOf(look: StyledCell['look']): CellObject {
  switch (look) {
    case 'title':
      return { fontWeight: 'bold', fontSize: 16, textColor: ink };
    case 'head':
      return {
        fontWeight: 'bold',
        textColor: ink,
        backgroundColor: headGround,
        bottomBorderColor: line,
        bottomBorderStyle: 'thin',
      };
    case 'strong':
      return { fontWeight: 'bold', textColor: ink };
    case 'note':
      return { fontSize: 10, textColor: quietInk };
    case undefined:
      return { textColor: ink };
  }
}
