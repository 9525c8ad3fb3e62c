// Table 1 as a Word file: a caption, then the respondents by each attribute.
import { Paragraph, type FileChild, type TableRow } from 'docx';
import type { TableOne, TableOneBlock } from '#core/respondents/table-one.ts';
import { inNumbers, shareInWords, spreadInWords, valueOfPeople } from '#words/table-one.ts';
import type { Words } from '#words/words.ts';
import { writeDocx } from './docx-file.ts';
import { noticeBox, palette, row, ruledTable, run, textCell, textWidth } from './docx-parts.ts';

export interface TableOneFile {
  readonly table: TableOne;
  readonly project: string;
  readonly program: string;
  /** The date of writing, ISO. */
  readonly date: string;
  readonly notice: string | null;
  /** Whether numbers of people have shares beside them. */
  readonly percentages: boolean;
}

const number = 1_400;

/** The file as bytes. */
export async function writeTableOneDocx(file: TableOneFile, words: Words): Promise<Uint8Array> {
  const { t } = words;
  const { table, percentages, notice } = file;
  const widths = [
    textWidth(false) - (percentages ? 2 : 1) * number,
    number,
    ...(percentages ? [number] : []),
  ];
  const heads = [
    textCell('', { width: widths[0]!, head: true }),
    textCell(t('respondents:n'), { width: number, head: true, align: 'right' }),
    ...(percentages ? [textCell('%', { width: number, head: true, align: 'right' })] : []),
  ];
  const children: FileChild[] = [
    new Paragraph({
      keepNext: true,
      spacing: { after: 120 },
      children: [
        run(`${t('respondents:table_one')}. `, { bold: true }),
        run(t('respondents:table_one_caption', { count: table.n })),
      ],
    }),
    ruledTable(
      [row(heads, true), ...table.blocks.flatMap((block) => blockRows(block, table.n, widths, words))],
      widths,
    ),
    ...(notice === null ? [] : [new Paragraph({ spacing: { after: 120 } }), noticeBox(notice)]),
  ];
  return await writeDocx(
    {
      title: `${file.project}: ${t('respondents:table_one')}`,
      program: file.program,
      date: file.date,
      notice,
      landscape: false,
      children,
    },
    words,
  );
}

function blockRows(block: TableOneBlock, n: number, widths: readonly number[], words: Words): TableRow[] {
  const { attribute, values, numbers, missing } = block;
  const line = (label: string, cells: readonly string[]): TableRow =>
    row([
      textCell(`\u2003${label}`, { width: widths[0]! }),
      ...widths.slice(1).map((width, at) => textCell(cells[at] ?? '', { width, align: 'right' })),
    ]);
  const people = (label: string, held: number): TableRow =>
    line(label, [inNumbers(words, held), shareInWords(words, held, n)]);
  return [
    row([
      textCell(
        attribute.name,
        { width: widths[0]!, columns: widths.length },
        { bold: true, color: palette.ink },
      ),
    ]),
    ...values.map((each) => people(valueOfPeople(words, attribute.type, each.value), each.n)),
    ...(numbers === null
      ? []
      : [
          line(words.t('respondents:median'), [inNumbers(words, numbers.median)]),
          line(words.t('respondents:range'), [spreadInWords(words, numbers)]),
        ]),
    ...(missing === 0 ? [] : [people(words.t('respondents:no_value'), missing)]),
  ];
}
