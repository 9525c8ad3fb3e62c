// The report as a Word file: heading styles, a table of contents, numbered captions. Each number is a link to the place that
// tells how it was made.
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  BorderStyle,
  HeadingLevel,
  ImageRun,
  InternalHyperlink,
  Paragraph,
  TextRun,
  UnderlineType,
  type FileChild,
  type IRunOptions,
  type ParagraphChild,
} from 'docx';
import type { ReportFigure } from '#core/report/report.ts';
import type {
  PrintedBlock,
  PrintedCommand,
  PrintedReport,
  PrintedRun,
  PrintedSection,
} from '#words/report/printed-report.ts';
import type { Words } from '#words/words.ts';
import { figureCaption } from './docx-captions.ts';
import { contentsList } from './docx-contents.ts';
import { headings, writeDocx, type DocxPart } from './docx-file.ts';
import {
  bookmark,
  cell,
  lines,
  longRow,
  noticeBox,
  palette,
  row,
  ruledTable,
  run,
  serif,
  textCell,
  textWidth,
} from './docx-parts.ts';
import { writeFigurePng } from './figure-png.ts';
import { writeFigureSvg } from './figure-svg.ts';
import { isWideTable, numberedTable } from './laid-table-docx.ts';
import { legalText } from './legal-text.ts';

/** Pixels of a picture in a twentieth of a point. */
const PIXELS = 96 / 1_440;
const body: IRunOptions = { font: serif, size: 22 };
const small: IRunOptions = { size: 19 };
const quiet: IRunOptions = { ...small, color: palette.quiet };
const code = { ascii: 'Consolas', hAnsi: 'Consolas', cs: 'Consolas', eastAsia: 'Microsoft YaHei' };

/** The file as bytes; the same report and time give the same bytes. */
export async function writeReportDocx(report: PrintedReport): Promise<Uint8Array> {
  const { words, title, sections } = report;
  const numbering = new Numbering();
  const drawings = await drawingsOf(report);
  const parts: DocxPart[] = [{ landscape: false, children: opening(report) }];
  const add = (landscape: boolean, children: readonly FileChild[]): void => {
    const last = parts.at(-1)!;
    if (last.landscape === landscape)
      parts[parts.length - 1] = { landscape, children: [...last.children, ...children] };
    else parts.push({ landscape, children });
  };
  for (const [place, section] of sections.entries()) {
    add(false, [heading(section, place, numbering)]);
    const isTarget = sections.findIndex(({ key }) => key === section.key) === place;
    for (const block of section.blocks) {
      const landscape = block.kind === 'table' && isWideTable(block.table);
      add(landscape, blockDocx(block, { words: section.words, drawings, numbering, isTarget, landscape }));
    }
  }
  return await writeDocx(
    {
      title: `${title} · ${report.project}`,
      program: report.program,
      date: report.at,
      notice: report.notice,
      landscape: false,
      children: [],
      parts,
    },
    words,
  );
}

/** The figures of a report by their svg: as files carry them, and as pictures. */
type Drawings = ReadonlyMap<string, { readonly svg: Buffer; readonly png: Buffer }>;

/** Draws one figure after another: each takes much of a second. */
async function drawingsOf({ sections }: PrintedReport): Promise<Drawings> {
  const found = new Map<string, { readonly svg: Buffer; readonly png: Buffer }>();
  for (const block of sections.flatMap(({ blocks }) => blocks)) {
    if (block.kind !== 'figure' || found.has(block.figure.svg)) continue;
    const { svg } = block.figure;
    const png = Buffer.from(await writeFigurePng(svg));
    await nextTurn();
    found.set(svg, { svg: Buffer.from(writeFigureSvg(svg)), png });
  }
  return found;
}

/** Numbers bookmarks: the library’s own numbers continue from file to file. */
class Numbering {
  #last = 0;

  next(): number {
    return (this.#last += 1);
  }
}

function opening({ title, origin, notice, words, sections }: PrintedReport): FileChild[] {
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [run(title)] }),
    new Paragraph({
      spacing: { after: 240 },
      children: [run(origin, { color: palette.quiet, size: 20 })],
    }),
    ...(notice === null ? [] : [noticeBox(notice)]),
    new Paragraph({
      spacing: { before: 360, after: 120 },
      children: [run(words.t('exports:codebook.contents'), { bold: true, size: 28, font: serif })],
    }),
    contentsList(
      words.t('exports:codebook.contents'),
      sections.map((section, place) => ({ title: section.title, level: 1, href: `s${place + 1}` })),
      2,
    ),
  ];
}

function heading({ title }: PrintedSection, place: number, numbering: Numbering): Paragraph {
  return new Paragraph({
    heading: headings[0],
    ...(place === 0 ? { pageBreakBefore: true } : {}),
    children: bookmark(`s${place + 1}`, numbering.next(), run(title)),
  });
}

interface Place {
  readonly words: Words;
  readonly drawings: Drawings;
  readonly numbering: Numbering;
  readonly isTarget: boolean;
  readonly landscape: boolean;
}

