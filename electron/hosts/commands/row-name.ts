// What a row is called in a table for a terminal.
import { PATH_SEPARATOR } from '#core/codes/codebook.ts';
import type { TallyRow } from '#core/counting/tally.ts';
import type { Words } from '#words/words.ts';

/** The path of a code; a saved query says that it is one, since a code may have its name. */
export function rowName({ t }: Words, { path, query }: Pick<TallyRow, 'path' | 'query'>): string {
  const name = path.join(PATH_SEPARATOR);
  return query === null ? name : t('figures:query_row', { name });
}
