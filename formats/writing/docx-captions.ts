// Captions of the tables and figures in a Word file, which Word itself numbers and lists.
import { InternalHyperlink, Paragraph, SimpleField, UnderlineType, type ParagraphChild } from 'docx';
import type { Words } from '#words/words.ts';
import { palette, run } from './docx-parts.ts';

/** The name of Word's style for captions. */
export const CAPTION = 'Caption';

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
