// Finds sources whose text no longer matches their original: other programs show the original, and would look for
// codings at positions of a text that is not in it.
import type { Change } from '#core/change.ts';
import type { SourceRecord } from '#core/records.ts';
import type { ReadDb } from '#db/handles.ts';
import { actsAbout } from '#db/row-acts.ts';
import { all } from '#db/write.ts';

/** The ids of sources whose text was rewritten here since it was imported with its original. */
export function rewrittenSources(db: ReadDb): Set<string> {
  const sources = all(db, 'source').filter(({ originalHash }) => originalHash !== null);
  if (sources.length === 0) return new Set();
  const came = new Map<string, Pick<SourceRecord, 'originalHash' | 'textHash'>>();
  const note = (row: SourceRecord): void => {
    if (row.originalHash !== null && came.get(row.id)?.originalHash !== row.originalHash)
      came.set(row.id, row);
  };
  const { sql, values } = actsAbout(db, ['source']);
  const bodies = db.sqlite
    .prepare(`SELECT body FROM change WHERE (${sql}) AND instr(body, '"originalHash":"') > 0 ORDER BY seq`)
    .pluck()
    .iterate(...values) as IterableIterator<string>;
  for (const body of bodies) {
    // Only the recorder writes this column.
    const { added, updated } = JSON.parse(body) as Change;
    for (const row of Object.values(added.source ?? {})) note(row);
    for (const [, row] of Object.values(updated.source ?? {})) note(row);
  }
  const rewritten = sources.filter(({ id, originalHash, textHash }) => {
    const first = came.get(id);
    return first?.originalHash === originalHash && first.textHash !== textHash;
  });
  return new Set(rewritten.map(({ id }) => id));
}
