import {
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components';
import { cx } from './class-names.ts';
import { FieldLabel, FieldNotes, type FieldNotesProps } from './field-notes.tsx';
import styles from './field.module.css';
import { passingKeys } from './passing-keys.ts';

export interface TextAreaProps
  extends Omit<AriaTextFieldProps, 'children' | 'className' | 'style' | 'aria-label'>, FieldNotesProps {
  label: string;
  labelHidden?: boolean;
  placeholder?: string | undefined;
  /** The height of an empty field, in lines; it grows with the text. */
  rows?: number;
  className?: string | undefined;
}

/** A text field of several lines that grows with its text. */
export function TextArea({
  label,
  labelHidden = false,
  placeholder = '',
  rows = 3,
  description,
  error,
  className,
  onKeyDown,
  ...rest
}: TextAreaProps) {
  return (
    <AriaTextField
      {...rest}
      {...(onKeyDown && { onKeyDown: passingKeys(onKeyDown) })}
      {...(labelHidden ? { 'aria-label': label } : {})}
      isInvalid={error !== undefined}
      className={cx(styles.field, className)}
    >
      <FieldLabel hidden={labelHidden}>{label}</FieldLabel>
      <AriaTextArea
        className={cx(styles.box, styles.area)}
        placeholder={placeholder}
        style={{ minHeight: `calc(${rows} * 1.5em + 14px)` }}
      />
      <FieldNotes description={description} error={error} />
    </AriaTextField>
  );
}
