import * as z from 'zod';
import { AppError } from '#core/errors.ts';
import { tables } from '#core/tables/all.ts';
import { all, get, insert, remove, removeWhere, update } from '#db/write.ts';
import { blindCoderId } from './blind-history.ts';
import { merge, mergePreview } from './coder-merge.ts';
import { coderWork } from './coder-work.ts';
import { command, query } from './context.ts';
import { mergedCoders } from './merged-coders.ts';
import { projectRow } from './project.ts';

const name = z.string().trim().min(1).max(100);

export const coders = {
  merge,
  mergePreview,

  /**
   * What every coder has done, by the coder's id: how many codings, reviews, memos and so on are theirs. A second pass is told
   * its own alone.
   */
  work: query(z.strictObject({}), ({ db, coderId }) => {
    const blindId = blindCoderId(db, coderId);
    const work = [...coderWork(db)].filter(([id]) => blindId === null || id === blindId);
    return Object.fromEntries(work);
  }),

  /** Who coders that were merged are now: their ids, with the id of the coder who stands for them. */
  merged: query(z.strictObject({}), ({ db }) => Object.fromEntries(mergedCoders(db))),

  /** Adds a coder: a person, a second pass of a person, or the adjudicated codings. */
  add: command(
    z.strictObject({
      name,
      kind: z.enum(tables.coder.columns.kind.values).default('person'),
      personId: z.string().nullable().default(null),
    }),
    ({ db, newId, now }, input) => {
      if ((input.kind === 'second-pass') !== (input.personId !== null)) {
        throw new AppError('invalid', 'errors:second_pass_needs_person');
      }
      if (input.personId !== null && get(db, 'coder', input.personId).kind !== 'person') {
        throw new AppError('invalid', 'errors:second_pass_needs_person');
      }
      if (all(db, 'coder', { name: input.name }).length > 0) {
        throw new AppError('conflict', 'errors:coder_name_taken', { name: input.name });
      }
      return insert(db, 'coder', { id: newId(), ...input, createdAt: now() });
    },
  ),

  /** Renames a coder; codings and reviews stay theirs. */
  rename: command(z.strictObject({ id: z.string(), name }), ({ db }, input) => {
    const taken = all(db, 'coder', { name: input.name }).some(({ id }) => id !== input.id);
    if (taken) throw new AppError('conflict', 'errors:coder_name_taken', { name: input.name });
    return update(db, 'coder', input.id, { name: input.name });
  }),

  /**
   * Removes a coder of whom nothing is here. Throws `conflict` for the main coder, and where something is theirs: that is handed
   * over by a merge.
   */
  remove: command(z.strictObject({ id: z.string() }), ({ db }, { id }) => {
    const coder = get(db, 'coder', id);
    if (projectRow(db).mainCoderId === id)
      throw new AppError('conflict', 'errors:coder_is_main', { name: coder.name });
    if (Object.values(coderWork(db).get(id) ?? {}).some((count) => count > 0))
      throw new AppError('conflict', 'errors:coder_has_work', { name: coder.name });
    removeWhere(db, 'ownPin', { personId: id });
    remove(db, 'coder', id);
  }),
};
