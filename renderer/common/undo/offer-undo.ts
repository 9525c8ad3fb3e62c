import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { currentWords } from '#renderer/state/words.ts';
import { notify, type NoticeOptions } from '#renderer/ui/toast.tsx';
import { askWhy } from './asked-why.ts';
import { notifyUnchanged } from './what-stays.ts';

/**
 * Reports a change with a button to undo it. `group` is the group of the change: if something else has been done since,
 * undo would revert that instead, so the notice says where to go. `undone` is called after undoing.
 */
export function offerUndo(message: string, group: string, undone?: () => void): void {
  notify(message, undoOf(group, undone));
}

/** The same with a quiet button to give a reason, for changes that somebody may ask about later, such as a merge. */
export function offerUndoAndWhy(message: string, group: string): void {
  notify(message, undoAndWhyOf(group));
}

/** The buttons of a notice: undo the change, and give a reason for it. */
export function undoAndWhyOf(group: string): Pick<NoticeOptions, 'action' | 'further'> {
  const further = { label: currentWords().t('history:add_reason'), run: () => askWhy(group) };
  return { ...undoOf(group), further };
}

/** The button of a notice that undoes the change. */
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

/**
 * Undoes the change and returns true. If something else has been done since, says where to go instead and returns
 * false.
 */
export async function undoIfLatest(group: string): Promise<boolean> {
  const { undo } = await api.history.state();
  if (undo?.group === group) {
    notifyUnchanged(await api.history.undo());
    return true;
  }
  notify(currentWords().t('history:not_latest'));
  return false;
}
