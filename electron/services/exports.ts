import * as z from 'zod';
import { byPosition } from '#core/by-position.ts';
import { AppError } from '#core/errors.ts';
import type { CodebookDocument } from '#core/exports/codebook-document.ts';
import { flowTable } from '#core/exports/flow-rows.ts';
import { sourceTable } from '#core/exports/source-rows.ts';
import { tableOneRows } from '#core/exports/table-one-rows.ts';
import { respondentTable } from '#core/replication/package-tables.ts';
import { tableOneOf } from '#core/respondents/table-one-of-corpus.ts';
import { countingRows, type Table } from '#core/exports/table.ts';
import { writeCodebookHtml } from '#formats/writing/codebook-html.ts';
import { writeCodebookMarkdown } from '#formats/writing/codebook-md.ts';
import { splitPaths, writeCodebookMaxqda } from '#formats/writing/codebook-maxqda.ts';
import { writeCodebookQdc } from '#formats/writing/codebook-qdc.ts';
import { writeCodebookCsv, writeCodebookXlsx } from '#formats/writing/codebook-table.ts';
import { writeCodebookTaguette } from '#formats/writing/codebook-taguette.ts';
import { writeCsv, type CsvOptions } from '#formats/writing/csv.ts';
import { laidTally } from '#words/kept-tables/laid-tally.ts';
import { writeTableXlsx } from '#formats/writing/table-xlsx.ts';
import { comparisonJson } from '#core/comparison/comparison-json.ts';
import { tallyJson } from '#core/counting/tally-json.ts';
import { rowsInOrder } from '#core/counting/rows-in-order.ts';
import { intervalChoices } from '#core/counting/shown-intervals.ts';
import { tallyInPercent } from '#core/counting/tally-percent.ts';
import { tally } from '#core/counting/tally.ts';
import { codePaths } from '#core/exports/code-paths.ts';
import type { Remark } from '#core/refi/incoming.ts';
import { wordsTable } from '#core/exports/word-rows.ts';
import { wordsJson } from '#core/wordlist/counted-words.ts';
import { relationsTable } from '#core/exports/relation-rows.ts';
import { relationsJson } from '#core/relations/relations-json.ts';
import { all, get, getBlob } from '#db/write.ts';
import { flowOf } from '#core/triage/flow.ts';
import { writeCodedTextHtml } from '#formats/writing/coded-text-html.ts';
import { writeJointDisplayHtml } from '#formats/writing/joint-display-html.ts';
import { writeJointDisplayXlsx } from '#formats/writing/joint-display-xlsx.ts';
import { figureBytes, figureFiles } from '#formats/writing/figure-files.ts';
import { drawnFlow, writeFlowCsv, writeFlowJson } from '#formats/writing/flow-files.ts';
import { writeTallyCsv, writeTallyJson, writeTallyXlsx } from '#formats/writing/tally-files.ts';
import { comparisonMethod } from '#words/comparison-method.ts';
import { calledSides, namesOfSides } from '#words/comparison-sides.ts';
import { flowFigure, flowMethod } from '#words/flow-figure.ts';
import { methodSentence } from '#words/method-sentence.ts';
import { wordListMethod } from '#words/wordlist-method.ts';
import { relationsMethod } from '#words/relations-method.ts';
import { themeSentences } from '#words/theme-sentences.ts';
import { languages, type Words } from '#words/words.ts';
import { PROGRAM } from '../version.ts';
import { codebookLayout } from './codebook-layout.ts';
import { countComparison, settingsOf } from './comparisons.ts';
import { projectRow } from './project.ts';
import { job, readingJob, type ReadingContext } from './context.ts';
import { layerInput, relationsRequest, rowOrder, tallyRequest } from './counting-input.ts';
import { drawnComparison, drawnTally } from './drawn-counts.ts';
import { figureInput } from './figure-input.ts';
import { displayed } from './joint-display.ts';
import { exported, exportedCodebook, exportedText } from './exported.ts';
import { gridInput, writtenGrid } from './exported-grid.ts';
import { crosstabExport, timelineExport, writtenCrosstab, writtenTimeline } from './exported-counts.ts';
import { agreementExport, writtenAgreement } from './exported-agreement.ts';
import { portraitsExport, writtenPortraits } from './exported-portraits.ts';
import { saturationExport, writtenSaturation } from './exported-saturation.ts';
import { matrixInput, writtenMatrix } from './exported-matrix.ts';
import { passagesCsv, passagesInput, writtenPassages } from './exported-passages.ts';
import { relationsInSlices } from './relating.ts';
import { flowRequest } from './triage.ts';
import { countWords, wordsRequest } from './wordlists.ts';
import { writeWhole, writeWholeInPieces } from '../write-file.ts';

