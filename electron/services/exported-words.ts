// A list of words as a file: a row for each word.
import * as z from 'zod';
import { wordsTable } from '#core/exports/word-rows.ts';
import { wordsJson } from '#core/wordlist/counted-words.ts';
import type { CsvOptions } from '#formats/writing/csv.ts';
import { wordListMethod } from '#words/wordlist-method.ts';
import type { Words } from '#words/words.ts';
import type { JobContext } from './context.ts';
import { tableBytes } from './export-target.ts';
import { projectRow } from './project.ts';
import { countWords, wordsRequest } from './wordlists.ts';

export const wordsExport = { format: z.enum(['csv', 'xlsx', 'json']), request: wordsRequest };

/** The file. Cells that were too long are listed in `cut`. */
export async function writtenWords(
  context: JobContext,
  { format, request }: z.output<z.ZodObject<typeof wordsExport>>,
  words: Words,
  { csv, cut }: { readonly csv: CsvOptions; readonly cut: string[] },
): Promise<Uint8Array> {
  const counted = await countWords(context, request);
  const method = wordListMethod(words, counted.facts);
  const json = wordsJson(counted, { method, notice: projectRow(context.db).notice });
  context.wrote(json.rows.length);
  if (format === 'json') return Buffer.from(JSON.stringify(json, null, 2));
  return await tableBytes(wordsTable(json), format, words.t('analysis:kinds.words'), context.now(), csv, cut);
}
