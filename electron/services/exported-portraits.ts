// Portraits as files: who carries each theme as data or as a table of a paper, and the lines as a figure.
import * as z from 'zod';
import { portraitLengths, portraitViews } from '#core/portraits/drawn-passages.ts';
import { codePaths } from '#core/exports/code-paths.ts';
import { portraitsTable } from '#core/exports/portrait-rows.ts';
import { portraitsJson } from '#core/portraits/portraits-json.ts';
import { portraits } from '#core/portraits/portraits.ts';
import { figureBytes, figureFiles } from '#formats/writing/figure-files.ts';
import type { CsvOptions } from '#formats/writing/csv.ts';
import { laidPortraits } from '#words/kept-tables/laid-portraits.ts';
import { portraitsMethod } from '#words/portraits-method.ts';
import type { Words } from '#words/words.ts';
import { portraitsRequest } from './counting-input.ts';
import { drawnPortraits } from './drawn-counts.ts';
import {
  countFormats,
  tellingOf,
  writtenCounts,
  type CountsContext,
  type WrittenCounts,
} from './exported-counts.ts';
import { figureInput } from './figure-input.ts';
import { projectRow } from './project.ts';

/** How portraits are drawn; core/portraits/drawn-passages.ts explains each field. */
export const portraitDrawing = z.strictObject({
  view: z.enum(portraitViews).default('codelines'),
  length: z.enum(portraitLengths).default('equal'),
  lanes: z.array(z.string()).readonly().nullable().default(null),
});

export const portraitsExport = z.strictObject({
  request: portraitsRequest,
  format: z.enum([...countFormats, ...figureFiles]),
  figure: figureInput.default({}),
  drawing: portraitDrawing.prefault({}),
});

/** The portraits as a file. Throws as `portraits`. */
export async function writtenPortraits(
  context: CountsContext,
  { request, format: as, figure: asked, drawing }: z.output<typeof portraitsExport>,
  words: Words,
  csv: CsvOptions,
): Promise<WrittenCounts> {
  const { corpus, codings } = context.counting;
  const made = portraits(corpus, codings, request);
  const themes = made.themes.length;
  const { group } = request;
  const attribute =
    typeof group === 'object' ? (corpus.tables.attribute.get(group.attributeId)?.name ?? '') : '';
  if (as === 'svg' || as === 'pdf') {
    const { notice } = projectRow(context.db);
    const svg = drawnPortraits(context.counting, made, { drawing, attribute }, { asked, words, notice });
    return { bytes: await figureBytes(svg, as, context.now()), themes };
  }
  const json = portraitsJson(made, tellingOf(context, portraitsMethod(words, made)));
  const bytes = await writtenCounts(context, as, words, {
    json,
    table: () => portraitsTable(json, codePaths(corpus.codebook)),
    laid: () => laidPortraits(words, made, context.counting.corpus.codebook.byId, attribute),
    csv,
  });
  return { bytes, themes };
}
