import { ChevronDown } from 'lucide-react';
import { useRef } from 'react';
import { Button, ComboBox as AriaComboBox, Group, Input, Popover } from 'react-aria-components';
import { cx } from './class-names.ts';
import styles from './combo-box.module.css';
import { FieldLabel, FieldNotes, type FieldNotesProps } from './field-notes.tsx';
import fieldStyles from './field.module.css';
import listStyles from './list-box.module.css';
import { OptionList } from './option-list.tsx';
import type { Option } from './option.ts';

export interface ComboBoxProps extends FieldNotesProps {
  label: string;
  labelHidden?: boolean;
  options: readonly Option[];
  /** The text in the field. It need not be the label of an option. */
  value: string;
  /** Every change of the text; choosing an option writes its label. */
  onChange: (text: string) => void;
  /** An option was chosen. */
  onChoose?: (option: Option) => void;
  placeholder?: string;
  isDisabled?: boolean;
  autoFocus?: boolean;
  className?: string | undefined;
}

/** A field that proposes what exists and accepts what is new. */
export function ComboBox({
  label,
  labelHidden = false,
  options,
  value,
  onChange,
  onChoose,
  placeholder = '',
  isDisabled = false,
  autoFocus = false,
  description,
  error,
  className,
}: ComboBoxProps) {
  const isOpen = useRef(false);
  const inHand = useRef(false);
  return (
    <AriaComboBox
      {...(labelHidden ? { 'aria-label': label } : {})}
      allowsCustomValue
      menuTrigger="focus"
      onOpenChange={(open) => {
        isOpen.current = open;
      }}
      inputValue={value}
      onInputChange={onChange}
      onChange={(key) => {
        const chosen = options.find((option) => option.value === key);
        if (!chosen) return;
        onChange(chosen.label);
        onChoose?.(chosen);
      }}
      isDisabled={isDisabled}
      isInvalid={error !== undefined}
      // The one field one opens a dialog for may ask for the caret.
      autoFocus={autoFocus}
      className={cx(fieldStyles.field, className)}
    >
      <FieldLabel hidden={labelHidden}>{label}</FieldLabel>
      <Group
        className={fieldStyles.box ?? ''}
        onInput={() => {
          inHand.current = true;
        }}
        onKeyDownCapture={() => {
          inHand.current ||= isOpen.current;
        }}
        // Escape first lets go of the list and of what was typed; a dialog around the field would take it for its own.
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !inHand.current) return;
          inHand.current = false;
          event.stopPropagation();
        }}
      >
        <Input className={fieldStyles.bare ?? ''} placeholder={placeholder} />
        <Button className={styles.arrow ?? ''}>
          <ChevronDown size={14} aria-hidden />
        </Button>
      </Group>
      <FieldNotes description={description} error={error} />
      <Popover className={listStyles.popover ?? ''} offset={4}>
        <OptionList options={options} />
      </Popover>
    </AriaComboBox>
  );
}
