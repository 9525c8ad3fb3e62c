import { notifyLeftOut } from '#renderer/common/openers/take-files.ts';
import { useWords } from '#renderer/state/words.ts';
import type { ChosenFile, Host } from '#renderer/transport/host.ts';
import { Button } from '#renderer/ui/button.tsx';
import type { DroppedFile, DroppedFolder } from '#renderer/transport/dropped-files.ts';
import { DropPlace, FileButton, FileDrop } from '#renderer/ui/file-drop.tsx';
import styles from './file-choice.module.css';
import { JobProgress } from '#renderer/app/services/job-progress.tsx';
import { meantFiles } from './meant-files.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { useJob } from '#renderer/app/services/use-job.ts';

interface FileChoiceProps {
  readonly host: Host;
  /** The chosen files. */
  readonly files: readonly ChosenFile[];
  readonly onFiles: (files: readonly ChosenFile[]) => void;
  readonly endings: readonly string[];
  /** The extension of files that may be chosen together; only one file of any other kind is taken. */
  readonly several?: string;
  /** What may be dropped here, which formats, and the labels of the buttons. */
  readonly words: Readonly<Record<'drop' | 'formats' | 'choose' | 'another' | 'kind', string>>;
  /** A folder can be chosen too: the label of its button, and how to recognise it among dropped files. */
  readonly folder?: {
    readonly label: string;
    readonly of: (files: readonly DroppedFile[]) => DroppedFolder | null;
  };
}

/** A place to drop or choose files, or to replace them. The button stays the same, so that it keeps the focus. */
export function FileChoice({ host, files, onFiles, endings, several, words, folder }: FileChoiceProps) {
  const { t } = useWords();
  const handing = useJob();
  const take = (chosen: readonly ChosenFile[]): void => {
    if (chosen.length > 0) onFiles(chosen);
  };
  const fitting = <T,>(all: readonly T[], nameOf: (one: T) => string): readonly T[] => {
    const { taken, left } = meantFiles(all, nameOf, endings, several);
    notifyLeftOut('one_at_a_time', left.map(nameOf));
    return taken;
  };
  const dropped = async (found: readonly DroppedFile[]): Promise<void> => {
    const whole = folder?.of(found) ?? null;
    const handed = await handing.run(async ({ signal, onProgress }) => {
      const tell = (done: number, total: number): void => onProgress({ done, total });
      const all = whole
        ? [await host.folderDropped(whole, tell, signal)]
        : await host.filesDropped(
            fitting(found, ({ path }) => path),
            tell,
            signal,
          );
      return signal.aborted ? [] : all;
    });
    take(handed ?? []);
  };
  const { chooseFiles } = host;
  const [first] = files;
  const label = first ? words.another : words.choose;
  return (
    <FileDrop
      label={words.drop}
      onFiles={(found) => void dropped(found)}
      onError={showError}
      className={styles.area}
    >
      <DropPlace
        title={words.drop}
        formats={words.formats}
        chosen={
          first && (
            <span className={styles.names}>
              <strong>{files.length === 1 ? first.name : t('imports:files', { count: files.length })}</strong>
              {files.length > 1 && ` ${files.map(({ name }) => name).join(' · ')}`}
            </span>
          )
        }
      >
        {chooseFiles ? (
          <Button
            onPress={() => {
              chooseFiles([{ name: words.kind, extensions: endings }]).then(
                (chosen) => take(fitting(chosen, ({ name }) => name)),
                showError,
              );
            }}
          >
            {label}
          </Button>
        ) : (
          <FileButton
            accept={endings.map((ending) => `.${ending}`).join(',')}
            onFiles={(found) => void dropped(found)}
          >
            {label}
          </FileButton>
        )}
        {folder !== undefined &&
          (chooseFiles ? (
            <Button
              onPress={() =>
                void chooseFiles([], { folder: true }).then((chosen) => take(chosen.slice(0, 1)), showError)
              }
            >
              {folder.label}
            </Button>
          ) : (
            <FileButton what="folder" onFiles={(found) => void dropped(found)}>
              {folder.label}
            </FileButton>
          ))}
      </DropPlace>
      <JobProgress job={handing} what={t('imports:phase_handing-over')} />
    </FileDrop>
  );
}
