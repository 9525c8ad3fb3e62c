import { useRef, useState, type DragEvent, type ReactNode } from 'react';
import { Button } from './button.tsx';
import { cx } from './class-names.ts';
import { chosenFiles, droppedFiles, type DroppedFile } from '#renderer/transport/dropped-files.ts';
import styles from './file-drop.module.css';

export interface FileDropProps {
  /** What dropping does here, shown while files are dragged over the area. */
  label: string;
  onFiles: (files: readonly DroppedFile[]) => void;
  /** Called if the dropped files cannot be read, for instance a folder without permission. */
  onError: (error: unknown) => void;
  children: ReactNode;
  className?: string | undefined;
}

/** Lets files and folders be dropped anywhere over its content. */
export function FileDrop({ label, onFiles, onError, children, className }: FileDropProps) {
  const [over, setOver] = useState(0);
  const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  return (
    <div
      className={cx(styles.area, className)}
      onDragEnter={(event) => {
        if (hasFiles(event)) setOver((depth) => depth + 1);
      }}
      onDragLeave={(event) => {
        if (hasFiles(event)) setOver((depth) => Math.max(0, depth - 1));
      }}
      onDragOver={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
      }}
      onDrop={(event) => {
        if (!hasFiles(event)) return;
        setOver(0);
        // An area around another one hears its drops too.
        if (event.defaultPrevented) return;
        event.preventDefault();
        droppedFiles(event.dataTransfer).then(onFiles, onError);
      }}
    >
      {children}
      {over > 0 && (
        <div className={styles.veil}>
          <span>{label}</span>
        </div>
      )}
    </div>
  );
}

interface DropPlaceProps {
  /** What may be dropped here. */
  title: string;
  formats: string;
  /** Shown in place of the invitation: what has been chosen. */
  chosen?: ReactNode;
  /** Buttons for choosing files instead. They stay the same after a choice, so that they keep the focus. */
  children: ReactNode;
}

/** The place within a `FileDrop` that says what belongs there, and later what was chosen. */
export function DropPlace({ title, formats, chosen, children }: DropPlaceProps) {
  return (
    <div className={chosen ? styles.taken : styles.place}>
      {chosen ?? (
        <div className={styles.wanted}>
          <strong>{title}</strong>
          <span className={styles.formats}>{formats}</span>
        </div>
      )}
      <div className={styles.ways}>{children}</div>
    </div>
  );
}

export interface FileButtonProps {
  children: string;
  onFiles: (files: readonly DroppedFile[]) => void;
  /** `folder` chooses a folder and takes all files in it. */
  what?: 'files' | 'folder';
  /** As in `<input accept>`: `.docx,.pdf`. */
  accept?: string;
  tone?: 'plain' | 'primary';
  isDisabled?: boolean;
}

/** A button that opens the system's dialog for choosing files. */
export function FileButton({
  children,
  onFiles,
  what = 'files',
  accept = '',
  tone = 'plain',
  isDisabled = false,
}: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button tone={tone} isDisabled={isDisabled} onPress={() => input.current?.click()}>
        {children}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={accept}
        {...(what === 'folder' ? { webkitdirectory: '' } : {})}
        onChange={(event) => {
          const files = chosenFiles(event.target.files);
          // Cleared so that choosing the same file again triggers a change event.
          event.target.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
    </>
  );
}
