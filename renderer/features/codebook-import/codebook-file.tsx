import { showError } from '#renderer/app/show-error.ts';
import { useWords } from '#renderer/state/words.ts';
import type { ChosenFile, Host } from '#renderer/transport/host.ts';
import { Button } from '#renderer/ui/button.tsx';
import type { DroppedFile } from '#renderer/ui/dropped-files.ts';
import { FileButton, FileDrop } from '#renderer/ui/file-drop.tsx';
import styles from './codebook-import.module.css';

const endings = ['qdc', 'csv', 'tsv', 'xlsx'];

interface CodebookFileProps {
  readonly host: Host;
  /** The one that is chosen. */
  readonly file: ChosenFile | null;
  readonly onFile: (file: ChosenFile) => void;
}

/** Where the file of a codebook is dropped or chosen, and another one instead: by the same button, which keeps the focus. */
export function CodebookFile({ host, file, onFile }: CodebookFileProps) {
  const { t } = useWords();
  const take = (files: readonly ChosenFile[]): void => {
    const [first] = files;
    if (first) onFile(first);
  };
  const dropped = (files: readonly DroppedFile[]): void => {
    host.filesDropped(files.slice(0, 1)).then(take, showError);
  };
  const { chooseFiles } = host;
  const label = t(file ? 'codebook_import:choose_another' : 'codebook_import:choose');
  return (
    <FileDrop label={t('codebook_import:drop')} onFiles={dropped} onError={showError} className={styles.area}>
      <div className={file ? styles.file : styles.drop}>
        <strong>{file?.name ?? t('codebook_import:drop')}</strong>
        {!file && <span className={styles.quiet}>{t('codebook_import:formats')}</span>}
        {chooseFiles ? (
          <Button
            onPress={() => {
              chooseFiles([{ name: t('codebook_import:kind_of_file'), extensions: endings }]).then(
                take,
                showError,
              );
            }}
          >
            {label}
          </Button>
        ) : (
          <FileButton accept={endings.map((ending) => `.${ending}`).join(',')} onFiles={dropped}>
            {label}
          </FileButton>
        )}
      </div>
    </FileDrop>
  );
}
