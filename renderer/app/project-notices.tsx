import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import styles from './project-notices.module.css';

/** What must be known of a project while working in it: that it is invented, read-only, or in a risky place. */
export function ProjectNotices() {
  const { t, language } = useWords();
  const open = useProject((state) => state.open);
  const notice = useProject((state) => [...state.tables.project.values()][0]?.notice ?? null);
  if (!open) return null;
  const time = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  const warnings = [
    ...(open.holder
      ? [t('shell:held_by', { who: open.holder.who, since: time.format(new Date(open.holder.since)) })]
      : open.readOnly
        ? [t('shell:opened_read_only')]
        : []),
    ...(open.interrupted === null ? [] : [t('shell:interrupted', { name: open.interrupted })]),
    ...open.notes.map(({ key, parameters }) => t(key, parameters)),
    ...(open.synced ? [t('shell:synced_folder')] : []),
  ];
  return (
    <>
      {notice !== null && <p className={styles.notice}>{notice}</p>}
      {warnings.map((warning) => (
        <output key={warning} className={styles.warning}>
          {warning}
        </output>
      ))}
    </>
  );
}
