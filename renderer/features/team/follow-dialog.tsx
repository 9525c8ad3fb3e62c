import { useState } from 'react';
import { api } from '#renderer/api.ts';
import { useTeam } from '#renderer/app/services/team-state.tsx';
import { useJob } from '#renderer/app/services/use-job.ts';
import { useWords } from '#renderer/state/words.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { InvitationField, useInvitation } from './invitation-field.tsx';
import { SharedFolderField } from './shared-folder-field.tsx';
import { tellFollowed } from './tell-followed.ts';
import styles from './team.module.css';
import { TransferProgress } from './transfer-progress.tsx';
import { WhereTo } from './where-to.tsx';

/** Goes with this file where an invitation says that the team is kept now, such as after its server was lost. */
export function FollowDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useWords();
  const { t } = words;
  const team = useTeam();
  const [text, setText] = useState('');
  const [password, setPassword] = useState('');
  const told = useInvitation(text);
  const known = told !== null && typeof told !== 'string' ? told : null;
  // The folder of the team itself may have got another path on this computer.
  const isAsked = text.trim() !== '' || team?.isFolder !== true;
  const ofFolder = known ? known.proof === 'folder' : !isAsked;
  const [typed, setTyped] = useState<string | null>(null);
  const job = useJob([text, password, typed]);
  const folder = typed ?? (known?.proof === 'folder' ? known.place : '');
  const go = async (): Promise<void> => {
    const went = await job.run((watched) =>
      api.team.follow(
        ofFolder
          ? { ...(known && { invitation: text }), folder: folder.trim() }
          : { invitation: text, password: password === '' ? null : password },
        watched,
      ),
    );
    if (went === null) return;
    tellFollowed(words, went);
    onClose();
  };
  return (
    <Dialog
      title={t('team_moving:follow.title')}
      size="large"
      isOpen
      onClose={onClose}
      submit={{
        label: t('team_begin:moved.go'),
        isDisabled: job.isUnderWay || (known === null && isAsked) || (ofFolder && folder.trim() === ''),
        run: go,
      }}
    >
      <div className={styles.form}>
        <p className={styles.quiet}>{t('team_moving:follow.lead')}</p>
        <InvitationField
          text={text}
          told={told}
          onChange={(next) => {
            setText(next);
            // A password is of one place.
            setPassword('');
            setTyped(null);
          }}
        />
        {known && <WhereTo told={known} />}
        {ofFolder && (
          <SharedFolderField
            label={t('team_begin:join.shared_folder')}
            description={t(known ? 'team_begin:join.shared_folder_help' : 'team_moving:follow.same_folder')}
            value={folder}
            onChange={setTyped}
          />
        )}
        {known && !ofFolder && (
          <TextField
            label={t('team_begin:moved.password', { login: known.login })}
            type="password"
            autoComplete="off"
            value={password}
            onChange={setPassword}
          />
        )}
        <TransferProgress job={job} what={t('team_begin:join.receiving')} />
      </div>
    </Dialog>
  );
}
