// Removes respondents. Their interviews stay, with another respondent or with the others who took part.
import * as z from 'zod';
import { AppError } from '#core/errors.ts';
import { respondentOfLabel } from '#core/interview-label.ts';
import type { RespondentRecord } from '#core/records.ts';
import type { WriteDb } from '#db/handles.ts';
import { all, count, get, insert, remove as removeRow, removeWhere, update } from '#db/write.ts';
import { command, job, type CommandContext } from './context.ts';
import { previewedAct, type CountEffects } from './count-effects.ts';
import { respondentNamed, respondentsByKey } from './respondent-named.ts';

const removalInput = z.strictObject({
  ids: z.array(z.string()).min(1),
  /**
   * Who takes over interviews that would be left without a respondent: the person with this name, added if new, or with
   * `null` the person named by each interview's label. If absent, removing a respondent with such an interview is
   * refused.
   */
  interviewsTo: z.string().trim().min(1).max(100).nullable().optional(),
});

type RemovalInput = z.output<typeof removalInput>;

/** What a removal deletes, and what it passes to others. */
export interface RespondentRemovalEffects {
  readonly values: number;
  readonly memos: number;
  /** Summaries of what they say on themes. */
  readonly summaries: number;
  /** Interviews that pass to another respondent. */
  readonly interviews: number;
  /** Interviews that stay with other respondents who took part. */
  readonly shared: number;
  /** Codings whose speaker is removed or replaced. */
  readonly speakers: number;
  /** Respondents that are added for the interviews. */
  readonly made: readonly string[];
  readonly counts: CountEffects;
}

/**
 * Removes respondents with their values, memos and summaries. Throws `conflict` if an interview would be left without a
 * respondent.
 */
export const remove = command(removalInput, removeRespondents);

/** Previews `remove`. */
export const removePreview = job(removalInput, async (context, input): Promise<RespondentRemovalEffects> =>
  previewedAct(
    context,
    (acting) => removeRespondents(acting, input),
    ({ added, removed, updated }) => {
      const sourcesOf = (links: Readonly<Record<string, { readonly sourceId: string }>> | undefined) =>
        new Set(Object.values(links ?? {}).map(({ sourceId }) => sourceId));
      const handed = sourcesOf(added.sourceRespondent);
      return {
        values: Object.keys(removed.attributeValue ?? {}).length,
        memos: Object.keys(removed.memo ?? {}).length,
        summaries: Object.keys(removed.summary ?? {}).length,
        interviews: handed.size,
        shared: [...sourcesOf(removed.sourceRespondent)].filter((id) => !handed.has(id)).length,
        speakers: Object.keys(updated.coding ?? {}).length,
        made: Object.values(added.respondent ?? {}).map(({ name }) => name),
      };
    },
  ),
);

function removeRespondents({ db, newId }: CommandContext, { ids, interviewsTo }: RemovalInput): void {
  const gone = [...new Set(ids)].map((id) => get(db, 'respondent', id));
  const goneIds = new Set(gone.map(({ id }) => id));
  if (interviewsTo === undefined) for (const person of gone) refuseLeftAlone(db, person, goneIds);
  const theirs = gone.map(({ id }) => ({
    id,
    links: all(db, 'sourceRespondent', { respondentId: id }),
    codings: all(db, 'coding', { respondentId: id }),
  }));
  // All of them are removed first, so that the label of an interview never names one of them.
  for (const { id, links, codings } of theirs) {
    for (const link of links) removeRow(db, 'sourceRespondent', link.id);
    for (const coding of codings) update(db, 'coding', coding.id, { respondentId: null });
    removeWhere(db, 'attributeValue', { respondentId: id });
    removeWhere(db, 'memo', { respondentId: id });
    removeWhere(db, 'summary', { respondentId: id });
    removeWhere(db, 'summaryQuote', { respondentId: id });
    removeRow(db, 'respondent', id);
  }
  // Looked up before any interview gets a new respondent.
  const kept = new Set(
    theirs
      .flatMap(({ links }) => links.map(({ sourceId }) => sourceId))
      .filter((sourceId) => count(db, 'sourceRespondent', { sourceId }) > 0),
  );
  const known = respondentsByKey(db);
  for (const { links, codings } of theirs) {
    for (const { sourceId } of links) {
      if (kept.has(sourceId)) continue;
      const { label, title } = get(db, 'source', sourceId);
      const name = interviewsTo ?? respondentOfLabel(label ?? title);
      const heir = respondentNamed(db, newId, name, known).id;
      if (all(db, 'sourceRespondent', { sourceId, respondentId: heir }).length === 0)
        insert(db, 'sourceRespondent', { id: newId(), sourceId, respondentId: heir });
      for (const coding of codings)
        if (coding.sourceId === sourceId) update(db, 'coding', coding.id, { respondentId: heir });
    }
  }
}

function refuseLeftAlone(db: WriteDb, { id, name }: RespondentRecord, goneIds: ReadonlySet<string>): void {
  const interviews = all(db, 'sourceRespondent', { respondentId: id }).filter(({ sourceId }) =>
    all(db, 'sourceRespondent', { sourceId }).every(({ respondentId }) => goneIds.has(respondentId)),
  ).length;
  if (interviews > 0)
    throw new AppError('conflict', 'errors:respondent_has_interviews', { name, count: interviews });
}
