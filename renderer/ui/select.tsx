import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { Button, Popover, Select as AriaSelect, SelectValue } from 'react-aria-components';
import { cx } from './class-names.ts';
import { FieldLabel, FieldNotes, type FieldNotesProps } from './field-notes.tsx';
import fieldStyles from './field.module.css';
import listStyles from './list-box.module.css';
import { OptionList } from './option-list.tsx';
import type { Option } from './option.ts';
import styles from './select.module.css';

export interface SelectProps<Value extends string> extends FieldNotesProps {
  label: string;
  labelHidden?: boolean;
  options: readonly Option<Value>[];
  /** `null` shows the placeholder. */
  value: Value | null;
  onChange: (value: Value) => void;
  placeholder?: string;
  /** `pill` writes the label inside, as “Layer: Wei (main)”, for the line above a table. */
  look?: 'field' | 'pill';
  isDisabled?: boolean;
  className?: string | undefined;
}

/** How someone came to a choice at rest: with the pointer over it, with the focus, or by pressing it. */
type Near = 'pointer' | 'focus' | 'press';

/**
 * A choice of one among many. Opens with arrow keys, and typing finds. The line above a table may have ten of them,
 * which is half of what it takes to draw a screen: until someone comes near, a pill is a button that only looks so.
 */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const [near, setNear] = useState<Near | null>(null);
  const isAtRest = props.look === 'pill' && near === null && props.value !== null;
  return isAtRest ? <Resting {...props} onNear={setNear} /> : <Choice {...props} near={near} />;
}

function Resting<Value extends string>({
  label,
  options,
  value,
  isDisabled = false,
  className,
  onNear,
}: SelectProps<Value> & { onNear: (near: Near) => void }) {
  const chosen = options.find((option) => option.value === value);
  return (
    <div className={cx(fieldStyles.field, className)}>
      <button
        type="button"
        className={styles.pill}
        // As the choice itself is called.
        aria-label={`${chosen?.label ?? ''} ${label}`.trim()}
        aria-haspopup="listbox"
        aria-expanded={false}
        disabled={isDisabled}
        {...(isDisabled ? { 'data-disabled': true } : {})}
        onFocus={() => onNear('focus')}
        // A finger presses in the same moment, and finds the button that it came to.
        onPointerEnter={({ pointerType }) => pointerType === 'mouse' && !isDisabled && onNear('pointer')}
        onClick={() => onNear('press')}
      >
        <span className={styles.pillLabel}>{label}</span>
        <span className={styles.value}>
          {chosen?.mark}
          <span>{chosen?.label}</span>
        </span>
        <ChevronDown size={14} aria-hidden className={styles.chevron} />
      </button>
    </div>
  );
}

function Choice<Value extends string>({
  label,
  labelHidden = false,
  options,
  value,
  onChange,
  placeholder = '',
  look = 'field',
  isDisabled = false,
  description,
  error,
  className,
  near,
}: SelectProps<Value> & { near: Near | null }) {
  const pill = look === 'pill';
  const chosen = options.find((option) => option.value === value);
  return (
    <AriaSelect
      {...(labelHidden || pill ? { 'aria-label': label } : {})}
      value={value}
      onChange={(key) => {
        const next = options.find((option) => option.value === key);
        if (next) onChange(next.value);
      }}
      defaultOpen={near === 'press'}
      placeholder={placeholder}
      isDisabled={isDisabled}
      isInvalid={error !== undefined}
      className={cx(fieldStyles.field, className)}
    >
      <FieldLabel hidden={labelHidden || pill}>{label}</FieldLabel>
      <Button
        className={cx(pill ? styles.pill : cx(fieldStyles.box, styles.field))}
        // The focus came to the pill at rest, and goes on to what has taken its place.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={near === 'focus'}
      >
        {pill && <span className={styles.pillLabel}>{label}</span>}
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
