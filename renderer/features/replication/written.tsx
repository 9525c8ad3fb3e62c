import { LeftNames, NamePlaces } from '#renderer/common/files/left-names.tsx';
import fileStyles from '#renderer/common/files/written-file.module.css';
import { useWords } from '#renderer/state/words.ts';
import { CopyLink, Note } from '#renderer/ui/note.tsx';
import { Sentence } from '#renderer/ui/sentence.tsx';
import type { WrittenPackage } from '#electron/services/replication/write.ts';
import styles from './replication.module.css';

/** An exported package: its hash, and where names were replaced or may remain. */
export function Written({ written, pseudonyms }: { written: WrittenPackage; pseudonyms: boolean }) {
  const { t, language } = useWords();
  const { sha256, files, bytes, replaced, parts, short, ordinary, changed, alone, leftOut } = written;
  const held = (['texts', 'consent', 'shared', 'paraphrase'] as const).filter((what) => leftOut[what] > 0);
  const size = new Intl.NumberFormat(language, { maximumFractionDigits: 1, minimumFractionDigits: 1 });
  return (
    <>
      <p role="status" className={fileStyles.told}>
        <Sentence>{t('replication:written')}</Sentence>
        <span className={fileStyles.facts}>
          {t('replication:written_facts', { count: files, bytes: size.format(bytes / 1_000_000) })}
        </span>
      </p>
      <div>
        <p className={styles.label}>
          {t('replication:hash')}
          <CopyLink text={sha256} />
        </p>
        <code className={styles.hash}>{sha256}</code>
        <p className={fileStyles.quiet}>{t('replication:hash_note')}</p>
      </div>
      {held.length > 0 && (
        <div>
          <p className={styles.label}>{t('replication:readme.left_out')}</p>
          <ul className={styles.heldBack}>
            {held.map((what) => (
              <li key={what}>{t(`replication:left_out.${what}`, { count: leftOut[what] })}</li>
            ))}
          </ul>
        </div>
      )}
      {pseudonyms && replaced.length === 0 && <p>{t('replication:nothing_replaced')}</p>}
      <NamePlaces head={t('replication:replaced')} places={replaced} />
      <LeftNames head={t('replication:parts')} parts={parts} short={short} ordinary={ordinary} />
      {pseudonyms && alone > 0 && (
        <Note tone="warning">{t('replication:pseudonyms.alone', { count: alone })}</Note>
      )}
      {changed > 0 && <p>{t('replication:pseudonyms.changed', { count: changed })}</p>}
      {pseudonyms && <p className={fileStyles.quiet}>{t('replication:others')}</p>}
    </>
  );
}
