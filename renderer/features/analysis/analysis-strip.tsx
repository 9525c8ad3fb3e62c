import { perform } from '#renderer/app/services/action-handlers.ts';
import type { AnalysisKind } from '#renderer/state/analysis-kind.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { cx } from '#renderer/ui/class-names.ts';
import styles from './analysis-strip.module.css';
import { shownKinds, useShownKind } from './kinds.ts';

/** The kinds of analysis below the tabs; at the right end the kept tables and figures. */
export function AnalysisStrip() {
  const { t } = useWords();
  const shown = useShownKind();
  const kept = useProject((state) => state.tables.keptTable.size);
  const button = (kind: AnalysisKind) => (
    <button
      key={kind}
      type="button"
      aria-current={kind === shown ? 'page' : undefined}
      className={cx(styles.kind, kind === shown && styles.current, kind === 'tables' && styles.apart)}
      onClick={() => perform(`go.${kind}`)}
    >
      {t(`analysis:kinds.${kind}`)}
      {kind === 'tables' && kept > 0 && (
        <span className={styles.count} aria-hidden>
          {kept}
        </span>
      )}
    </button>
  );
  return (
    <nav aria-label={t('analysis:strip')} className={styles.strip}>
      {shownKinds.map(button)}
    </nav>
  );
}
