// The look of Concord's Word files: a serif font for what people wrote, a sans font for what Concord says, colour only
// for codes and one accent. Every text enters a file through `run`.
import {
  AlignmentType,
  BookmarkEnd,
  BookmarkStart,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  InternalHyperlink,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  ShadingType,
  SimpleField,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  UnderlineType,
  VerticalAlignTable,
  WidthType,
  type FileChild,
  type ICommentOptions,
  type IParagraphOptions,
  type IRunOptions,
  type IStylesOptions,
  type ITableCellBorders,
  type ParagraphChild,
} from 'docx';
import type { Words } from '#words/words.ts';
import { localeOf } from '#words/locale.ts';
import { legalText } from './legal-text.ts';
import { steadyZip } from './steady-zip.ts';

export const palette = {
  ink: '23262B',
  quiet: '5C6068',
  line: 'D8D3C8',
  ground: 'F4F2ED',
  accent: '0B6E69',
} as const;

/** A Latin font with a matching East Asian one, so that Chinese never gets an arbitrary font. */
export const sans = { ascii: 'Calibri', hAnsi: 'Calibri', cs: 'Calibri', eastAsia: 'Microsoft YaHei' };
export const serif = { ascii: 'Georgia', hAnsi: 'Georgia', cs: 'Georgia', eastAsia: 'SimSun' };

/** The name of Word's style for captions. */
const CAPTION = 'Caption';

/** In twentieths of a point. */
const page = { width: 11_906, height: 16_838, margin: 1_247 };

/** The width of a page between its margins, in twentieths of a point. */
export function textWidth(landscape: boolean): number {
  return (landscape ? page.height : page.width) - 2 * page.margin;
}

/** A run of text. Characters that a Word file cannot contain are replaced; line ends do not break it. */
export function run(text: string, options: IRunOptions = {}): TextRun {
  return new TextRun({ ...options, text: legalText(text).replaceAll('\n', ' ') });
}

/** One paragraph for each line of the text. */
export function lines(text: string, paragraph: IParagraphOptions = {}, font: IRunOptions = {}): Paragraph[] {
  return legalText(text)
    .split('\n')
    .map((line) => new Paragraph({ ...paragraph, children: [run(line, font)] }));
}

/** Excerpts of a code, each after a bar in the code's colour, `#rrggbb`. `size` is in half points. */
export function excerptBlocks(
  excerpts: readonly string[],
  colour: string,
  size: number,
  font: typeof sans = serif,
): Paragraph[] {
  return excerpts.flatMap((excerpt, place) =>
    lines(
      excerpt,
      {
        // Neighbours with the same indent would share one bar and read as one excerpt.
        indent: { left: 240 + (place % 2) },
        spacing: { before: 60, after: 60 },
        border: { left: { style: BorderStyle.SINGLE, size: 16, space: 9, color: colour.slice(1) } },
      },
      { font, size },
    ),
  );
}

/** A square in the code's colour, `#rrggbb`. */
export function colourSquare(colour: string): TextRun {
  return new TextRun({ text: '■ ', color: colour.slice(1), font: sans });
}

/** A bookmark to link to. The caller numbers it, because the library's numbers continue from file to file. */
export function bookmark(name: string, number: number, child: ParagraphChild): ParagraphChild[] {
  // A paragraph writes any component; only its type leaves these two out.
  const ends = [new BookmarkStart(name, number), new BookmarkEnd(number)] as unknown as ParagraphChild[];
  return ends.toSpliced(1, 0, child);
}

export interface CellOptions {
  /** In twentieths of a point. */
  readonly width: number;
  readonly align?: 'left' | 'right' | 'center';
  readonly columns?: number;
  readonly rows?: number;
  readonly head?: boolean;
  /** `RRGGBB`. */
  readonly ground?: string;
  readonly borders?: ITableCellBorders;
  /** Whether the page may not end after it. */
  readonly keepNext?: boolean;
}

/** A cell without side lines. */
export function cell(children: readonly Paragraph[], options: CellOptions): TableCell {
  const ground = options.ground ?? (options.head ? palette.ground : undefined);
  return new TableCell({
    children: children.length > 0 ? [...children] : [new Paragraph({})],
    width: { size: options.width, type: WidthType.DXA },
    margins: { top: 60, bottom: 60, left: 90, right: 90 },
    verticalAlign: options.head ? VerticalAlignTable.BOTTOM : VerticalAlignTable.TOP,
    ...(options.columns === undefined ? {} : { columnSpan: options.columns }),
    ...(options.rows === undefined ? {} : { rowSpan: options.rows }),
    ...(options.borders === undefined ? {} : { borders: options.borders }),
    ...(ground === undefined ? {} : { shading: { type: ShadingType.CLEAR, color: 'auto', fill: ground } }),
  });
}

