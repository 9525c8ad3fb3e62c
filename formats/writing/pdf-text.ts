// Text on the pages of a pdf, in runs of one font each; the fonts are embedded.
import PdfDocument from 'pdfkit';
import { runsOf, type Face } from './printed-fonts.ts';
import type { Weight } from './system-fonts.ts';

/** How text is set; sizes in points, or in the units that the document was scaled to. */
export interface Setting {
  readonly weight: Weight;
  readonly size: number;
}

/** A pdf's metadata. `date` is an ISO time. */
export interface PdfFacts {
  readonly title: string;
  readonly description?: string;
  readonly language: string;
  readonly date: string;
}

/** A document whose pages have no margins. Earlier pages can be drawn on until it is ended. */
export function pdfDocument(
  { title, description, language, date }: PdfFacts,
  size: readonly [width: number, height: number],
): PDFKit.PDFDocument {
  return new PdfDocument({
    size: [...size],
    margin: 0,
    lang: language,
    bufferPages: true,
    info: {
      Title: title,
      ...(description === undefined ? {} : { Subject: description }),
      Creator: 'Concord',
      Producer: 'Concord',
      CreationDate: new Date(date),
    },
  });
}

/** Ends the document and returns its bytes. */
export async function pdfBytes(document: PDFKit.PDFDocument): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  document.on('data', (piece: Buffer) => pieces.push(piece));
  const ended = new Promise((resolve, reject) => document.on('end', resolve).on('error', reject));
  document.end();
  await ended;
  return Buffer.concat(pieces);
}

/** The characters that no available font has, each once. */
export function signsWithoutFont(
  pieces: Iterable<{ readonly text: string; readonly weight: Weight }>,
): string[] {
  const lost = new Set<string>();
  for (const { text, weight } of pieces)
    for (const run of runsOf(text, weight))
      if (run.face === null) for (const sign of run.text) lost.add(sign);
  return [...lost];
}

/** Draws text with its baseline at `y` and returns its width. */
export function setText(
  document: PDFKit.PDFDocument,
  text: string,
  [x, y]: readonly [x: number, y: number],
  { weight, size, colour }: Setting & { readonly colour: string },
): number {
  const features = featuresOf(text);
  let at = x;
  for (const run of runsOf(text, weight)) {
    if (run.face === null) continue;
    useFont(document, run.face, size);
    document.fillColor(colour).text(run.text, at, y, { baseline: 'alphabetic', lineBreak: false, features });
    at += document.widthOfString(run.text, { features });
  }
  return at - x;
}

/** The width of the text. */
export function widthOfText(document: PDFKit.PDFDocument, text: string, { weight, size }: Setting): number {
  const features = featuresOf(text);
  return runsOf(text, weight).reduce((sum, run) => {
    if (run.face === null) return sum;
    useFont(document, run.face, size);
    return sum + document.widthOfString(run.text, { features });
  }, 0);
}

/** Numbers in columns need digits of equal width; within words the feature would space hyphens. */
function featuresOf(text: string): PDFKit.Mixins.OpenTypeFeatures[] {
  return /\p{L}/u.test(text) ? ['kern'] : ['kern', 'tnum'];
}

function useFont(document: PDFKit.PDFDocument, { name, source, member }: Face, size: number): void {
  document.registerFont(name, source, member ?? undefined);
  document.font(name).fontSize(size);
}
