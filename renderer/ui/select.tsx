import { ChevronDown } from 'lucide-react';
import { Button, Popover, Select as AriaSelect, SelectValue } from 'react-aria-components';
import { cx } from './class-names.ts';
import { FieldLabel, FieldNotes, type FieldNotesProps } from './field-notes.tsx';
import fieldStyles from './field.module.css';
import listStyles from './list-box.module.css';
import { OptionList } from './option-list.tsx';
import type { Option } from './option.ts';
import { Pill } from './pill.tsx';
import styles from './select.module.css';

export interface SelectProps<Value extends string> extends FieldNotesProps {
  label: string;
  labelHidden?: boolean;
  options: readonly Option<Value>[];
  /** Null shows the placeholder. */
  value: Value | null;
  onChange: (value: Value) => void;
  placeholder?: string;
  /** `pill` shows the label inside, as “Layer: Wei (main)”, for the line above a table. */
  look?: 'field' | 'pill';
  /** For a pill: whether the choice excludes some rows. */
  narrows?: boolean;
  isDisabled?: boolean;
  className?: string | undefined;
}

/** Chooses one of many options. Arrow keys open it, and typing finds options. */
export function Select<Value extends string>({ look = 'field', ...props }: SelectProps<Value>) {
  return look === 'pill' ? <PillSelect {...props} /> : <FieldSelect {...props} />;
}

function PillSelect<Value extends string>({
  label,
  labelHidden = false,
  options,
  value,
  onChange,
  placeholder = '',
  narrows = false,
  isDisabled = false,
  className,
}: SelectProps<Value>) {
  const chosen = options.find((option) => option.value === value);
  return (
    <Pill
      label={label}
      labelHidden={labelHidden}
      summary={chosen?.label ?? placeholder}
      mark={chosen?.mark}
      options={options}
      chosen={value === null ? [] : [value]}
      mode="single"
      onChoose={([next]) => next !== undefined && onChange(next)}
      narrows={narrows}
      isDisabled={isDisabled}
      className={cx(fieldStyles.field, className)}
    />
  );
}

function FieldSelect<Value extends string>({
  label,
  labelHidden = false,
  options,
  value,
  onChange,
  placeholder = '',
  isDisabled = false,
  description,
  error,
  className,
}: SelectProps<Value>) {
  const chosen = options.find((option) => option.value === value);
  return (
    <AriaSelect
      {...(labelHidden ? { 'aria-label': label } : {})}
      value={value}
      onChange={(key) => {
        const next = options.find((option) => option.value === key);
        if (next) onChange(next.value);
      }}
      placeholder={placeholder}
      isDisabled={isDisabled}
      isInvalid={error !== undefined}
      className={cx(fieldStyles.field, className)}
    >
      <FieldLabel hidden={labelHidden}>{label}</FieldLabel>
      <Button className={cx(fieldStyles.box, styles.field)}>
        <SelectValue className={styles.value ?? ''}>
          {({ selectedText, isPlaceholder }) => (
            <>
              {chosen?.mark}
              <span className={isPlaceholder ? styles.placeholder : undefined}>
                {isPlaceholder ? placeholder : (chosen?.label ?? selectedText)}
              </span>
            </>
          )}
        </SelectValue>
        <ChevronDown size={14} aria-hidden className={styles.chevron} />
      </Button>
      <FieldNotes description={description} error={error} />
      <Popover className={listStyles.popover ?? ''} offset={4}>
        <OptionList options={options} />
      </Popover>
    </AriaSelect>
  );
}
