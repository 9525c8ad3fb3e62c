import { useState } from 'react';
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { useWords } from '#renderer/state/words.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import styles from './snapshots.module.css';

interface SettingsProps {
  folder: string;
  /** In bytes. */
  limit: number;
  onClose: () => void;
}

const MEGABYTE = 1_000_000;

/** The folder of the snapshots and how much space they may take; and how to move them to a new computer. */
export function SnapshotSettingsDialog({ folder, limit, onClose }: SettingsProps) {
  const { t } = useWords();
  const [place, setPlace] = useState(folder);
  const [megabytes, setMegabytes] = useState<number | null>(Math.round(limit / MEGABYTE));
  const save = async (): Promise<void> => {
    try {
      await api.snapshots.set({
        ...(place.trim() === folder ? {} : { folder: place.trim() }),
        limitMegabytes: megabytes ?? limit / MEGABYTE,
      });
      onClose();
    } catch (error) {
      showError(error);
    }
  };
  return (
    <Dialog
      title={t('snapshots:settings_title')}
      isOpen
      onClose={onClose}
      submit={{ label: t('snapshots:settings_save'), isDisabled: megabytes === null, run: save }}
    >
      <div className={styles.rows}>
        <TextField label={t('snapshots:settings_folder')} value={place} onChange={setPlace} />
        <NumberField
          label={t('snapshots:settings_limit')}
          value={megabytes}
          minValue={50}
          onChange={setMegabytes}
        />
        <p className={styles.quiet}>{t('snapshots:settings_limit_note')}</p>
        <p className={styles.quiet}>{t('snapshots:settings_rule')}</p>
        <p className={styles.quiet}>{t('snapshots:settings_move')}</p>
      </div>
    </Dialog>
  );
}
