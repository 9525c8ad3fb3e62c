import { CircleCheck } from 'lucide-react';
import { showAnalysis } from '#renderer/state/analysis.ts';
import { show } from '#renderer/state/workspace.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import type { Words } from '#words/words.ts';
import { isNarrowed } from './queue-choice.tsx';
import { allToScreen, holds, type QueueOf } from './queue.ts';
import { makeQueue } from './queue-place.ts';
import styles from './triage-work.module.css';
import type { ShownQueue } from './use-queue.ts';

const none: ReadonlySet<string> = new Set();

/** Shown in the middle while the queue is empty: what is done, and what comes next. */
export function QueueEmpty({ queue: { all, place, progress } }: { queue: ShownQueue }) {
  const { t } = useWords();
  const { of } = place.settings;
  const number = (what: QueueOf): number => all.filter((item) => holds(item, what, none)).length;
  if (all.length === 0) {
    return (
      <EmptyState className={styles.empty} sentence={t('triage:empty_project')}>
        <Button tone="primary" onPress={() => show('sources')}>
          {t('triage:bring_in')}
        </Button>
      </EmptyState>
    );
  }
  if (isNarrowed(place.settings) && progress.total === 0) {
    return (
      <EmptyState className={styles.empty} sentence={t('triage:done_filtered')}>
        <Button onPress={() => makeQueue({ ...allToScreen, of })}>{t('triage:clear_filter')}</Button>
      </EmptyState>
    );
  }
  const steps = [
    { what: 'second-look', label: 'triage:go_second' },
    { what: 'new', label: 'triage:go_new' },
    { what: 'unreviewed', label: 'triage:go_unreviewed' },
  ] as const;
  const next = steps.flatMap(({ what, label }) => {
    const count = number({ what });
    return what === of.what || count === 0 ? [] : [{ what, words: t(label, { count, number: count }) }];
  });
  return (
    <EmptyState
      className={styles.empty}
      icon={<CircleCheck size={22} aria-hidden />}
      sentence={doneSentence(of, progress.total, t)}
    >
      <div className={styles.steps}>
        {next.map(({ what, words }, place_) => (
          <Button
            key={what}
            tone={place_ === 0 ? 'primary' : 'plain'}
            onPress={() => makeQueue({ of: { what } })}
          >
            {words}
          </Button>
        ))}
        {next.length === 0 && (
          <Button tone="primary" onPress={() => showAnalysis('tally')}>
            {t('triage:go_tallies')}
          </Button>
        )}
        <Button tone="quiet" onPress={() => makeQueue({ of: { what: 'all' } })}>
          {t('triage:go_all')}
        </Button>
      </div>
    </EmptyState>
  );
}

function doneSentence(of: QueueOf, total: number, t: Words['t']): string {
  if (of.what === 'new' && total > 0) return t('triage:done_new', { count: total });
  if (of.what === 'unreviewed' && total > 0) return t('triage:done_reviewed', { count: total });
  return t(of.what === 'second-look' ? 'triage:done_second' : 'triage:done_none');
}
