import { partialDate } from '#core/partial-date.ts';
import { useWords } from '#renderer/state/words.ts';
import { cx } from '#renderer/ui/class-names.ts';
import { MultiSelect } from '#renderer/ui/multi-select.tsx';
import type { Option } from '#renderer/ui/option.ts';
import { TextField } from '#renderer/ui/text-field.tsx';
import styles from './scope-fields.module.css';

export interface SeveralProps {
  readonly label: string;
  readonly options: readonly Option[];
  readonly values: readonly string[];
  readonly onChange: (values: string[]) => void;
}

/** Any number of values; none of them means all. What narrows has an edge of its own. */
export function Several({ label, options, values, onChange }: SeveralProps) {
  const { t } = useWords();
  const chosen = options.filter(({ value }) => values.includes(value)).map((option) => option.label);
  return (
    <MultiSelect
      label={label}
      options={options}
      values={values}
      onChange={onChange}
      className={cx(chosen.length > 0 && styles.narrows)}
      summary={
        chosen.length === 0
          ? t('search:all')
          : chosen.length <= 2
            ? chosen.join(t('search:and'))
            : t('search:some', { first: chosen[0], count: chosen.length - 1 })
      }
    />
  );
}

export interface DateFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A partial date as it is typed; what is none says so. */
export function DateField({ label, value, onChange }: DateFieldProps) {
  const { t } = useWords();
  const isDate = value.trim() === '' || partialDate(value) !== null;
  return (
    <TextField
      label={label}
      labelHidden
      before={<span className={styles.fieldName}>{label}</span>}
      placeholder={t('search:date_example')}
      value={value}
      onChange={onChange}
      className={styles.date}
      {...(isDate ? {} : { error: t('search:no_date') })}
    />
  );
}
