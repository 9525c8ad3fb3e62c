import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import styles from './in-place-field.module.css';

export interface InPlaceFieldProps {
  label: string;
  text: string;
  /** Proposals while typing. */
  options?: readonly string[];
  /** Whether an empty text is committed too. */
  mayBeBlank?: boolean;
  /** Called once on Enter or on leaving the field if the text has changed and, without `mayBeBlank`, is not blank. */
  onCommit: (text: string) => void;
  /** Called in place of `onDone` when Tab leads to the next cell or, with Shift, to the previous one. */
  onStep?: (by: 1 | -1) => void;
  /** Called last, with or without a commit. */
  onDone: () => void;
}

/** A name edited in place. Enter keeps the new text, Escape the old one. */
export function InPlaceField({
  label,
  text,
  options = [],
  mayBeBlank = false,
  onCommit,
  onStep,
  onDone,
}: InPlaceFieldProps) {
  const listId = useId();
  const [draft, setDraft] = useState(text);
  const input = useRef<HTMLInputElement>(null);
  const finished = useRef(false);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  const finish = (keep: boolean, done = onDone) => {
    if (finished.current) return;
    finished.current = true;
    const name = draft.trim();
    if (keep && (mayBeBlank || name !== '') && name !== text) onCommit(name);
    done();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Tab' && onStep) {
      event.preventDefault();
      finish(true, () => onStep(event.shiftKey ? -1 : 1));
    }
    if (event.key === 'Enter') finish(true);
    if (event.key === 'Escape') finish(false);
    if (event.key === 'Enter' || event.key === 'Escape') event.preventDefault();
  };
  return (
    <>
      <input
        ref={input}
        {...(options.length > 0 ? { list: listId } : {})}
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
      {options.length > 0 && (
        <datalist id={listId}>
          {options.map((option) => (
            <option key={option} value={option}>
              {option}
            </option>
          ))}
        </datalist>
      )}
    </>
  );
}
