import { useEffect, useId, useState } from 'react';
import { useWords } from '#renderer/state/words.ts';
import { Button } from './button.tsx';
import { cx } from './class-names.ts';
import { clock, elapsed } from './elapsed.ts';
import styles from './progress-bar.module.css';

export interface ProgressBarProps {
  /** The work, in words: “Importing 214 files”. */
  what: string;
  /** The piece at hand, such as a file's name. */
  detail?: string | undefined;
  /** Of an unknown total, 0 is not told. */
  done: number;
  /** `null` where the end is not known. */
  total: number | null;
  /** When it began, as `Date.now()` says it. */
  startedAt: number;
  onCancel?: () => void;
  /** What the button of it says, where that is not “Stop”. */
  cancelLabel?: string | undefined;
  className?: string | undefined;
}

/** Long work: what, how far, how long, and a way to stop it. */
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
