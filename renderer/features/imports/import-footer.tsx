import { useId } from 'react';
import { Button } from 'react-aria-components';
import { FooterState } from '#renderer/app/services/footer.tsx';
import { useWords } from '#renderer/state/words.ts';
import { showProgress } from '#renderer/common/openers/import-desk.ts';
import { ProgressTrack, useNow } from './import-progress.tsx';
import styles from './imports.module.css';
import { countInWords, leftInWords, speedNow } from './progress-words.ts';
import type { RunningImport } from './running-import.ts';

/** The running import in the footer of every screen; a press shows its details. */
export function ImportFooter({ running }: { running: RunningImport }) {
  const words = useWords();
  const { t } = words;
  const id = useId();
  const left = speedNow(running, useNow(1000))?.left ?? null;
  return (
    <FooterState>
      <Button className={styles.footer ?? ''} onPress={showProgress}>
        <span id={id}>{t('imports:title')}</span>
        <ProgressTrack labelledBy={id} done={running.done} total={running.total} />
        <span className={styles.number}>{countInWords(words, running)}</span>
        {left !== null && <span>· {leftInWords(words, left)}</span>}
      </Button>
    </FooterState>
  );
}
