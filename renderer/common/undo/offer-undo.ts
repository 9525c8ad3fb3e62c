import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { currentWords } from '#renderer/state/words.ts';
import { notify, type NoticeOptions } from '#renderer/ui/toast.tsx';
import { askWhy } from './asked-why.ts';
import { sayWhatStays } from './what-stays.ts';

/**
 * Says what was done, with a way to take it back. `group` is that of the act: when something else has been done
 * since, undo would take back that, and the notice says where to go instead. `undone` is told after undoing.
 */
export function offerUndo(message: string, group: string, undone?: () => void): void {
  notify(message, undoOf(group, undone));
}

/** The same, with a quiet way to say why: of what somebody may ask about later, such as a merge. */
export function offerUndoAndWhy(message: string, group: string): void {
  notify(message, undoAndWhyOf(group));
}

/** What a notice offers beside its words: to take the act back, and to say why it was done. */
export function undoAndWhyOf(group: string): Pick<NoticeOptions, 'action' | 'further'> {
  const further = { label: currentWords().t('history:add_reason'), run: () => askWhy(group) };
  return { ...undoOf(group), further };
}

/** What a notice offers beside its words: to take the act back. */
export function undoOf(group: string, undone?: () => void): Pick<NoticeOptions, 'action'> {
  return {
    action: {
      label: currentWords().t('common:undo'),
      run: () => {
        undoIfLatest(group).then((done) => done && undone?.(), showError);
      },
    },
  };
}

/** Takes the act back and returns true, unless something else has been done since: then it says where to go instead. */
export async function undoIfLatest(group: string): Promise<boolean> {
  const { undo } = await api.history.state();
  if (undo?.group === group) {
    sayWhatStays(await api.history.undo());
    return true;
  }
  notify(currentWords().t('history:not_latest'));
  return false;
}
