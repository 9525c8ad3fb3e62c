import { ChevronDown } from 'lucide-react';
import { Button, Popover, Select as AriaSelect } from 'react-aria-components';
import { cx } from './class-names.ts';
import listStyles from './list-box.module.css';
import { OptionList } from './option-list.tsx';
import type { Option } from './option.ts';
import styles from './select.module.css';

export interface MultiSelectProps<Value extends string> {
  label: string;
  options: readonly Option<Value>[];
  values: readonly Value[];
  onChange: (values: Value[]) => void;
  /** What the pill says for the present choice: “all”, “news, reports”. */
  summary: string;
  isDisabled?: boolean;
  className?: string | undefined;
}

/** A choice of any number among many, as a pill above a table: “Documents: news, reports”. */
export function MultiSelect<Value extends string>({
  label,
  options,
  values,
  onChange,
  summary,
  isDisabled = false,
  className,
}: MultiSelectProps<Value>) {
  return (
    <AriaSelect<object, 'multiple'>
      aria-label={label}
      selectionMode="multiple"
      value={values}
      onChange={(keys) =>
        onChange(options.filter((option) => keys.includes(option.value)).map((option) => option.value))
      }
      isDisabled={isDisabled}
      className={cx(className)}
    >
      <Button className={styles.pill ?? ''}>
        <span className={styles.pillLabel}>{label}</span>
        <span className={styles.value}>
          <span>{summary}</span>
        </span>
        <ChevronDown size={14} aria-hidden className={styles.chevron} />
      </Button>
      <Popover className={listStyles.popover ?? ''} offset={4}>
        <OptionList options={options} />
      </Popover>
    </AriaSelect>
  );
}
