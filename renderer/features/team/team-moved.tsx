import { useState } from 'react';
import type { ErrorValue } from '#core/errors.ts';
import { isFolderInvitation } from '#core/team/folder-invitation.ts';
import { movedInWords } from '#core/team/moved.ts';
import { api } from '#renderer/api.ts';
import { useJob } from '#renderer/app/services/use-job.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { Sentence } from '#renderer/ui/sentence.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { fingerprintInWords } from './certificate-words.ts';
import styles from './team.module.css';
import { SharedFolderField } from './shared-folder-field.tsx';
import { tellFollowed } from './tell-followed.ts';
import { TransferProgress } from './transfer-progress.tsx';

interface TeamMovedProps {
  readonly why: ErrorValue;
  readonly login: string;
}

/** The team is kept elsewhere now: where, by what that place is known, and the way there, which nobody goes unasked. */
export function TeamMoved({ why: { key, parameters }, login }: TeamMovedProps) {
  const words = useWords();
  const { t } = words;
  const [password, setPassword] = useState('');
  const said = String(parameters['address'] ?? parameters['detail'] ?? '');
  const isFolder = key === 'errors:team_moved_folder' || isFolderInvitation(said);
  const { place, fingerprint } = placeIn(said);
  const [folder, setFolder] = useState(place);
  const job = useJob([password, folder]);
  const go = async (): Promise<void> => {
    const went = await job.run((watched) =>
      api.team.follow(
        isFolder ? { folder: folder.trim() } : { password: password === '' ? null : password },
        watched,
      ),
    );
    if (went !== null) tellFollowed(words, went);
  };
  return (
    <>
      <Note tone="warning" title={t('team_begin:moved.title')}>
        <Sentence>{t('team_begin:moved.where', { place })}</Sentence>
        {fingerprint !== null && (
          <Sentence>
            {t('team_begin:moved.fingerprint', { fingerprint: fingerprintInWords(fingerprint) })}
          </Sentence>
        )}
        {isFolder ? t('team_begin:moved.folder') : t('team_begin:moved.compare')}
      </Note>
      {isFolder && (
        <SharedFolderField
          label={t('team_begin:join.shared_folder')}
          description={t('team_begin:moved.folder_help')}
          value={folder}
          onChange={setFolder}
        />
      )}
      <div className={styles.acts}>
        {!isFolder && (
          <TextField
            label={t('team_begin:moved.password', { login })}
            type="password"
            autoComplete="off"
            value={password}
            onChange={setPassword}
          />
        )}
        <Button isDisabled={job.isUnderWay || (isFolder && folder.trim() === '')} onPress={() => void go()}>
          {t('team_begin:moved.go')}
        </Button>
      </div>
      <TransferProgress job={job} what={t('team_begin:join.receiving')} />
    </>
  );
}

/** The place and the fingerprint in what the old place says. */
function placeIn(said: string): { readonly place: string; readonly fingerprint: string | null } {
  const words = movedInWords(said);
  const [, place = words, fingerprint = null] = /^(.*) \(SHA-256 ([0-9a-f]{64})\)$/i.exec(words) ?? [];
  return { place, fingerprint };
}
