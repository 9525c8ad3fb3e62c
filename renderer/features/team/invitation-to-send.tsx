import { useLayoutEffect, useRef } from 'react';
import { host } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Lead } from '#renderer/ui/lead.tsx';
import { CopyLink, Note } from '#renderer/ui/note.tsx';
import { SqlForAdministrator } from './sql-for-administrator.tsx';
import styles from './team.module.css';

export interface Invited {
  readonly login: string;
  readonly invitation: string;
  readonly sql: string | null;
  readonly password: string | null;
}

/** An invitation to copy or to save, with what has to be done or told besides. */
export function InvitationToSend({
  invited: { login, invitation, sql, password },
}: {
  readonly invited: Invited;
}) {
  const { t } = useWords();
  const study = useProject((state) => [...state.tables.project.values()][0]?.name ?? '');
  const fileName = t('team_begin:invite.file', { name: study, login });
  const made = useRef<HTMLOutputElement>(null);
  // It stands where the field was that had the focus: without one, the next key, such as Escape, would go nowhere.
  useLayoutEffect(() => made.current?.focus(), [invitation]);
  return (
    <>
      <LoginToTell login={login} sql={sql} password={password} />
      <p className={styles.lead}>
        <Lead>{t('team_begin:invite.made_lead', { login })}</Lead>
        {t('team_begin:invite.made_note')}
      </p>
      <output
        ref={made}
        tabIndex={-1}
        className={styles.invitation}
        aria-label={t('team_begin:invite.made', { login })}
      >
        {invitation}
      </output>
      <div className={styles.row}>
        <CopyLink text={invitation} label={t('team_begin:invite.copy')} />
        <Button
          size="small"
          onPress={() => {
            const filters = [{ name: t('team_begin:invite.kind'), extensions: ['concord-invitation'] }];
            const bytes = new Blob([`${invitation}\n`]);
            host.saveBytes(`${fileName}.concord-invitation`, filters, bytes).catch(showError);
          }}
        >
          {t('team_begin:invite.save')}
        </Button>
      </div>
    </>
  );
}

/** What has to be done before somebody can come with a login that was made, or has to be made. */
export function LoginToTell({ login, sql, password }: Omit<Invited, 'invitation'>) {
  const { t } = useWords();
  return (
    <>
      {sql !== null && (
        <SqlForAdministrator
          lead={t('team_begin:invite.sql', { login })}
          sql={sql}
          fileName={`${login}.sql`}
        />
      )}
      {password !== null && (
        <Note tone="warning" copyText={password}>
          {t('team_begin:invite.password', { login, password })}
        </Note>
      )}
    </>
  );
}
