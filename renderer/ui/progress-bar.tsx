import { useEffect, useState } from 'react';
import { Label, ProgressBar as AriaProgressBar } from 'react-aria-components';
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
  done: number;
  /** `null` where the end is not known. */
  total: number | null;
  /** When it began, as `Date.now()` says it. */
  startedAt: number;
  onCancel?: () => void;
  className?: string | undefined;
}

/** Long work: what, how far, how long, and a way to stop it. */
export function ProgressBar({ what, detail, done, total, startedAt, onCancel, className }: ProgressBarProps) {
  const { t, language } = useWords();
  const now = useNow(1000);
  const { seconds, left } = elapsed(now - startedAt, done, total);
  const count = new Intl.NumberFormat(language);
  return (
    <AriaProgressBar
      className={cx(styles.progress, className)}
      value={done}
      maxValue={total ?? 1}
      isIndeterminate={total === null}
    >
      {({ percentage = 0, isIndeterminate }) => (
        <>
          <div className={styles.line}>
            <Label className={styles.what ?? ''}>{what}</Label>
            <span className={styles.number}>
              {total === null
                ? count.format(done)
                : t('ui:done_of', { done: count.format(done), total: count.format(total) })}
            </span>
          </div>
          <div className={styles.track}>
            <div
              className={cx(styles.fill, isIndeterminate && styles.unknown)}
              style={isIndeterminate ? undefined : { width: `${percentage}%` }}
            />
          </div>
          <div className={styles.line}>
            <span className={styles.detail}>{detail}</span>
            <span className={styles.time}>
              {left === null
                ? clock(seconds)
                : t('ui:time_left', { elapsed: clock(seconds), left: clock(left) })}
            </span>
            {onCancel && (
              <Button size="small" onPress={onCancel}>
                {t('ui:cancel')}
              </Button>
            )}
          </div>
        </>
      )}
    </AriaProgressBar>
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
