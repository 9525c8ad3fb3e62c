import { useEffect, useId, useState } from 'react';
import { useWords } from '#renderer/state/words.ts';
import { Button } from './button.tsx';
import { cx } from './class-names.ts';
import { clock, elapsed } from './elapsed.ts';
import styles from './progress-bar.module.css';

export interface ProgressBarProps {
  /** The job in words: “Importing 214 files”. */
  what: string;
  /** The current item, such as a file name. */
  detail?: string | undefined;
  /** Amount done; 0 of an unknown total is not shown. */
  done: number;
  /** Null if the total is unknown. */
  total: number | null;
  /** When the job began, as `Date.now()`. */
  startedAt: number;
  onCancel?: () => void;
  /** The label of its button if it is not “Stop”. */
  cancelLabel?: string | undefined;
  className?: string | undefined;
}

/** A long job: what it does, its progress, its time, and a button to stop it. */
export function ProgressBar({
  what,
  detail,
  done,
  total,
  startedAt,
  onCancel,
  cancelLabel,
  className,
}: ProgressBarProps) {
  const { t, language } = useWords();
  const id = useId();
  const now = useNow(1000);
  const { seconds, left } = elapsed(now - startedAt, done, total);
  const count = new Intl.NumberFormat(language);
  return (
    <div className={cx(styles.progress, className)}>
      <div className={styles.line}>
        <span id={id} className={styles.what}>
          {what}
        </span>
        <span className={styles.number}>
          {total === null
            ? done > 0 && count.format(done)
            : t('ui:done_of', { done: count.format(done), total: count.format(total) })}
        </span>
      </div>
      <div
        role="progressbar"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={total ?? undefined}
        aria-valuenow={total === null ? undefined : done}
        className={styles.track}
      >
        <div
          className={cx(styles.fill, total === null && styles.unknown)}
          style={total === null ? undefined : { width: `${(100 * done) / Math.max(1, total)}%` }}
        />
      </div>
      <div className={styles.line}>
        <span className={styles.detail}>{detail}</span>
        <span className={styles.time}>
          {left === null ? clock(seconds) : t('ui:time_left', { elapsed: clock(seconds), left: clock(left) })}
        </span>
        {onCancel && (
          <Button size="small" onPress={onCancel}>
            {cancelLabel ?? t('ui:stop')}
          </Button>
        )}
      </div>
    </div>
  );
}

function useNow(every: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
