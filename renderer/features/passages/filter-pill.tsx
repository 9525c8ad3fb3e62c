import { X } from 'lucide-react';
import { useState } from 'react';
import { partialDate } from '#core/partial-date.ts';
import type { WhyNot } from '#core/query/offered-choices.ts';
import type { Filter } from '#core/query/query.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { cx } from '#renderer/ui/class-names.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { refused } from './line-operators.ts';
import styles from './query.module.css';
import { useFilterValues } from './filter-values.ts';

interface PillProps {
  readonly filter: Filter;
  /** Why the filter cannot be this one; null if it can. */
  readonly whyNot: (filter: Filter) => WhyNot | null;
  /** Whether it has no effect: it chooses among codings, and the query has only words. */
  readonly isIdle: boolean;
  readonly onChange: (filter: Filter) => void;
  readonly onRemove: () => void;
}

/** A filter as a pill, in which its value is chosen or typed. */
export function FilterPill({ filter, whyNot, isIdle, onChange, onRemove }: PillProps) {
  const { t } = useWords();
  const name = useFilterName(filter);
  return (
    <span className={cx(styles.pill, isIdle && styles.idle)}>
      {filter.on === 'date' ? (
        <DatePill filter={filter} onChange={onChange} />
      ) : filter.on === 'weight' ? (
        <NumberField
          label={name}
          labelHidden
          before={<span className={styles.fieldName}>{name}</span>}
          className={styles.weight}
          value={filter.least}
          minValue={0}
          maxValue={100}
          onChange={(least) => {
            if (least !== null) onChange({ on: 'weight', least });
          }}
        />
      ) : (
        <ValuePill name={name} filter={filter} whyNot={whyNot} onChange={onChange} />
      )}
      {isIdle && <span className={styles.idleNote}>{t('query:filter_idle')}</span>}
      <IconButton size="small" label={t('query:remove_filter', { name })} onPress={onRemove}>
        <X size={13} aria-hidden />
      </IconButton>
    </span>
  );
}

function useFilterName(filter: Filter): string {
  const { t } = useWords();
  const attribute = useProject((state) =>
    filter.on === 'attribute' ? state.tables.attribute.get(filter.attribute)?.name : undefined,
  );
  return attribute ?? t(`query:filter.${filter.on}`);
}

function ValuePill({
  name,
  filter,
  whyNot,
  onChange,
}: Pick<PillProps, 'whyNot' | 'onChange'> & {
  readonly name: string;
  readonly filter: Exclude<Filter, { readonly on: 'date' | 'weight' }>;
}) {
  const words = useWords();
  const { options: values, value, made } = useFilterValues(filter);
  const options = values.map((option) => ({ ...option, ...refused(words, whyNot(made(option.value))) }));
  const isThere = options.some((option) => option.value === value);
  const gone = useGoneLabel(filter);
  return (
    <Select
      look="pill"
      label={name}
      narrows
      value={value}
      options={isThere ? options : [...options, { value, label: gone }]}
      onChange={(chosen) => onChange(made(chosen))}
    />
  );
}

/** How the value of a filter is called that is not among its choices any more. */
function useGoneLabel(filter: Filter): string {
  const { t } = useWords();
  const hasAttribute = useProject(
    (state) => filter.on === 'attribute' && state.tables.attribute.has(filter.attribute),
  );
  switch (filter.on) {
    case 'class':
    case 'sample':
    case 'respondent':
    case 'coder':
      return t(`saved_queries:gone.${filter.on}`);
    case 'attribute':
      return hasAttribute ? (filter.value ?? t('query:none')) : t('saved_queries:gone.attribute');
    default:
      return t('query:none');
  }
}

type DateFilter = Extract<Filter, { readonly on: 'date' }>;

/** One date, or a range with open ends: `2019`, `2018..2020`, `..2019`. */
function DatePill({
  filter,
  onChange,
}: {
  readonly filter: DateFilter;
  readonly onChange: (next: Filter) => void;
}) {
  const { t } = useWords();
  const written =
    filter.from === filter.to ? (filter.from ?? '') : `${filter.from ?? ''}..${filter.to ?? ''}`;
  const [draft, setDraft] = useState<string | null>(null);
  const shown = draft ?? written;
  const next = dateRead(shown);
  const keep = (): void => {
    if (next && draft !== null) onChange(next);
    setDraft(null);
  };
  return (
    <TextField
      label={t('query:date_is')}
      labelHidden
      before={<span className={styles.fieldName}>{t('query:filter.date')}</span>}
      value={shown}
      onChange={setDraft}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
      }}
      className={cx(styles.date)}
      {...(next ? {} : { error: t('search:no_date') })}
    />
  );
}

function dateRead(typed: string): DateFilter | null {
  const ends = typed.trim().split('..');
  const [from = '', to = ''] = ends.length === 1 ? [ends[0], ends[0]] : ends.map((end) => end.trim());
  const isDate = (end: string): boolean => end === '' || partialDate(end) === end;
  if (ends.length > 2 || (from === '' && to === '') || !isDate(from) || !isDate(to)) return null;
  if (from !== '' && to !== '' && from > to && !from.startsWith(to)) return null;
  return { on: 'date', from: from === '' ? null : from, to: to === '' ? null : to };
}