/** A cell with a short text; each of its lines is a paragraph. */
export function textCell(text: string, options: CellOptions, font: IRunOptions = {}): TableCell {
  const alignment = { left: AlignmentType.LEFT, right: AlignmentType.RIGHT, center: AlignmentType.CENTER };
  const face: IRunOptions = options.head ? { size: 17, bold: true, color: palette.quiet, ...font } : font;
  const paragraph = {
    alignment: alignment[options.align ?? 'left'],
    ...(options.keepNext ? { keepNext: true } : {}),
  };
  return cell(lines(text, paragraph, face), options);
}

/** A row of a few lines, which is never split; a heading row is repeated on every page. */
export function row(cells: readonly TableCell[], head = false): TableRow {
  // The library would write `tableHeader: false`, and some readers take its mere presence for true.
  return new TableRow({ children: [...cells], cantSplit: true, ...(head ? { tableHeader: true } : {}) });
}

/** A row that may continue on the next page: otherwise a long one would leave the rest of a page empty. */
export function longRow(cells: readonly TableCell[]): TableRow {
  return new TableRow({ children: [...cells] });
}

/**
 * The caption above a table. Word counts a `number` from the beginning of the file; a written one it keeps, also where
 * the table stands alone in its file.
 */
export function tableCaption(
  text: string,
  number: number | string,
  words: Words,
  anchor: string | null = null,
): Paragraph {
  return captionOf('table', { text, number, anchor }, words);
}

/** The caption below a figure, numbered as that of a table. */
export function figureCaption(
  text: string,
  number: number | string,
  words: Words,
  anchor: string | null = null,
): Paragraph {
  return captionOf('figure', { text, number, anchor }, words);
}

interface Captioned {
  readonly text: string;
  readonly number: number | string;
  /** The bookmark to which the caption leads; null where it leads nowhere. */
  readonly anchor: string | null;
}

function captionOf(kind: 'table' | 'figure', { text, number, anchor }: Captioned, { t }: Words): Paragraph {
  // The catalogue's sentence has number and text where the language wants them.
  const [before = '', between = '', after = ''] = t(`exports:caption.${kind}`, {
    number: '\u0000',
    text: '\u0000',
  }).split('\u0000');
  const sequence = t(kind === 'table' ? 'exports:caption.sequence' : 'exports:caption.figure_sequence');
  const underline =
    anchor === null ? {} : { underline: { type: UnderlineType.DOTTED, color: palette.accent } };
  const titled = run(`${text}${after}`, { bold: false, ...underline });
  return new Paragraph({
    style: CAPTION,
    keepNext: kind === 'table',
    children: [
      run(before, { bold: true }),
      ...numberIn(number, sequence),
      run(between, { bold: true }),
      anchor === null ? titled : new InternalHyperlink({ anchor, children: [titled] }),
    ],
  });
}

/** The caption in a second language, below the numbered one. */
export function secondCaption(text: string): Paragraph {
  return new Paragraph({ style: CAPTION, keepNext: true, children: [run(text, { bold: false })] });
}

function numberIn(number: number | string, sequence: string): ParagraphChild[] {
  if (typeof number === 'string' && !/^\d{1,4}$/.test(number)) return [run(number, { bold: true })];
  const restart = typeof number === 'string' ? ` \\r ${number}` : '';
  return [new SimpleField(`SEQ ${sequence} \\* ARABIC${restart}`, String(number))];
}

/** A table as wide as its columns, with lines only between rows. */
export function ruledTable(rows: readonly TableRow[], widths: readonly number[]): Table {
  const thin = { style: BorderStyle.SINGLE, size: 4, color: palette.line };
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  return new Table({
    rows: [...rows],
    columnWidths: [...widths],
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    borders: {
      top: thin,
      bottom: thin,
      left: none,
      right: none,
      insideHorizontal: thin,
      insideVertical: none,
    },
  });
}

/** Labels with their values. */
export function factTable(facts: readonly { label: string; text: string }[], landscape = false): Table {
  const label = 1_900;
  const text = textWidth(landscape) - label;
  return ruledTable(
    facts.map((fact) =>
      longRow([
        textCell(fact.label, { width: label }, { color: palette.quiet, size: 19 }),
        cell(lines(fact.text, {}, { size: 20 }), { width: text }),
      ]),
    ),
    [label, text],
  );
}

