import { useWords } from '#renderer/state/words.ts';
import { CopyLink, Note } from '#renderer/ui/note.tsx';
import { Sentence } from '#renderer/ui/sentence.tsx';
import { useMore } from '#renderer/ui/use-more.tsx';
import type { FilePlaces, WrittenPackage } from '#electron/services/replication/write.ts';
import styles from './replication.module.css';

/** An exported package: its hash, and where names were replaced or may remain. */
export function Written({ written, pseudonyms }: { written: WrittenPackage; pseudonyms: boolean }) {
  const { t, language } = useWords();
  const { sha256, files, bytes, replaced, parts, short, ordinary, changed, alone } = written;
  const size = new Intl.NumberFormat(language, { maximumFractionDigits: 1, minimumFractionDigits: 1 });
  return (
    <>
      <p role="status" className={styles.told}>
        <Sentence>{t('replication:written')}</Sentence>
        <span className={styles.facts}>
          {t('replication:written_facts', { count: files, bytes: size.format(bytes / 1_000_000) })}
        </span>
      </p>
      <div>
        <p className={styles.label}>
          {t('replication:hash')}
          <CopyLink text={sha256} />
        </p>
        <code className={styles.hash}>{sha256}</code>
        <p className={styles.quiet}>{t('replication:hash_note')}</p>
      </div>
      {pseudonyms && replaced.length === 0 && <p>{t('replication:nothing_replaced')}</p>}
      <Places head={t('replication:replaced')} places={replaced} />
      {parts.length > 0 && (
        <Note tone="warning">
          <Places head={t('replication:parts')} places={parts} />
        </Note>
      )}
      {pseudonyms && alone > 0 && (
        <Note tone="warning">{t('replication:pseudonyms.alone', { count: alone })}</Note>
      )}
      {short.length > 0 && (
        <p>{t('replication:short', { names: short.join(t('exports:list.separator')) })}</p>
      )}
      {ordinary.length > 0 && (
        <Note tone="warning">
          {t('replication:ordinary', { names: ordinary.join(t('exports:list.separator')) })}
        </Note>
      )}
      {changed > 0 && <p>{t('replication:pseudonyms.changed', { count: changed })}</p>}
      {pseudonyms && <p className={styles.quiet}>{t('replication:others')}</p>}
    </>
  );
}

function Places({ head, places }: { head: string; places: readonly FilePlaces[] }) {
  const { t } = useWords();
  const [shown, more] = useMore(places.length);
  if (places.length === 0) return null;
  return (
    <div>
      <p className={styles.label}>{head}</p>
      <ul className={styles.places}>
        {places.slice(0, shown).map(({ file, places: count }) => (
          <li key={file}>{t('replication:places', { file, count })}</li>
        ))}
        {more && <li>{more}</li>}
      </ul>
    </div>
  );
}
