import { useState } from 'react';
import { api } from '#renderer/api.ts';
import { useJob } from '#renderer/app/services/use-job.ts';
import { keepAddressFields, useAddressFields } from '#renderer/common/openers/team-desk.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { Sentence } from '#renderer/ui/sentence.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { AddressForm } from './address-form.tsx';
import { InviteForm } from './invite-form.tsx';
import { PlaceChoice, type PlaceKind } from './place-choice.tsx';
import { ServerTrial } from './server-trial.tsx';
import { SharedFolderField } from './shared-folder-field.tsx';
import styles from './team.module.css';
import { TransferProgress } from './transfer-progress.tsx';
import { useWayThere } from './use-way-there.ts';

/** Shares the study: where, the way there step by step, sending, and the first invitations. */
export function ShareDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  const owner = useProject(
    ({ tables }) => tables.coder.get([...tables.project.values()][0]?.mainCoderId ?? '')?.name ?? '',
  );
  const [name, setName] = useState(owner);
  const [where, setWhere] = useState<PlaceKind>('database');
  // Arrow keys go on choosing: what a choice brings does not take the focus.
  const [hasChosen, setChosen] = useState(false);
  const [folder, setFolder] = useState('');
  const [sharedAt, setSharedAt] = useState<string | null>(null);
  const way = useWayThere(useAddressFields(), keepAddressFields);
  const sending = useJob([where, folder, name, way.url, way.password]);
  const isFolder = where === 'folder';
  const isThere = isFolder || way.isTried;
  const isBusy = way.trying.isUnderWay || sending.isUnderWay;
  const send = async (): Promise<void> => {
    const as = name.trim();
    const made = await sending.run((watched) =>
      isFolder
        ? api.team.createInFolder({ folder: folder.trim(), name: as }, watched)
        : api.team.create({ url: way.url, name: as, password: way.password }, watched),
    );
    if (made) setSharedAt(made.place);
  };
  if (sharedAt !== null)
    return (
      <Dialog title={t('team_begin:share.title')} size="large" isOpen onClose={onClose}>
        <div className={styles.form}>
          <Note title={t('team_begin:share.has_begun')}>
            <Sentence>{t('team_begin:share.has_begun_note', { place: sharedAt })}</Sentence>
            {isFolder && <Sentence>{t('team_moving:folder.kept_here')}</Sentence>}
            {t('team_begin:share.later')}
          </Note>
          <InviteForm taken={[]} isFolder={isFolder} />
        </div>
      </Dialog>
    );
  return (
    <Dialog
      title={t('team_begin:share.title')}
      size="large"
      isOpen
      onClose={onClose}
      submit={
        isThere
          ? {
              label: t(isFolder ? 'team_moving:folder.share' : 'team_begin:share.send'),
              isDisabled: name.trim() === '' || isBusy || (isFolder && folder.trim() === ''),
              run: send,
            }
          : {
              label: t(way.trial === null ? 'team_begin:share.test' : 'team_begin:share.test_again'),
              isDisabled: way.fields.server.trim() === '' || isBusy,
              run: () => way.test(),
            }
      }
    >
      <div className={styles.form}>
        <PlaceChoice
          value={where}
          isHeld={sending.isUnderWay}
          onChange={(next) => {
            setWhere(next);
            setChosen(true);
          }}
        />
        {isFolder ? (
          <SharedFolderField
            label={t('team_moving:folder.label')}
            description={t('team_moving:folder.help')}
            value={folder}
            onChange={setFolder}
          />
        ) : (
          <>
            <AddressForm fields={way.fields} onChange={way.change} autoFocus={!hasChosen} />
            <ServerTrial way={way} />
          </>
        )}
        {isThere && <TextField label={t('team_begin:share.name')} value={name} onChange={setName} />}
        <TransferProgress job={sending} what={t('team_begin:share.sending')} />
        {sending.running !== null && <p className={styles.quiet}>{t('team_begin:share.sending_note')}</p>}
        {isFolder ? (
          <Note title={t('team_begin:people.apart_title')}>{t('team_begin:people.apart_folder')}</Note>
        ) : (
          <Note title={t('team_begin:share.one_address')}>{t('team_begin:share.before_send')}</Note>
        )}
      </div>
    </Dialog>
  );
}
