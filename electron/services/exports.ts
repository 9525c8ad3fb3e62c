import * as z from 'zod';
import { AppError } from '#core/errors.ts';
import { sourceTable } from '#core/exports/source-rows.ts';
import type { ExportedProject } from '#core/exports/exported-project.ts';
import { countingRows, type Table } from '#core/exports/table.ts';
import { tableOneRows } from '#core/exports/table-one-rows.ts';
import { respondentTable } from '#core/replication/package-tables.ts';
import { tableOneOf } from '#core/respondents/table-one-of-corpus.ts';
import { get, getBlob } from '#db/write.ts';
import { writeCodedTextHtml } from '#formats/writing/coded-text-html.ts';
import type { CsvOptions } from '#formats/writing/csv.ts';
import { figureBytes, figureFiles } from '#formats/writing/figure-files.ts';
import type { Words } from '#words/words.ts';
import { PROGRAM } from '../version.ts';
import { job, readingJob, type ReadingContext } from './context.ts';
import { save, saveInPieces, tableBytes, target, written, type Target } from './export-target.ts';
import { exported, exportedText } from './exported.ts';
import { agreementExport, writtenAgreement } from './exported-agreement.ts';
import { codebookExport, writtenCodebook } from './exported-codebook.ts';
import { comparisonExport, writtenComparison } from './exported-comparison.ts';
import {
  crosstabExport,
  timelineExport,
  writtenCrosstab,
  writtenTimeline,
  type WrittenCounts,
} from './exported-counts.ts';
import { flowExport, writtenFlow } from './exported-flow.ts';
import { gridInput, writtenGrid } from './exported-grid.ts';
import { matrixInput, writtenMatrix } from './exported-matrix.ts';
import { passagesCsv, passagesInput, writtenPassages } from './exported-passages.ts';
import { portraitsExport, writtenPortraits } from './exported-portraits.ts';
import { relationsExport, writtenRelations } from './exported-relations.ts';
import { saturationExport, writtenSaturation } from './exported-saturation.ts';
import { tallyExport, writtenTally } from './exported-tally.ts';
import { wordsExport, writtenWords } from './exported-words.ts';
import { projectRow } from './project.ts';

const codedTextFiles = ['docx', 'html', 'pdf'] as const;

/** The job that writes one kind of count. */
function countsWriter<Asked>(
  write: (context: ReadingContext, asked: Asked, words: Words, csv: CsvOptions) => Promise<WrittenCounts>,
): (context: ReadingContext, input: Asked & Target) => Promise<void> {
  return async (context, input) => {
    const words = context.words(input.language, input.codebookLanguage);
    const { bytes, themes } = await write(context, input, words, input);
    context.wrote(themes);
    save(context, input.to, bytes);
  };
}

/** Exports one row for each of a kind. */
const rowsJob = (tableOf: (project: ExportedProject) => Table, title: string) =>
  readingJob(z.strictObject({ ...target, format: z.enum(['csv', 'xlsx']) }), async (context, input) => {
    const words = context.words(input.language);
    const table = countingRows(tableOf(exported(context.db, context.counting)), context.wrote);
    const cut: string[] = [];
    save(context, input.to, await tableBytes(table, input.format, words.t(title), context.now(), input, cut));
    return written(cut);
  });

