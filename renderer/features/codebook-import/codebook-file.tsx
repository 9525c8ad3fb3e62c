import { showError } from '#renderer/app/show-error.ts';
import { useWords } from '#renderer/state/words.ts';
import type { ChosenFile, Host } from '#renderer/transport/host.ts';
import { Button } from '#renderer/ui/button.tsx';
import type { DroppedFile } from '#renderer/ui/dropped-files.ts';
import { FileButton, FileDrop } from '#renderer/ui/file-drop.tsx';
import styles from './codebook-import.module.css';

const endings = ['qdc', 'csv', 'tsv', 'xlsx'];

/** Where the file of a codebook is dropped or chosen. */
export function CodebookFile({ host, onFile }: { host: Host; onFile: (file: ChosenFile) => void }) {
  const { t } = useWords();
  const take = (files: readonly ChosenFile[]): void => {
    const [first] = files;
    if (first) onFile(first);
  };
  const dropped = (files: readonly DroppedFile[]): void => {
    host.filesDropped(files.slice(0, 1)).then(take, showError);
  };
  const { chooseFiles } = host;
  return (
    <FileDrop label={t('codebook_import:drop')} onFiles={dropped} onError={showError}>
      <div className={styles.drop}>
        <strong>{t('codebook_import:drop')}</strong>
        <span className={styles.quiet}>{t('codebook_import:formats')}</span>
        {chooseFiles ? (
          <Button
            onPress={() => {
              chooseFiles([{ name: t('codebook_import:kind_of_file'), extensions: endings }]).then(
                take,
                showError,
              );
            }}
          >
            {t('codebook_import:choose')}
          </Button>
        ) : (
          <FileButton accept={endings.map((ending) => `.${ending}`).join(',')} onFiles={dropped}>
            {t('codebook_import:choose')}
          </FileButton>
        )}
      </div>
    </FileDrop>
  );
}
