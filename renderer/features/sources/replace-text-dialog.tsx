import { useState } from 'react';
import type { SourceRecord } from '#core/records.ts';
import { api, host } from '#renderer/api.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { useProblem } from '#renderer/app/services/use-problem.ts';
import { useLook } from '#renderer/app/services/use-look.ts';
import { FileChoice } from '#renderer/common/files/file-choice.tsx';
import { PreviewOfFile } from '#renderer/common/files/preview-of-file.tsx';
import { offerUndo } from '#renderer/common/undo/offer-undo.ts';
import { encodingOptions } from '#renderer/common/imports/encodings.ts';
import { isTable, readableEndings } from '#renderer/common/imports/readable-files.ts';
import { useWords } from '#renderer/state/words.ts';
import type { ChosenFile } from '#renderer/transport/host.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextReplacementView } from './text-replacement.tsx';
import { nameOf } from '#renderer/common/sources/source-row.ts';
import styles from './sources.module.css';

/** A source whose text is to be replaced by that of a file. */
export interface ReplaceQuestion {
  readonly replaced: SourceRecord;
}

const endings = readableEndings.filter((ending) => !isTable(`.${ending}`));

/** Chooses a corrected file, shows what happens to each coding, and replaces the text as one change. */
export function ReplaceTextDialog({ source, onClose }: { source: SourceRecord; onClose: () => void }) {
  const { t } = useWords();
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [encoding, setEncoding] = useState<string | null>(null);
  const [error, setError] = useProblem([file?.reference, encoding]);
  const settings = { sourceId: source.id, encoding };
  const { found, problem, isSettled, isEarlier } = useLook(
    file,
    [settings, source.textHash],
    (asking, { reference, name }) =>
      asking.sources.replaceTextPreview({ file: { reference, name }, ...settings }),
  );
  const preview = isEarlier ? null : found;
  const take = ([chosen]: readonly ChosenFile[]): void => {
    setFile(chosen ?? null);
    setEncoding(null);
    // It may be the same file, corrected since.
    setError(undefined);
  };
  const run = async () => {
    if (!file || !preview) return;
    const { reference, name } = file;
    const { textHash, newTextHash } = preview;
    try {
      const group = crypto.randomUUID();
      await api.sources.replaceText(
        { file: { reference, name }, ...settings, textHash, newTextHash },
        { group },
      );
      onClose();
      offerUndo(t('carried:replaced', { title: nameOf(source), file: name }), group);
    } catch (refused) {
      setError(sentenceFor(refused));
    }
  };
  return (
    <Dialog
      title={t('carried:replace_title', { title: nameOf(source) })}
      isOpen
      onClose={onClose}
      size="large"
      submit={{
        label: t('carried:replace_submit'),
        isDisabled: !isSettled || preview === null || preview.isSame,
        run,
      }}
    >
      <div className={styles.form}>
        {(error ?? problem) && <Note tone="danger">{error ?? problem}</Note>}
        <p className={styles.quiet}>{t('carried:replace_intro')}</p>
        <FileChoice
          host={host}
          files={file ? [file] : []}
          onFiles={take}
          endings={endings}
          words={{
            drop: t('carried:drop'),
            formats: endings.join(', '),
            choose: t('carried:choose'),
            another: t('carried:another'),
            kind: t('carried:file_kind'),
          }}
        />
        {/* A guessed encoding can be corrected. */}
        {file !== null && (encoding !== null || (preview?.encoding ?? null) !== null) && (
          <Select
            label={t('imports:encoding')}
            value={encoding ?? preview?.encoding ?? 'utf-8'}
            onChange={setEncoding}
            options={encodingOptions(t, encoding ?? preview?.encoding ?? null)}
          />
        )}
        {found && (
          <PreviewOfFile isEarlier={isEarlier}>
            <TextReplacementView preview={found} source={source} />
          </PreviewOfFile>
        )}
      </div>
    </Dialog>
  );
}
