// Two rows of one person become one: an import's double, a name written in two ways.
import * as z from 'zod';
import { AppError } from '#core/errors.ts';
import { all, get, insert, remove, removeWhere, update } from '#db/write.ts';
import { command, job, type CommandContext } from './context.ts';
import { rehearsedAct, type CountEffects } from './count-effects.ts';

const mergeInput = z.strictObject({
  /** Who stays, under the name they have. */
  keepId: z.string(),
  /** Who is the same person and goes. */
  goneId: z.string(),
  /** Attributes whose value of the one who goes is taken; a missing value never wins over one that is there. */
  fromGone: z.array(z.string()).default([]),
});

/** What a merge of two respondents does. */
export interface RespondentMergeEffects {
  /** Interviews that belong to the one who stays from then on. */
  readonly interviews: number;
  /** Codings that name the other speaker from then on. */
  readonly speakers: number;
  readonly memos: number;
  readonly counts: CountEffects;
}

/** Merges two respondents; interviews, speakers, memos and missing values pass to the one who stays. */
export const merge = command(mergeInput, mergeRespondents);

/** What `merge` would do. */
export const mergePreview = job(mergeInput, async (context, input): Promise<RespondentMergeEffects> =>
  rehearsedAct(
    context,
    (acting) => mergeRespondents(acting, input),
    ({ removed, updated }) => ({
      interviews: Object.keys(removed.sourceRespondent ?? {}).length,
      speakers: Object.keys(updated.coding ?? {}).length,
      memos: Object.keys(updated.memo ?? {}).length,
    }),
  ),
);

function mergeRespondents({ db, newId }: CommandContext, input: z.output<typeof mergeInput>): void {
  const { keepId, goneId, fromGone } = input;
  if (keepId === goneId) throw new AppError('invalid', 'errors:merge_with_itself');
  get(db, 'respondent', keepId);
  get(db, 'respondent', goneId);
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
  for (const { attributeId, value } of all(db, 'attributeValue', { respondentId: goneId })) {
    const [own] = all(db, 'attributeValue', { attributeId, respondentId: keepId });
    if (!own)
      insert(db, 'attributeValue', { id: newId(), attributeId, sourceId: null, respondentId: keepId, value });
    else if (fromGone.includes(attributeId)) update(db, 'attributeValue', own.id, { value });
  }
  removeWhere(db, 'attributeValue', { respondentId: goneId });
  remove(db, 'respondent', goneId);
}
