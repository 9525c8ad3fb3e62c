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
  /** The text in the field. It need not be an option's label. */
  value: string;
  /** Called on every change of the text; choosing an option enters its label. */
  onChange: (text: string) => void;
  /** Called when an option is chosen. */
  onChoose?: (option: Option) => void;
  placeholder?: string;
  isDisabled?: boolean;
  autoFocus?: boolean;
  className?: string | undefined;
}

/** A field that proposes existing values and accepts new ones. */
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
      // A dialog's main field may take the caret when the dialog opens.
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
        // Escape first closes the list and discards the typed text; a dialog around the field must not close on it.
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
