// One row of a list of suggested or refused passages, and what can be done with it.
import type { SuggestedPassage } from '#core/more-like/suggested.ts';
import type { CodeRecord } from '#core/records.ts';
import type { ProposedPassage } from '#electron/services/program-codings.ts';
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

/** A coding of a program with an id of its row. */
export interface ProposedRow extends ProposedPassage {
  readonly id: string;
}

/** Takes a program's coding into the person's own, with this code, and offers to undo it. */
export async function acceptProposed(
  { codingId, sourceId, textHash, span }: ProposedRow,
  code: CodeRecord,
  group: string = crypto.randomUUID(),
): Promise<void> {
  await api.suggestions.accept({ sourceId, textHash, span, codeId: code.id, codingId }, { group });
  notify(currentWords().t('suggestions:accepted', { name: code.name }), undoOf(group));
}

/** Refuses a program's coding, and offers to undo it. */
export async function refuseProposed(
  { sourceId, textHash, span }: ProposedRow,
  code: CodeRecord,
): Promise<void> {
  const group = crypto.randomUUID();
  await api.suggestions.refuse({ sourceId, textHash, span, codeId: code.id }, { group });
  notify(currentWords().t('suggestions:refused', { name: code.name }), undoOf(group));
}
