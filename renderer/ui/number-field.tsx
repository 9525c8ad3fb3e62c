import {
  Group,
  Input,
  NumberField as AriaNumberField,
  type NumberFieldProps as AriaNumberFieldProps,
} from 'react-aria-components';
import { cx } from './class-names.ts';
import { FieldLabel, FieldNotes, type FieldNotesProps } from './field-notes.tsx';
import styles from './field.module.css';

export interface NumberFieldProps
  extends
    Omit<AriaNumberFieldProps, 'children' | 'className' | 'style' | 'aria-label' | 'value' | 'onChange'>,
    FieldNotesProps {
  label: string;
  labelHidden?: boolean;
  /** `null` is an empty field. */
  value: number | null;
  onChange: (value: number | null) => void;
  className?: string | undefined;
}

/** A number, or nothing. Arrow keys step; the value is told on leaving the field or on Enter. */
export function NumberField({
  label,
  labelHidden = false,
  value,
  onChange,
  description,
  error,
  className,
  ...rest
}: NumberFieldProps) {
  return (
    <AriaNumberField
      {...rest}
      {...(labelHidden ? { 'aria-label': label } : {})}
      value={value ?? NaN}
      onChange={(next) => onChange(Number.isNaN(next) ? null : next)}
      isInvalid={error !== undefined}
      className={cx(styles.field, className)}
    >
      <FieldLabel hidden={labelHidden}>{label}</FieldLabel>
      <Group className={styles.box ?? ''}>
        <Input className={styles.bare ?? ''} />
      </Group>
      <FieldNotes description={description} error={error} />
    </AriaNumberField>
  );
}
