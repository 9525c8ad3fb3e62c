// A Word file as bytes: its pages, its styles and the foot of every page.
import {
  Document,
  Footer,
  HeadingLevel,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TabStopType,
  TextRun,
  type FileChild,
  type ICommentOptions,
  type IStylesOptions,
} from 'docx';
import { localeOf } from '#words/locale.ts';
import type { Words } from '#words/words.ts';
import { CAPTION } from './docx-captions.ts';
import { lines, page, palette, run, sans, serif, textWidth } from './docx-parts.ts';
import { legalText } from './legal-text.ts';
import { steadyZip } from './steady-zip.ts';

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
