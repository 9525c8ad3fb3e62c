import { useState } from 'react';
import type { SourceRecord } from '#core/records.ts';
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { useLook } from '#renderer/app/services/use-look.ts';
import { useWords } from '#renderer/state/words.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { notify } from '#renderer/ui/toast.tsx';
import { encodingName, encodingOptions } from '#renderer/common/imports/encodings.ts';
import styles from './imports.module.css';
import { noteSentence } from '#renderer/common/imports/report-words.ts';

/** Reads the original of a source with another encoding, after a preview. */
export function DecodeDialog({ source, onClose }: { source: SourceRecord; onClose: () => void }) {
  const words = useWords();
  const { t } = words;
  const [encoding, setEncoding] = useState(source.encoding ?? 'utf-8');
  const {
    found: preview,
    problem,
    isSettled,
  } = useLook(
    source.id,
    encoding,
    (asking, sourceId) => asking.imports.redecodePreview({ sourceId, encoding }),
    { isFixed: true },
  );
  const run = async () => {
    try {
      await api.imports.redecode({ sourceId: source.id, encoding });
      onClose();
      notify(t('imports:decoded_anew', { title: source.title, encoding: encodingName(encoding) }));
    } catch (error) {
      showError(error);
    }
  };
  return (
    <Dialog
      title={t('imports:decode_title')}
      isOpen
      onClose={onClose}
      submit={{
        label: t('imports:decode_apply'),
        isDisabled: encoding === source.encoding || !isSettled,
        run,
      }}
    >
      <p className={styles.quiet}>{t('imports:decode_help')}</p>
      <Select
        label={t('imports:encoding')}
        value={encoding}
        onChange={setEncoding}
        options={encodingOptions(t, source.encoding)}
      />
      {problem !== null && <Note tone="danger">{problem}</Note>}
      {preview?.notes.map((note) => (
        <Note key={note.key} tone="warning">
          {noteSentence(words, note)}
        </Note>
      ))}
      <div
        className={styles.beginning}
        role="region"
        aria-label={t('imports:beginning')}
        // Focusable, to scroll it by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        {preview?.beginning ?? ''}
      </div>
    </Dialog>
  );
}
