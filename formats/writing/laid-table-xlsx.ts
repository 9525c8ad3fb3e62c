// Tables of a paper as sheets of a workbook, one each: heads, numbers as numbers, the note below.
import type { JointDisplay } from '#core/exports/joint-display.ts';
import { spansOf, type LaidColumn, type LaidRow, type LaidTable } from '#core/kept-tables/laid-table.ts';
import type { Words } from '#words/words.ts';
import { jointDisplaySheet } from './joint-display-xlsx.ts';
import { writeXlsx, type Sheet, type SheetCell } from './xlsx.ts';

/** A table with the name of its sheet and the caption with its number. */
export interface SheetTable {
  readonly name: string;
  readonly caption: string;
  readonly table: LaidTable;
  /** Whether the note stands below. */
  readonly withNote: boolean;
  /** What stands in place of the table: a comparison, theme by theme. */
  readonly display?: JointDisplay | null;
}

/** The workbook as bytes; `date` is the ISO date of writing. */
export async function writeLaidTablesXlsx(
  tables: readonly SheetTable[],
  notice: string | null,
  date: string,
  words: Words,
): Promise<Uint8Array> {
  return await writeXlsx(
    tables.map((each) =>
      each.display
        ? jointDisplaySheet(each.display, { ...each, withNotes: each.withNote }, words)
        : sheetOf(each, notice),
    ),
    date,
  );
}

const NAME_WIDTH = 36;
/** Beside texts of several lines. */
const SHORT_NAME_WIDTH = 20;
const NUMBER_WIDTH = 12;
const TEXT_WIDTH = 24;
const LONG_WIDTH = 56;

function sheetOf({ name, caption, table, withNote }: SheetTable, notice: string | null): Sheet {
  const { columns, rows, rowHead, notes, isOfText, secondCaption } = table;
  const textWidth = isOfText ? LONG_WIDTH : TEXT_WIDTH;
  const isTwofold = columns.some(({ under }) => under !== null);
  const wide = columns.length + 1;
  const across = (value: string, look: 'title' | 'note'): SheetCell[] => [
    { value, look, columns: wide },
    ...columns.map(() => null),
  ];
  const captions = [caption, ...(secondCaption === undefined ? [] : [secondCaption])];
  const heads = { from: captions.length + 1, to: captions.length + (isTwofold ? 2 : 1) };
  const allNotes = [...(withNote ? notes : []), ...(notice === null ? [] : [notice])];
  return {
    name,
    widths: [
      isOfText ? SHORT_NAME_WIDTH : NAME_WIDTH,
      ...columns.map(({ align }) => (align === 'end' ? NUMBER_WIDTH : textWidth)),
    ],
    frozenRows: heads.to,
    frozenColumns: 1,
    landscape: true,
    printedHeads: heads,
    rows: [
      ...captions.map((text) => across(text, 'title')),
      ...(isTwofold ? [overRow(columns)] : []),
      [head(rowHead, 'left'), ...columns.map(headOf)],
      ...rows.map((row) => bodyRow(row, columns)),
      ...allNotes.flatMap((note) => [[null], across(note, 'note')]),
    ],
  };
}

function head(value: string, align: 'left' | 'right' | 'center', columns = 1): SheetCell {
  return { value, look: 'head', align, ...(columns === 1 ? {} : { columns }) };
}

function headOf(column: LaidColumn): SheetCell {
  const cell = { value: named(column), look: 'head', align: sideOf(column) } as const;
  return column.format === 'text' ? { ...cell, indent: 1 } : cell;
}

function named({ name, note }: { readonly name: string; readonly note: string }): string {
  return [name, note].filter(Boolean).join('\n');
}

function overRow(columns: readonly LaidColumn[]): SheetCell[] {
  const spans = spansOf(columns).flatMap(({ head: over, count }) => [
    head(over ? named(over) : '', 'center', count),
    ...Array.from({ length: count - 1 }, () => null),
  ]);
  return [head('', 'left'), ...spans];
}

function bodyRow({ name, depth, look, cells }: LaidRow, columns: readonly LaidColumn[]): SheetCell[] {
  // A heading says more than the first column has room for.
  if (look === 'heading')
    return [
      { value: name, indent: depth, look: 'strong', columns: columns.length + 1 },
      ...columns.map(() => null),
    ];
  return [
    { value: name, indent: depth },
    ...columns.map((column, place): SheetCell => {
      const cell = cells[place];
      if (cell === undefined || cell.text === '') return null;
      const align = sideOf(column);
      // Beside a number at its right edge a text would begin without a gap.
      if (cell.value === undefined)
        return { value: cell.text, align, ...(column.format === 'text' ? { indent: 1 } : {}) };
      const format = { count: null, text: null, percent: 'percent', decimal: 'statistic' } as const;
      const shown = format[column.format];
      return { value: cell.value, align, ...(shown === null ? {} : { format: shown }) };
    }),
  ];
}

function sideOf({ align }: Pick<LaidColumn, 'align'>): 'left' | 'right' {
  return align === 'end' ? 'right' : 'left';
}
