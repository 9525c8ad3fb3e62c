// The joint display as a Word file, landscape: one row for each theme.
import { HeadingLevel, Paragraph, type FileChild, type TableCell } from 'docx';
import type { SideName } from '#core/comparison/counts.ts';
import type { JointDisplay, JointDisplayRow } from '#core/exports/joint-display.ts';
import { dateInWords } from '#words/citation.ts';
import type { Words } from '#words/words.ts';
import { tableCaption } from './docx-captions.ts';
import { writeDocx } from './docx-file.ts';
import {
  cell,
  colourSquare,
  excerptBlocks,
  lines,
  longRow,
  noticeBox,
  palette,
  row,
  ruledTable,
  run,
  serif,
  textWidth,
} from './docx-parts.ts';
import {
  judgementFacts,
  notesOf,
  promptedInWords,
  sideCell,
  sideHead,
  sidesInWords,
  titleOf,
} from '#words/exports/joint-display.ts';

/** The file as bytes. */
export async function writeJointDisplayDocx(display: JointDisplay, words: Words): Promise<Uint8Array> {
  return await writeDocx(
    {
      title: titleOf(display, words),
      program: display.program,
      date: display.date,
      notice: display.notice,
      landscape: true,
      children: [
        ...opening(display, words),
        ...jointDisplayBlocks(
          display,
          { number: 1, caption: captionOf(display, words), withNotes: true },
          words,
        ),
      ],
    },
    words,
  );
}

/** How a joint display stands in a file. */
export interface DisplayPlace {
  /** See `tableCaption`. */
  readonly number: number | string;
  readonly caption: string;
  /** Whether it is told below how it was counted. */
  readonly withNotes: boolean;
}

/** The table with its caption above and its notes below, for a page in landscape. */
export function jointDisplayBlocks(
  display: JointDisplay,
  { number, caption, withNotes }: DisplayPlace,
  words: Words,
): FileChild[] {
  return [
    tableCaption(caption, number, words),
    table(display, words),
    ...(withNotes ? notes(display, words) : []),
  ];
}

function opening(display: JointDisplay, words: Words): FileChild[] {
  const origin = [display.project, display.program, dateInWords(words, display.date)].join('  ·  ');
  return [
    new Paragraph({
      children: [run(words.t('exports:joint.title'), { bold: true, size: 22, color: palette.accent })],
    }),
    new Paragraph({
      heading: HeadingLevel.TITLE,
      spacing: { before: 0, after: 60 },
      children: [run(titleOf(display, words), { size: 40 })],
    }),
    new Paragraph({ spacing: { after: 200 }, children: [run(origin, { size: 19, color: palette.quiet })] }),
    ...(display.notice === null
      ? []
      : [noticeBox(display.notice, true), new Paragraph({ spacing: { after: 120 } })]),
  ];
}

function table(display: JointDisplay, words: Words): FileChild {
  const width = textWidth(true);
  const widths = [0.19, 0.3, 0.3].map((share) => Math.round(width * share));
  widths.push(width - widths.reduce((sum, own) => sum + own, 0));
  const [theme = 0, a = 0, b = 0, judgement = 0] = widths;
  const head = row(
    [
      headCell(words.t('exports:codebook.theme'), '', theme),
      ...(['a', 'b'] as const).map((side) => {
        const { label, text } = sideHead(display, side, words);
        return headCell(label, text, side === 'a' ? a : b);
      }),
      headCell(words.t('exports:joint.judgement'), '', judgement),
    ],
    true,
  );
  const rows = display.rows.map((own) =>
    longRow([
      themeCell(own, theme, words),
      findingCell(display, own, 'a', a, words),
      findingCell(display, own, 'b', b, words),
      judgementCell(display, own, judgement, words),
    ]),
  );
  return ruledTable([head, ...rows], widths);
}

function headCell(label: string, base: string, width: number): TableCell {
  const first = new Paragraph({ children: [run(capitalised(label), { bold: true, size: 20 })] });
  const second = lines(base, {}, { size: 17, color: palette.quiet });
  return cell(base === '' ? [first] : [first, ...second], { width, head: true });
}

function themeCell(own: JointDisplayRow, width: number, words: Words): TableCell {
  const prompted = promptedInWords(own, words);
  return cell(
    [
      new Paragraph({
        children: [colourSquare(own.colour), run(own.name, { bold: true, size: 23, font: serif })],
      }),
      ...(own.name2 === null ? [] : lines(own.name2, {}, { size: 19, color: palette.quiet })),
      ...(own.definition === '' ? [] : lines(own.definition, { spacing: { before: 60 } }, { size: 19 })),
      ...(prompted === null
        ? []
        : lines(prompted, { spacing: { before: 60 } }, { size: 17, color: palette.quiet })),
    ],
    { width },
  );
}

function findingCell(
  display: JointDisplay,
  own: JointDisplayRow,
  side: SideName,
  width: number,
  words: Words,
): TableCell {
  const { count, details, excerpts, withheld } = sideCell(display, own, side, words);
  return cell(
    [
      new Paragraph({ children: [run(count, { bold: true, size: 23 })] }),
      ...details.flatMap((detail) => lines(detail, {}, { size: 17, color: palette.quiet })),
      ...excerptBlocks(excerpts, own.colour, 18),
      ...(withheld === null
        ? []
        : lines(withheld, { spacing: { before: 80 } }, { size: 17, color: palette.quiet })),
    ],
    { width },
  );
}

function judgementCell(display: JointDisplay, own: JointDisplayRow, width: number, words: Words): TableCell {
  const [verdict, ...facts] = judgementFacts(display, own, words);
  const reasons = own.judged?.reasons ?? '';
  return cell(
    [
      new Paragraph({ children: [run(capitalised(verdict?.text ?? ''), { bold: true, size: 21 })] }),
      ...(reasons.trim() === '' ? [] : lines(reasons, { spacing: { before: 40 } }, { size: 19 })),
      ...facts.map(
        (fact, place) =>
          new Paragraph({
            spacing: { before: place === 0 ? 80 : 0 },
            children: [
              run(words.t('exports:about.listed', { label: fact.label, text: '' }), {
                size: 17,
                color: palette.quiet,
              }),
              run(fact.text, { size: 17 }),
            ],
          }),
      ),
    ],
    { width },
  );
}

function notes(display: JointDisplay, words: Words): FileChild[] {
  return notesOf(display, false, words).flatMap(({ label, text }) => [
    new Paragraph({
      heading: HeadingLevel.HEADING_2,
      spacing: { before: 200, after: 20 },
      children: [run(label, { size: 20 })],
    }),
    ...lines(text, { spacing: { after: 40 } }, { size: 19 }),
  ]);
}

/** What the table compares. */
function captionOf(display: JointDisplay, words: Words): string {
  const { a, b } = sidesInWords(display, words);
  return words.t('exports:joint.caption', { a: capitalised(a), b });
}

function capitalised(text: string): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase('en') + text.slice(first.length);
}
