import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import styles from './in-place-field.module.css';

export interface InPlaceFieldProps {
  label: string;
  text: string;
  /** Told once: on Enter, or on leaving, when the text is new and not blank. */
  onCommit: (text: string) => void;
  /** Told last, after a commit or without one. */
  onDone: () => void;
}

/** A name edited where it stands. Enter keeps the new one, Escape the old. */
export function InPlaceField({ label, text, onCommit, onDone }: InPlaceFieldProps) {
  const [draft, setDraft] = useState(text);
  const input = useRef<HTMLInputElement>(null);
  const finished = useRef(false);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  const finish = (keep: boolean) => {
    if (finished.current) return;
    finished.current = true;
    const name = draft.trim();
    if (keep && name !== '' && name !== text) onCommit(name);
    onDone();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') finish(true);
    if (event.key === 'Escape') finish(false);
    if (event.key === 'Enter' || event.key === 'Escape') event.preventDefault();
  };
  return (
    <input
      ref={input}
      className={styles.input}
      aria-label={label}
      value={draft}
      onChange={(event) => setDraft(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => finish(true)}
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onMouseDown={(event) => event.stopPropagation()}
      onContextMenu={(event) => event.stopPropagation()}
    />
  );
}
