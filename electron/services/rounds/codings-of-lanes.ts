// Codings that came out of the sealed lanes of a team's round, and those that were too late for them.
import { toldChangeIn } from '#core/change.ts';
import type { BlindRoundRecord } from '#core/records.ts';
import type { ReadDb } from '#db/handles.ts';
import { statement } from '#db/statements.ts';

/** Codings by their ids, as JSON arrays. */
export interface CodingsOfLanes {
  /** Made before the round was opened, and sealed in it: nobody else could see them. */
  readonly unseen: string;
  /** Made before the unlock, and received after it. */
  readonly late: string;
}

const NONE: CodingsOfLanes = { unseen: '[]', late: '[]' };

/** The codings of a round that a team's server kept apart; none for any other. */
export function codingsOfLanes(
  { sqlite }: ReadDb,
  { id, isWithheld, openedAt }: Pick<BlindRoundRecord, 'id' | 'isWithheld' | 'openedAt'>,
): CodingsOfLanes {
  if (isWithheld !== true) return NONE;
  const acts = sqlite
    .prepare('SELECT coalesce(settled, body) AS body, is_late AS "isLate" FROM change WHERE round = ?')
    .iterate(id) as IterableIterator<{ readonly body: string; readonly isLate: number | null }>;
  const unseen: string[] = [];
  const late: string[] = [];
  for (const { body, isLate } of acts)
    for (const coding of Object.values(toldChangeIn(body).added.coding ?? {}))
      if (isLate === 1) late.push(coding.id);
      else if (coding.createdAt < openedAt) unseen.push(coding.id);
  return { unseen: JSON.stringify(unseen), late: JSON.stringify(late) };
}

/** How many codings that are there were made before the unlock of a round and received after it. */
export function countLate(
  db: ReadDb,
  round: Pick<BlindRoundRecord, 'id' | 'isWithheld' | 'openedAt'>,
): number {
  const { late } = codingsOfLanes(db, round);
  if (late === '[]') return 0;
  const count = statement(
    db.sqlite,
    'SELECT count(*) FROM coding WHERE id IN (SELECT value FROM json_each(?))',
  );
  return Number(count.pluck().get(late));
}
