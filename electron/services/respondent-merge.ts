// Merges two rows of one person: a double from an import, or a name written in two ways.
import * as z from 'zod';
import { AppError } from '#core/errors.ts';
import { narrowest } from '#core/respondents/consent.ts';
import { moveSummaries } from '#core/settling/merged-summaries.ts';
import { all, get, insert, remove, removeWhere, rowsOf, update } from '#db/write.ts';
import { command, job, type CommandContext } from './context.ts';
import { passOnInSettings } from './settings-of-merged.ts';
import { previewedAct, type CountEffects } from './count-effects.ts';

const mergeInput = z.strictObject({
  /** The respondent who stays, with the present name. */
  keepId: z.string(),
  /** The same person's other row, which is removed. */
  goneId: z.string(),
  /** Attributes whose value is taken from the removed row; a missing value never replaces an existing one. */
  fromGone: z.array(z.string()).default([]),
});

/** What a merge of two respondents would do. */
export interface RespondentMergeEffects {
  /** How many interviews pass to the respondent who stays. */
  readonly interviews: number;
  /** How many codings name the other speaker afterwards. */
  readonly speakers: number;
  readonly memos: number;
  /** Summaries of what the removed row says on themes; where both have one, it is added to the other. */
  readonly summaries: number;
  readonly counts: CountEffects;
}

/** Merges two respondents; interviews, speakers, memos, summaries and missing values pass to the one who stays. */
export const merge = command(mergeInput, mergeRespondents);

/** Previews `merge`. */
export const mergePreview = job(mergeInput, async (context, input): Promise<RespondentMergeEffects> =>
  previewedAct(
    context,
    (acting) => mergeRespondents(acting, input),
    ({ removed, updated }) => ({
      interviews: Object.keys(removed.sourceRespondent ?? {}).length,
      speakers: Object.keys(updated.coding ?? {}).length,
      memos: Object.keys(updated.memo ?? {}).length,
      summaries: Object.keys(updated.summary ?? {}).length,
    }),
  ),
);

function mergeRespondents({ db, newId }: CommandContext, input: z.output<typeof mergeInput>): void {
  const { keepId, goneId, fromGone } = input;
  if (keepId === goneId) throw new AppError('invalid', 'errors:merge_with_itself');
  const kept = get(db, 'respondent', keepId);
  // Whatever either row allows, no more is shown than both do.
  const consent = narrowest([kept.consent, get(db, 'respondent', goneId).consent]);
  if (consent !== kept.consent) update(db, 'respondent', keepId, { consent });
  for (const link of all(db, 'sourceRespondent', { respondentId: goneId })) {
    remove(db, 'sourceRespondent', link.id);
    const isThere = all(db, 'sourceRespondent', { sourceId: link.sourceId, respondentId: keepId }).length > 0;
    if (!isThere)
      insert(db, 'sourceRespondent', { id: newId(), sourceId: link.sourceId, respondentId: keepId });
  }
  for (const { id } of all(db, 'coding', { respondentId: goneId }))
    update(db, 'coding', id, { respondentId: keepId });
  for (const { id } of all(db, 'memo', { respondentId: goneId }))
    update(db, 'memo', id, { respondentId: keepId });
  moveSummaries(rowsOf(db), { respondentId: goneId }, { respondentId: keepId });
  for (const { attributeId, value } of all(db, 'attributeValue', { respondentId: goneId })) {
    const [own] = all(db, 'attributeValue', { attributeId, respondentId: keepId });
    if (!own)
      insert(db, 'attributeValue', { id: newId(), attributeId, sourceId: null, respondentId: keepId, value });
    else if (fromGone.includes(attributeId)) update(db, 'attributeValue', own.id, { value });
  }
  passOnInSettings(db, goneId, keepId);
  removeWhere(db, 'attributeValue', { respondentId: goneId });
  remove(db, 'respondent', goneId);
}
