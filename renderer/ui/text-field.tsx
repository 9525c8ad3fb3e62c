import type { ReactNode, Ref } from 'react';
import {
  Group,
  Input,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components';
import { cx } from './class-names.ts';
import { FieldLabel, FieldNotes, type FieldNotesProps } from './field-notes.tsx';
import styles from './field.module.css';
import { passingKeys } from './passing-keys.ts';

export interface TextFieldProps
  extends Omit<AriaTextFieldProps, 'children' | 'className' | 'style' | 'aria-label'>, FieldNotesProps {
  label: string;
  /** Hides the label from sight; screen readers still read it. */
  labelHidden?: boolean;
  placeholder?: string | undefined;
  /** Shown in the box before the text. */
  before?: ReactNode;
  /** Shown in the box after the text. */
  after?: ReactNode;
  inputRef?: Ref<HTMLInputElement>;
  className?: string | undefined;
}

/** A one-line text field with its label. */
export function TextField({
  label,
  labelHidden = false,
  placeholder = '',
  before,
  after,
  inputRef,
  description,
  error,
  className,
  onKeyDown,
  ...rest
}: TextFieldProps) {
  return (
    <AriaTextField
      {...rest}
      {...(onKeyDown && { onKeyDown: passingKeys(onKeyDown) })}
      {...(labelHidden ? { 'aria-label': label } : {})}
      isInvalid={error !== undefined}
      className={cx(styles.field, className)}
    >
      <FieldLabel hidden={labelHidden}>{label}</FieldLabel>
      <Group className={styles.box ?? ''}>
        {before}
        <Input
          {...(inputRef ? { ref: inputRef } : {})}
          className={styles.bare ?? ''}
          placeholder={placeholder}
        />
        {after}
      </Group>
      <FieldNotes description={description} error={error} />
    </AriaTextField>
  );
}
