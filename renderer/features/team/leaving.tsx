import { useEffect, useState } from 'react';
import type { TeamState } from '#core/team/link-state.ts';
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { openProjectExport } from '#renderer/common/openers/exchange-desk.ts';
import { useWords } from '#renderer/state/words.ts';
import { confirm } from '#renderer/ui/confirm.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Sentence } from '#renderer/ui/sentence.tsx';
import { notify } from '#renderer/ui/toast.tsx';
import styles from './team.module.css';
import { WhereKept } from './where-kept.tsx';

type Kept = Awaited<ReturnType<typeof api.team.password>>;

/** The password that this computer keeps, where the log is kept, and leaving the team. */
export function Leaving({ state, onClose }: { readonly state: TeamState; readonly onClose: () => void }) {
  const { t } = useWords();
  const [kept, setKept] = useState<Kept | null>(null);
  const { login } = state;
  useEffect(() => {
    api.team.password({}).then(setKept, showError);
  }, [state]);
  const leave = async (): Promise<void> => {
    const isSure = await confirm({
      title: t('team_begin:people.leave_title'),
      body: t('team_begin:people.leave_body'),
      action: t('team_begin:people.leave_yes'),
      tone: 'danger',
    });
    if (!isSure) return;
    const { held, unsent } = await api.team.leave({});
    notify(t('team:has_left', { count: held }));
    if (unsent > 0)
      notify(t('team_begin:people.left_unsent', { count: unsent }), {
        action: { label: t('team_begin:people.as_file'), run: openProjectExport },
      });
  };
  const forget = async (): Promise<void> => {
    await api.team.forgetPassword({});
    setKept(await api.team.password({}));
    notify(t('team_begin:people.forgotten'));
  };
  return (
    <>
      {kept?.isKnown && (
        <p className={styles.quiet}>
          <Sentence>
            {t(kept.lasts ? 'team_begin:people.password_kept' : 'team_begin:people.password_here', { login })}
          </Sentence>
          <LinkButton onPress={() => void forget().catch(showError)}>
            {t('team_begin:people.forget')}
          </LinkButton>
        </p>
      )}
      <WhereKept state={state} onClose={onClose} />
      <p>
        <LinkButton onPress={() => void leave().catch(showError)}>{t('team_begin:people.leave')}</LinkButton>
      </p>
    </>
  );
}
