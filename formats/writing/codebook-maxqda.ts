// The codebook as the workbook that MAXQDA imports: for each code a path, names separated by ` > `, and a memo.
import { PATH_SEPARATOR } from '#core/codes/codebook.ts';
import type { CodebookDocument } from '#core/exports/codebook-document.ts';
import { pathNames } from '#core/exports/written-names.ts';
import type { Words } from '#words/words.ts';
import { memoInWords } from './codebook-memo.ts';
import { pathInWords } from '#words/exports/codebook.ts';
import { writeXlsx } from './xlsx.ts';

/** The file as bytes. Its headings are MAXQDA's, in every language. */
export async function writeCodebookMaxqda(
  document: CodebookDocument,
  words: Words,
  cut: string[] = [],
): Promise<Uint8Array> {
  const head = ['Code', 'Memo'].map((value) => ({ value, look: 'head' as const }));
  const rows = document.codes.map((entry) => [
    pathNames(entry.path).join(PATH_SEPARATOR),
    memoInWords(entry, words) || null,
  ]);
  const sheet = {
    name: words.t('exports:codebook.title'),
    widths: [44, 90],
    frozenRows: 1,
    rows: [head, ...rows],
  };
  return await writeXlsx([sheet], document.date, cut);
}

/** The paths of codes whose names MAXQDA would split, since it cannot escape a `>` or a `\\`. */
export function splitPaths({ codes }: CodebookDocument): string[] {
  return codes.filter(({ name }) => /[>\\]/.test(name)).map(({ path }) => pathInWords(path));
}
