import { Plus } from 'lucide-react';
import { useMemo } from 'react';
import { byPosition } from '#core/by-position.ts';
import { queryOf, type QueryLines } from '#core/query/lines.ts';
import { whyNotFilters, type WhyNot } from '#core/query/offered-choices.ts';
import { hasCode, isOfCodings, type Filter } from '#core/query/query.ts';
import { valueChoices, valueOf } from '#renderer/common/counts/side-choices.ts';
import { useBlindCoderId } from '#renderer/state/use-blind-coder.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import { askedStudy } from './asked-study.ts';
import { refused } from './line-operators.ts';
import styles from './query.module.css';
import { FilterPill } from './filter-pill.tsx';
import { filterTables } from './filter-values.ts';

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
