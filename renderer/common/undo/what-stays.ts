import { currentWords } from '#renderer/state/words.ts';
import { notify } from '#renderer/ui/toast.tsx';

/** Says how much an undo or redo left unchanged because others have changed it since; silent if it did everything. */
export function notifyUnchanged({ stays }: { readonly stays: number }): void {
  if (stays > 0) notify(currentWords().t('history:left_as_it_is', { count: stays }));
}
