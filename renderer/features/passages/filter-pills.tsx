import { Plus, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { byPosition } from '#core/by-position.ts';
import { partialDate } from '#core/partial-date.ts';
import { queryOf, type QueryLines } from '#core/query/lines.ts';
import { whyNotFilters, type WhyNot } from '#core/query/offered-choices.ts';
import { hasCode, isOfCodings, type Filter } from '#core/query/query.ts';
import { STANCES, VOICES } from '#renderer/common/codes/voices-and-stances.ts';
import { NONE, valueChoices, valueOf, choiceOf } from '#renderer/common/counts/side-choices.ts';
import { derived } from '#renderer/state/derived.ts';
import { useBlindCoderId } from '#renderer/state/use-blind-coder.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { cx } from '#renderer/ui/class-names.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import type { Option } from '#renderer/ui/option.ts';
import { Select } from '#renderer/ui/select.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { languageName } from '#words/language-name.ts';
import { askedStudy } from './asked-study.ts';
import { refused } from './line-operators.ts';
import styles from './query.module.css';

/** The tables that filters choose from. */
const filterTables = derived(({ tables }) => {
  const {
    attribute,
    attributeValue,
    class: classes,
    coder,
    respondent,
    sample,
    source,
    sourceRespondent,
  } = tables;
  return { attribute, attributeValue, class: classes, coder, respondent, sample, source, sourceRespondent };
});

export interface FilterPillsProps {
  readonly shown: QueryLines;
  readonly onChange: (filters: readonly Filter[]) => void;
}

/** The filters that hold for the whole query, each a pill, and a button to add one. */
export function FilterPills({ shown, onChange }: FilterPillsProps) {
  const words = useWords();
  const { t } = words;
  const { filters } = shown;
  const query = useMemo(() => queryOf(shown), [shown]);
  const study = useProject(askedStudy());
  const offers = useOffers(query === null || hasCode(query));
  const whyNot = (next: readonly Filter[]): WhyNot | null => whyNotFilters(study, shown, next);
  const isOnce = (filter: Filter): boolean =>
    filter.on !== 'attribute' || study.attributes.get(filter.attribute)?.owner === 'source';
  return (
    <>
      {filters.map((filter, at) => (
        // The same filter may be asked for twice, so the place is the key.
        <FilterPill
          key={`${at} ${filter.on}`}
          filter={filter}
          whyNot={(next) => whyNot(filters.with(at, next))}
          isIdle={query !== null && isOfCodings(filter) && !hasCode(query)}
          onChange={(next) => onChange(filters.with(at, next))}
          onRemove={() => onChange(filters.toSpliced(at, 1))}
        />
      ))}
      <MenuButton
        label={t('query:add_filter')}
        icon={<Plus size={13} aria-hidden />}
        size="small"
        className={styles.addFilter}
        sections={[
          {
            entries: offers
              // A source has one value of each; only of its people may each have another.
              .filter(({ filter }) => !isOnce(filter) || filters.every((one) => !isAlike(one, filter)))
              .map(({ id, label, filter }) => {
                const { disabled = false, note } = refused(words, whyNot([...filters, filter]));
                return {
                  id,
                  label,
                  disabled,
                  ...(note === undefined ? {} : { note }),
                  run: () => onChange([...filters, filter]),
                };
              }),
          },
        ]}
      />
    </>
  );
}

/** Whether two filters are of the same thing. */
function isAlike(one: Filter, other: Filter): boolean {
  return one.on === 'attribute' && other.on === 'attribute'
    ? one.attribute === other.attribute
    : one.on === other.on;
}

interface Offer {
  readonly id: string;
  readonly label: string;
  /** The filter as it begins. */
  readonly filter: Filter;
}

/** The filters that can be added; those of codings only where there is a code. */
function useOffers(mayChooseCodings: boolean): readonly Offer[] {
  const words = useWords();
  const { t } = words;
  const tables = useProject(filterTables());
  const first = <T,>(rows: Iterable<T>): T | undefined => [...rows][0];
  const people = [...tables.respondent.values()].toSorted(byPosition);
  const languages = [...new Set([...tables.source.values()].flatMap(({ language }) => language ?? []))];
  const [classId] = [...tables.class.values()].toSorted(byPosition).map(({ id }) => id);
  const sample = first(tables.sample.values());
  // Who codes a second time sees nobody else's codings.
  const blindCoderId = useBlindCoderId();
  const coder = blindCoderId === null ? first(tables.coder.values()) : tables.coder.get(blindCoderId);
  // A range that begins with every dated source.
  const lastDate = [...tables.source.values()].reduce<string | null>(
    (last, { date }) => (date !== null && (last === null || date > last) ? date : last),
    null,
  );
  const named = (filter: Filter): Offer => ({ id: filter.on, label: t(`query:filter.${filter.on}`), filter });
  const all: Offer[] = [
    named({ on: 'kind', kind: 'interview' }),
    ...(classId === undefined ? [] : [named({ on: 'class', class: classId })]),
    ...(lastDate === null ? [] : [named({ on: 'date', from: null, to: lastDate })]),
    ...[...tables.attribute.values()].toSorted(byPosition).flatMap((attribute): Offer[] => {
      const [value] = valueChoices(words, tables, attribute);
      return value
        ? [
            {
              id: attribute.id,
              label: attribute.name,
              filter: { on: 'attribute', attribute: attribute.id, value: valueOf(value.value) },
            },
          ]
        : [];
    }),
    ...(languages[0] === undefined ? [] : [named({ on: 'language', language: languages[0] })]),
    ...(people[0] ? [named({ on: 'respondent', respondent: people[0].id })] : []),
    ...(sample ? [named({ on: 'sample', sample: sample.id })] : []),
    named({ on: 'reviewed', reviewed: true }),
    named({ on: 'status', status: 'included' }),
    named({ on: 'stance', stance: 'supports' }),
    named({ on: 'voice', voice: 'paraphrase' }),
    named({ on: 'weight', least: 50 }),
    ...(coder ? [named({ on: 'coder', coder: coder.id })] : []),
  ];
  return all.filter(({ filter }) => mayChooseCodings || !isOfCodings(filter));
}

interface PillProps {
  readonly filter: Filter;
  /** Why the filter cannot be this one; null if it can. */
  readonly whyNot: (filter: Filter) => WhyNot | null;
  /** Whether it has no effect: it chooses among codings, and the query has only words. */
  readonly isIdle: boolean;
  readonly onChange: (filter: Filter) => void;
  readonly onRemove: () => void;
}

function FilterPill({ filter, whyNot, isIdle, onChange, onRemove }: PillProps) {
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
  const { options: values, value, made } = useValues(filter);
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

interface Values {
  readonly options: readonly Option[];
  readonly value: string;
  readonly made: (value: string) => Filter;
}

/** The values of a filter as options, and the filter for each. */
function useValues(filter: Exclude<Filter, { readonly on: 'date' | 'weight' }>): Values {
  const words = useWords();
  const { t, language: own } = words;
  const tables = useProject(filterTables());
  const rows = (from: Iterable<{ readonly id: string; readonly name: string }>): Option[] =>
    [...from].map(({ id, name }) => ({ value: id, label: name }));
  const none: Option = { value: NONE, label: t('query:none') };
  const orNull = (value: string): string | null => (value === NONE ? null : value);
  const blindCoderId = useBlindCoderId();
  const coders = [...tables.coder.values()].filter(({ id }) => blindCoderId === null || id === blindCoderId);
  switch (filter.on) {
    case 'kind':
      return {
        options: (['document', 'interview'] as const).map((value) => ({
          value,
          label: t(`search:kinds.${value}`),
        })),
        value: filter.kind,
        made: (value) => ({ on: 'kind', kind: value === 'document' ? 'document' : 'interview' }),
      };
    case 'class':
      return {
        options: [...rows([...tables.class.values()].toSorted(byPosition)), none],
        value: filter.class ?? NONE,
        made: (value) => ({ on: 'class', class: orNull(value) }),
      };
    case 'language': {
      const tags = new Set([...tables.source.values()].flatMap(({ language }) => language ?? []));
      if (filter.language !== null) tags.add(filter.language);
      return {
        options: [...[...tags].map((value) => ({ value, label: languageName(own, value) })), none],
        value: filter.language ?? NONE,
        made: (value) => ({ on: 'language', language: orNull(value) }),
      };
    }
    case 'attribute': {
      const attribute = tables.attribute.get(filter.attribute);
      return {
        options: attribute ? valueChoices(words, tables, attribute) : [],
        value: choiceOf(filter.value),
        made: (value) => ({ ...filter, value: valueOf(value) }),
      };
    }
    case 'sample':
      return {
        options: rows(tables.sample.values()),
        value: filter.sample,
        made: (sample) => ({ on: 'sample', sample }),
      };
    case 'respondent':
      return {
        options: rows([...tables.respondent.values()].toSorted(byPosition)),
        value: filter.respondent,
        made: (respondent) => ({ on: 'respondent', respondent }),
      };
    case 'coder':
      return {
        options: rows(coders),
        value: filter.coder,
        made: (coder) => ({ on: 'coder', coder }),
      };
    case 'status': {
      const statuses = ['new', 'included', 'second-look', 'excluded'] as const;
      return {
        options: statuses.map((value) => ({ value, label: t(`sources:status_${value}`) })),
        value: filter.status,
        made: (value) => ({ on: 'status', status: statuses.find((one) => one === value) ?? filter.status }),
      };
    }
    case 'reviewed':
      return {
        options: (['yes', 'no'] as const).map((value) => ({ value, label: t(`query:${value}`) })),
        value: filter.reviewed ? 'yes' : 'no',
        made: (value) => ({ on: 'reviewed', reviewed: value === 'yes' }),
      };
    case 'stance':
      return {
        options: STANCES.map((value) => ({
          value: value ?? NONE,
          label: t(`passages:stance.${value ?? 'none'}`),
        })),
        value: filter.stance ?? NONE,
        made: (value) => ({ on: 'stance', stance: STANCES.find((one) => one === value) ?? null }),
      };
    case 'voice':
      return {
        options: [...VOICES.map((value) => ({ value, label: t(`exports:voice.${value}`) })), none],
        value: filter.voice ?? NONE,
        made: (value) => ({ on: 'voice', voice: VOICES.find((one) => one === value) ?? null }),
      };
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
