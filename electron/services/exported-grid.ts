// A summary grid, prepared for the file writers.
import * as z from 'zod';
import { excerptOf } from '#core/exports/excerpt.ts';
import { heldBack } from '#core/exports/exported-project.ts';
import { placeOf } from '#core/exports/passage-list.ts';
import { gridTable } from '#core/exports/grid-rows.ts';
import { codePaths } from '#core/exports/code-paths.ts';
import { gridJson } from '#core/summary-grid/grid-json.ts';
import type { WrittenGrid } from '#core/summary-grid/written.ts';
import { find } from '#db/write.ts';
import { writeCsv, type CsvOptions } from '#formats/writing/csv.ts';
import { writeLaidTablesXlsx } from '#formats/writing/laid-table-xlsx.ts';
import { wordsOfEntry } from '#words/exports/passage-list.ts';
import { gridMethod } from '#words/grid-method.ts';
import { laidGrid, type GridTelling } from '#words/kept-tables/laid-grid.ts';
import type { Words } from '#words/words.ts';
import { PROGRAM } from '../version.ts';
import type { QueryContext, ReadingContext } from './context.ts';
import { gridRequest } from './counting-input.ts';
import { exported, quotes } from './exported.ts';
import { projectRow } from './project.ts';
import { summaries } from './summaries.ts';

/** Which grid to export, and in which form. */
export const gridInput = {
  format: z.enum(['docx', 'xlsx', 'csv', 'json']),
  request: gridRequest,
  /** Whether docx and xlsx have the words of pinned quotes, which are those of interviews. */
  withQuotes: z.boolean().default(false),
};

interface GridFile {
  readonly format: 'docx' | 'xlsx' | 'csv' | 'json';
  readonly request: z.output<typeof gridRequest>;
  readonly withQuotes: boolean;
}

/** The grid as the bytes of a file. Throws as `summaries.grid`. */
export async function writtenGrid(
  context: ReadingContext,
  { format, request, withQuotes }: GridFile,
  words: Words,
  csv: CsvOptions,
): Promise<Uint8Array> {
  const written = summaries.grid.run(context, request);
  context.wrote(written.grid.rows.length);
  const { corpus } = context.counting;
  const { notice } = projectRow(context.db);
  const coderName = (id: string): string => corpus.tables.coder.get(id)?.name ?? id;
  if (format === 'csv' || format === 'json') {
    const json = gridJson(written, { coderName, method: gridMethod(words, written.grid), notice });
    if (format === 'json') return Buffer.from(`${JSON.stringify(json, null, 2)}\n`);
    return writeCsv(gridTable(json, codePaths(corpus.codebook)), csv);
  }
  const table = laidGrid(words, written, gridTelling(context, written, request, words, withQuotes));
  const date = context.now();
  if (format === 'xlsx') {
    const { caption } = table;
    const sheet = { name: words.t('summary_grid:name'), caption, table, withNote: true };
    return await writeLaidTablesXlsx([sheet], notice, date, words);
  }
  // Loaded on demand: the writer of Word files is large, and few commands need it.
  const { writeLaidTablesDocx } = await import('#formats/writing/laid-table-docx.ts');
  const tables = [{ number: '1', table, withNote: true }];
  return await writeLaidTablesDocx({ tables, title: table.caption, program: PROGRAM, date, notice }, words);
}

/** The names and quotes of a grid on paper. */
export function gridTelling(
  { db, counting }: Pick<QueryContext, 'db' | 'counting'>,
  written: WrittenGrid,
  { group }: z.output<typeof gridRequest>,
  words: Words,
  withQuotes: boolean,
): GridTelling {
  const { codebook, tables } = counting.corpus;
  return {
    codes: codebook.byId,
    coderName: (id) => tables.coder.get(id)?.name ?? id,
    attribute: typeof group === 'object' ? (tables.attribute.get(group.attributeId)?.name ?? '') : '',
    quotes: withQuotes ? quotesInWords({ db, counting }, written, words) : new Map<string, string>(),
  };
}

function quotesInWords(
  { db, counting }: Pick<QueryContext, 'db' | 'counting'>,
  written: WrittenGrid,
  words: Words,
): Map<string, string> {
  const project = exported(db, counting);
  const quoteOf = quotes(db);
  return new Map(
    written.quotes.flatMap(({ codingId }): [string, string][] => {
      const coding = find(db, 'coding', codingId);
      const source = coding && counting.corpus.tables.source.get(coding.sourceId);
      if (!coding || !source) return [];
      const why = heldBack(project, coding);
      const excerpt = excerptOf(coding, source, project.pagesOf(coding), why === null ? quoteOf : () => '');
      const entry = { excerpt, isWithheld: why !== null, heldBack: why, place: placeOf(coding, source) };
      return [[codingId, wordsOfEntry(entry, words)]];
    }),
  );
}
