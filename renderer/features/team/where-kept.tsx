import type { TeamState } from '#core/team/link-state.ts';
import { api } from '#renderer/api.ts';
import { JobProgress } from '#renderer/app/services/job-progress.tsx';
import { useJob } from '#renderer/app/services/use-job.ts';
import { openFollowing, openMoving, openStartingAgain } from '#renderer/common/openers/team-desk.ts';
import { useWords } from '#renderer/state/words.ts';
import { confirm } from '#renderer/ui/confirm.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { notify } from '#renderer/ui/toast.tsx';
import styles from './team.module.css';

/** What can be done about where the log is kept: moving it, starting it again, going where it is, or keeping it here. */
export function WhereKept({ state, onClose }: { readonly state: TeamState; readonly onClose: () => void }) {
  const { t } = useWords();
  const acts = [
    ...(state.role === 'owner'
      ? ([
          ['move', openMoving],
          // A log in a folder starts again in an empty one.
          ...(state.isFolder ? [] : [['again', openStartingAgain] as const]),
        ] as const)
      : []),
    ['follow', openFollowing] as const,
  ];
  return (
    <>
      {state.isFolder && <KeptInFolder state={state} />}
      <div className={styles.row}>
        {acts.map(([act, open]) => (
          <LinkButton
            key={act}
            onPress={() => {
              onClose();
              open();
            }}
          >
            {t(`team_moving:${act}.action`)}
          </LinkButton>
        ))}
      </div>
    </>
  );
}

/** Another owner's file can keep the log that lies in a folder. */
function KeptInFolder({ state: { role, keeping } }: { readonly state: TeamState }) {
  const { t } = useWords();
  const job = useJob();
  if (role !== 'owner' || keeping === null || keeping.isHere) return null;
  const { name, machine } = keeping;
  const keep = async (): Promise<void> => {
    const isSure = await confirm({
      title: t('team_moving:keep.title'),
      body: t('team_moving:keep.body', { name, machine }),
      action: t('team_moving:keep.yes'),
      tone: 'primary',
    });
    if (!isSure) return;
    const kept = await job.run((watched) => api.team.keepFolder({}, watched));
    if (kept) notify(t('team_moving:keep.done'));
  };
  return (
    <>
      <p>
        <LinkButton onPress={() => void keep()}>{t('team_moving:keep.action')}</LinkButton>
      </p>
      <JobProgress job={job} what={t('team_moving:keep.doing')} />
    </>
  );
}
