// Kept versions beside the present codebook: how far it has gone since, and which one exports name.
import type { NamedVersion } from '#core/exports/codebook-document.ts';
import type { CodebookVersionRecord } from '#core/records.ts';
import { compareCodebooks } from '#core/versions/compare.ts';
import { readVersionCodebook } from '#core/versions/codebook.ts';
import { lineageOf } from '#core/versions/lineage.ts';
import type { ReadDb } from '#db/handles.ts';
import { codebookNow, versionsInOrder } from './moments.ts';

/**
 * How many changes lie between a version and the present codebook, where a code that was split off counts like an added one;
 * null for a version that cannot be read.
 */
export function changesSinceVersion(
  db: ReadDb,
  { codebook }: Pick<CodebookVersionRecord, 'codebook'>,
): number | null {
  const kept = readVersionCodebook(codebook);
  if (!kept) return null;
  const now = codebookNow(db);
  return compareCodebooks(
    kept,
    now,
    lineageOf(kept, now, [], () => undefined),
  ).changes.length;
}

/** The newest version that can be read, with the number of changes since; null without one. */
export function namedVersion(db: ReadDb): NamedVersion | null {
  const newest = versionsInOrder(db).at(-1);
  const changes = newest ? changesSinceVersion(db, newest) : null;
  if (!newest || changes === null) return null;
  const { number, name, at } = newest;
  return { number, name, at, changes };
}

/** The newest version, if the codebook has not changed since it was kept; else null. */
export function presentVersion(db: ReadDb): CodebookVersionRecord | null {
  const newest = versionsInOrder(db).at(-1);
  return newest && changesSinceVersion(db, newest) === 0 ? newest : null;
}
