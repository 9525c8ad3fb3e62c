// The text of a pdf, by pdf.js: never its scripts, forms or pictures. A pdf knows no paragraphs, only where
// each glyph stands; pdf-lines.ts and pdf-paragraphs.ts bring back what was written.
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { getDocument, GlobalWorkerOptions, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { AppError } from '#core/errors.ts';
import { pdfPages, textCharacters } from './limits.ts';
import { linesOfPage, type Line } from './pdf-lines.ts';
import { paragraphsOfLines } from './pdf-paragraphs.ts';
import { withoutRunningLines } from './pdf-running-lines.ts';
import { withoutRadicals } from './radicals.ts';
import type { PageStart } from '#core/pages.ts';
import type { ReadNote } from './result.ts';

/** The text of a pdf, a paragraph in each line, and where its pages begin. */
export interface PdfText {
  readonly text: string;
  readonly pages: readonly PageStart[];
  readonly notes: readonly ReadNote[];
}

/** pdf.js reads its character maps and stand-in fonts from its own package. */
const pdfjs = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
GlobalWorkerOptions.workerSrc = pathToFileURL(join(pdfjs, 'legacy', 'build', 'pdf.worker.mjs')).href;

/**
 * Reads the pdf at `path`. Throws `invalid` when it is locked or broken, `unsupported` when it holds only
 * pictures of pages or has too many of them.
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
    if (document.numPages > pdfPages) {
      throw new AppError('unsupported', 'reading:pdf_too_long', {
        name,
        pages: document.numPages,
        most: pdfPages,
      });
    }
    const pages: Line[][] = [];
    let characters = 0;
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const content = await page.getTextContent();
      const lines = linesOfPage(content.items, number).map((line) => ({
        ...line,
        text: withoutRadicals(line.text),
      }));
      characters += lines.reduce((sum, line) => sum + line.text.length, 0);
      if (characters > textCharacters) throw new AppError('unsupported', 'reading:text_too_long', { name });
      pages.push(lines);
      page.cleanup();
    }
    return assembled(pages, name, complete);
  } catch (error) {
    throw error instanceof AppError ? error : pdfError(error, name);
  } finally {
    await task.destroy();
  }
}

function assembled(pages: readonly (readonly Line[])[], name: string, complete: boolean): PdfText {
  const empty = pages.filter((lines) => lines.length === 0).length;
  if (empty === pages.length) throw new AppError('unsupported', 'reading:pdf_without_text', { name });
  const { pages: bodies, removed } = withoutRunningLines(pages);
  const paragraphs = paragraphsOfLines(bodies);

  const starts: PageStart[] = [];
  let position = 0;
  for (const paragraph of paragraphs) {
    for (const { page, at } of paragraph.pages) starts.push({ page, start: position + at });
    position += paragraph.text.length + 1;
  }
  const notes: ReadNote[] = [];
  if (!complete) notes.push({ key: 'reading:pdf_cut_short', parameters: {} });
  if (empty > 0) notes.push({ key: 'reading:pages_without_text', parameters: { count: empty } });
  if (removed > 0) notes.push({ key: 'reading:running_lines_left_out', parameters: { count: removed } });
  return { text: paragraphs.map((paragraph) => paragraph.text).join('\n'), pages: starts, notes };
}

function pdfError(error: unknown, name: string): AppError {
  const kind = error instanceof Error ? error.name : '';
  return kind === 'PasswordException'
    ? new AppError('invalid', 'reading:password_protected', { name })
    : new AppError('invalid', 'reading:broken', { name, ending: 'pdf' });
}
