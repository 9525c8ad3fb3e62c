import { useState } from 'react';
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/show-error.ts';
import { useWords } from '#renderer/state/words.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { notify } from '#renderer/ui/toast.tsx';
import styles from './snapshots.module.css';

/** Asks for a name, if one likes, and makes a snapshot. */
export function MakeSnapshotDialog({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const [name, setName] = useState('');
  const make = async (): Promise<void> => {
    try {
      await api.snapshots.make({ name });
      onClose();
      notify(t('snapshots:made_notice'));
    } catch (error) {
      showError(error);
    }
  };
  return (
    <Dialog
      title={t('snapshots:make')}
      isOpen
      onClose={onClose}
      size="small"
      submit={{ label: t('snapshots:make'), run: make }}
    >
      <div className={styles.rows}>
        <TextField label={t('snapshots:name')} value={name} onChange={setName} />
        <p className={styles.quiet}>{t('snapshots:name_note')}</p>
      </div>
    </Dialog>
  );
}
