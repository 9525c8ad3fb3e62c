// The newest kept version as exports name it.
import { compareCodebooks } from '#core/versions/compare.ts';
import type { NamedVersion } from '#core/exports/codebook-document.ts';
import { readVersionCodebook, type VersionCodebook } from '#core/versions/codebook.ts';
import { lineageOf } from '#core/versions/lineage.ts';
import type { ReadDb } from '#db/handles.ts';
import { codebookNow, versionsInOrder } from './moments.ts';

/** How many changes lie between a version and the present codebook: a code that was split off counts like an added one. */
export function changesBetween(kept: VersionCodebook, now: VersionCodebook): number {
  return compareCodebooks(
    kept,
    now,
    lineageOf(kept, now, [], () => undefined),
  ).changes.length;
}

/** The newest version that can be read, with the number of changes since; null without one. */
export function namedVersion(db: ReadDb): NamedVersion | null {
  const newest = versionsInOrder(db).at(-1);
  const kept = newest && readVersionCodebook(newest.codebook);
  if (!kept) return null;
  const { number, name, at } = newest;
  return { number, name, at, changes: changesBetween(kept, codebookNow(db)) };
}
