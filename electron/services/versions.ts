import * as z from 'zod';
import { AppError } from '#core/errors.ts';
import type { RereadBasis } from '#core/versions/reread.ts';
import type { ReadDb } from '#db/handles.ts';
import { all, get, insert, remove, removeWhere, update } from '#db/write.ts';
import { command } from './context.ts';
import { keepVersion } from './kept-versions.ts';

const name = z.string().trim().min(1).max(200);
const reason = z.string().trim().max(2000);

function refuseTaken(db: ReadDb, wanted: string, except?: string): void {
  const taken = all(db, 'codebookVersion', { name: wanted }).some(({ id }) => id !== except);
  if (taken) throw new AppError('conflict', 'errors:version_name_taken', { name: wanted });
}

export const versions = {
  /**
   * Keeps the codebook as it stands under a name, with the codings that stand. Returns its id and its number. Throws
   * `conflict` for a name that is taken.
   */
  keep: command(z.strictObject({ name, reason: reason.default('') }), (context, input) => {
    refuseTaken(context.db, input.name);
    const { id, number } = keepVersion(context, input);
    return { id, number };
  }),

  /** Changes the name or the reason of a version. Throws `conflict` for a name that is taken. */
  update: command(
    z.strictObject({ id: z.string(), name: name.optional(), reason: reason.optional() }),
    ({ db }, { id, ...fields }) => {
      const before = get(db, 'codebookVersion', id);
      const { name: called = before.name, reason: why = before.reason } = fields;
      refuseTaken(db, called, id);
      update(db, 'codebookVersion', id, { name: called, reason: why });
    },
  ),

  /** Removes a version; the codebook and the codings of now stay as they are. */
  remove: command(z.strictObject({ id: z.string() }), ({ db }, { id }) => {
    get(db, 'codebookVersion', id);
    removeWhere(db, 'versionCodings', { versionId: id });
    remove(db, 'codebookVersion', id);
  }),

  /**
   * Marks codings as read again under the present definitions of their codes, by the coder who works. Returns how many.
   * Throws `not_found` for a coding that is gone.
   */
  reread: command(
    z.strictObject({ codingIds: z.array(z.string()).min(1).max(10_000) }),
    ({ db, coderId, newId, now }, { codingIds }): number => {
      for (const codingId of new Set(codingIds)) {
        const { codeId } = get(db, 'coding', codingId);
        const basis = JSON.stringify({ codingId, codeId } satisfies RereadBasis);
        const [before] = all(db, 'rereading', { basis, coderId });
        if (before) update(db, 'rereading', before.id, { at: now() });
        else insert(db, 'rereading', { id: newId(), basis, coderId, at: now() });
      }
      return codingIds.length;
    },
  ),
};
