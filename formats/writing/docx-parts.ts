// The look of Concord's Word files: a serif font for what people wrote, a sans font for what Concord says, colour only
// for codes and one accent. Every text enters a file through `run`.
import {
  AlignmentType,
  BookmarkEnd,
  BookmarkStart,
  BorderStyle,
  HeightRule,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextDirection,
  TextRun,
  VerticalAlignTable,
  WidthType,
  type IParagraphOptions,
  type IRunOptions,
  type ITableCellBorders,
  type ParagraphChild,
} from 'docx';
import { legalText } from './legal-text.ts';

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

/** In twentieths of a point. */
export const page = { width: 11_906, height: 16_838, margin: 1_247 };

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
  /** Whether its text is turned to be read from below, in the middle of its width. */
  readonly isTurned?: boolean;
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
    // Across a turned text, up and down is left and right.
    verticalAlign: options.isTurned
      ? VerticalAlignTable.CENTER
      : options.head
        ? VerticalAlignTable.BOTTOM
        : VerticalAlignTable.TOP,
    ...(options.isTurned ? { textDirection: TextDirection.BOTTOM_TO_TOP_LEFT_TO_RIGHT } : {}),
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

/**
 * A row of a few lines, which is never split; a heading row is repeated on every page. A row of turned texts has a height, in
 * twentieths of a point.
 */
export function row(cells: readonly TableCell[], head = false, height: number | null = null): TableRow {
  return new TableRow({
    children: [...cells],
    cantSplit: true,
    // The library would write `tableHeader: false`, and some readers take its mere presence for true.
    ...(head ? { tableHeader: true } : {}),
    ...(height === null ? {} : { height: { value: height, rule: HeightRule.ATLEAST } }),
  });
}

/** A row that may continue on the next page: otherwise a long one would leave the rest of a page empty. */
export function longRow(cells: readonly TableCell[]): TableRow {
  return new TableRow({ children: [...cells] });
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
