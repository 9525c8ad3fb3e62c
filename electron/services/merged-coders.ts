// Coders that were merged into others. Their rows are gone; the history tells whom they were merged into.
import { toldChangeIn } from '#core/change.ts';
import type { MergedCoder } from '#core/history/act-notes.ts';
import type { ReadDb } from '#db/handles.ts';
import { actsAbout } from '#db/row-acts.ts';
import { actsInForce } from '#db/standing-acts.ts';
import { find } from '#db/write.ts';

const MERGE = 'coders.merge';

/** The merges that are not undone, oldest first. */
function standingMerges(db: ReadDb): MergedCoder[] {
  const { sql, values } = actsAbout(db, ['coder']);
  const acts = [...actsInForce(db, { sql: `method = '${MERGE}' AND (${sql})`, values })];
  return acts.flatMap(({ change: { told, removed } }) => {
    const merged = told?.mergedCoder;
    return merged && removed.coder?.[merged.goneId] ? [merged] : [];
  });
}

/** The id of the present coder, by the id of each coder that was merged. */
export function mergedCoders(db: ReadDb): ReadonlyMap<string, string> {
  const into = new Map<string, string>();
  for (const { goneId, keptId } of standingMerges(db)) {
    // Coders merged earlier into the one that is removed now follow to the one that stays.
    for (const [earlier, now] of into) if (now === goneId) into.set(earlier, keptId);
    into.set(goneId, keptId);
  }
  return into;
}

/** The id of this coder, or of the present coder into whom this one was merged. */
export function presentCoderId(db: ReadDb, coderId: string): string {
  return find(db, 'coder', coderId) ? coderId : (mergedCoders(db).get(coderId) ?? coderId);
}

/** The ids of this coder and of all coders merged into it. */
export function idsOfCoder(db: ReadDb, coderId: string): string[] {
  return [coderId, ...[...mergedCoders(db)].flatMap(([gone, kept]) => (kept === coderId ? [gone] : []))];
}

/** The last names of coders who were merged or removed. */
export function formerCoders(db: ReadDb): ReadonlyMap<string, string> {
  const { sql, values } = actsAbout(db, ['coder']);
  const bodies = db.sqlite
    .prepare(`SELECT body FROM change WHERE method IN (?, 'coders.remove') AND (${sql}) ORDER BY seq`)
    .pluck()
    .all(MERGE, ...values) as string[];
  return new Map(
    bodies.flatMap((body) =>
      Object.values(toldChangeIn(body).removed.coder ?? {}).map(({ id, name }) => [id, name] as const),
    ),
  );
}
