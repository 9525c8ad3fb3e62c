import { Radio, RadioGroup as AriaRadioGroup } from 'react-aria-components';
import { cx } from './class-names.ts';
import { FieldLabel, FieldNotes, type FieldNotesProps } from './field-notes.tsx';
import fieldStyles from './field.module.css';
import type { Option } from './option.ts';
import styles from './radio-group.module.css';

export interface RadioGroupProps<Value extends string> extends FieldNotesProps {
  label: string;
  labelHidden?: boolean;
  options: readonly Option<Value>[];
  value: Value | null;
  onChange: (value: Value) => void;
  orientation?: 'vertical' | 'horizontal';
  isDisabled?: boolean;
  className?: string | undefined;
}

/** Chooses one of a few options that deserve a sentence each. */
export function RadioGroup<Value extends string>({
  label,
  labelHidden = false,
  options,
  value,
  onChange,
  orientation = 'vertical',
  isDisabled = false,
  description,
  error,
  className,
}: RadioGroupProps<Value>) {
  return (
    <AriaRadioGroup
      {...(labelHidden ? { 'aria-label': label } : {})}
      value={value}
      onChange={(next) => {
        const chosen = options.find((option) => option.value === next);
        if (chosen) onChange(chosen.value);
      }}
      orientation={orientation}
      isDisabled={isDisabled}
      isInvalid={error !== undefined}
      className={cx(fieldStyles.field, className)}
    >
      <FieldLabel hidden={labelHidden}>{label}</FieldLabel>
      <div className={cx(styles.options, styles[orientation])}>
        {options.map((option) => (
          <Radio
            key={option.value}
            value={option.value}
            isDisabled={option.disabled ?? false}
            className={styles.radio ?? ''}
          >
            <span className={styles.dot} aria-hidden />
            {option.mark}
            <span>
              {option.label}
              {option.note !== undefined && <span className={styles.note}>{option.note}</span>}
            </span>
          </Radio>
        ))}
      </div>
      <FieldNotes description={description} error={error} />
    </AriaRadioGroup>
  );
}
