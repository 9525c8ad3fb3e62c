import { useEffect, useState } from 'react';
import { joiningSteps } from '#core/team/trial.ts';
import { api, host } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { JobProgress } from '#renderer/app/services/job-progress.tsx';
import { useJob } from '#renderer/app/services/use-job.ts';
import { FolderView } from '#renderer/common/files/folder-view.tsx';
import { fileNameFrom } from '#renderer/common/openers/file-name.ts';
import { useWords } from '#renderer/state/words.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { foundInWords, isReady, wantsPassword } from './found-words.ts';
import { InvitationField, useInvitation } from './invitation-field.tsx';
import { PasswordField } from './password-field.tsx';
import { SharedFolderField } from './shared-folder-field.tsx';
import styles from './team.module.css';
import { TransferProgress } from './transfer-progress.tsx';
import { TrialSteps } from './trial-steps.tsx';
import { WhereTo } from './where-to.tsx';

type Tried = Awaited<ReturnType<typeof api.team.tryToJoin>>;

/** Joins a team: where an invitation leads, the way there, who one is, and where the new file is to lie. */
export function JoinDialog({ given, onClose }: { readonly given: string; readonly onClose: () => void }) {
  const words = useWords();
  const { t } = words;
  const [text, setText] = useState(given);
  const told = useInvitation(text);
  const [password, setPassword] = useState('');
  const [asksPassword, setAsksPassword] = useState(false);
  const [trial, setTrial] = useState<Tried | null>(null);
  const [name, setName] = useState('');
  const [folder, setFolder] = useState<string | null>(null);
  // Where a team's shared folder lies on this computer, where it is not where it lies for who invited.
  const [shared, setShared] = useState<string | null>(null);
  const trying = useJob([text, password]);
  const joining = useJob([text, password, name, folder, shared]);
  useEffect(() => {
    api.desk.state().then((desk) => {
      setFolder(desk.folder);
      setName((typed) => (typed === '' ? desk.coderName : typed));
    }, showError);
  }, []);
  const change = (next: string): void => {
    setText(next);
    setTrial(null);
    setAsksPassword(false);
    setPassword('');
    setShared(null);
  };
  const known = told !== null && typeof told !== 'string' ? told : null;
  const isFolder = known?.proof === 'folder';
  const mayJoin = isFolder || isReady(trial, joiningSteps);
  const sharedAt = shared ?? known?.place ?? '';
  const bound = trial?.member?.name ?? null;
  const fileName = fileNameFrom(known?.name ?? '');
  const secret = password === '' ? null : password;
  const connect = async (): Promise<void> => {
    const tried = await trying.run((watched) =>
      api.team.tryToJoin({ invitation: text, password: secret }, watched),
    );
    if (tried === null) return;
    setTrial(tried);
    if (wantsPassword(tried)) setAsksPassword(true);
  };
  const join = async (): Promise<void> => {
    const path = host.chooseProject
      ? await host.chooseProject('new', fileName)
      : `${folder ?? ''}/${fileName}`;
    if (path === null) return;
    const who = bound === null ? { name: name.trim() } : {};
    const joined = await joining.run((watched) =>
      isFolder
        ? api.team.joinFolder({ path, invitation: text, folder: sharedAt.trim(), ...who }, watched)
        : api.team.join({ path, invitation: text, password: secret, ...who }, watched),
    );
    if (joined) onClose();
  };
  const isBusy = trying.isUnderWay || joining.isUnderWay;
  return (
    <Dialog
      title={t('team_begin:join.title')}
      size="large"
      isOpen
      onClose={onClose}
      submit={
        mayJoin
          ? {
              label: t('team_begin:join.submit'),
              isDisabled:
                isBusy || (bound === null && name.trim() === '') || (isFolder && sharedAt.trim() === ''),
              run: join,
            }
          : {
              label: t(trial === null ? 'team_begin:join.connect' : 'team_begin:share.test_again'),
              isDisabled: isBusy || known === null,
              run: connect,
            }
      }
    >
      <div className={styles.form}>
        {trial === null && <InvitationField text={text} told={told} onChange={change} />}
        {known && <WhereTo told={known} />}
        {known && trial !== null && (
          <TrialSteps
            steps={joiningSteps}
            trial={trial}
            found={(step) => foundInWords(words, step, trial, { place: known.place, login: known.login })}
            remedy={(step) =>
              step === 'login' &&
              asksPassword && (
                <PasswordField
                  login={known.login}
                  lasts={trial.passwordsLast}
                  value={password}
                  onChange={setPassword}
                />
              )
            }
          />
        )}
        {isFolder && (
          <SharedFolderField
            label={t('team_begin:join.shared_folder')}
            description={t('team_begin:join.shared_folder_help')}
            value={sharedAt}
            onChange={setShared}
          />
        )}
        {mayJoin &&
          (bound === null ? (
            <TextField
              label={t('team_begin:join.name')}
              description={t('team_begin:join.name_help')}
              value={name}
              onChange={setName}
            />
          ) : (
            <p>{t('team_begin:join.known', { name: bound })}</p>
          ))}
        {mayJoin && host.chooseProject === null && folder !== null && (
          <FolderView
            label={t('team_begin:join.where')}
            folder={folder}
            onFolder={setFolder}
            summary={fileName}
          />
        )}
        {mayJoin && <p className={styles.quiet}>{t('team_begin:join.file_fields')}</p>}
        <JobProgress job={trying} what={t('team_begin:share.testing')} />
        <TransferProgress job={joining} what={t('team_begin:join.receiving')} />
        {joining.running !== null && <p className={styles.quiet}>{t('team_begin:join.receiving_note')}</p>}
      </div>
    </Dialog>
  );
}
