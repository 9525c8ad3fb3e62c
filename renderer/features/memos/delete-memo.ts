import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { offerUndo } from '#renderer/common/undo/offer-undo.ts';
import { currentWords } from '#renderer/state/words.ts';
import { chooseMemo, openMemo } from '#renderer/common/openers/open-memo.ts';

/** Deletes a memo and offers undo. */
export async function deleteMemo(id: string): Promise<void> {
  const group = crypto.randomUUID();
  try {
    await api.memos.remove({ id }, { group });
    chooseMemo(null);
    offerUndo(currentWords().t('memos:deleted'), group, () => openMemo(id));
  } catch (error) {
    showError(error);
  }
}
