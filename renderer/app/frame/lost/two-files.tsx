import type { api } from '#renderer/api.ts';
import { useWords } from '#renderer/state/words.ts';
import styles from './lost-sheet.module.css';
import { localeOf } from '#words/locale.ts';

export type Beside = Awaited<ReturnType<typeof api.desk.lost>>;

/** Compares the open study with the file that replaced it. */
export function TwoFiles({ beside }: { beside: Beside }) {
  const { t, language } = useWords();
  const { here, there, unsaved } = beside;
  const locale = localeOf(language);
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const none = t('lost:none');
  const when = (moment: string | null | undefined): string => (moment ? time.format(new Date(moment)) : none);
  const number = (count: number | undefined): string =>
    count === undefined ? none : new Intl.NumberFormat(locale).format(count);
  const rows = [
    [t('lost:last_change'), when(here.changedAt), when(there?.changedAt)],
    [t('lost:sources'), number(here.sources), number(there?.sources)],
    [t('lost:codings'), number(here.codings), number(there?.codings)],
    ...(unsaved > 0 ? [[t('lost:not_saved'), t('lost:changes', { count: unsaved }), none]] : []),
  ];
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th aria-label={t('lost:compared')} />
          <th scope="col">{t('lost:open_here')}</th>
          <th scope="col">{t('lost:there')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([what, mine, other]) => (
          <tr key={what}>
            <th scope="row">{what}</th>
            <td>{mine}</td>
            <td>{other}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
