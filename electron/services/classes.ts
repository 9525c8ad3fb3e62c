import * as z from 'zod';
import { AppError } from '#core/errors.ts';
import { tables } from '#core/tables/all.ts';
import type { ReadDb } from '#db/handles.ts';
import { all, insert, remove, update } from '#db/write.ts';
import { command } from './context.ts';
import { lastPosition } from './positions.ts';
import { given } from './project.ts';

const name = z.string().trim().min(1).max(100);
const coverage = z.enum(tables.class.columns.coverage.values);
const frameSize = z.int().min(1).nullable();

function refuseTaken(db: ReadDb, wanted: string, except?: string): void {
  const taken = all(db, 'class', { name: wanted }).some(({ id }) => id !== except);
  if (taken) throw new AppError('conflict', 'errors:class_name_taken', { name: wanted });
}

export const classes = {
  /** Adds a class of sources. */
  add: command(
    z.strictObject({ name, coverage: coverage.default('complete'), frameSize: frameSize.default(null) }),
    ({ db, newId }, input) => {
      refuseTaken(db, input.name);
      return insert(db, 'class', { id: newId(), ...input, position: lastPosition(db, 'class') });
    },
  ),

  /**
   * Renames a class or sets how it was gathered: complete, sampled or purposive, and for a sampled class whose frame
   * was not imported, the size of that frame.
   */
  update: command(
    z.strictObject({
      id: z.string(),
      name: name.optional(),
      coverage: coverage.optional(),
      frameSize: frameSize.optional(),
    }),
    ({ db }, { id, ...fields }) => {
      if (fields.name !== undefined) refuseTaken(db, fields.name, id);
      return update(db, 'class', id, given(fields));
    },
  ),

  /** Removes a class; its sources stay, without a class. Returns how many there are. */
  remove: command(z.strictObject({ id: z.string() }), ({ db }, { id }) => {
    const members = all(db, 'source', { classId: id });
    for (const member of members) update(db, 'source', member.id, { classId: null });
    remove(db, 'class', id);
    return { sources: members.length };
  }),
};
