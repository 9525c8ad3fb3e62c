import { Check } from 'lucide-react';
import { useCallback, useRef, type RefCallback } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import styles from './list-box.module.css';
import type { Option } from './option.ts';

export interface OptionListProps {
  options: readonly Option[];
  /** What to say when nothing is left to choose. */
  emptyText?: string | undefined;
}

/** The options of a Select or ComboBox, as they stand in its popover. */
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
  /** What is chosen now. In `single` mode it is empty when what was chosen is chosen again. */
  onChoose: (values: Value[]) => void;
}

/** The options of a Pill. It takes the focus when it comes, on what is chosen. */
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
  // As soon as the line is there: a list that takes the focus before its lines would keep their keys from them.
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
      // Escape leaves the list; what was chosen stays.
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
