import { show } from '#renderer/state/workspace.ts';
import { useWords } from '#renderer/state/words.ts';
import styles from './history-twins.module.css';

/** The heading of two screens that share a tab: what was done, and the ways back. */
export function HistoryTwins({ here }: { here: 'history' | 'snapshots' }) {
  const { t } = useWords();
  return (
    <span className={styles.twins}>
      {(['history', 'snapshots'] as const).map((screen) =>
        screen === here ? (
          <span key={screen} aria-current="page">
            {t(`shell:screen_${screen}`)}
          </span>
        ) : (
          <button key={screen} type="button" className={styles.other} onClick={() => show(screen)}>
            {t(`shell:screen_${screen}`)}
          </button>
        ),
      )}
    </span>
  );
}
