import { Check, CircleCheck, RotateCcw } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { BulkMenu } from './bulk-menu.tsx';
import { QueueChoice } from './queue-choice.tsx';
import { QueueList } from './queue-list.tsx';
import { isForReview, type QueueProgress } from './queue.ts';
import { makeQueue } from './queue-place.ts';
import { progressInWords } from './progress-words.ts';
import styles from './triage-lists.module.css';
import { useQueue } from './use-queue.ts';

/** The left column: the choice of queue, its progress, its sources, and actions on all of them. */
export function QueueSide() {
  const { t } = useWords();
  const queue = useQueue();
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const { all, items, held, place, progress } = queue;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The list takes the focus from the first moment, so that its keys work.
    if (document.activeElement === document.body || document.activeElement?.closest('header'))
      list.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus();
  }, []);
  if (all.length === 0) return null;
  const decided = items.length - held.length;
  const unreviewed = all.filter(
    ({ source, reviewed }) => source.duplicateOf === null && source.status !== 'excluded' && !reviewed,
  ).length;
  return (
    <>
      <QueueChoice queue={queue} />
      <Progress progress={progress} />
      {!isForReview(place.settings.of) && unreviewed > 0 && (
        <p className={styles.aside}>
          <LinkButton onPress={() => makeQueue({ of: { what: 'unreviewed' } })}>
            {t('triage:unreviewed_now', { number: unreviewed })}
          </LinkButton>
        </p>
      )}
      {items.length > 0 && <Legend isReviewed={items.some(({ reviewed }) => reviewed)} />}
      <div ref={list} className={styles.listFrame}>
        <QueueList queue={queue} />
      </div>
      {items.length > 0 && (
        <div className={styles.below}>
          {!readOnly && held.length > 0 && <BulkMenu items={held} />}
          {decided > 0 && (
            <Button
              size="small"
              tone="quiet"
              icon={<RotateCcw size={14} aria-hidden />}
              onPress={() => makeQueue({}, queue.current?.source.id ?? null)}
            >
              {t('triage:make_anew_short')}
            </Button>
          )}
        </div>
      )}
    </>
  );
}

/** A legend of the marks at both ends of a line: the decision, and whether the source is reviewed. */
function Legend({ isReviewed }: { isReviewed: boolean }) {
  const { t } = useWords();
  return (
    <p className={styles.legend}>
      <span>
        <CircleCheck size={13} aria-hidden className={styles['mark-included']} />{' '}
        {t('sources:status_included')}
      </span>
      {isReviewed && (
        <span>
          <Check size={13} aria-hidden className={styles.reviewed} /> {t('sources:reviewed')}
        </span>
      )}
    </p>
  );
}

function Progress({ progress }: { progress: QueueProgress }) {
  const words = useWords();
  const { total, done } = progress;
  const progressText = progressInWords(progress, words);
  return (
    <div className={styles.progress}>
      <div
        role="progressbar"
        aria-label={words.t('triage:progress')}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
        aria-valuetext={progressText}
        className={styles.track}
      >
        <div className={styles.fill} style={{ width: `${(100 * done) / Math.max(1, total)}%` }} />
      </div>
      <span>{progressText}</span>
    </div>
  );
}
