import { compareCodebooks } from '#core/versions/compare.ts';
import { readVersionCodebook } from '#core/versions/codebook.ts';
import { lineageOf } from '#core/versions/lineage.ts';
import type { ReadDb } from '#db/handles.ts';
import { get } from '#db/write.ts';
import { codebookNow } from '../versions/moments.ts';

/** How many changes the codebook has had since a version; null for a version that cannot be read. */
export function changesOfCodebook(db: ReadDb, versionId: string): number | null {
  const then = readVersionCodebook(get(db, 'codebookVersion', versionId).codebook);
  if (!then) return null;
  const now = codebookNow(db);
  return compareCodebooks(
    then,
    now,
    lineageOf(then, now, [], () => undefined),
  ).changes.length;
}
