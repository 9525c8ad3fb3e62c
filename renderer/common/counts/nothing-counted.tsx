import { useWords } from '#renderer/state/words.ts';
import styles from './count-table.module.css';

interface NothingCountedProps {
  /** Why nothing is counted; empty or left out where that goes without saying. */
  readonly reason?: string | undefined;
}

/** Stands in a cell where nothing is counted, which is not the same as a zero. */
export function NothingCounted({ reason }: NothingCountedProps) {
  const { t } = useWords();
  return (
    <span className={styles.dash} title={reason} aria-label={reason || t('analysis:nothing_to_count')}>
      –
    </span>
  );
}