export const exports = {
  /**
   * Exports the codebook. Excerpts from interviews and memos on codes are left out by default. Returns what the file
   * lacks, like all methods here that may leave something out.
   */
  codebook: readingJob(
    z.strictObject({ ...target, ...codebookExport }),
    async (context, { to, language, codebookLanguage, byteOrderMark, forExcel, ...asked }) => {
      const cut: string[] = [];
      const words = context.words(language, codebookLanguage);
      const csv = { byteOrderMark, forExcel };
      const { bytes, apart } = await writtenCodebook(context, asked, words, { csv, cut });
      save(context, to, bytes);
      return written(cut, apart);
    },
  ),

  /**
   * Exports coded passages, of one code with all it counts, of the listed passages, or of all: as a table with one row
   * for each coding, or as a document, code by code, in which the words of interviews are left out by default.
   */
  passages: readingJob(z.strictObject({ ...target, ...passagesInput }), async (context, input) => {
    const { format } = input;
    if (format === 'csv') {
      await saveInPieces(context, input.to, passagesCsv(context, input));
      return written([]);
    }
    const cut: string[] = [];
    const words = context.words(input.language, input.codebookLanguage);
    save(context, input.to, await writtenPassages(context, { ...input, format }, words, cut));
    return written(cut);
  }),

  /** Exports one row for each source, with its attributes. */
  sources: rowsJob(sourceTable, 'common:sources'),

  /** Exports one row for each respondent: their interviews, then their attributes. */
  respondents: rowsJob(respondentTable, 'respondents:title'),

  /** Exports Table 1 of all respondents, or of the given ones: who was interviewed, by attribute. */
  tableOne: readingJob(
    z.strictObject({
      ...target,
      format: z.enum(['docx', 'csv', 'xlsx']),
      respondentIds: z.array(z.string()).optional(),
      /** Whether a Word file contains shares; data always do. */
      percentages: z.boolean().default(false),
    }),
    async (context, { format, respondentIds, percentages, ...input }) => {
      const words = context.words(input.language);
      const { name: project, notice } = projectRow(context.db);
      const table = tableOneOf(context.counting.corpus, respondentIds);
      const cut: string[] = [];
      const bytes =
        format === 'docx'
          ? await (
              await import('#formats/writing/table-one-docx.ts')
            ).writeTableOneDocx(
              { table, project, program: PROGRAM, date: context.now(), notice, percentages },
              words,
            )
          : await tableBytes(
              tableOneRows(table),
              format,
              words.t('respondents:table_one'),
              context.now(),
              input,
              cut,
            );
      save(context, input.to, bytes);
      return written(cut);
    },
  ),

  /**
   * Exports one text with its codings: as a Word file with comments, or as a page or a pdf with the codings in the
   * margin. For an interview this includes the whole text. Throws `unsupported` for a pdf with characters that no
   * available font has.
   */
  codedText: readingJob(
    z.strictObject({
      to: z.string().min(1),
      language: target.language,
      codebookLanguage: target.codebookLanguage,
      format: z.enum(codedTextFiles),
      sourceId: z.string(),
      /** Only codings of these coders; all when left out. */
      coderIds: z.array(z.string()).optional(),
    }),
    async (context, { to, language, codebookLanguage, format, sourceId, coderIds }) => {
      const words = context.words(language, codebookLanguage);
      const coded = exportedText(context, sourceId, words, coderIds);
      const write = {
        // Loaded on demand: the writers of Word files and of fonts are large, and few sessions need them.
        docx: async (...given: Parameters<typeof writeCodedTextHtml>) =>
          (await import('#formats/writing/coded-text-docx.ts')).writeCodedTextDocx(...given),
        html: writeCodedTextHtml,
        pdf: async (...given: Parameters<typeof writeCodedTextHtml>) =>
          (await import('#formats/writing/coded-text-pdf.ts')).writeCodedTextPdf(...given),
      } satisfies Record<(typeof codedTextFiles)[number], unknown>;
      save(context, to, await write[format](coded, words));
    },
  ),

  /**
   * Exports the file that a source was imported from, byte for byte; for a row of a table, the whole table. Throws
   * `unsupported` for a source that was not imported from a file.
   */
  original: readingJob(
    z.strictObject({ sourceId: z.string(), reference: z.string().min(1) }),
    async (context, { sourceId, reference }) => {
      const { title, originalHash } = get(context.db, 'source', sourceId);
      if (originalHash === null) throw new AppError('unsupported', 'errors:no_original', { title });
      save(context, reference, getBlob(context.db, originalHash));
    },
  ),

  /** Exports where codes meet: one row for each pair. */
  relations: job(z.strictObject({ ...target, ...relationsExport }), async (context, input) => {
    const cut: string[] = [];
    const words = context.words(input.language);
    save(context, input.to, await writtenRelations(context, input, words, { csv: input, cut }));
    return written(cut);
  }),

  /** Exports a list of words: one row for each word. */
  words: job(z.strictObject({ ...target, ...wordsExport }), async (context, input) => {
    const cut: string[] = [];
    const words = context.words(input.language);
    save(context, input.to, await writtenWords(context, input, words, { csv: input, cut }));
    return written(cut);
  }),

  /** Exports a tally: as a table for scripts or people, or as a figure. */
  tally: readingJob(tallyExport.extend(target), countsWriter(writtenTally)),

  /** Exports a crosstab: each cell a row for scripts, or a table for a paper. */
  crosstab: readingJob(crosstabExport.extend(target), countsWriter(writtenCrosstab)),

  /** Exports a timeline: each cell a row for scripts, a table for a paper, or a figure. */
  timeline: readingJob(timelineExport.extend(target), countsWriter(writtenTimeline)),

  /** Exports when new codes came: each unit a row for scripts, a table for a paper, or a figure. */
  saturation: readingJob(saturationExport.extend(target), countsWriter(writtenSaturation)),

  /** Exports the agreement of coders: each code a row for scripts, or a table for a paper. Throws as `agreement.measure`. */
  agreement: readingJob(agreementExport.extend(target), countsWriter(writtenAgreement)),

  /** Exports who carries each theme, as data or as a table for a paper, or the lines of portraits as a figure. */
  portraits: readingJob(portraitsExport.extend(target), countsWriter(writtenPortraits)),

  /**
   * Exports sources as rows and codes as columns, for statistics packages: what each source adds to a tally, `NA` where
   * unknown.
   */
  matrix: readingJob(z.strictObject({ ...target, ...matrixInput }), async (context, input) => {
    const files = await writtenMatrix(context, input, context.words(input.language));
    for (const [to, bytes] of files) {
      if (bytes instanceof Uint8Array) save(context, to, bytes);
      // One file after another.
      else await saveInPieces(context, to, bytes);
    }
  }),

  /** Exports a summary grid: its passages counted, and the summaries of its cells. */
  summaryGrid: readingJob(z.strictObject({ ...target, ...gridInput }), async (context, input) => {
    const { to, language, codebookLanguage, byteOrderMark, forExcel } = input;
    const words = context.words(language, codebookLanguage);
    save(context, to, await writtenGrid(context, input, words, { byteOrderMark, forExcel }));
  }),

  /** Exports what became of the sources: as numbers for scripts or people, or as a figure. */
  flow: readingJob(z.strictObject({ ...target, ...flowExport }), async (context, input) => {
    save(context, input.to, await writtenFlow(context, input, context.words(input.language), input));
  }),

  /**
   * Exports a figure that a page has drawn with `figures/printed.ts`, with its fonts. Throws `invalid` for anything
   * else, and `unsupported` if a pdf would lose characters.
   */
  figure: readingJob(
    z.strictObject({ to: z.string().min(1), format: z.enum(figureFiles), svg: z.string().max(20_000_000) }),
    async (context, { to, format, svg }) => save(context, to, await figureBytes(svg, format, context.now())),
  ),

  /** Exports a comparison as a joint display, as JSON or as a figure; a stored comparison with its verdicts. */
  comparison: readingJob(comparisonExport.extend(target), async (context, input) => {
    const cut: string[] = [];
    const words = context.words(input.language, input.codebookLanguage);
    save(context, input.to, await writtenComparison(context, input, words, cut));
    return written(cut);
  }),
};
