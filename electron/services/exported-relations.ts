// Where codes meet, as a file: a row for each pair.
import * as z from 'zod';
import { codePaths } from '#core/exports/code-paths.ts';
import { relationsTable } from '#core/exports/relation-rows.ts';
import { relationsJson } from '#core/relations/relations-json.ts';
import type { CsvOptions } from '#formats/writing/csv.ts';
import { relationsMethod } from '#words/relations-method.ts';
import type { Words } from '#words/words.ts';
import type { JobContext } from './context.ts';
import { relationsRequest } from './counting-input.ts';
import { tableBytes } from './export-target.ts';
import { projectRow } from './project.ts';
import { relationsInSlices } from './relating.ts';

export const relationsExport = { format: z.enum(['csv', 'xlsx', 'json']), request: relationsRequest };

/** The file. Cells that were too long are listed in `cut`. */
export async function writtenRelations(
  context: JobContext,
  { format, request }: z.output<z.ZodObject<typeof relationsExport>>,
  words: Words,
  { csv, cut }: { readonly csv: CsvOptions; readonly cut: string[] },
): Promise<Uint8Array> {
  const relations = await relationsInSlices(context, request);
  const { corpus } = context.counting;
  const json = relationsJson([{ relations, method: relationsMethod(words, relations.facts) }], {
    codebook: corpus.codebook,
    coderName: (id) => corpus.tables.coder.get(id)?.name ?? id,
    notice: projectRow(context.db).notice,
  });
  context.wrote(json.rows.length);
  if (format === 'json') return Buffer.from(JSON.stringify(json, null, 2));
  const table = relationsTable(json, codePaths(corpus.codebook));
  return await tableBytes(table, format, words.t('analysis:kinds.relations'), context.now(), csv, cut);
}
