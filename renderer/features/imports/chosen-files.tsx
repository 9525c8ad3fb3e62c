import { ClipboardPaste } from 'lucide-react';
import { showError } from '#renderer/app/notices/show-error.ts';
import { useWords } from '#renderer/state/words.ts';
import type { FileFilter, Host } from '#renderer/transport/host.ts';
import { Button } from '#renderer/ui/button.tsx';
import { cx } from '#renderer/ui/class-names.ts';
import { DropPlace, FileButton, FileDrop } from '#renderer/ui/file-drop.tsx';
import type { DroppedFile } from '#renderer/transport/dropped-files.ts';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { beginPasting } from '#renderer/common/openers/import-desk.ts';
import styles from './imports.module.css';
import { readableEndings, referenceEndings } from '#renderer/common/imports/readable-files.ts';
import { nameOfProject, sortedDrop } from '#renderer/common/openers/sorted-drop.ts';
import { notifyLeftOut } from '#renderer/common/openers/take-files.ts';
import type { Files } from './use-files.ts';

const MAX_NAMES = 6;

interface ChosenFilesProps {
  readonly chosen: Files;
  /** The names listed here; files in the table below are left out. */
  readonly names: readonly string[];
  readonly host: Host;
}

/** A place to drop or choose files, and the chosen ones. */
export function ChosenFiles({ chosen, names, host }: ChosenFilesProps) {
  const { t } = useWords();
  const filters: FileFilter[] = [
    { name: t('imports:readable'), extensions: [...readableEndings, ...referenceEndings] },
  ];
  const accept = [...readableEndings, ...referenceEndings].map((ending) => `.${ending}`).join(',');
  // Files inside a project of another program are imported as that project, with their codings.
  const drop = (files: readonly DroppedFile[]): void => {
    const { projects, codebooks, sources } = sortedDrop(files);
    if (sources.length > 0) chosen.drop(sources);
    notifyLeftOut('besides_sources', [...projects.map(nameOfProject), ...codebooks.map(({ path }) => path)]);
  };
  const choice = (what: 'files' | 'folder', label: string) =>
    host.chooseFiles ? (
      <Button
        onPress={() => {
          host
            .chooseFiles?.(filters, { folder: what === 'folder' })
            .then((files) => chosen.add(files, what), showError);
        }}
      >
        {label}
      </Button>
    ) : (
      <FileButton what={what} accept={what === 'folder' ? '' : accept} onFiles={drop}>
        {label}
      </FileButton>
    );
  const ways = (
    <div className={styles.buttons}>
      {choice('files', t('imports:choose_files'))}
      {choice('folder', t('imports:choose_folder'))}
      {chosen.count === 0 && (
        <Button icon={<ClipboardPaste size={15} aria-hidden />} onPress={beginPasting}>
          {t('imports:paste')}
        </Button>
      )}
    </div>
  );
  return (
    <div className={styles.dropArea}>
      <FileDrop label={t('imports:drop')} onFiles={drop} onError={showError}>
        {chosen.count === 0 ? (
          <DropPlace title={t('imports:drop')} formats={t('imports:formats')}>
            {ways}
          </DropPlace>
        ) : (
          <div className={cx(styles.chosen, chosen.only !== null && styles.one)}>
            <div className={styles.chosenNames}>
              <strong>{chosenInWords(t, chosen)}</strong>
              <span className={styles.quiet}>
                {names.slice(0, MAX_NAMES).join(' · ')}
                {names.length > MAX_NAMES &&
                  ` ${t('imports:more_files', { count: names.length - MAX_NAMES })}`}
              </span>
            </div>
            <div className={styles.chosenWays}>
              {chosen.only === null && ways}
              <LinkButton onPress={chosen.clear}>{t('imports:choose_anew')}</LinkButton>
            </div>
          </div>
        )}
      </FileDrop>
    </div>
  );
}

function chosenInWords(
  t: (key: 'imports:files' | 'imports:folders', parameters: { count: number }) => string,
  { count, folders }: Files,
): string {
  const files = count - folders;
  return [
    ...(files > 0 ? [t('imports:files', { count: files })] : []),
    ...(folders > 0 ? [t('imports:folders', { count: folders })] : []),
  ].join(' · ');
}
