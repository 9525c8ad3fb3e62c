import { useEffect, useEffectEvent, type KeyboardEvent } from 'react';
import { host } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { TextArea } from '#renderer/ui/text-area.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { useDraft } from '#renderer/ui/use-draft.ts';
import styles from './kept-field.module.css';

export interface KeptFieldProps {
  /** The id of what the text belongs to: another one's field begins with its own text. */
  readonly of: string;
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  readonly placeholder?: string;
  /** The number of lines when empty; a one-line field saves on Enter. */
  readonly rows?: number;
  readonly maxLength?: number;
  readonly autoFocus?: boolean;
  /** Shows the text as prose, or nothing if there is none. */
  readonly readOnly: boolean;
  readonly onKeep: (text: string) => Promise<unknown>;
  readonly onFocusChange?: (hasFocus: boolean) => void;
}

/** A text field that saves when it loses the focus; Escape restores the previous text. */
export function KeptField(props: KeptFieldProps) {
  if (!props.readOnly) return <Editor key={props.of} {...props} />;
  if (props.value.trim() === '') return null;
  return (
    <div>
      <span className={styles.label}>{props.label}</span>
      <p className={styles.prose}>{props.value}</p>
    </div>
  );
}

function Editor({
  label,
  value,
  hint,
  placeholder,
  rows = 1,
  maxLength,
  autoFocus,
  onKeep,
  onFocusChange,
}: KeptFieldProps) {
  const { text, isChanged, setText, discard, keep: send } = useDraft(value);
  const keep = async (): Promise<void> => {
    if (isChanged) await send(onKeep).catch(showError);
  };
  // The page may close while the caret is still in the field.
  const keepNow = useEffectEvent(keep);
  useEffect(() => host.beforeLeaving(() => keepNow()), []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (rows === 1 || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void keep();
    }
    if (event.key !== 'Escape' || text === value) return;
    event.stopPropagation();
    discard();
  };
  const field = {
    label,
    value: text,
    onChange: setText,
    onBlur: () => void keep(),
    onKeyDown,
    ...(hint === undefined ? {} : { description: hint }),
    ...(placeholder === undefined ? {} : { placeholder }),
    ...(maxLength === undefined ? {} : { maxLength }),
    ...(autoFocus === undefined ? {} : { autoFocus }),
    ...(onFocusChange === undefined ? {} : { onFocusChange }),
  };
  return rows === 1 ? <TextField {...field} /> : <TextArea {...field} rows={rows} />;
}
