import type { Remark } from '#core/refi/incoming.ts';
import { currentWords } from '#renderer/state/words.ts';
import { notify } from '#renderer/ui/toast.tsx';

/** How many losses the notice names: enough to know where to look. */
const MAX_NAMED = 3;

/** Says what an exported file lacks, in a notice that stays until it is read. */
export function showLosses(losses: readonly Remark[]): void {
  const { t } = currentWords();
  for (const { key, parameters, items = [] } of losses) {
    const named = items.slice(0, MAX_NAMED).join(t('exports:list.separator'));
    const detail = items.length > MAX_NAMED ? `${named} …` : named;
    notify(t(key, { ...parameters }), { tone: 'error', detail });
  }
}