const codedTextFiles = ['docx', 'html', 'pdf'] as const;

const target = {
  /** The path to write to, from the host's dialog. */
  to: z.string().min(1),
  language: z.enum(languages).optional(),
  /** The language in which codes are named first in files for readers; by default the file's language. */
  codebookLanguage: z.enum(languages).optional(),
  /** Whether csv files begin with a byte-order mark; without it, Excel does not recognise UTF-8. */
  byteOrderMark: z.boolean().default(false),
  /** Whether csv files guard cells that Excel would run as formulas, and begin with a byte-order mark. */
  forExcel: z.boolean().default(false),
};

const codebookFormats = ['docx', 'xlsx', 'csv', 'md', 'html', 'qdc', 'maxqda', 'taguette'] as const;
type CodebookFormat = (typeof codebookFormats)[number];

/** Writes the file, unless the job was cancelled meanwhile. */
function save(context: ReadingContext, to: string, bytes: Uint8Array): void {
  context.signal.throwIfAborted();
  writeWhole(context.files.output(to), bytes);
}

/** Writes a file in pieces, since it may be too long for memory. */
function saveInPieces(context: ReadingContext, to: string, pieces: Iterable<string>): Promise<void> {
  return writeWholeInPieces(context.files.output(to), pieces, context.signal);
}

function tableBytes(
  table: Table,
  format: 'csv' | 'xlsx',
  title: string,
  date: string,
  csv: CsvOptions,
  cut: string[],
): Promise<Uint8Array> | Uint8Array {
  return format === 'csv' ? writeCsv(table, csv) : writeTableXlsx(table, title, date, undefined, cut);
}

