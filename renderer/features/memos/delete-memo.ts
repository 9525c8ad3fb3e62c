import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/show-error.ts';
import { currentWords } from '#renderer/state/words.ts';
import { notify } from '#renderer/ui/toast.tsx';
import { chooseMemo, openMemo } from './open-memo.ts';

/** Deletes a memo and offers to take it back. */
export async function deleteMemo(id: string): Promise<void> {
  const { t } = currentWords();
  const undo = (): void => {
    api.history.undo().then(() => openMemo(id), showError);
  };
  try {
    await api.memos.remove({ id });
    chooseMemo(null);
    notify(t('memos:deleted'), { action: { label: t('common:undo'), run: undo } });
  } catch (error) {
    showError(error);
  }
}
