import { useState } from 'react';
import type { AddressFields } from '#core/team/address-fields.ts';
import { useTeam } from '#renderer/app/services/team-state.tsx';
import { noFields } from '#renderer/common/openers/team-desk.ts';
import { useWords } from '#renderer/state/words.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Sentence } from '#renderer/ui/sentence.tsx';
import { AddressForm } from './address-form.tsx';
import { MovedResult } from './moved-result.tsx';
import { PlaceChoice, type PlaceKind } from './place-choice.tsx';
import { ServerTrial } from './server-trial.tsx';
import { SharedFolderField } from './shared-folder-field.tsx';
import styles from './team.module.css';
import { TransferProgress } from './transfer-progress.tsx';
import { useMoving } from './use-moving.ts';
import { useWayThere } from './use-way-there.ts';

/** An owner moves the team to another server or into a folder: where, the way there, moving, and what is left to do. */
export function MoveDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  const login = useTeam()?.login ?? '';
  const [typed, setTyped] = useState<AddressFields | null>(null);
  const [where, setWhere] = useState<PlaceKind>('database');
  // Arrow keys go on choosing: what a choice brings does not take the focus.
  const [hasChosen, setChosen] = useState(false);
  const [folder, setFolder] = useState('');
  const way = useWayThere(typed ?? { ...noFields, login }, setTyped);
  const { job, moved, move } = useMoving([where, folder, way.url, way.password]);
  const isBusy = way.trying.isUnderWay || job.isUnderWay;
  if (moved)
    return (
      <Dialog
        title={t('team_moving:move.title')}
        size="large"
        isOpen
        onClose={onClose}
        cancelLabel={t('ui:close')}
      >
        <MovedResult moved={moved} isFolder={where === 'folder'} />
      </Dialog>
    );
  return (
    <Dialog
      title={t('team_moving:move.title')}
      size="large"
      isOpen
      onClose={onClose}
      submit={
        where === 'folder'
          ? {
              label: t('team_moving:move.submit'),
              isDisabled: folder.trim() === '' || isBusy,
              run: () => move({ folder: folder.trim() }),
            }
          : way.isTried
            ? {
                label: t('team_moving:move.submit'),
                isDisabled: isBusy,
                run: () => move({ url: way.url, password: way.password }),
              }
            : {
                label: t(way.trial === null ? 'team_begin:share.test' : 'team_begin:share.test_again'),
                isDisabled: way.fields.server.trim() === '' || isBusy,
                run: () => way.test(),
              }
      }
    >
      <div className={styles.form}>
        <p className={styles.quiet}>
          <Sentence>{t('team_moving:move.lead')}</Sentence>
          {t('team_moving:move.lead_others')}
        </p>
        <PlaceChoice
          value={where}
          isHeld={job.isUnderWay}
          onChange={(next) => {
            setWhere(next);
            setChosen(true);
          }}
        />
        {where === 'folder' ? (
          <SharedFolderField
            label={t('team_moving:folder.label')}
            description={t('team_moving:folder.help')}
            value={folder}
            onChange={setFolder}
          />
        ) : (
          <>
            <AddressForm fields={way.fields} autoFocus={!hasChosen} onChange={way.change} />
            <ServerTrial way={way} />
          </>
        )}
        <TransferProgress job={job} what={t('team_begin:share.sending')} />
        {job.running !== null && <p className={styles.quiet}>{t('team_moving:move.sending_note')}</p>}
      </div>
    </Dialog>
  );
}
