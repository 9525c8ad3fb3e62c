// Crosstabs and timelines as files: each cell a row for scripts, or the table as it stands in a paper.
import * as z from 'zod';
import type { Grouping } from '#core/counting/request.ts';
import { rowsInOrder } from '#core/counting/rows-in-order.ts';
import { crosstab } from '#core/crosstab/crosstab.ts';
import { crosstabInOrder } from '#core/crosstab/crosstab-in-order.ts';
import { crosstabJson } from '#core/crosstab/crosstab-json.ts';
import { codePaths } from '#core/exports/code-paths.ts';
import { crosstabTable } from '#core/exports/crosstab-rows.ts';
import type { Table } from '#core/exports/table.ts';
import { timelineTable } from '#core/exports/timeline-rows.ts';
import type { LaidTable } from '#core/kept-tables/laid-table.ts';
import { timelineJson } from '#core/timeline/timeline-json.ts';
import { timeline } from '#core/timeline/timeline.ts';
import { all } from '#db/write.ts';
import { writeCsv, type CsvOptions } from '#formats/writing/csv.ts';
import { figureBytes, figureFiles } from '#formats/writing/figure-files.ts';
import { writeLaidTablesDocx } from '#formats/writing/laid-table-docx.ts';
import { writeLaidTablesXlsx } from '#formats/writing/laid-table-xlsx.ts';
import { crosstabMethod } from '#words/crosstab-method.ts';
import { groupingNames } from '#words/kept-tables/grouping-names.ts';
import { laidCrosstab } from '#words/kept-tables/laid-crosstab.ts';
import { laidTimeline } from '#words/kept-tables/laid-timeline.ts';
import { timelineMethod } from '#words/timeline-method.ts';
import type { Words } from '#words/words.ts';
import { PROGRAM } from '../version.ts';
import type { ReadingContext } from './context.ts';
import { crosstabRequest, rowOrder, timelineRequest } from './counting-input.ts';
import { drawnCrosstab, drawnTimeline } from './drawn-counts.ts';
import { figureInput } from './figure-input.ts';
import { projectRow } from './project.ts';

/** The files of counts that are no figures. */
export const countFormats = ['csv', 'json', 'docx', 'xlsx'] as const;
const format = z.enum(countFormats);
type Format = z.output<typeof format>;

export const crosstabExport = z.strictObject({
  request: crosstabRequest,
  order: rowOrder,
  format: z.enum([...countFormats, ...figureFiles]),
  figure: figureInput.default({}),
  /** Whether the cells of a figure are shaded by their shares. */
  shaded: z.boolean().default(true),
});
export const timelineExport = z.strictObject({
  request: timelineRequest,
  order: rowOrder,
  format: z.enum([...countFormats, ...figureFiles]),
  figure: figureInput.default({}),
  /** Whether every row of panels of a figure has a scale of its own. */
  ownScale: z.boolean().default(false),
});

/** What counts are written from. */
export type CountsContext = Pick<ReadingContext, 'db' | 'counting' | 'now'>;

/** A file as bytes, and how many themes it has. */
export interface WrittenCounts {
  readonly bytes: Uint8Array;
  readonly themes: number;
}

/** The crosstab as a file. Throws as `crosstab`. */
export async function writtenCrosstab(
  context: CountsContext,
  { request, order, format: as, figure: asked, shaded }: z.output<typeof crosstabExport>,
  words: Words,
  csv: CsvOptions,
): Promise<WrittenCounts> {
  const { corpus, codings } = context.counting;
  const { attribute } = corpus.tables;
  const made = crosstabInOrder(crosstab(corpus, codings, request), order);
  const nameOf = (id: string): string => attribute.get(id)?.name ?? id;
  if (as === 'svg' || as === 'pdf') {
    const namesIn = (its: Words) => groupingNames(its, request, nameOf);
    const manner = { asked, words, notice: projectRow(context.db).notice };
    const svg = drawnCrosstab(context.counting, made, { namesIn, isShaded: shaded }, manner);
    return { bytes: await figureBytes(svg, as, context.now()), themes: made.themes.length };
  }
  const keyOf = (by: Grouping): string => (typeof by === 'string' ? by : nameOf(by.attributeId));
  const names = groupingNames(words, request, nameOf);
  const telling = tellingOf(context, crosstabMethod(words, made.facts, names));
  const json = crosstabJson(made, telling, { by: keyOf(request.by), by2: keyOf(request.by2) });
  const bytes = await writtenCounts(context, as, words, {
    json,
    table: () => crosstabTable(json, codePaths(corpus.codebook)),
    laid: () => laidCrosstab(words, made, corpus.codebook.byId, { as: 'table' }, names),
    csv,
  });
  return { bytes, themes: made.themes.length };
}

/** The timeline as a file. Throws as `timeline`. */
export async function writtenTimeline(
  context: CountsContext,
  { request, order, format: as, figure: asked, ownScale }: z.output<typeof timelineExport>,
  words: Words,
  csv: CsvOptions,
): Promise<WrittenCounts> {
  const { corpus, codings } = context.counting;
  const counted = timeline(corpus, codings, request);
  const made = { ...counted, themes: rowsInOrder(counted.themes, order) };
  const themes = made.themes.length;
  if (as === 'svg' || as === 'pdf') {
    const { notice } = projectRow(context.db);
    const events = all(context.db, 'timelineEvent');
    const svg = drawnTimeline(context.counting, made, { events, ownScale }, { asked, words, notice });
    return { bytes: await figureBytes(svg, as, context.now()), themes };
  }
  const json = timelineJson(made, tellingOf(context, timelineMethod(words, made.facts)));
  const bytes = await writtenCounts(context, as, words, {
    json,
    table: () => timelineTable(json, codePaths(corpus.codebook)),
    laid: () => laidTimeline(words, made, corpus.codebook.byId, { as: 'table' }),
    csv,
  });
  return { bytes, themes };
}

/** What stands beside counts in a file. */
export function tellingOf({ db, counting }: CountsContext, method: string) {
  const { coder } = counting.corpus.tables;
  return {
    coderName: (id: string): string => coder.get(id)?.name ?? id,
    method,
    notice: projectRow(db).notice,
  };
}

interface Forms {
  readonly json: object;
  readonly table: () => Table;
  readonly laid: () => LaidTable;
  readonly csv: CsvOptions;
}

/** A table of counts as the bytes of a file. */
export async function writtenCounts(
  { db, now }: CountsContext,
  as: Format,
  words: Words,
  { json, table, laid, csv }: Forms,
): Promise<Uint8Array> {
  const { name, notice } = projectRow(db);
  switch (as) {
    case 'json':
      return new TextEncoder().encode(`${JSON.stringify(json, null, 2)}\n`);
    case 'csv':
      return writeCsv(table(), csv);
    case 'docx': {
      const tables = [{ number: '1', table: laid(), withNote: true }];
      return await writeLaidTablesDocx({ tables, title: name, program: PROGRAM, date: now(), notice }, words);
    }
    case 'xlsx': {
      const only = laid();
      const sheet = { name: words.t('kept_tables:table', { number: '1' }), caption: only.caption };
      return await writeLaidTablesXlsx([{ ...sheet, table: only, withNote: true }], notice, now(), words);
    }
  }
}
