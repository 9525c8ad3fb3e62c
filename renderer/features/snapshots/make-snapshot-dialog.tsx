import { useState } from 'react';
import { api } from '#renderer/api.ts';
import { JobProgress } from '#renderer/app/services/job-progress.tsx';
import { useJob } from '#renderer/app/services/use-job.ts';
import { useWords } from '#renderer/state/words.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { notify } from '#renderer/ui/toast.tsx';
import styles from './snapshots.module.css';

/** Asks for an optional name and makes a snapshot. */
export function MakeSnapshotDialog({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const [name, setName] = useState('');
  const job = useJob();
  const make = async (): Promise<void> => {
    const made = await job.run((watched) => api.snapshots.make({ name }, watched));
    if (!made) return;
    onClose();
    notify(t('snapshots:made_notice'));
  };
  const { running } = job;
  // A snapshot that has been started is finished, because a change may already depend on it.
  const leave = (): void => {
    running?.stop();
    onClose();
    if (running) notify(t('snapshots:goes_on'));
  };
  return (
    <Dialog
      title={t('snapshots:make')}
      isOpen
      onClose={leave}
      size="small"
      submit={{ label: t('snapshots:make'), run: make }}
    >
      <div className={styles.rows}>
        <TextField label={t('snapshots:name')} value={name} onChange={setName} />
        <p className={styles.quiet}>{t('snapshots:name_note')}</p>
        <JobProgress
          job={{ ...job, running: running && { ...running, stop: leave } }}
          what={t('snapshots:making')}
          stopLabel={t('snapshots:in_background')}
        />
      </div>
    </Dialog>
  );
}
