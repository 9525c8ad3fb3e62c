// Reads the text of a pdf with pdf.js, never its scripts, forms or pictures. A pdf has no paragraphs, only places of
// glyphs; the files pdf-… reconstruct what was written.
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { getDocument, GlobalWorkerOptions, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { AppError } from '#core/errors.ts';
import type { RichText } from '#core/text/rich-text.ts';
import { MAX_PDF_PAGES, MAX_TEXT_CHARACTERS } from './limits.ts';
import { glyphsOfPage } from './pdf-glyphs.ts';
import { withoutFootnotes } from './pdf-footnotes.ts';
import { withHeadings } from './pdf-headings.ts';
import { wordsOf } from './pdf-hyphens.ts';
import { joinedParagraph } from './pdf-joining.ts';
import { laidOut, withNotes, type LaidOutText } from './pdf-layout.ts';
import { withoutLineNumbers } from './pdf-line-numbers.ts';
import { linesOfPage, type Line } from './pdf-lines.ts';
import { reachOf, type PageOfLines } from './pdf-page-edges.ts';
import { pageNumberIn } from './pdf-page-numbers.ts';
import { paragraphsOfLines } from './pdf-paragraphs.ts';
import { inReadingOrder } from './pdf-reading-order.ts';
import { withoutRunningLines } from './pdf-running-lines.ts';
import { tagsOfPage } from './pdf-tags.ts';
import type { ReadNote } from './result.ts';

/** The text of a pdf with its pages, and notes on it. */
export interface PdfText extends LaidOutText {
  /** The document with headings; null if there are none. */
  readonly doc: RichText | null;
  readonly notes: readonly ReadNote[];
}

/** pdf.js loads its character maps and substitute fonts from its own package. */
const pdfjs = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
GlobalWorkerOptions.workerSrc = pathToFileURL(join(pdfjs, 'legacy', 'build', 'pdf.worker.mjs')).href;

/**
 * Reads the pdf at `path`. Throws `invalid` if it is locked or broken, `unsupported` if it contains only pictures of
 * pages or has too many pages.
 */
export async function textOfPdf(path: string, name: string): Promise<PdfText> {
  const data = new Uint8Array(await readFile(path));
  const complete = Buffer.from(data.subarray(-2048)).includes('%%EOF');
  const task = getDocument({
    data,
    cMapUrl: join(pdfjs, 'cmaps') + sep,
    cMapPacked: true,
    standardFontDataUrl: join(pdfjs, 'standard_fonts') + sep,
    wasmUrl: join(pdfjs, 'wasm') + sep,
    verbosity: VerbosityLevel.ERRORS,
    useSystemFonts: false,
    disableFontFace: true,
    enableXfa: false,
    stopAtErrors: false,
  });
  try {
    const document = await task.promise;
    if (document.numPages > MAX_PDF_PAGES) {
      throw new AppError('unsupported', 'reading:pdf_too_long', {
        name,
        pages: document.numPages,
        most: MAX_PDF_PAGES,
      });
    }
    const pages: PageOfLines[] = [];
    let characters = 0;
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const content = await page.getTextContent({ includeMarkedContent: true });
      const tags = tagsOfPage(await page.getStructTree());
      const viewport = page.getViewport({ scale: 1 });
      const lines = linesOfPage(glyphsOfPage(content, viewport, tags), number);
      characters += lines.reduce((sum, line) => sum + line.text.length, 0);
      if (characters > MAX_TEXT_CHARACTERS)
        throw new AppError('unsupported', 'reading:text_too_long', { name });
      pages.push({ width: viewport.width, height: viewport.height, lines });
      page.cleanup();
    }
    return assembled(pages, name, complete);
  } catch (error) {
    throw error instanceof AppError ? error : pdfError(error, name);
  } finally {
    await task.destroy();
  }
}

function assembled(pages: readonly PageOfLines[], name: string, complete: boolean): PdfText {
  const empty = pages.flatMap((page, index) => (page.lines.length === 0 ? [index + 1] : []));
  if (empty.length === pages.length) throw new AppError('unsupported', 'reading:pdf_without_text', { name });
  const { pages: unnumbered, numbers } = withoutLineNumbers(pages);
  const { pages: bodies, running } = withoutRunningLines(unnumbered);
  const { lines, notes: footnotes } = withoutFootnotes(inReadingOrder(bodies));
  const reaches = pages.map((page, index) => reachOf(page, bodies[index] ?? []));
  const words = wordsOf([...lines, ...footnotes.flat()]);
  const paragraphs = withNotes(
    paragraphsOfLines(lines, words, reaches),
    footnotes.map((note) => joinedParagraph(note, words)),
  );
  const laid = laidOut(
    paragraphs,
    pages.map(({ width, height }, index) => ({
      width,
      height,
      running: [...(running[index] ?? []), ...(numbers[index] ?? [])],
    })),
  );
  const notes: ReadNote[] = [];
  if (!complete) notes.push({ key: 'reading:pdf_cut_short', parameters: {} });
  if (empty.length > 0) {
    notes.push({
      key: 'reading:pages_without_text',
      parameters: { count: empty.length, pages: ranges(empty) },
    });
  }
  const removed = running.flat();
  if (removed.length > 0) {
    notes.push({
      key: 'reading:running_lines_left_out',
      parameters: { count: removed.length, lines: examplesOf(removed) },
    });
  }
  const count = numbers.flat().length;
  if (count > 0) notes.push({ key: 'reading:line_numbers_left_out', parameters: { count } });
  return { ...laid, doc: withHeadings(paragraphs), notes };
}

/** How many different lines a note lists, and how many characters of each. */
const MAX_EXAMPLES = 5;
const MAX_EXAMPLE_CHARACTERS = 60;

/** The first lines that differ in more than their numbers; of page numbers, the first and the last. */
function examplesOf(lines: readonly Line[]): string {
  const found = new Map<string, { first: string; last: string }>();
  for (const { text } of lines) {
    if (!/[\p{L}\d]/u.test(text)) continue;
    const isNumber = pageNumberIn(text) !== null;
    const key = isNumber ? '#' : text.replaceAll(/\d+/g, '#');
    const first = found.get(key)?.first ?? text;
    found.set(key, { first, last: isNumber ? text : first });
  }
  const short = [...found.values()]
    .slice(0, MAX_EXAMPLES)
    .map(({ first, last }) => (first === last ? shortened(first) : `${first} … ${last}`));
  return [...short, ...(found.size > MAX_EXAMPLES ? ['…'] : [])].join(' · ');
}

function shortened(text: string): string {
  const characters = Array.from(text);
  return characters.length > MAX_EXAMPLE_CHARACTERS
    ? `${characters.slice(0, MAX_EXAMPLE_CHARACTERS).join('')}…`
    : text;
}

/** `1, 4–7` */
function ranges(numbers: readonly number[]): string {
  const found: { first: number; last: number }[] = [];
  for (const number of numbers) {
    const range = found.at(-1);
    if (range && range.last === number - 1) range.last = number;
    else found.push({ first: number, last: number });
  }
  return found.map(({ first, last }) => (first === last ? `${first}` : `${first}–${last}`)).join(', ');
}

function pdfError(error: unknown, name: string): AppError {
  const kind = error instanceof Error ? error.name : '';
  return kind === 'PasswordException'
    ? new AppError('invalid', 'reading:password_protected', { name })
    : new AppError('invalid', 'reading:broken', { name, ending: 'pdf' });
}
