import type { ChosenFile, Host } from '#renderer/transport/host.ts';
import { Button } from '#renderer/ui/button.tsx';
import type { DroppedFile } from '#renderer/ui/dropped-files.ts';
import { FileButton, FileDrop } from '#renderer/ui/file-drop.tsx';
import { showError } from './show-error.ts';
import styles from './file-choice.module.css';

interface FileChoiceProps {
  readonly host: Host;
  /** The one that is chosen. */
  readonly file: ChosenFile | null;
  readonly onFile: (file: ChosenFile) => void;
  readonly endings: readonly string[];
  /** What may be dropped, which kinds, what the buttons say. */
  readonly words: Readonly<Record<'drop' | 'formats' | 'choose' | 'another' | 'kind', string>>;
  /** What the button says that chooses a folder; without it, none does. */
  readonly folder?: string;
}

/** Where one file is dropped or chosen, and another instead: by the same button, which keeps the focus. */
export function FileChoice({ host, file, onFile, endings, words, folder }: FileChoiceProps) {
  const take = (files: readonly ChosenFile[]): void => {
    const [first] = files;
    if (first) onFile(first);
  };
  const dropped = (files: readonly DroppedFile[]): void => {
    // Of a folder, the file that stands for it.
    const meant = files.find(({ path }) =>
      endings.some((ending) => path.toLowerCase().endsWith(`.${ending}`)),
    );
    host.filesDropped(meant ? [meant] : files.slice(0, 1)).then(take, showError);
  };
  const { chooseFiles } = host;
  const label = file ? words.another : words.choose;
  return (
    <FileDrop label={words.drop} onFiles={dropped} onError={showError} className={styles.area}>
      <div className={file ? styles.file : styles.drop}>
        <strong>{file?.name ?? words.drop}</strong>
        {!file && <span className={styles.quiet}>{words.formats}</span>}
        {chooseFiles ? (
          <Button
            onPress={() => {
              chooseFiles([{ name: words.kind, extensions: endings }]).then(take, showError);
            }}
          >
            {label}
          </Button>
        ) : (
          <FileButton accept={endings.map((ending) => `.${ending}`).join(',')} onFiles={dropped}>
            {label}
          </FileButton>
        )}
        {folder !== undefined &&
          (chooseFiles ? (
            <Button onPress={() => void chooseFiles([], { folder: true }).then(take, showError)}>
              {folder}
            </Button>
          ) : (
            <FileButton what="folder" onFiles={dropped}>
              {folder}
            </FileButton>
          ))}
      </div>
    </FileDrop>
  );
}
