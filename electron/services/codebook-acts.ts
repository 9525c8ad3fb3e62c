// The acts that changed codes, as far as they stand: what the log of a codebook is written from.
import type { Change } from '#core/change.ts';
import type { CodebookAct } from '#core/exports/codebook-changes.ts';
import type { ReadDb } from '#db/handles.ts';
import { actsAbout } from '#db/row-acts.ts';
import { standingGroups, type HistoryStep } from './undo-stack.ts';

interface StoredAct {
  readonly at: string;
  readonly coder_id: string;
  readonly group_id: string | null;
  readonly body: string;
}

/** The acts with rows of codes among them, oldest first, without those that were taken back. */
export function codebookActs(db: ReadDb): CodebookAct[] {
  const steps = db.sqlite
    .prepare('SELECT group_id AS "group", undoes, redoes FROM change ORDER BY seq')
    .all() as HistoryStep[];
  const standing = new Set(standingGroups(steps));
  const { sql, values } = actsAbout(db, ['code']);
  const acts = db.sqlite
    .prepare(
      `SELECT at, coder_id, group_id, body FROM change
       WHERE undoes IS NULL AND redoes IS NULL AND (${sql}) ORDER BY seq`,
    )
    .all(...values) as StoredAct[];
  return acts
    .filter(({ group_id: group }) => group === null || standing.has(group))
    .map(({ at, coder_id: coderId, body }) => ({ at, coderId, change: JSON.parse(body) as Change }));
}