function blockDocx(block: PrintedBlock, place: Place): FileChild[] {
  const { words, landscape } = place;
  switch (block.kind) {
    case 'paragraph':
      return [
        new Paragraph({ spacing: { after: 140 }, children: block.runs.flatMap((each) => runDocx(each)) }),
      ];
    case 'list':
      return block.items.map(
        (runs) =>
          new Paragraph({
            bullet: { level: 0 },
            spacing: { after: 80 },
            children: runs.flatMap((each) => runDocx(each)),
          }),
      );
    case 'table':
      return numberedTable(
        { number: block.number, table: block.table, withNote: true, anchor: anchorOf(block.made) },
        textWidth(landscape),
        words,
      );
    case 'figure':
      return figureDocx(block.figure, anchorOf(block.made), place);
    case 'terms':
      return block.terms.flatMap(({ name, name2, depth, facts }) => [
        new Paragraph({
          spacing: { before: 160, after: 40 },
          indent: { left: depth * 360 },
          keepNext: true,
          children: [
            run(name, { bold: true }),
            ...(name2 === '' ? [] : [run(`  ${name2}`, { color: palette.quiet })]),
          ],
        }),
        ...facts.flatMap(({ label, text }) =>
          lines(
            label === '' ? text : `${label} ${text}`,
            { indent: { left: depth * 360 }, spacing: { after: 40 } },
            { ...body, size: 20 },
          ),
        ),
      ]);
    case 'problem':
      return [
        new Paragraph({
          spacing: { after: 140 },
          children: [run(`${block.label} ${block.reason}`, { color: palette.quiet })],
        }),
      ];
    case 'heading':
      return [
        new Paragraph({ heading: headings[1], children: [run(block.text)] }),
        ...(block.about === ''
          ? []
          : lines(block.about, { spacing: { after: 120 } }, { color: palette.quiet, size: 19 })),
      ];
    case 'facts':
      return [
        listTable(block.facts.map(({ label, text }) => [lines(label, {}, small), lines(text, {}, quiet)])),
        new Paragraph({}),
      ];
    case 'exhibits':
      return [
        listTable(
          block.exhibits.map(({ made, label, line }) => {
            const own = run(label, small);
            const target = place.isTarget ? bookmark(`e${made}`, place.numbering.next(), own) : [own];
            return [
              [new Paragraph({ children: target })],
              lines(line, {}, { ...quiet, font: code, size: 17 }),
            ];
          }),
        ),
        new Paragraph({}),
      ];
    case 'commands':
      return block.commands.flatMap((command) => commandDocx(command, place));
  }
}

function runDocx({ text, isBold, isItalic, mark }: PrintedRun): ParagraphChild[] {
  const font: IRunOptions = {
    ...body,
    ...(isBold ? { bold: true } : {}),
    ...(isItalic ? { italics: true } : {}),
  };
  if (mark === null) return [run(text, font)];
  const linked = run(text, { ...font, underline: { type: UnderlineType.DOTTED, color: palette.accent } });
  return [new InternalHyperlink({ anchor: `n${mark}`, children: [linked] })];
}

function anchorOf(made: number | null): string | null {
  return made === null ? null : `e${made}`;
}

function figureDocx(
  { number, caption, svg, notes }: ReportFigure,
  anchor: string | null,
  { words, drawings }: Place,
): FileChild[] {
  const drawn = drawings.get(svg)!;
  const [, width = '640', height = '360'] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  const room = textWidth(false) * PIXELS;
  const scale = Math.min(1, room / Number(width));
  return [
    new Paragraph({
      keepNext: true,
      spacing: { before: 200, after: 80 },
      children: [
        new ImageRun({
          type: 'svg',
          data: drawn.svg,
          transformation: { width: Number(width) * scale, height: Number(height) * scale },
          // For older Word and others that cannot draw.
          fallback: { type: 'png', data: drawn.png },
          altText: { name: legalText(caption), title: legalText(caption), description: legalText(caption) },
        }),
      ],
    }),
    figureCaption(caption, number, words, anchor),
    ...notes.flatMap((note) => lines(note, { spacing: { after: 80 } }, { font: serif, size: 18 })),
  ];
}

/** Labels with their values, the labels wide enough for a sentence. */
function listTable(facts: readonly (readonly [label: Paragraph[], text: Paragraph[]])[]) {
  const label = 4_200;
  const text = textWidth(false) - label;
  return ruledTable(
    facts.map(([named, said]) => longRow([cell(named, { width: label }), cell(said, { width: text })])),
    [label, text],
  );
}

function commandDocx({ line, numbers }: PrintedCommand, { words, numbering, isTarget }: Place): FileChild[] {
  const { t } = words;
  const [mark, value, where] = [560, 1_100, 2_500];
  const label = textWidth(false) - mark - value - where;
  const head = [
    textCell('', { width: mark, head: true }),
    textCell(t('report:made.number'), { width: value, head: true, align: 'right' }),
    textCell(t('report:made.counts'), { width: label, head: true }),
    textCell(t('report:made.place'), { width: where, head: true }),
  ];
  return [
    new Paragraph({
      keepNext: true,
      spacing: { before: 240, after: 60 },
      border: { left: { style: BorderStyle.SINGLE, size: 12, space: 8, color: palette.accent } },
      children: [new TextRun({ text: legalText(line), font: code, size: 17 })],
    }),
    ruledTable(
      [
        row(head, true),
        ...numbers.map((number) => {
          const own = run(String(number.mark), { size: 17, color: palette.quiet });
          return row([
            cell(
              [
                new Paragraph({
                  children: isTarget ? bookmark(`n${number.mark}`, numbering.next(), own) : [own],
                }),
              ],
              { width: mark },
            ),
            textCell(number.text, { width: value, align: 'right' }, { size: 18 }),
            textCell(number.label, { width: label }, { size: 18 }),
            textCell(number.place, { width: where }, { size: 16, font: code }),
          ]);
        }),
      ],
      [mark, value, label, where],
    ),
  ];
}
