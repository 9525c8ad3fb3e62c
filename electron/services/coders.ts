import * as z from 'zod';
import { AppError } from '#core/errors.ts';
import { isMachine } from '#core/program-origin.ts';
import { coderKindsToAdd } from '#core/tables/coder.ts';
import { all, get, insert, remove, removeWhere, update } from '#db/write.ts';
import { blindCoderId } from './blind-history.ts';
import { merge, mergePreview } from './coder-merge.ts';
import { coderWork } from './coder-work.ts';
import { command, query } from './context.ts';
import { mergedCoders } from './merged-coders.ts';
import { projectRow } from './project.ts';
import { removeCoding } from './removal.ts';
import { refuseMember } from './team-members.ts';

const name = z.string().trim().min(1).max(100);

export const coders = {
  merge,
  mergePreview,

  /**
   * The work of every coder, by coder id: numbers of codings, reviews, memos and so on. A second pass sees only its
   * own.
   */
  work: query(z.strictObject({}), ({ db, coderId }) => {
    const blindId = blindCoderId(db, coderId);
    const work = [...coderWork(db)].filter(([id]) => blindId === null || id === blindId);
    return Object.fromEntries(work);
  }),

  /** For each coder that was merged, the id of the coder it was merged into. */
  merged: query(z.strictObject({}), ({ db }) => Object.fromEntries(mergedCoders(db))),

  /** Adds a coder: a person, a second pass of a person, or the adjudicated codings. */
  add: command(
    z.strictObject({
      name,
      kind: z.enum(coderKindsToAdd).default('person'),
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
      return insert(db, 'coder', { id: newId(), ...input, createdAt: now(), program: null });
    },
  ),

  /** Renames a coder; codings and reviews stay theirs. */
  rename: command(z.strictObject({ id: z.string(), name }), ({ db }, input) => {
    const taken = all(db, 'coder', { name: input.name }).some(({ id }) => id !== input.id);
    if (taken) throw new AppError('conflict', 'errors:coder_name_taken', { name: input.name });
    return update(db, 'coder', input.id, { name: input.name });
  }),

  /**
   * Removes a coder without any work, or a program with its codings, which no person made. Throws `conflict` for the main
   * coder and for a coder with work, which can be merged instead;
   * for a program that stored comparisons count, with their names.
   */
  remove: command(z.strictObject({ id: z.string() }), ({ db }, { id }) => {
    const coder = get(db, 'coder', id);
    refuseMember(db, coder);
    if (projectRow(db).mainCoderId === id)
      throw new AppError('conflict', 'errors:coder_is_main', { name: coder.name });
    const inRound =
      all(db, 'blindRoundCoder', { coderId: id })[0] ??
      all(db, 'blindRoundEvent').find(({ coderId, leftId }) => coderId === id || leftId === id);
    const known =
      inRound ?? all(db, 'blindRound').find((round) => [round.openedBy, round.unlockedBy].includes(id));
    if (known !== undefined) {
      const round = 'roundId' in known ? get(db, 'blindRound', known.roundId) : known;
      throw new AppError('conflict', 'errors:coder_in_round', { name: coder.name, round: round.name });
    }
    const hasDecided =
      all(db, 'adjudication', { coderId: id }).length > 0 ||
      all(db, 'codebookVersion', { coderId: id }).length > 0 ||
      all(db, 'reportParagraph', { coderId: id }).length > 0 ||
      all(db, 'reportNumber', { coderId: id }).length > 0;
    const work = { ...coderWork(db).get(id), ...(isMachine(coder) ? { codings: 0, sources: 0 } : {}) };
    if (isMachine(coder) && (work.comparisons ?? 0) > 0) {
      const counting = all(db, 'comparison').filter(({ settings }) => settings.includes(id));
      throw new AppError('conflict', 'errors:machine_is_counted', {
        name: coder.name,
        comparisons: counting.map((each) => each.name).join('; '),
      });
    }
    if (hasDecided || Object.values(work).some((count) => count > 0))
      throw new AppError('conflict', 'errors:coder_has_work', { name: coder.name });
    for (const coding of all(db, 'coding', { coderId: id })) removeCoding(db, coding.id);
    removeWhere(db, 'ownPin', { personId: id });
    removeWhere(db, 'refusedPassage', { coderId: id });
    removeWhere(db, 'versionCodings', { coderId: id });
    removeWhere(db, 'rereading', { coderId: id });
    removeWhere(db, 'recoding', { passId: id });
    // None of the coder's codings is left, so nothing of what was taken is the coder's any more.
    for (const decided of all(db, 'adjudication', { takenFrom: id }))
      update(db, 'adjudication', decided.id, { takenFrom: null });
    remove(db, 'coder', id);
  }),
};
