// The codebook as a file: for readers, for spreadsheets, or for other programs.
import * as z from 'zod';
import type { CodebookDocument } from '#core/exports/codebook-document.ts';
import { writeCodebookHtml } from '#formats/writing/codebook-html.ts';
import { writeCodebookMarkdown } from '#formats/writing/codebook-md.ts';
import { splitPaths, writeCodebookMaxqda } from '#formats/writing/codebook-maxqda.ts';
import { writeCodebookQdc } from '#formats/writing/codebook-qdc.ts';
import { writeCodebookCsv, writeCodebookXlsx } from '#formats/writing/codebook-table.ts';
import { writeCodebookTaguette } from '#formats/writing/codebook-taguette.ts';
import type { CsvOptions } from '#formats/writing/csv.ts';
import type { Words } from '#words/words.ts';
import { codebookLayout } from './codebook-layout.ts';
import type { ReadingContext } from './context.ts';
import { layerInput } from './counting-input.ts';
import { exportedCodebook } from './exported.ts';

const codebookFormats = ['docx', 'xlsx', 'csv', 'md', 'html', 'qdc', 'maxqda', 'taguette'] as const;
type CodebookFormat = (typeof codebookFormats)[number];

export const codebookExport = {
  format: z.enum(codebookFormats),
  interviewExcerpts: z.boolean().default(false),
  counts: z.boolean().default(true),
  memos: z.boolean().default(false),
  /** For docx, html and md, which are for readers: which codes have a section, and what the introduction contains. */
  layout: codebookLayout.optional(),
  layer: layerInput.optional(),
};

/** The file, and the paths that a program splits at a sign in a name. Cells that were too long are listed in `cut`. */
export async function writtenCodebook(
  context: ReadingContext,
  { format, ...options }: z.output<z.ZodObject<typeof codebookExport>>,
  words: Words,
  { csv, cut }: { readonly csv: CsvOptions; readonly cut: string[] },
): Promise<{ readonly bytes: Uint8Array; readonly apart: readonly string[] }> {
  const document = exportedCodebook(context, {
    date: context.now(),
    language: format === 'docx' || format === 'md' || format === 'html' ? words.codebookLanguage : undefined,
    spelling: format === 'qdc',
    ...options,
  });
  context.wrote(document.codes.length);
  return {
    bytes: await codebookBytes(format, document, { words, csv, cut }),
    apart: format === 'maxqda' ? splitPaths(document) : [],
  };
}

async function codebookBytes(
  format: CodebookFormat,
  document: CodebookDocument,
  { words, csv, cut }: { words: Words; csv: CsvOptions; cut: string[] },
): Promise<Uint8Array> {
  switch (format) {
    case 'docx':
      // Loaded on demand: the writer of Word files is large, and few commands need it.
      return await (await import('#formats/writing/codebook-docx.ts')).writeCodebookDocx(document, words);
    case 'xlsx':
      return await writeCodebookXlsx(document, words, cut);
    case 'csv':
      return writeCodebookCsv(document, words, csv);
    case 'md':
      return writeCodebookMarkdown(document, words);
    case 'html':
      return writeCodebookHtml(document, words);
    case 'qdc':
      return writeCodebookQdc(document, words);
    case 'maxqda':
      return await writeCodebookMaxqda(document, words, cut);
    case 'taguette':
      return writeCodebookTaguette(document, words);
  }
}
