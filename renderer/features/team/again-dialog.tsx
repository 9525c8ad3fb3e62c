import { useTeam } from '#renderer/app/services/team-state.tsx';
import { useWords } from '#renderer/state/words.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Sentence } from '#renderer/ui/sentence.tsx';
import { MovedResult } from './moved-result.tsx';
import styles from './team.module.css';
import { TransferProgress } from './transfer-progress.tsx';
import { useMoving } from './use-moving.ts';

/**
 * An owner has the log start again from their file, on the server where it is: first it is compared with what is there, and
 * nothing is done before the owner has read what differs.
 */
export function AgainDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  const place = useTeam()?.place ?? '';
  const { job, moved, move } = useMoving();
  return (
    <Dialog
      title={t('team_moving:again.title')}
      isOpen
      startsAtSubmit
      onClose={onClose}
      {...(moved && { cancelLabel: t('ui:close') })}
      {...(moved === null && {
        submit: {
          label: t('team_moving:again.compare'),
          isDisabled: job.isUnderWay,
          run: () => move({ url: null, password: null }),
        },
      })}
    >
      <div className={styles.form}>
        {moved ? (
          <MovedResult moved={moved} />
        ) : (
          <>
            <p className={styles.quiet}>
              <Sentence>{t('team_moving:again.lead', { place })}</Sentence>
              {t('team_moving:again.lead_first')}
            </p>
            <TransferProgress job={job} what={t('team_begin:share.sending')} />
          </>
        )}
      </div>
    </Dialog>
  );
}