/** What the written file lacks of the requested content. */
function written(
  cut: readonly string[],
  apart: readonly string[] = [],
): { readonly losses: readonly Remark[] } {
  const about = { cells_cut: cut, names_apart: apart };
  return {
    losses: Object.entries(about).flatMap(([key, items]) =>
      items.length === 0 ? [] : [{ key: `exports:${key}`, parameters: { count: items.length }, items }],
    ),
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

export const exports = {
  /**
   * Exports the codebook. Excerpts from interviews and memos on codes are left out by default. Returns what the file
   * lacks, like all methods here that may leave something out.
   */
  codebook: readingJob(
    z.strictObject({
      ...target,
      format: z.enum(codebookFormats),
      interviewExcerpts: z.boolean().default(false),
      counts: z.boolean().default(true),
      memos: z.boolean().default(false),
      /**
       * For docx, html and md, which are for readers: which codes have a section, and what the introduction contains.
       */
      layout: codebookLayout.optional(),
      layer: layerInput.optional(),
    }),
    async (context, { to, language, codebookLanguage, byteOrderMark, forExcel, format, ...options }) => {
      const words = context.words(language, codebookLanguage);
      const document = exportedCodebook(context, {
        date: context.now(),
        language:
          format === 'docx' || format === 'md' || format === 'html' ? words.codebookLanguage : undefined,
        spelling: format === 'qdc',
        ...options,
      });
      context.wrote(document.codes.length);
      const cut: string[] = [];
      save(
        context,
        to,
        await codebookBytes(format, document, { words, csv: { byteOrderMark, forExcel }, cut }),
      );
      return written(cut, format === 'maxqda' ? splitPaths(document) : []);
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
  sources: readingJob(
    z.strictObject({ ...target, format: z.enum(['csv', 'xlsx']) }),
    async (context, input) => {
      const words = context.words(input.language);
      const table = countingRows(sourceTable(exported(context.db, context.counting)), context.wrote);
      const title = words.t('common:sources');
      const cut: string[] = [];
      save(context, input.to, await tableBytes(table, input.format, title, context.now(), input, cut));
      return written(cut);
    },
  ),

  /** Exports one row for each respondent: their interviews, then their attributes. */
  respondents: readingJob(
    z.strictObject({ ...target, format: z.enum(['csv', 'xlsx']) }),
    async (context, input) => {
      const words = context.words(input.language);
      const table = countingRows(respondentTable(exported(context.db, context.counting)), context.wrote);
      const title = words.t('respondents:title');
      const cut: string[] = [];
      save(context, input.to, await tableBytes(table, input.format, title, context.now(), input, cut));
      return written(cut);
    },
  ),

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
      const coded = exportedText(context, sourceId, words.codebookLanguage, coderIds);
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
  relations: job(
    z.strictObject({ ...target, format: z.enum(['csv', 'xlsx', 'json']), request: relationsRequest }),
    async (context, { to, language, byteOrderMark, forExcel, format, request }) => {
      const words = context.words(language);
      const relations = await relationsInSlices(context, request);
      const { corpus } = context.counting;
      const json = relationsJson([{ relations, method: relationsMethod(words, relations.facts) }], {
        codebook: corpus.codebook,
        coderName: (id) => corpus.tables.coder.get(id)?.name ?? id,
        notice: projectRow(context.db).notice,
      });
      context.wrote(json.rows.length);
      const cut: string[] = [];
      const bytes =
        format === 'json'
          ? Buffer.from(JSON.stringify(json, null, 2))
          : await tableBytes(
              relationsTable(json, codePaths(corpus.codebook)),
              format,
              words.t('analysis:kinds.relations'),
              context.now(),
              { byteOrderMark, forExcel },
              cut,
            );
      save(context, to, bytes);
      return written(cut);
    },
  ),

  /** Exports a list of words: one row for each word. */
  words: job(
    z.strictObject({ ...target, format: z.enum(['csv', 'xlsx', 'json']), request: wordsRequest }),
    async (context, { to, language, byteOrderMark, forExcel, format, request }) => {
      const words = context.words(language);
      const counted = await countWords(context, request);
      const method = wordListMethod(words, counted.facts);
      const json = wordsJson(counted, { method, notice: projectRow(context.db).notice });
      context.wrote(json.rows.length);
      const cut: string[] = [];
      const title = words.t('analysis:kinds.words');
      const csv = { byteOrderMark, forExcel };
      const bytes =
        format === 'json'
          ? Buffer.from(JSON.stringify(json, null, 2))
          : await tableBytes(wordsTable(json), format, title, context.now(), csv, cut);
      save(context, to, bytes);
      return written(cut);
    },
  ),

  /** Exports a tally: as a table for scripts or people, or as a figure. */
  tally: readingJob(
    z.strictObject({
      ...target,
      format: z.enum(['csv', 'xlsx', 'docx', 'json', ...figureFiles]),
      request: tallyRequest.default({}),
      order: rowOrder,
      figure: figureInput.default({}),
      /**
       * Whether each count is followed by the code's own count, without its sub-codes, in the same unit; figures have
       * none.
       */
      direct: z.boolean().default(false),
      /** Which shares have intervals; by default those of sampled classes in a figure, and none in a table for readers. */
      intervals: z.enum(intervalChoices).optional(),
    }),
    async (
      context,
      { to, language, codebookLanguage, byteOrderMark, forExcel, format, request, order, ...shown },
    ) => {
      const { figure: asked, direct, intervals } = shown;
      const words = context.words(language, codebookLanguage);
      const { corpus, codings } = context.counting;
      // Figures show shares of bases.
      const { percent = 'cell' } = format === 'svg' || format === 'pdf' ? {} : request;
      const inCodebook = tallyInPercent(tally(corpus, codings, request), percent);
      const counted = { ...inCodebook, rows: rowsInOrder(inCodebook.rows, order) };
      context.wrote(counted.rows.length);
      const { name, notice } = projectRow(context.db);
      const method = methodSentence(words, counted.facts);
      const coderName = (id: string): string => corpus.tables.coder.get(id)?.name ?? id;
      const sentences = themeSentences(words, counted);
      const json = tallyJson(counted, method, notice, coderName, sentences, { direct, intervals });
      const paths = codePaths(corpus.codebook);
      const telling = { paths, layer: json.layer, method, sentences, notice, direct };
      switch (format) {
        case 'csv':
          return save(context, to, writeTallyCsv(counted, telling, { byteOrderMark, forExcel }));
        case 'json':
          return save(context, to, writeTallyJson(json));
        case 'xlsx': {
          const origin = { ...telling, project: name, program: PROGRAM, date: context.now() };
          return save(context, to, await writeTallyXlsx(counted, origin, words));
        }
        case 'docx': {
          const table = laidTally(words, counted, corpus.codebook.byId, {
            as: 'table',
            direct,
            intervals,
          });
          const tables = [{ number: '1', table, withNote: true }];
          const about = { title: name, program: PROGRAM, date: context.now(), notice };
          const { writeLaidTablesDocx } = await import('#formats/writing/laid-table-docx.ts');
          return save(context, to, await writeLaidTablesDocx({ tables, ...about }, words));
        }
        case 'svg':
        case 'pdf': {
          const manner = { asked, words, notice };
          const svg = drawnTally(context.counting, request, counted, { order, intervals }, manner);
          return save(context, to, await figureBytes(svg, format, context.now()));
        }
      }
    },
  ),

  /** Exports a crosstab: each cell a row for scripts, or a table for a paper. */
  crosstab: readingJob(
    crosstabExport.extend(target),
    async (context, { to, language, codebookLanguage, byteOrderMark, forExcel, ...asked }) => {
      const words = context.words(language, codebookLanguage);
      const { bytes, themes } = await writtenCrosstab(context, asked, words, { byteOrderMark, forExcel });
      context.wrote(themes);
      return save(context, to, bytes);
    },
  ),

  /** Exports a timeline: each cell a row for scripts, a table for a paper, or a figure. */
  timeline: readingJob(
    timelineExport.extend(target),
    async (context, { to, language, codebookLanguage, byteOrderMark, forExcel, ...asked }) => {
      const words = context.words(language, codebookLanguage);
      const { bytes, themes } = await writtenTimeline(context, asked, words, { byteOrderMark, forExcel });
      context.wrote(themes);
      return save(context, to, bytes);
    },
  ),

  /** Exports when new codes came: each unit a row for scripts, a table for a paper, or a figure. */
  saturation: readingJob(
    saturationExport.extend(target),
    async (context, { to, language, codebookLanguage, byteOrderMark, forExcel, ...asked }) => {
      const words = context.words(language, codebookLanguage);
      const { bytes, themes } = await writtenSaturation(context, asked, words, { byteOrderMark, forExcel });
      context.wrote(themes);
      return save(context, to, bytes);
    },
  ),

  /** Exports the agreement of coders: each code a row for scripts, or a table for a paper. Throws as `agreement.measure`. */
  agreement: readingJob(
    agreementExport.extend(target),
    async (context, { to, language, codebookLanguage, byteOrderMark, forExcel, ...asked }) => {
      const words = context.words(language, codebookLanguage);
      const { bytes, themes } = await writtenAgreement(context, asked, words, { byteOrderMark, forExcel });
      context.wrote(themes);
      return save(context, to, bytes);
    },
  ),

  /** Exports who carries each theme, as data or as a table for a paper, or the lines of portraits as a figure. */
  portraits: readingJob(
    portraitsExport.extend(target),
    async (context, { to, language, codebookLanguage, byteOrderMark, forExcel, ...asked }) => {
      const words = context.words(language, codebookLanguage);
      const { bytes, themes } = await writtenPortraits(context, asked, words, { byteOrderMark, forExcel });
      context.wrote(themes);
      return save(context, to, bytes);
    },
  ),

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
  flow: readingJob(
    z.strictObject({
      ...target,
      format: z.enum(['csv', 'xlsx', 'json', ...figureFiles]),
      request: flowRequest.default({}),
      figure: figureInput.default({}),
    }),
    async (context, { to, language, byteOrderMark, forExcel, format, request, figure: asked }) => {
      const words = context.words(language);
      const flow = flowOf(context.counting.corpus, context.counting.codings, request);
      const { notice } = projectRow(context.db);
      const origin = { words, notice };
      switch (format) {
        case 'csv':
          return save(context, to, writeFlowCsv(flow, origin, { byteOrderMark, forExcel }));
        case 'json':
          return save(context, to, writeFlowJson(flow, origin));
        case 'svg':
        case 'pdf': {
          const svg = drawnFlow(flow, origin, asked);
          return save(context, to, await figureBytes(svg, format, context.now()));
        }
        case 'xlsx': {
          const table = flowTable(flow, { method: flowMethod(words, flow), notice });
          const { title } = flowFigure(words, flow);
          return save(context, to, await writeTableXlsx(table, title, context.now()));
        }
      }
    },
  ),

  /**
   * Exports a figure that a page has drawn with `figures/printed.ts`, with its fonts. Throws `invalid` for anything
   * else, and `unsupported` if a pdf would lose characters.
   */
  figure: readingJob(
    z.strictObject({ to: z.string().min(1), format: z.enum(figureFiles), svg: z.string().max(20_000_000) }),
    async (context, { to, format, svg }) => save(context, to, await figureBytes(svg, format, context.now())),
  ),

  /** Exports a comparison as a joint display, as JSON or as a figure; a stored comparison with its verdicts. */
  comparison: readingJob(
    z.strictObject({
      ...target,
      format: z.enum(['docx', 'html', 'xlsx', 'json', ...figureFiles]),
      /** When null: the first stored comparison, or documents against interviews. */
      id: z.string().nullable().default(null),
      interviewExcerpts: z.boolean().default(false),
      /** Which of the offers of `comparisons.excerpts` to show beside the numbers, and where. */
      chosen: z
        .array(z.strictObject({ themeId: z.string(), side: z.enum(['a', 'b']), codingId: z.string() }))
        .optional(),
      order: rowOrder,
      figure: figureInput.default({}),
    }),
    async (
      context,
      { to, language, codebookLanguage, format, id, interviewExcerpts, chosen, order, figure: asked },
    ) => {
      const cut: string[] = [];
      const words = context.words(language, codebookLanguage);
      const { db, counting } = context;
      const stored = id === null ? all(db, 'comparison').toSorted(byPosition)[0] : get(db, 'comparison', id);
      const {
        settings,
        comparison: inCodebook,
        facts,
        standing,
      } = countComparison(db, counting, settingsOf(db, stored?.id ?? null), stored?.id ?? null);
      const comparison = { ...inCodebook, themes: rowsInOrder(inCodebook.themes, order) };
      const verdicts = stored ? all(db, 'verdict', { comparisonId: stored.id }) : [];
      const names = namesOfSides(words, facts);
      const method = comparisonMethod(words, comparison, facts, names);
      const { notice } = projectRow(db);
      if (format === 'json') {
        const values = new Map(verdicts.map(({ themeId, value }) => [themeId, value]));
        const called = calledSides(words, comparison, names);
        const json = comparisonJson(comparison, { names: called, verdicts: values, method, notice });
        save(context, to, Buffer.from(`${JSON.stringify(json, null, 2)}\n`));
        return written(cut);
      }
      if (format === 'svg' || format === 'pdf') {
        const counted = { comparison, facts, standing, verdicts };
        const svg = drawnComparison(counting, counted, { asked, words, notice });
        save(context, to, await figureBytes(svg, format, context.now()));
        return written(cut);
      }
      const display = displayed(context, { settings, comparison, facts }, words, {
        name: stored?.name ?? null,
        verdicts,
        interviewExcerpts,
        chosen,
      });
      switch (format) {
        case 'docx':
          save(
            context,
            to,
            await (
              await import('#formats/writing/joint-display-docx.ts')
            ).writeJointDisplayDocx(display, words),
          );
          break;
        case 'html':
          save(context, to, writeJointDisplayHtml(display, words));
          break;
        case 'xlsx':
          save(context, to, await writeJointDisplayXlsx(display, words, cut));
      }
      return written(cut);
    },
  ),
};
