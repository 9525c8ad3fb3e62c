import { host } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { CopyLink } from '#renderer/ui/note.tsx';
import styles from './team.module.css';

/** SQL that an administrator has to run: to read, to copy, and to save as a file. */
export function SqlForAdministrator({
  lead,
  sql,
  fileName,
}: {
  lead: string;
  sql: string;
  fileName: string;
}) {
  const { t } = useWords();
  return (
    <>
      <p className={styles.lead}>{lead}</p>
      {/* A region that scrolls has to be reached by the keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className={styles.sql} role="region" aria-label={t('team_begin:trial.sql_label')} tabIndex={0}>
        {sql}
      </pre>
      <div className={styles.row}>
        <CopyLink text={sql} label={t('team_begin:trial.copy_sql')} />
        <Button
          size="small"
          onPress={() => {
            const filters = [{ name: t('team_begin:trial.sql_file'), extensions: ['sql'] }];
            host.saveBytes(fileName, filters, new Blob([sql])).catch(showError);
          }}
        >
          {t('team_begin:trial.save_sql')}
        </Button>
      </div>
    </>
  );
}
