import { currentWords } from '#renderer/state/words.ts';
import { notify } from '#renderer/ui/toast.tsx';

/** Says how much was left as it is by an undo or redo, since others have changed it; nothing where all of it was done. */
export function sayWhatStays({ stays }: { readonly stays: number }): void {
  if (stays > 0) notify(currentWords().t('history:left_as_it_is', { count: stays }));
}
