// Agreement as a file: a row for each code for scripts, or the table as it stands in a paper.
import * as z from 'zod';
import type { Agreement } from '#core/agreement/agreement.ts';
import { agreementJson } from '#core/agreement/agreement-json.ts';
import { namedIn } from '#core/codes/code-names.ts';
import { agreementTable } from '#core/exports/agreement-rows.ts';
import { codePaths } from '#core/exports/code-paths.ts';
import type { CsvOptions } from '#formats/writing/csv.ts';
import { agreementMethod } from '#words/agreement-method.ts';
import { laidAgreement } from '#words/kept-tables/laid-agreement.ts';
import type { Words } from '#words/words.ts';
import { agreementRequest, measured } from './agreement.ts';
import type { ReadingContext } from './context.ts';
import { countFormats, tellingOf, writtenCounts, type WrittenCounts } from './exported-counts.ts';

export const agreementExport = z.strictObject({ request: agreementRequest, format: z.enum(countFormats) });

/** Agreement as a file. Throws as `agreement.measure`. */
export async function writtenAgreement(
  context: ReadingContext,
  { request, format }: z.output<typeof agreementExport>,
  words: Words,
  csv: CsvOptions,
): Promise<WrittenCounts> {
  const made: Agreement = await measured(context, request);
  const { codebook } = context.counting.corpus;
  const json = agreementJson(made, { codebook, ...tellingOf(context, agreementMethod(words, made.facts)) });
  const paths = codePaths(codebook);
  const bytes = await writtenCounts(context, format, words, {
    json,
    table: () =>
      agreementTable(
        json,
        made.rows.map(({ codeId }) => paths.get(codeId) ?? ''),
      ),
    laid: () =>
      laidAgreement(words, made, (id) => {
        const code = codebook.byId.get(id);
        return code ? namedIn(code, words.codebookLanguage).name : '';
      }),
    csv,
  });
  return { bytes, themes: made.rows.length };
}
