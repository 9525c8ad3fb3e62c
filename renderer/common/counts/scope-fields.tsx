import { byPosition } from '#core/by-position.ts';
import { partialDate } from '#core/partial-date.ts';
import type { SourceKind } from '#core/records.ts';
import type { AttributeChoice } from './attribute-choices.ts';
import { NONE } from './side-choices.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { MultiSelect } from '#renderer/ui/multi-select.tsx';
import type { Option } from '#renderer/ui/option.ts';
import { TextField } from '#renderer/ui/text-field.tsx';
import { Select } from '#renderer/ui/select.tsx';
import type { ScopeChoices } from './scope-choices.ts';
import styles from './scope-fields.module.css';

export interface SeveralProps {
  readonly label: string;
  readonly options: readonly Option[];
  readonly values: readonly string[];
  readonly onChange: (values: string[]) => void;
}

/** Chooses any number of values; none means all. A field that narrows has an emphasised border. */
export function Several({ label, options, values, onChange }: SeveralProps) {
  const { t } = useWords();
  const chosen = options.filter(({ value }) => values.includes(value)).map((option) => option.label);
  return (
    <MultiSelect
      label={label}
      options={options}
      values={values}
      onChange={onChange}
      narrows={chosen.length > 0}
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

interface DateFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A field for a partial date; reports an invalid one. */
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

export type KindChoice = 'all' | SourceKind;

interface FieldProps<T> {
  readonly value: T;
  readonly onChange: (value: T) => void;
}

/** Chooses documents, interviews or both. */
export function KindField({ value, onChange }: FieldProps<KindChoice>) {
  const { t } = useWords();
  return (
    <Select
      look="pill"
      label={t('search:kind')}
      value={value}
      onChange={onChange}
      narrows={value !== 'all'}
      options={(['all', 'document', 'interview'] as const).map((kind) => ({
        value: kind,
        label: t(`search:kinds.${kind}`),
      }))}
    />
  );
}

/** Chooses classes of sources; renders nothing if there are none to choose from. */
export function ClassField({
  options,
  value,
  onChange,
}: FieldProps<readonly string[]> & { readonly options: readonly Option[] }) {
  const { t } = useWords();
  if (options.length < 2) return null;
  return <Several label={t('search:class')} options={options} values={value} onChange={onChange} />;
}

/** Chooses respondents; renders nothing if there are none. */
export function RespondentField({ value, onChange }: FieldProps<readonly string[]>) {
  const { t } = useWords();
  const respondents = useProject((state) => state.tables.respondent);
  if (respondents.size === 0) return null;
  const people = [...respondents.values()].toSorted(byPosition);
  return (
    <Several
      label={t('search:respondent')}
      options={people.map(({ id, name }) => ({ value: id, label: name }))}
      values={value}
      onChange={onChange}
    />
  );
}

export interface ScopeFieldsProps {
  readonly choices: ScopeChoices;
  readonly onChange: (changed: Partial<ScopeChoices>) => void;
}

/** Chooses the first and the last date. */
export function DateFields({ choices, onChange }: ScopeFieldsProps) {
  const { t } = useWords();
  return (
    <>
      <DateField label={t('search:from')} value={choices.from} onChange={(from) => onChange({ from })} />
      <DateField label={t('search:to')} value={choices.to} onChange={(to) => onChange({ to })} />
    </>
  );
}

/** Chooses a sample to restrict the scope to; renders nothing if none was drawn. */
export function SampleField({ choices, onChange }: ScopeFieldsProps) {
  const { t } = useWords();
  const samples = useProject((state) => state.tables.sample);
  if (samples.size === 0) return null;
  return (
    <Select
      look="pill"
      label={t('search:sample')}
      value={choices.sampleId}
      onChange={(sampleId) => onChange({ sampleId })}
      narrows={choices.sampleId !== NONE}
      options={[
        { value: NONE, label: t('search:no_sample') },
        ...[...samples.values()].map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
}

/** Chooses a saved query that must find something in a source; renders nothing if none is saved. */
export function SavedQueryField({ choices, onChange }: ScopeFieldsProps) {
  const { t } = useWords();
  const queries = useProject((state) => state.tables.savedQuery);
  if (queries.size === 0) return null;
  return (
    <Select
      look="pill"
      label={t('saved_queries:field')}
      value={choices.queryId}
      onChange={(queryId) => onChange({ queryId })}
      narrows={choices.queryId !== NONE}
      options={[
        { value: NONE, label: t('saved_queries:no_query') },
        ...[...queries.values()].toSorted(byPosition).map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
}

export interface AttributeFieldsProps extends ScopeFieldsProps {
  readonly attributes: readonly AttributeChoice[];
}

/** A field for each attribute, and one for the origin. */
export function AttributeFields({ choices: { values }, attributes, onChange }: AttributeFieldsProps) {
  return attributes.map(({ id, name, options }) => (
    <Several
      key={id}
      label={name}
      options={options}
      values={values[id] ?? []}
      onChange={(wanted) => onChange({ values: { ...values, [id]: wanted } })}
    />
  ));
}
