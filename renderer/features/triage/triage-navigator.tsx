import { CopyCheck, Dices, ListChecks, Workflow } from 'lucide-react';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { cx } from '#renderer/ui/class-names.ts';
import { GroupList } from './group-list.tsx';
import { QueueSide } from './queue-side.tsx';
import { SampleList } from './sample-list.tsx';
import { FlowNumbers } from './flow-numbers.tsx';
import styles from './triage-lists.module.css';
import { triageViews, useTriageView, type TriageView } from '#renderer/common/openers/triage-view.ts';
import { useQueueItems } from './use-queue.ts';
import { useDuplicates } from './use-duplicates.ts';

const pictures = { queue: ListChecks, duplicates: CopyCheck, samples: Dices, flow: Workflow };

/** The views of triage with their numbers, and below them the list of the current view. */
export function TriageNavigator() {
  const { t, language } = useWords();
  const [view, setView] = useTriageView();
  const numbers = useNumbers();
  const number = new Intl.NumberFormat(language);
  return (
    <div className={styles.navigator}>
      <nav aria-label={t('triage:views')} className={styles.views}>
        {triageViews.map((each) => {
          const Picture = pictures[each];
          return (
            <button
              key={each}
              type="button"
              aria-current={each === view ? 'true' : undefined}
              className={cx(styles.view, each === view && styles.current)}
              onClick={() => setView(each)}
            >
              <Picture size={15} aria-hidden />
              <span className={styles.viewName}>{t(`triage:view_${each}`)}</span>
              {numbers[each] !== null && (
                <span className={styles.viewNumber}>{number.format(numbers[each])}</span>
              )}
            </button>
          );
        })}
      </nav>
      {view === 'queue' && <QueueSide />}
      {view === 'duplicates' && <GroupList />}
      {view === 'samples' && <SampleList />}
      {view === 'flow' && <FlowNumbers />}
    </div>
  );
}

/** The work in each view: sources to screen, groups to judge, existing samples. */
function useNumbers(): Record<TriageView, number | null> {
  const items = useQueueItems();
  const samples = useProject((state) => state.tables.sample.size);
  const { groups } = useDuplicates();
  return {
    queue: items.filter(({ source }) => source.status === 'new' && source.duplicateOf === null).length,
    duplicates: groups === null ? null : groups.filter(({ open }) => open.length > 0).length,
    samples,
    flow: null,
  };
}
