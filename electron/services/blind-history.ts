// The history as one who codes blind sees it: without the acts of others, and so without acts that undo those.
import type { LayerRequest } from '#core/counting/request.ts';
import { AppError } from '#core/errors.ts';
import type { ReadDb } from '#db/handles.ts';
import type { ActsWhere } from '#db/row-acts.ts';
import { sightIn } from './rounds/round-rows.ts';

/** The coder whose work alone is seen by one who codes blind, in a second pass or in a round; null if others' is seen too. */
export function blindCoderId(db: ReadDb, coderId: string): string | null {
  const sight = sightIn(db, coderId);
  return sight === null || sight.ownIds === null ? null : (sight.ownIds[0] ?? coderId);
}

/** Throws `conflict` for one who codes blind if any layer but its own is asked for. */
export function refuseOthersLayer(
  { db, coderId }: { readonly db: ReadDb; readonly coderId: string },
  layer: LayerRequest | undefined,
): void {
  const blindId = blindCoderId(db, coderId);
  if (blindId === null || (typeof layer === 'object' && layer.coderId === blindId)) return;
  throw new AppError('conflict', 'errors:saturation_blind');
}

/** The acts that involve only this coder. */
export function actsSeenBy(blindId: string): ActsWhere {
  return {
    sql: `coder_id = ? AND NOT EXISTS (
      SELECT 1 FROM change AS other
      WHERE other.group_id = coalesce(change.undoes, change.redoes) AND other.coder_id <> ?)`,
    values: [blindId, blindId],
  };
}

/** Whether all acts of a group are this coder's. */
export function isGroupOf(db: ReadDb, group: string, coderId: string): boolean {
  const others = db.sqlite.prepare('SELECT 1 FROM change WHERE group_id = ? AND coder_id <> ? LIMIT 1');
  return others.get(group, coderId) === undefined;
}
