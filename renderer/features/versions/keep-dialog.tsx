import { useState } from 'react';
import { api } from '#renderer/api.ts';
import { useWords } from '#renderer/state/words.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { TextArea } from '#renderer/ui/text-area.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { notify } from '#renderer/ui/toast.tsx';
import type { ListedVersion } from '#electron/services/versions.ts';
import styles from './versions.module.css';

/** Keeps the codebook of now as a version, with a name and a reason. */
export function KeepDialog({ next, onClose }: { readonly next: number; readonly onClose: () => void }) {
  const { t } = useWords();
  const [name, setName] = useState('');
  const [reason, setReason] = useState('');
  const keep = async (): Promise<void> => {
    const { number } = await api.versions.keep({ name, reason });
    onClose();
    notify(t('versions:kept', { number }));
  };
  return (
    <Dialog
      title={t('versions:keep_title')}
      isOpen
      onClose={onClose}
      size="small"
      submit={{ label: t('versions:keep_do', { number: next }), run: keep, isDisabled: name.trim() === '' }}
    >
      <div className={styles.fields}>
        <p className={styles.small}>{t('versions:keep_what')}</p>
        <Fields name={name} setName={setName} reason={reason} setReason={setReason} />
      </div>
    </Dialog>
  );
}

/** Changes the name and the reason of a version. */
export function RenameDialog({
  version,
  onClose,
}: {
  readonly version: ListedVersion;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const [name, setName] = useState(version.name);
  const [reason, setReason] = useState(version.reason);
  const save = async (): Promise<void> => {
    await api.versions.update({ id: version.id, name, reason });
    onClose();
  };
  return (
    <Dialog
      title={t('versions:change_title', { number: version.number })}
      isOpen
      onClose={onClose}
      size="small"
      submit={{ label: t('versions:change_do'), run: save, isDisabled: name.trim() === '' }}
    >
      <div className={styles.fields}>
        <Fields name={name} setName={setName} reason={reason} setReason={setReason} />
      </div>
    </Dialog>
  );
}

interface FieldsProps {
  readonly name: string;
  readonly setName: (name: string) => void;
  readonly reason: string;
  readonly setReason: (reason: string) => void;
}

function Fields({ name, setName, reason, setReason }: FieldsProps) {
  const { t } = useWords();
  return (
    <>
      <TextField
        label={t('versions:name')}
        value={name}
        onChange={setName}
        placeholder={t('versions:name_example')}
      />
      <TextArea
        label={t('versions:reason_field')}
        value={reason}
        onChange={setReason}
        placeholder={t('versions:reason_example')}
      />
    </>
  );
}
