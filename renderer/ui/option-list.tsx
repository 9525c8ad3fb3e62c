import { Check } from 'lucide-react';
import { useCallback, useRef, type RefCallback } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import styles from './list-box.module.css';
import type { Option } from './option.ts';

export interface OptionListProps {
  options: readonly Option[];
  /** Shown when there are no options left. */
  emptyText?: string | undefined;
}

/** The options of a Select or ComboBox in its popover. */
export function OptionList({ options, emptyText }: OptionListProps) {
  return (
    <ListBox
      className={styles.list ?? ''}
      renderEmptyState={() =>
        emptyText === undefined ? null : <div className={styles.empty}>{emptyText}</div>
      }
    >
      {options.map((option) => optionLine(option))}
    </ListBox>
  );
}

export interface ChoiceListProps<Value extends string> {
  label: string;
  options: readonly Option<Value>[];
  chosen: readonly Value[];
  mode: 'single' | 'multiple';
  /** The chosen values. In `single` mode the list is empty when the current option is chosen again. */
  onChoose: (values: Value[]) => void;
}

/** The options of a Pill. When they open, the focus goes to the chosen one. */
export function ChoiceList<Value extends string>({
  label,
  options,
  chosen,
  mode,
  onChoose,
}: ChoiceListProps<Value>) {
  const usable = options.filter(({ disabled }) => disabled !== true);
  const start = usable.find(({ value }) => chosen.includes(value)) ?? usable[0];
  const hasBegun = useRef(false);
  // When the option is rendered: a list focused before its options would not pass keys to them.
  const begin = useCallback((line: HTMLElement | null) => {
    if (line === null || hasBegun.current) return;
    hasBegun.current = true;
    line.focus({ preventScroll: true });
  }, []);
  return (
    <ListBox
      aria-label={label}
      className={styles.list ?? ''}
      shouldFocusWrap
      selectionMode={mode}
      // Escape closes the list and keeps the choice.
      escapeKeyBehavior="none"
      selectedKeys={chosen}
      onSelectionChange={(keys) => {
        const isChosen = ({ value }: Option): boolean => keys === 'all' || keys.has(value);
        onChoose(options.filter(isChosen).map(({ value }) => value));
      }}
    >
      {options.map((option) => optionLine(option, option === start ? begin : undefined))}
    </ListBox>
  );
}

function optionLine(option: Option, ref?: RefCallback<HTMLElement>) {
  return (
    <ListBoxItem
      {...(ref ? { ref } : {})}
      key={option.value}
      id={option.value}
      textValue={option.label}
      isDisabled={option.disabled ?? false}
      className={styles.option ?? ''}
    >
      {option.mark}
      <span className={styles.words}>
        {option.label}
        {option.note !== undefined && <span className={styles.note}> {option.note}</span>}
      </span>
      <Check className={styles.check} size={14} aria-hidden />
    </ListBoxItem>
  );
}
