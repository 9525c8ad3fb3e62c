// One row of a list of suggested or refused passages, and what can be done with it.
import type { SuggestedPassage } from '#core/more-like/suggested.ts';
import type { CodeRecord } from '#core/records.ts';
import { api } from '#renderer/api.ts';
import { undoOf } from '#renderer/common/undo/offer-undo.ts';
import { currentWords } from '#renderer/state/words.ts';
import { notify } from '#renderer/ui/toast.tsx';

/** A suggested passage with an id of its row. */
export interface Suggested extends SuggestedPassage {
  readonly id: string;
}

/** Codes the passage, and offers to undo it. */
export async function acceptRow(
  row: Suggested,
  code: CodeRecord,
  group: string = crypto.randomUUID(),
): Promise<void> {
  await api.suggestions.accept(placeOf(row, code.id), { group });
  notify(currentWords().t('suggestions:accepted', { name: code.name }), undoOf(group));
}

/** Refuses the passage for this code, and offers to undo it. */
export async function refuseRow(row: Suggested, code: CodeRecord): Promise<void> {
  const group = crypto.randomUUID();
  await api.suggestions.refuse(placeOf(row, code.id), { group });
  notify(currentWords().t('suggestions:refused', { name: code.name }), undoOf(group));
}

function placeOf({ sourceId, textHash, start, end }: Suggested, codeId: string) {
  return { sourceId, textHash, codeId, span: { start, end } };
}
