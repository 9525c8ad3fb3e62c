// A respondent goes; what they were interviewed for stays, with somebody else or with those who were there too.
import * as z from 'zod';
import { AppError } from '#core/errors.ts';
import { respondentOfLabel } from '#core/interview-label.ts';
import type { RespondentRecord } from '#core/records.ts';
import type { WriteDb } from '#db/handles.ts';
import { all, get, insert, remove as removeRow, removeWhere, update } from '#db/write.ts';
import { command, job, type CommandContext } from './context.ts';
import { rehearsedAct, type CountEffects } from './count-effects.ts';
import { respondentNamed } from './respondent-named.ts';

const removalInput = z.strictObject({
  ids: z.array(z.string()).min(1),
  /**
   * Whose the interviews become: somebody by name, who is made when not known, or with `null` whoever the label of each
   * names. Without it people who have interviews are not removed.
   */
  interviewsTo: z.string().trim().min(1).max(100).nullable().optional(),
});

type RemovalInput = z.output<typeof removalInput>;

/** What a removal takes along, and what it leaves to others. */
export interface RespondentRemovalEffects {
  readonly values: number;
  readonly memos: number;
  /** Interviews that change hands. */
  readonly interviews: number;
  /** Codings that no longer name their speaker, or another one. */
  readonly speakers: number;
  /** People who are made to have the interviews. */
  readonly made: readonly string[];
  readonly counts: CountEffects;
}

/** Removes respondents with their values and memos. Throws `conflict` for one with interviews that nobody is given. */
export const remove = command(removalInput, removeRespondents);

/** What `remove` would do. */
export const removePreview = job(removalInput, async (context, input): Promise<RespondentRemovalEffects> =>
  rehearsedAct(
    context,
    (acting) => removeRespondents(acting, input),
    ({ added, removed, updated }) => ({
      values: Object.keys(removed.attributeValue ?? {}).length,
      memos: Object.keys(removed.memo ?? {}).length,
      interviews: new Set(Object.values(removed.sourceRespondent ?? {}).map(({ sourceId }) => sourceId)).size,
      speakers: Object.keys(updated.coding ?? {}).length,
      made: Object.values(added.respondent ?? {}).map(({ name }) => name),
    }),
  ),
);

function removeRespondents({ db, newId }: CommandContext, { ids, interviewsTo }: RemovalInput): void {
  const gone = [...new Set(ids)].map((id) => get(db, 'respondent', id));
  for (const person of gone) refuseWithInterviews(db, person, interviewsTo);
  const theirs = gone.map(({ id }) => ({
    id,
    links: all(db, 'sourceRespondent', { respondentId: id }),
    codings: all(db, 'coding', { respondentId: id }),
  }));
  // First all of them go, so that the label of an interview never leads back to one of them.
  for (const { id, links, codings } of theirs) {
    for (const link of links) removeRow(db, 'sourceRespondent', link.id);
    for (const coding of codings) update(db, 'coding', coding.id, { respondentId: null });
    removeWhere(db, 'attributeValue', { respondentId: id });
    removeWhere(db, 'memo', { respondentId: id });
    removeRow(db, 'respondent', id);
  }
  for (const { links, codings } of theirs) {
    for (const { sourceId } of links) {
      const { label, title } = get(db, 'source', sourceId);
      const name = interviewsTo ?? respondentOfLabel(label ?? title);
      const heir = respondentNamed(db, newId, name).id;
      if (all(db, 'sourceRespondent', { sourceId, respondentId: heir }).length === 0)
        insert(db, 'sourceRespondent', { id: newId(), sourceId, respondentId: heir });
      for (const coding of codings)
        if (coding.sourceId === sourceId) update(db, 'coding', coding.id, { respondentId: heir });
    }
  }
}

function refuseWithInterviews(
  db: WriteDb,
  { id, name }: RespondentRecord,
  interviewsTo: string | null | undefined,
): void {
  if (interviewsTo !== undefined) return;
  const interviews = all(db, 'sourceRespondent', { respondentId: id }).length;
  if (interviews > 0)
    throw new AppError('conflict', 'errors:respondent_has_interviews', { name, count: interviews });
}
