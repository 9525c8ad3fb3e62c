import { byPosition } from '#core/by-position.ts';
import { byName } from '#core/counting/name-order.ts';
import { partialDate } from '#core/partial-date.ts';
import { originOf } from '#core/source-origin.ts';
import type { SourceKind, SourceRecord } from '#core/records.ts';
import { attributesFor, choiceOf, NONE, valueChoices, valueOf } from './side-choices.ts';
import { derived } from '#renderer/state/derived.ts';
import type { ProjectState } from '#renderer/state/project.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { MultiSelect } from '#renderer/ui/multi-select.tsx';
import type { Option } from '#renderer/ui/option.ts';
import { TextField } from '#renderer/ui/text-field.tsx';
import { Select } from '#renderer/ui/select.tsx';
import type { Words } from '#words/words.ts';
import { ORIGIN, type ScopeChoices } from './scope-choices.ts';
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

/** An attribute, or the origin, with its values. */
export interface AttributeChoice {
  readonly id: string;
  readonly name: string;
  readonly options: readonly Option[];
}

/** With more values than this an attribute is not offered as a choice. */
const MAX_VALUES = 200;

const sharedOriginsOf = derived(({ tables }) => sharedOrigins(tables.source.values()));

const originsOf = derived((state, { t }: Words) =>
  sharedOriginsOf()(state).map((origin) => ({
    value: choiceOf(origin),
    label: origin ?? t('compare:no_value'),
  })),
);

const attributesOf = derived((state, words: Words, kind: SourceKind, chosen: ScopeChoices['values']) =>
  attributeChoices(words, state.tables, { kind, chosen, origins: originsOf(words)(state) }),
);

/**
 * The attributes that sources of a kind can be narrowed by: the origin if several sources share one, as with
 * newspapers, then the attributes in their order; those of respondents apply to interviews. Attributes in `chosen` are
 * always included.
 */
export function useAttributeChoices(kind: SourceKind, chosen: ScopeChoices['values']): AttributeChoice[] {
  const words = useWords();
  return useProject(attributesOf(words, kind, chosen));
}

/** The same computed from tables; `origins` are those that divide the sources. */
export function attributeChoices(
  words: Words,
  tables: ProjectState['tables'],
  { kind, chosen, origins }: { kind: SourceKind; chosen: ScopeChoices['values']; origins: readonly Option[] },
): AttributeChoice[] {
  const wanted = (id: string): readonly string[] => chosen[id] ?? [];
  const isOffered = new Set(attributesFor(tables, kind).map(({ id }) => id));
  const known = attributesFor(tables, 'interview').map((attribute): AttributeChoice => {
    const { id, name } = attribute;
    const options = valueChoices(words, tables, attribute);
    const isChoice = isOffered.has(id) && options.length > 1 && options.length <= MAX_VALUES;
    return { id, name, options: withChosen(words, options, isChoice, wanted(id)) };
  });
  const named = [...tables.source.values()].map((source) => choiceOf(originOf(source)));
  const everyOrigin = [...new Set(named)].map((value) => ({ value, label: labelOf(words, value) }));
  const byOrigin = {
    id: ORIGIN,
    name: words.t('sources:origin'),
    options:
      origins.length > 0
        ? withChosen(words, origins, true, wanted(ORIGIN))
        : withChosen(words, everyOrigin, false, wanted(ORIGIN)),
  };
  return [byOrigin, ...known].filter(({ options }) => options.length > 0);
}

/**
 * The options together with chosen values that are no longer on offer, so that every active condition is visible and
 * can be cleared.
 */
function withChosen(
  words: Words,
  options: readonly Option[],
  isChoice: boolean,
  chosen: readonly string[],
): Option[] {
  const there = new Set(options.map(({ value }) => value));
  return [
    ...options.filter(({ value }) => isChoice || chosen.includes(value)),
    ...chosen
      .filter((value) => !there.has(value))
      .map((value) => ({ value, label: words.t('search:gone', { value: labelOf(words, value) }) })),
  ];
}

function labelOf({ t }: Words, choice: string): string {
  return valueOf(choice) ?? t('compare:no_value');
}

/** The origins as options, in the same form as attribute values. */
export function useOriginChoices(): Option[] {
  const words = useWords();
  return useProject(originsOf(words));
}

/** The origins to choose from; empty if they do not group the sources, as with file names. */
export function useSharedOrigins(): readonly (string | null)[] {
  return useProject(sharedOriginsOf());
}

/**
 * The origins of sources in order, null last for sources without one; empty unless several sources share an origin and
 * others have another.
 */
export function sharedOrigins(
  sources: Iterable<Pick<SourceRecord, 'origin' | 'originalName'>>,
): (string | null)[] {
  const counts = new Map<string | null, number>();
  for (const source of sources) {
    const origin = originOf(source);
    counts.set(origin, (counts.get(origin) ?? 0) + 1);
  }
  const named = [...counts.keys()].filter((origin) => origin !== null);
  const isShared = named.some((origin) => (counts.get(origin) ?? 0) > 1);
  if (!isShared || counts.size < 2 || named.length > MAX_VALUES) return [];
  return [...named.toSorted(byName), ...(counts.has(null) ? [null] : [])];
}