/** The notice of a project in a box, so that nobody overlooks it. */
export function noticeBox(notice: string, landscape = false): Table {
  const width = textWidth(landscape);
  return ruledTable(
    [
      longRow([
        cell(lines(notice, {}, { size: 20, bold: true, color: palette.accent }), { width, ground: 'E6F1EF' }),
      ]),
    ],
    [width],
  );
}

/** A stretch of pages. */
export interface DocxPart {
  readonly landscape: boolean;
  readonly children: readonly FileChild[];
}

export interface DocxFile {
  readonly title: string;
  /** The program and its version. */
  readonly program: string;
  /** The date of writing, ISO. */
  readonly date: string;
  /** Printed at the foot of every page. */
  readonly notice: string | null;
  readonly landscape: boolean;
  /** Stretches of pages, each in its own direction, in place of `children`. */
  readonly parts?: readonly DocxPart[];
  /** Whether headings use the sans font, too. */
  readonly oneFont?: boolean;
  readonly children: readonly FileChild[];
  /** The comments that the children refer to by id. */
  readonly comments?: readonly ICommentOptions[];
}

/** The file as bytes; the same content and date give the same bytes. */
export async function writeDocx(file: DocxFile, words: Words): Promise<Uint8Array> {
  const document = new Document({
    title: legalText(file.title),
    creator: legalText(file.program),
    lastModifiedBy: legalText(file.program),
    description: legalText(file.notice ?? ''),
    styles: styles(words, file.oneFont ? sans : serif),
    ...(file.comments ? { comments: { children: [...file.comments] } } : {}),
    sections: (file.parts ?? [file]).map(({ landscape, children }, place) => ({
      properties: {
        titlePage: place === 0,
        page: {
          size: {
            width: page.width,
            height: page.height,
            orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
          },
          margin: { top: page.margin, bottom: page.margin, left: page.margin, right: page.margin },
        },
      },
      footers: { default: footer(file, landscape, words), first: footer(file, landscape, words) },
      children: [...children],
    })),
  });
  return await steadyZip(await Packer.toBuffer(document), file.date);
}

function footer(file: DocxFile, landscape: boolean, words: Words): Footer {
  const font = { size: 16, color: palette.quiet };
  // The catalogue's sentence has the two numbers where the language wants them.
  const [before = '', between = '', after = ''] = words
    .t('exports:page', { page: '\u0000', pages: '\u0000' })
    .split('\u0000');
  const number = new TextRun({
    ...font,
    children: [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after],
  });
  const width = textWidth(landscape);
  const notice = file.notice === null ? [] : lines(file.notice, { spacing: { before: 40 } }, font);
  return new Footer({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: width }],
        children: [run(file.title, font), new TextRun({ text: '\t', ...font }), number],
      }),
      ...notice,
    ],
  });
}

function styles(words: Words, head: typeof sans): IStylesOptions {
  const spacing = (before: number, after: number) => ({ before, after });
  const heading = (size: number, before: number) => ({
    run: { font: head, size, bold: true, color: palette.ink },
    paragraph: { spacing: spacing(before, 80), keepNext: true, keepLines: true },
  });
  return {
    default: {
      document: {
        run: {
          font: sans,
          size: 21,
          color: palette.ink,
          language: { value: localeOf(words.language), eastAsia: 'zh-CN' },
        },
        paragraph: { spacing: { line: 276, lineRule: LineRuleType.AUTO } },
      },
      title: {
        run: { font: head, size: 52, bold: true, color: palette.ink },
        paragraph: { spacing: spacing(60, 120) },
      },
      heading1: heading(34, 480),
      heading2: heading(28, 400),
      heading3: heading(25, 360),
      heading4: heading(23, 320),
      heading5: heading(22, 320),
      heading6: heading(21, 320),
    },
    paragraphStyles: [
      {
        id: CAPTION,
        name: 'caption',
        basedOn: 'Normal',
        next: 'Normal',
        quickFormat: true,
        // A field has no look of its own: its number is as bold as the label only if the style is.
        run: { font: sans, size: 19, bold: true, color: palette.ink },
        paragraph: { spacing: spacing(120, 120), keepNext: true },
      },
    ],
  };
}

/** Word's heading levels, the top level first. */
export const headings = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
] as const;
