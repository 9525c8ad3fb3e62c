// Pages that screens print, identical to the web pages of the exports. Nothing is written to the disk. Every input has
// a title, under which the history records what was printed.
import * as z from 'zod';
import { usualLayout } from '#core/exports/codebook-layout.ts';
import { writeCodebookHtml } from '#formats/writing/codebook-html.ts';
import { writeCodedTextHtml } from '#formats/writing/coded-text-html.ts';
import { writeTableHtml } from '#formats/writing/table-html.ts';
import { languages } from '#words/words.ts';
import { codebookLayout } from './codebook-layout.ts';
import { job, readingJob } from './context.ts';
import { exportedCodebook, exportedText } from './exported.ts';
import { passagesInput, writtenPassages } from './exported-passages.ts';
import { projectRow } from './project.ts';

const printed = {
  /** The title may contain the words of a search, so it may be as long as these. */
  title: z.string().max(2000),
  language: z.enum(languages).optional(),
  /** The language in which codes are named first; by default the page's language. */
  codebookLanguage: z.enum(languages).optional(),
};

/** A page of HTML that loads nothing and runs no script. */
export interface PrintedPage {
  readonly page: string;
}

function pageOf(bytes: Uint8Array): PrintedPage {
  return { page: new TextDecoder().decode(bytes) };
}

export const printing = {
  /** One text with its codings in the margin. For an interview this includes the whole text. */
  codedText: readingJob(
    z.strictObject({
      ...printed,
      sourceId: z.string(),
      /** Only codings of these coders; all when left out. */
      coderIds: z.array(z.string()).optional(),
    }),
    async (context, { language, codebookLanguage, sourceId, coderIds }): Promise<PrintedPage> => {
      const words = context.words(language, codebookLanguage);
      const coded = exportedText(context, sourceId, words, coderIds);
      return pageOf(writeCodedTextHtml(coded, words));
    },
  ),

  /** The codebook, without excerpts from interviews and without memos. */
  codebook: readingJob(
    z.strictObject({
      ...printed,
      counts: z.boolean().default(true),
      layout: codebookLayout.default(usualLayout),
    }),
    async (context, { language, codebookLanguage, counts, layout }): Promise<PrintedPage> => {
      const words = context.words(language, codebookLanguage);
      const document = exportedCodebook(context, {
        date: context.now(),
        language: words.codebookLanguage,
        interviewExcerpts: false,
        memos: false,
        counts,
        layout,
      });
      context.wrote(document.codes.length);
      return pageOf(writeCodebookHtml(document, words));
    },
  ),

  /** Coded passages, code by code; the words of interviews are left out by default. */
  passages: readingJob(
    z.strictObject({
      ...printed,
      codeId: passagesInput.codeId,
      listed: passagesInput.listed,
      interviewExcerpts: passagesInput.interviewExcerpts,
    }),
    async (
      context,
      { language, codebookLanguage, codeId, listed, interviewExcerpts },
    ): Promise<PrintedPage> => {
      const words = context.words(language, codebookLanguage);
      const request = { format: 'html', codeId, listed, interviewExcerpts, ...noCsv } as const;
      return pageOf(await writtenPassages(context, request, words));
    },
  ),

  /** A figure that a page has drawn with `figures/printed.ts`. Throws `invalid` for anything else. */
  figure: job(
    z.strictObject({ ...printed, svg: z.string().max(20_000_000) }),
    async (context, { title, language, svg }): Promise<PrintedPage> => {
      // Loaded on demand: the code for fonts is large, and few sessions need it.
      const { writeFigureHtml } = await import('#formats/writing/figure-html.ts');
      return pageOf(writeFigureHtml(svg, title, context.words(language)));
    },
  ),

  /** A table as a screen shows it, with the same words. */
  table: job(
    z.strictObject({
      ...printed,
      about: z.array(z.string()),
      columns: z.array(
        z.strictObject({ name: z.string(), note: z.string().optional(), align: z.enum(['start', 'end']) }),
      ),
      groups: z.array(z.strictObject({ heading: z.string().nullable(), rows: z.array(z.array(z.string())) })),
      notes: z.array(z.string()),
    }),
    async (context, { language, ...table }): Promise<PrintedPage> => {
      context.wrote(table.groups.reduce((sum, { rows }) => sum + rows.length, 0));
      return pageOf(writeTableHtml(table, projectRow(context.db).notice, context.words(language)));
    },
  ),
};

const noCsv = { byteOrderMark: false, forExcel: false };
