import { useEffect, useId, useState } from 'react';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Note } from '#renderer/ui/note.tsx';
import styles from './imports.module.css';
import { countInWords, leftInWords, speedInWords, speedNow } from './progress-words.ts';
import { stopImport, type RunningImport } from './running-import.ts';

interface ProgressDialogProps {
  running: RunningImport;
  /** Files that were dropped meanwhile and wait: imports run one at a time. */
  waiting: number;
  onClose: () => void;
}

/** The progress of the import, its speed and remaining time, with a button to stop it. */
export function ProgressDialog({ running, waiting, onClose }: ProgressDialogProps) {
  const words = useWords();
  const { t } = words;
  const id = useId();
  const now = useNow(1000);
  const speed = speedNow(running, now);
  const { phase, done, total, file, stopping } = running;
  return (
    <Dialog
      title={t('imports:title')}
      isOpen
      onClose={onClose}
      cancelLabel={t('imports:go_on_working')}
      aside={
        <Button isDisabled={stopping} onPress={stopImport}>
          {t('imports:stop')}
        </Button>
      }
    >
      <div className={styles.progress}>
        <div className={styles.progressHead}>
          <span id={id}>{t(`imports:phase_${phase}`)}</span>
          <strong className={styles.number}>{countInWords(words, running)}</strong>
        </div>
        <ProgressTrack labelledBy={id} done={done} total={total} />
        <div className={styles.progressFile}>
          <bdi>{stopping ? t('imports:stopping') : file}</bdi>
        </div>
        <div className={styles.progressFoot}>
          <span>{speed && !stopping && phase !== 'comparing' ? speedInWords(words, speed) : ''}</span>
          <span>{speed?.left != null && !stopping ? leftInWords(words, speed.left) : ''}</span>
        </div>
        {waiting > 0 && <Note>{t('imports:files_wait', { count: waiting })}</Note>}
        <p className={styles.quiet}>{t(`imports:stop_${phase}`)}</p>
      </div>
    </Dialog>
  );
}

interface ProgressTrackProps {
  labelledBy: string;
  done: number;
  total: number;
}

/** The progress bar alone. */
export function ProgressTrack({ labelledBy, done, total }: ProgressTrackProps) {
  return (
    <div
      role="progressbar"
      aria-labelledby={labelledBy}
      aria-valuemin={0}
      aria-valuemax={Math.max(1, total)}
      aria-valuenow={done}
      className={styles.track}
    >
      <div className={styles.fill} style={{ width: `${(100 * done) / Math.max(1, total)}%` }} />
    </div>
  );
}

/** The current time, updated every `every` milliseconds. */
export function useNow(every: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
