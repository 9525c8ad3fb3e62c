// The codebook as the workbook that MAXQDA imports: a path for each code, its names joined by ` > `, and a memo.
import { PATH_SEPARATOR } from '#core/codebook.ts';
import type { CodebookDocument, CodebookEntry } from '#core/exports/codebook-document.ts';
import { pathNames } from '#core/exports/written-names.ts';
import type { Words } from '#words/words.ts';
import { looksComposed } from '../reading/codebook-description.ts';
import { definitionsOf, pathInWords } from './codebook-words.ts';
import { writeXlsx } from './xlsx.ts';

/** The file as bytes. Its headings are MAXQDA's own, in every language. */
export async function writeCodebookMaxqda(
  document: CodebookDocument,
  words: Words,
  cut: string[] = [],
): Promise<Uint8Array> {
  const head = ['Code', 'Memo'].map((value) => ({ value, look: 'head' as const }));
  const rows = document.codes.map((entry) => [
    pathNames(entry.path).join(PATH_SEPARATOR),
    memoOf(entry, words) || null,
  ]);
  const sheet = {
    name: words.t('exports:codebook.title'),
    widths: [44, 90],
    frozenRows: 1,
    rows: [head, ...rows],
  };
  return await writeXlsx([sheet], document.date, cut);
}

/** Paths of the codes whose names MAXQDA takes apart, since it knows no mark before a `>` or a `\\`. */
export function takenApart({ codes }: CodebookDocument): string[] {
  return codes.filter(({ name }) => /[>\\]/.test(name)).map(({ path }) => pathInWords(path));
}

/** The full definition alone as it is; with more fields, each under its heading, memos last: apart again on the way back. */
function memoOf(entry: CodebookEntry, words: Words): string {
  const memos = entry.memos.map(({ title, body }) => [title, body].filter((text) => text !== '').join('\n'));
  const fields = [
    ...definitionsOf(entry, words),
    ...(memos.length === 0 ? [] : [{ label: words.t('exports:field.memos'), text: memos.join('\n\n') }]),
  ];
  const { fullDefinition } = entry;
  if (fields.length === 1 && fullDefinition.trim() !== '' && !looksComposed(fullDefinition, 'memo'))
    return fullDefinition;
  return fields.map(({ label, text }) => `${label}\n${text}`).join('\n\n');
}
