import { Check } from 'lucide-react';
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
      {options.map((option) => (
        <ListBoxItem
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
      ))}
    </ListBox>
  );
}
