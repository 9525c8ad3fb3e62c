import * as z from 'zod';
import { byPosition } from '#core/by-position.ts';
import { AppError } from '#core/errors.ts';
import type { ExclusionReasonRecord } from '#core/records.ts';
import type { ReadDb } from '#db/handles.ts';
import { all, get, insert, remove, update } from '#db/write.ts';
import { command } from './context.ts';
import { lastPosition } from './positions.ts';

const name = z.string().trim().min(1).max(100);

function inOrder(db: ReadDb): ExclusionReasonRecord[] {
  return all(db, 'exclusionReason').toSorted(byPosition);
}

export const exclusionReasons = {
  /**
   * Adds reasons at the end and skips names that exist already. Those also named in `couldNotBeRead` mean that a source
   * could not be obtained or read, the others that it does not belong to the study. Returns the reasons with these
   * names.
   */
  add: command(
    z.strictObject({
      names: z.array(name).min(1).max(50),
      couldNotBeRead: z.array(name).max(50).default([]),
    }),
    ({ db, newId }, { names, couldNotBeRead }) =>
      [...new Set(names)].map(
        (each) =>
          all(db, 'exclusionReason', { name: each })[0] ??
          insert(db, 'exclusionReason', {
            id: newId(),
            name: each,
            mark: couldNotBeRead.includes(each) ? 'could-not-be-read' : null,
            position: lastPosition(db, 'exclusionReason'),
          }),
      ),
  ),

  /** Renames a reason, also on the sources excluded for it. Returns how many sources those are. */
  rename: command(z.strictObject({ id: z.string(), name }), ({ db }, { id, name: wanted }) => {
    const before = get(db, 'exclusionReason', id);
    if (all(db, 'exclusionReason', { name: wanted }).some((other) => other.id !== id))
      throw new AppError('conflict', 'errors:exclusion_reason_taken', { name: wanted });
    const excluded = all(db, 'source', { exclusionReason: before.name });
    if (wanted !== before.name) {
      update(db, 'exclusionReason', id, { name: wanted });
      for (const source of excluded) update(db, 'source', source.id, { exclusionReason: wanted });
    }
    return { sources: excluded.length };
  }),

  /**
   * Sets whether a reason means that a source does not belong to the study, or that it could not be obtained or read.
   */
  mark: command(
    z.strictObject({ id: z.string(), mark: z.enum(['does-not-belong', 'could-not-be-read']) }),
    ({ db }, { id, mark }) =>
      update(db, 'exclusionReason', id, { mark: mark === 'could-not-be-read' ? mark : null }),
  ),

  /** Removes a reason from the list; sources excluded for it keep it as text. */
  remove: command(z.strictObject({ id: z.string() }), ({ db }, { id }) => remove(db, 'exclusionReason', id)),

  /** Moves a reason before another, or to the end. */
  move: command(
    z.strictObject({ id: z.string(), beforeId: z.string().nullable() }),
    ({ db }, { id, beforeId }) => {
      const moved = get(db, 'exclusionReason', id);
      if (beforeId !== null) get(db, 'exclusionReason', beforeId);
      if (beforeId === id) return;
      const rest = inOrder(db).filter((each) => each.id !== id);
      const place = beforeId === null ? rest.length : rest.findIndex((each) => each.id === beforeId);
      for (const [position, each] of rest.toSpliced(place, 0, moved).entries())
        if (each.position !== position + 1)
          update(db, 'exclusionReason', each.id, { position: position + 1 });
    },
  ),
};
