import * as z from 'zod';
import { AppError } from '#core/errors.ts';
import { all, count, get, insert, remove, update } from '#db/write.ts';
import { command } from './context.ts';
import { projectRow } from './project.ts';

const name = z.string().trim().min(1).max(100);

export const coders = {
  /** Adds a coder: a person, a second pass of a person, or the adjudicated codings. */
  add: command(
    z.strictObject({
      name,
      kind: z.enum(['person', 'second-pass', 'adjudication']).default('person'),
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

  /** Removes a coder who has done nothing yet. Throws `conflict` when work is theirs. */
  remove: command(z.strictObject({ id: z.string() }), ({ db }, { id }) => {
    const coder = get(db, 'coder', id);
    const works =
      projectRow(db).mainCoderId === id ||
      count(db, 'coding', { coderId: id }) > 0 ||
      count(db, 'review', { coderId: id }) > 0 ||
      count(db, 'memo', { coderId: id }) > 0 ||
      count(db, 'verdict', { coderId: id }) > 0 ||
      count(db, 'coder', { personId: id }) > 0;
    if (works) throw new AppError('conflict', 'errors:coder_has_work', { name: coder.name });
    remove(db, 'coder', id);
  }),
};
