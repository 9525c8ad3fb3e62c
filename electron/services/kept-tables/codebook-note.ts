// The version of the codebook under a kept table, as a paper names it.
import type { LaidTable } from '#core/kept-tables/laid-table.ts';
import type { KeptTableRecord } from '#core/records.ts';
import type { ReadDb } from '#db/handles.ts';
import { codebookNote } from '#words/version-named.ts';
import type { Words } from '#words/words.ts';
import { namedVersion } from '../versions/named-version.ts';

/** Kinds that count no codes. */
const WITHOUT_CODES: readonly string[] = ['flow', 'words'];

/**
 * The table with a last note that names the newest version of the codebook; as it is without versions. The note is no part of
 * what is compared with the last export: keeping a version changes no table.
 */
export function withCodebookNote(
  db: ReadDb,
  { kind }: Pick<KeptTableRecord, 'kind'>,
  table: LaidTable,
  words: Words,
): LaidTable {
  const version = WITHOUT_CODES.includes(kind) ? null : namedVersion(db);
  return version ? { ...table, notes: [...table.notes, codebookNote(words, version)] } : table;
}
