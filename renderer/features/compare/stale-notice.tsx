import type { ThemeComparison } from '#core/comparison/compare.ts';
import { judgedCountsFrom } from '#core/comparison/judged-counts.ts';
import type { VerdictRecord } from '#core/records.ts';
import type { CountedComparison } from '#electron/services/comparisons.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Note } from '#renderer/ui/note.tsx';
import type { SideNames } from '#words/comparison-sides.ts';
import { changedCounts } from './changed-counts.ts';
import styles from './theme-inspector.module.css';

export interface StaleNoticeProps {
  readonly counted: CountedComparison;
  readonly theme: ThemeComparison;
  readonly names: SideNames;
  readonly verdict: VerdictRecord;
  /** Left out if the verdict cannot be confirmed. */
  readonly onConfirm: (() => void) | undefined;
}

/** Shows the counts that have changed since a verdict was given, and lets the analyst confirm the verdict. */
export function StaleNotice({ counted, theme, names, verdict, onConfirm }: StaleNoticeProps) {
  const words = useWords();
  const { t } = words;
  const judged = judgedCountsFrom(verdict.counts);
  return (
    <Note tone="warning">
      {judged === null ? t('compare:stale_unknown') : t('compare:stale')}
      {judged !== null && (
        <ul className={styles.changes}>
          {changedCounts(words, judged, theme, counted.comparison, names).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {onConfirm && (
        <Button size="small" className={styles.confirm} onPress={onConfirm}>
          {t('compare:confirm')}
        </Button>
      )}
    </Note>
  );
}
