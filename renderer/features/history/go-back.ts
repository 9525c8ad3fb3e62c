import { api } from '#renderer/api.ts';
import { currentWords } from '#renderer/state/words.ts';
import { confirm } from '#renderer/ui/confirm.tsx';
import { notify } from '#renderer/ui/toast.tsx';
import type { Act } from './history-acts.ts';
import { sayWhatStays } from './what-stays.ts';
import { actWithMark } from '#words/act-sentence.ts';

/** Says how many acts stand after this one, asks, and undoes them. */
export async function goBackTo(act: Act): Promise<void> {
  const words = currentWords();
  const { t } = words;
  if (act.group === null) return;
  const { steps, others } = await api.history.undoToPreview({ group: act.group });
  const stay = others === 0 ? '' : t('history:undo_to_others', { count: others });
  if (steps === 0)
    return notify(stay === '' ? t('history:undo_to_nothing') : `${t('history:undo_to_none_own')} ${stay}`);
  const yes = await confirm({
    title: t('history:undo_to_title'),
    body: [
      t('history:undo_to_body', {
        count: steps,
        what: actWithMark(words, { ...act, method: act.ofMethod ?? act.method }),
      }),
      stay,
    ]
      .join(' ')
      .trim(),
    action: t('history:undo_to_action', { count: steps }),
  });
  if (!yes) return;
  const done = await api.history.undoTo({ group: act.group });
  notify(t('history:undone_notice', { count: done.steps }));
  sayWhatStays(done);
}
