import { useState } from 'react';
import { api } from '#renderer/api.ts';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { showError } from '#renderer/app/notices/show-error.ts';
import { TextField } from '#renderer/ui/text-field.tsx';
import { versionInWords } from '#words/version-named.ts';
import styles from './codebook.module.css';

/** Which version the exported file will name; where the codebook as it stands is none, it can be kept as one here. */
export function VersionLine() {
  const words = useWords();
  const { t } = words;
  const path = useProject((state) => state.open?.path ?? '');
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const { value: listed } = useAnswer(`versions ${path}`, (asking) => asking.versions.list({}));
  const [isKeeping, setKeeping] = useState(false);
  if (!listed) return null;
  const newest = listed.versions.at(-1);
  const changes = listed.changesSince;
  if (newest && changes === 0)
    return (
      <p className={styles.quiet}>
        {t('versions:exported.named', { version: versionInWords(words, { ...newest, changes }) })}
      </p>
    );
  return (
    <Note className={styles.form}>
      <p>
        {newest && changes !== null
          ? t('versions:exported.changed', { version: versionInWords(words, { ...newest, changes }) })
          : t('versions:exported.none')}
      </p>
      {!readOnly && !isKeeping && (
        <div>
          <Button size="small" onPress={() => setKeeping(true)}>
            {t('versions:exported.keep')}
          </Button>
        </div>
      )}
      {isKeeping && <KeepFields next={Math.max(0, ...listed.versions.map(({ number }) => number)) + 1} />}
    </Note>
  );
}

function KeepFields({ next }: { readonly next: number }) {
  const { t } = useWords();
  const [name, setName] = useState('');
  const [reason, setReason] = useState('');
  const keep = (): void => void api.versions.keep({ name, reason }).catch(showError);
  return (
    <div className={styles.form}>
      <TextField
        label={t('versions:name')}
        value={name}
        onChange={setName}
        placeholder={t('versions:name_example')}
        maxLength={200}
        autoFocus
      />
      <TextField
        label={t('versions:reason_field')}
        value={reason}
        onChange={setReason}
        placeholder={t('versions:reason_example')}
        maxLength={2000}
      />
      <div>
        <Button size="small" isDisabled={name.trim() === ''} onPress={keep}>
          {t('versions:keep_do', { number: next })}
        </Button>
      </div>
    </div>
  );
}
