// Tables of a paper as a Word file: caption above, three rules, note below. Heads repeat on every page.
import {
  BorderStyle,
  Paragraph,
  Table,
  TableLayoutType,
  WidthType,
  type FileChild,
  type TableRow,
} from 'docx';
import type { JointDisplay } from '#core/exports/joint-display.ts';
import { spansOf, type LaidColumn, type LaidRow, type LaidTable } from '#core/kept-tables/laid-table.ts';
import type { Words } from '#words/words.ts';
import { secondCaption, tableCaption } from './docx-captions.ts';
import { writeDocx } from './docx-file.ts';
import {
  cell,
  lines,
  longRow,
  noticeBox,
  palette,
  row,
  run,
  serif,
  textCell,
  textWidth,
} from './docx-parts.ts';
import { jointDisplayBlocks } from './joint-display-docx.ts';
import { columnsOnPage, type ColumnsOnPage } from './laid-table-columns.ts';

/** A table with its number, which Word does not update if the analyst fixed it. */
export interface NumberedTable {
  readonly number: string;
  readonly table: LaidTable;
  /** Whether the note is printed. */
  readonly withNote: boolean;
  /** What is printed in place of the table: a comparison, theme by theme. */
  readonly display?: JointDisplay | null;
  /** The bookmark to which its caption leads. */
  readonly anchor?: string | null;
}

/** A Word file of tables. */
export interface LaidTableFile {
  readonly tables: readonly NumberedTable[];
  readonly title: string;
  readonly program: string;
  /** The date of writing, ISO. */
  readonly date: string;
  readonly notice: string | null;
}

/** A table with more columns than these is printed in landscape. */
const MAX_PORTRAIT_COLUMNS = 8;
/** The file as bytes; the same tables and date give the same bytes. */
export async function writeLaidTablesDocx(file: LaidTableFile, words: Words): Promise<Uint8Array> {
  const landscape = file.tables.some(({ table, display }) => Boolean(display) || isWideTable(table));
  const children = file.tables.flatMap((each) => numberedTable(each, textWidth(landscape), words));
  return await writeDocx(
    {
      title: file.title,
      program: file.program,
      date: file.date,
      notice: file.notice,
      landscape,
      children: [...children, ...(file.notice === null ? [] : [noticeBox(file.notice, landscape)])],
    },
    words,
  );
}

/** Whether a table is printed in landscape. */
export function isWideTable({ isOfText, columns }: LaidTable): boolean {
  return isOfText ?? columns.length > MAX_PORTRAIT_COLUMNS;
}

/** A table with its caption and its note, `width` wide, in twentieths of a point. */
export function numberedTable(
  { number, table, withNote, display, anchor = null }: NumberedTable,
  width: number,
  words: Words,
): FileChild[] {
  if (display) {
    const place = { number, caption: table.caption, withNotes: withNote };
    return [...jointDisplayBlocks(display, place, words), new Paragraph({ spacing: { after: 240 } })];
  }
  return [
    tableCaption(table.caption, number, words, anchor),
    ...(table.secondCaption === undefined ? [] : [secondCaption(table.secondCaption)]),
    ruled(table, columnsOnPage(table, width)),
    ...(withNote ? noteOf(table, words) : []),
    new Paragraph({ spacing: { after: 240 } }),
  ];
}

function noteOf({ notes }: LaidTable, { t }: Words): Paragraph[] {
  const [first, ...others] = notes;
  if (first === undefined) return [];
  const font = { size: 18, font: serif };
  return [
    new Paragraph({
      spacing: { before: 100, after: 40 },
      children: [run(t('kept_tables:note'), { ...font, italics: true }), run(` ${first}`, font)],
    }),
    ...others.flatMap((note) => lines(note, { spacing: { after: 40 } }, font)),
  ];
}

const rule = { style: BorderStyle.SINGLE, size: 8, color: palette.ink };
const thin = { style: BorderStyle.SINGLE, size: 4, color: palette.ink };
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };

/** The table with its three rules: above, below the heads, and at the end. */
function ruled(table: LaidTable, { widths, turned }: ColumnsOnPage): Table {
  const heads = headRows(table, widths, turned);
  return new Table({
    rows: [...heads, ...table.rows.map((each) => bodyRow(each, table, widths))],
    columnWidths: [...widths],
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    borders: {
      top: rule,
      bottom: rule,
      left: none,
      right: none,
      insideHorizontal: none,
      insideVertical: none,
    },
  });
}

const noGround = 'FFFFFF';
const headFont = { size: 18, font: serif, bold: false, color: palette.ink };

function headRows(
  { columns, rowHead }: LaidTable,
  widths: readonly number[],
  turned: number | null,
): TableRow[] {
  const isTwofold = columns.some(({ under }) => under !== null);
  const below = { borders: { bottom: thin } };
  const named = row(
    [
      textCell(rowHead, { width: widths[0]!, head: true, ground: noGround, ...below }, headFont),
      ...columns.map(({ name, note, align }, place) =>
        textCell(
          [name, note].filter(Boolean).join('\n'),
          {
            width: widths[place + 1]!,
            head: true,
            ground: noGround,
            ...(turned === null ? { align: sideOf(align) } : { isTurned: true }),
            ...below,
          },
          name === 'n' || name === '%' ? { ...headFont, italics: true } : headFont,
        ),
      ),
    ],
    true,
    turned,
  );
  if (!isTwofold) return [named];
  const over = row(
    [
      textCell('', { width: widths[0]!, head: true, ground: noGround }),
      ...spansOf(columns).map(({ head, from, count }) =>
        textCell(
          head ? [head.name, head.note].filter(Boolean).join('\n') : '',
          {
            width: widths.slice(from + 1, from + 1 + count).reduce((sum, each) => sum + each, 0),
            head: true,
            ground: noGround,
            align: 'center',
            columns: count,
            ...(head ? below : {}),
          },
          headFont,
        ),
      ),
    ],
    true,
  );
  return [over, named];
}

function bodyRow(
  { name, depth, look, cells }: LaidRow,
  { columns, isOfText }: LaidTable,
  widths: readonly number[],
): TableRow {
  const indented = `${'\u2003'.repeat(depth)}${name}`;
  const font = { size: 19, font: serif, ...(look === 'quiet' ? { italics: true } : {}) };
  if (look === 'heading')
    return row([
      textCell(
        indented,
        { width: widths.reduce((sum, each) => sum + each, 0), columns: widths.length, keepNext: true },
        { ...font, bold: true },
      ),
    ]);
  const printed = [
    textCell(indented, { width: widths[0]! }, font),
    ...columns.map(({ align, format }, place) =>
      format === 'text'
        ? cell(lines(cells[place]?.text ?? '', {}, font), { width: widths[place + 1]! })
        : textCell(cells[place]?.text ?? '', { width: widths[place + 1]!, align: sideOf(align) }, font),
    ),
  ];
  return isOfText ? longRow(printed) : row(printed);
}

function sideOf(align: LaidColumn['align']): 'left' | 'right' {
  return align === 'end' ? 'right' : 'left';
}
