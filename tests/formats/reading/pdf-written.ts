// Writes small pdfs by hand, with every line where a test wants it.
import type { ReadText } from '#formats/reading/result.ts';
import { readBytes } from './fixtures.ts';
import { rawPdf } from '../../../scripts/fuzz/raw-pdf.ts';

/** A line on a page of 612 × 792 points: its place from the lower left corner, its type size and its words. */
export type Placed = readonly [x: number, y: number, size: number, text: string];

/** Lines one below the other. */
export function lines(
  x: number,
  y: number,
  texts: readonly string[],
  { size = 11, leading = 14 }: { size?: number; leading?: number } = {},
): Placed[] {
  return texts.map((text, index) => [x, y - index * leading, size, text]);
}

/** A pdf of these pages, in Helvetica; Latin letters only. */
export function pdfWith(pages: readonly (readonly Placed[])[]): Buffer {
  const first = 4;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${pages.map((_, index) => `${first + index * 2} 0 R`).join(' ')}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...pages.flatMap((placed, index) => {
      const shown = placed.map(
        ([x, y, size, text]) =>
          `/F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${text.replaceAll(/[\\()]/g, '\\$&')}) Tj`,
      );
      const stream = `BT\n${shown.join('\n')}\nET`;
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${first + index * 2 + 1} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
        `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
      ];
    }),
  ];
  return rawPdf(objects);
}

/** The text read from a pdf with these pages. */
export async function readPages(pages: readonly (readonly Placed[])[]): Promise<ReadText> {
  const read = await readBytes('written.pdf', pdfWith(pages));
  if (read.type !== 'text') throw new Error('a pdf was read as a table');
  return read;
}

/** The paragraphs read from a pdf with these pages. */
export async function paragraphsIn(pages: readonly (readonly Placed[])[]): Promise<string[]> {
  return (await readPages(pages)).text.split('\n');
}
