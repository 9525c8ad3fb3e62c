import { Lock } from 'lucide-react';
import type { ListedSnapshot } from '#electron/services/snapshots.ts';
import { useWords } from '#renderer/state/words.ts';
import { bytesInWords } from '#words/bytes-in-words.ts';
import { localeOf } from '#words/locale.ts';
import { cx } from '#renderer/ui/class-names.ts';
import { madeInWords, paceOf } from './snapshot-words.ts';
import styles from './snapshots.module.css';

/** One snapshot: time, reason, number of codings, and the space that it adds. */
export function SnapshotLine({ snapshot, now }: { snapshot: ListedSnapshot; now: number }) {
  const words = useWords();
  const { t, language } = words;
  const locale = localeOf(language);
  const isFar = paceOf(snapshot.at, now) === 'monthly';
  const time = new Intl.DateTimeFormat(
    locale,
    isFar ? { day: 'numeric', month: 'short' } : { hour: '2-digit', minute: '2-digit' },
  );
  return (
    <div className={cx(styles.line, snapshot.whole === false && styles.damaged)}>
      <time dateTime={snapshot.at}>{time.format(new Date(snapshot.at))}</time>
      <span className={styles.why}>
        {madeInWords(words, snapshot, now)}
        {snapshot.whole === false && <strong> · {t('snapshots:is_damaged')}</strong>}
      </span>
      <span className={styles.number}>
        {snapshot.counts?.codings.toLocaleString(locale) ?? t('blind_rounds:unlocking.sealed')}
      </span>
      <span className={styles.number}>{bytesInWords(snapshot.added, words)}</span>
      <span className={styles.lock}>
        {snapshot.kept && <Lock size={14} role="img" aria-label={t('snapshots:kept')} />}
      </span>
    </div>
  );
}
