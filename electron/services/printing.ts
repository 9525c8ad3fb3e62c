// What goes to paper: pages that the screens print, the same that the exports write as web pages. Nothing is written to the
// disk. Every input has the title under which the history names what was prepared.
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
  /** It may hold the words of a search, as long as these may be. */
  title: z.string().max(2000),
  language: z.enum(languages).optional(),
  /** In which language codes are named first; when left out, in the language of the page. */
  codebookLanguage: z.enum(languages).optional(),
};

/** A page that loads nothing and runs nothing, as HTML. */
export interface PrintedPage {
  readonly page: string;
}

function pageOf(bytes: Uint8Array): PrintedPage {
  return { page: new TextDecoder().decode(bytes) };
}

export const printing = {
  /** One text with its codings in the margin. Of an interview that is its whole text. */
  codedText: readingJob(
    z.strictObject({
      ...printed,
      sourceId: z.string(),
      /** Only codings of these coders; of all when left out. */
      coderIds: z.array(z.string()).optional(),
    }),
    async (context, { language, codebookLanguage, sourceId, coderIds }): Promise<PrintedPage> => {
      const words = context.words(language, codebookLanguage);
      const coded = exportedText(context, sourceId, words.codebookLanguage, coderIds);
      return pageOf(writeCodedTextHtml(coded, words));
    },
  ),

  /** The codebook, without excerpts of interviews and without memos. */
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

  /** Coded passages to be read code by code; the words of interviews are left out unless asked for. */
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

  /** A figure that a page has drawn, by `figures/printed.ts`. Throws `invalid` for what is no such figure. */
  figure: job(
    z.strictObject({ ...printed, svg: z.string().max(20_000_000) }),
    async (context, { title, language, svg }): Promise<PrintedPage> => {
      // What reads and writes fonts is large, and few sessions need it.
      const { writeFigureHtml } = await import('#formats/writing/figure-html.ts');
      return pageOf(writeFigureHtml(svg, title, context.words(language)));
    },
  ),

  /** A table as a screen shows it, in its words. */
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
