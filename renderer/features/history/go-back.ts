import { api } from '#renderer/api.ts';
import { currentWords } from '#renderer/state/words.ts';
import { confirm } from '#renderer/ui/confirm.tsx';
import { notify } from '#renderer/ui/toast.tsx';
import type { Act } from './history-acts.ts';
import { notifyUnchanged } from '#renderer/common/undo/what-stays.ts';
import { actWithMark } from '#words/act-sentence.ts';
import { spaceAfter } from '#words/chinese-spacing.ts';

/** Says how many later changes there are, asks, and undoes them. */
export async function goBackTo(act: Act): Promise<void> {
  const words = currentWords();
  const { t } = words;
  if (act.group === null) return;
  const { steps, others } = await api.history.undoToPreview({ group: act.group });
  const stay = others === 0 ? '' : t('history:undo_to_others', { count: others });
  const withRemark = (sentence: string): string =>
    stay === '' ? sentence : sentence + spaceAfter(sentence) + stay;
  if (steps === 0)
    return notify(stay === '' ? t('history:undo_to_nothing') : withRemark(t('history:undo_to_none_own')));
  const yes = await confirm({
    title: t('history:undo_to_title'),
    body: withRemark(
      t('history:undo_to_body', {
        count: steps,
        what: actWithMark(words, { ...act, method: act.ofMethod ?? act.method }),
      }),
    ),
    action: t('history:undo_to_action', { count: steps }),
  });
  if (!yes) return;
  const done = await api.history.undoTo({ group: act.group });
  notify(t('history:undone_notice', { count: done.steps }));
  notifyUnchanged(done);
}
