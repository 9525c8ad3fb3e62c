import { showError } from '#renderer/app/show-error.ts';
import { useWords } from '#renderer/state/words.ts';
import type { FileFilter, Host } from '#renderer/transport/host.ts';
import { Button } from '#renderer/ui/button.tsx';
import { FileButton, FileDrop } from '#renderer/ui/file-drop.tsx';
import styles from './sources.module.css';
import type { Files } from './use-files.ts';

const NAMES_SHOWN = 8;
const ENDINGS = ['txt', 'md', 'markdown', 'html', 'htm', 'docx', 'pdf', 'csv', 'tsv', 'xlsx'];

/** Where files are dropped or chosen, and which they are. */
export function ChosenFiles({ chosen, host }: { chosen: Files; host: Host }) {
  const { t } = useWords();
  const filters: FileFilter[] = [{ name: t('sources:import_title'), extensions: ENDINGS }];
  const accept = ENDINGS.map((ending) => `.${ending}`).join(',');
  const choice = (what: 'files' | 'folder', label: string) =>
    host.chooseFiles ? (
      <Button
        onPress={() => {
          host.chooseFiles?.(filters, { folder: what === 'folder' }).then(chosen.add, showError);
        }}
      >
        {label}
      </Button>
    ) : (
      <FileButton what={what} accept={accept} onFiles={chosen.drop}>
        {label}
      </FileButton>
    );
  return (
    <FileDrop label={t('sources:import_drop')} onFiles={chosen.drop} onError={showError}>
      <div className={styles.drop}>
        {chosen.count === 0 ? (
          <>
            <strong>{t('sources:import_drop')}</strong>
            <span className={styles.quiet}>{t('sources:import_hint')}</span>
          </>
        ) : (
          <>
            <strong>{t('sources:files', { count: chosen.count })}</strong>
            <span className={styles.quiet}>
              {chosen.names.slice(0, NAMES_SHOWN).join(' · ')}
              {chosen.count > NAMES_SHOWN &&
                ` ${t('sources:more_files', { count: chosen.count - NAMES_SHOWN })}`}
            </span>
          </>
        )}
        <div className={styles.buttons}>
          {choice('files', t('sources:choose_files'))}
          {choice('folder', t('sources:choose_folder'))}
        </div>
      </div>
    </FileDrop>
  );
}
