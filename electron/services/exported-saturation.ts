// When new codes came, as a file: a row for each unit for scripts, a table for a paper, or a figure.
import * as z from 'zod';
import { codePaths } from '#core/exports/code-paths.ts';
import { saturationTable } from '#core/exports/saturation-rows.ts';
import { saturationJson } from '#core/saturation/saturation-json.ts';
import { saturationOf } from '#core/saturation/saturation.ts';
import type { CsvOptions } from '#formats/writing/csv.ts';
import { figureBytes, figureFiles } from '#formats/writing/figure-files.ts';
import { laidSaturation } from '#words/kept-tables/laid-saturation.ts';
import { saturationMethod } from '#words/saturation-method.ts';
import type { Words } from '#words/words.ts';
import { refuseOthersLayer } from './blind-history.ts';
import type { ReadingContext } from './context.ts';
import { saturationRequest } from './counting-input.ts';
import { drawnSaturation } from './drawn-counts.ts';
import { countFormats, tellingOf, writtenCounts, type WrittenCounts } from './exported-counts.ts';
import { figureInput } from './figure-input.ts';
import { firstCodings } from './first-codings.ts';
import { projectRow } from './project.ts';

export const saturationExport = z.strictObject({
  request: saturationRequest,
  format: z.enum([...countFormats, ...figureFiles]),
  figure: figureInput.default({}),
});

/** The file. Throws `conflict` during a second pass for another layer than its own. */
export async function writtenSaturation(
  context: Pick<ReadingContext, 'db' | 'counting' | 'now' | 'coderId'>,
  { request, format: as, figure: asked }: z.output<typeof saturationExport>,
  words: Words,
  csv: CsvOptions,
): Promise<WrittenCounts> {
  const { db, counting } = context;
  const { corpus, codings } = counting;
  refuseOthersLayer(context, request.layer);
  const found = saturationOf(corpus, codings, request, (coderIds, sourceIds) =>
    firstCodings(db, coderIds, sourceIds),
  );
  const themes = found.rows.length;
  if (as === 'svg' || as === 'pdf') {
    const svg = drawnSaturation(found, { asked, words, notice: projectRow(db).notice });
    return { bytes: await figureBytes(svg, as, context.now()), themes };
  }
  const json = saturationJson(
    found,
    corpus.codebook,
    tellingOf(context, saturationMethod(words, found.facts)),
  );
  const paths = codePaths(corpus.codebook);
  const bytes = await writtenCounts(context, as, words, {
    json,
    table: () =>
      saturationTable(
        json,
        found.rows.map(({ newCodes }) => newCodes.map((id) => paths.get(id) ?? '')),
      ),
    laid: () => laidSaturation(words, found, corpus.codebook),
    csv,
  });
  return { bytes, themes };
}
