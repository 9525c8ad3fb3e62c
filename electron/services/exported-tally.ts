// A tally as a file: a table for scripts or people, or a figure.
import * as z from 'zod';
import { intervalChoices } from '#core/counting/shown-intervals.ts';
import { rowsInOrder } from '#core/counting/rows-in-order.ts';
import { tally } from '#core/counting/tally.ts';
import { tallyInPercent } from '#core/counting/tally-percent.ts';
import { tallyJson } from '#core/counting/tally-json.ts';
import { codePaths } from '#core/exports/code-paths.ts';
import type { CsvOptions } from '#formats/writing/csv.ts';
import { figureBytes, figureFiles } from '#formats/writing/figure-files.ts';
import { writeTallyCsv, writeTallyJson, writeTallyXlsx } from '#formats/writing/tally-files.ts';
import { laidTally } from '#words/kept-tables/laid-tally.ts';
import { methodSentence } from '#words/method-sentence.ts';
import { themeSentences } from '#words/theme-sentences.ts';
import type { Words } from '#words/words.ts';
import { PROGRAM } from '../version.ts';
import type { ReadingContext } from './context.ts';
import { rowOrder, tallyRequest } from './counting-input.ts';
import { drawnTally } from './drawn-counts.ts';
import type { WrittenCounts } from './exported-counts.ts';
import { figureInput } from './figure-input.ts';
import { projectRow } from './project.ts';

export const tallyExport = z.strictObject({
  format: z.enum(['csv', 'xlsx', 'docx', 'json', ...figureFiles]),
  request: tallyRequest.default({}),
  order: rowOrder,
  figure: figureInput.default({}),
  /** Whether each count is followed by the code's own count, without its sub-codes, in the same unit; figures have none. */
  direct: z.boolean().default(false),
  /** Which shares have intervals; by default those of sampled classes in a figure, and none in a table for readers. */
  intervals: z.enum(intervalChoices).optional(),
});

/** The file. */
export async function writtenTally(
  context: ReadingContext,
  asked: z.output<typeof tallyExport>,
  words: Words,
  csv: CsvOptions,
): Promise<WrittenCounts> {
  const { format, request, order, figure, direct, intervals } = asked;
  const { corpus, codings } = context.counting;
  // Figures show shares of bases.
  const { percent = 'cell' } = format === 'svg' || format === 'pdf' ? {} : request;
  const inCodebook = tallyInPercent(tally(corpus, codings, request), percent);
  const counted = { ...inCodebook, rows: rowsInOrder(inCodebook.rows, order) };
  const themes = counted.rows.length;
  const { name, notice } = projectRow(context.db);
  const method = methodSentence(words, counted.facts);
  const coderName = (id: string): string => corpus.tables.coder.get(id)?.name ?? id;
  const sentences = themeSentences(words, counted);
  const json = tallyJson(counted, method, notice, coderName, sentences, { direct, intervals });
  const paths = codePaths(corpus.codebook);
  const telling = { paths, layer: json.layer, method, sentences, notice, direct };
  switch (format) {
    case 'csv':
      return { bytes: writeTallyCsv(counted, telling, csv), themes };
    case 'json':
      return { bytes: writeTallyJson(json), themes };
    case 'xlsx': {
      const origin = { ...telling, project: name, program: PROGRAM, date: context.now() };
      return { bytes: await writeTallyXlsx(counted, origin, words), themes };
    }
    case 'docx': {
      const table = laidTally(words, counted, corpus.codebook.byId, { as: 'table', direct, intervals });
      const tables = [{ number: '1', table, withNote: true }];
      const about = { title: name, program: PROGRAM, date: context.now(), notice };
      const { writeLaidTablesDocx } = await import('#formats/writing/laid-table-docx.ts');
      return { bytes: await writeLaidTablesDocx({ tables, ...about }, words), themes };
    }
    case 'svg':
    case 'pdf': {
      const manner = { asked: figure, words, notice };
      const svg = drawnTally(context.counting, request, counted, { order, intervals }, manner);
      return { bytes: await figureBytes(svg, format, context.now()), themes };
    }
  }
}
