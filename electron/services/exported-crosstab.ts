// A crosstab as a file: cells for scripts, with the way of counting on every line.
import * as z from 'zod';
import type { Grouping } from '#core/counting/request.ts';
import { crosstab } from '#core/crosstab/crosstab.ts';
import { crosstabJson } from '#core/crosstab/crosstab-json.ts';
import { codePaths } from '#core/exports/code-paths.ts';
import { crosstabTable } from '#core/exports/crosstab-rows.ts';
import { writeCsv, type CsvOptions } from '#formats/writing/csv.ts';
import { crosstabMethod } from '#words/crosstab-method.ts';
import { groupingName } from '#words/grouping-name.ts';
import type { Words } from '#words/words.ts';
import type { QueryContext } from './context.ts';
import { crosstabRequest } from './counting-input.ts';
import { projectRow } from './project.ts';

export const crosstabInput = z.strictObject({
  request: crosstabRequest,
  format: z.enum(['csv', 'json']),
});

/** The file as bytes, and how many themes it has. */
export function writtenCrosstab(
  { db, counting }: Pick<QueryContext, 'db' | 'counting'>,
  { request, format }: z.output<typeof crosstabInput>,
  words: Words,
  csv: CsvOptions,
): { readonly bytes: Uint8Array; readonly themes: number } {
  const { corpus, codings } = counting;
  const { attribute, coder } = corpus.tables;
  const made = crosstab(corpus, codings, request);
  const called = (by: Grouping): string => groupingName(words, by, attribute);
  const keyOf = (by: Grouping): string =>
    typeof by === 'string' ? by : (attribute.get(by.attributeId)?.name ?? by.attributeId);
  const json = crosstabJson(
    made,
    {
      coderName: (id) => coder.get(id)?.name ?? id,
      method: crosstabMethod(words, made.facts, { by: called(request.by), by2: called(request.by2) }),
      notice: projectRow(db).notice,
    },
    { by: keyOf(request.by), by2: keyOf(request.by2) },
  );
  const bytes =
    format === 'json'
      ? new TextEncoder().encode(`${JSON.stringify(json, null, 2)}\n`)
      : writeCsv(crosstabTable(json, codePaths(corpus.codebook)), csv);
  return { bytes, themes: made.themes.length };
}
