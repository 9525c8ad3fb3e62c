import { SlidersHorizontal } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { Several } from '#renderer/common/counts/scope-fields.tsx';
import { useWords } from '#renderer/state/words.ts';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { SegmentedControl } from '#renderer/ui/segmented-control.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { FilterField } from '#renderer/ui/filter-field.tsx';
import { ToggleButton } from '#renderer/ui/toggle-button.tsx';
import { partsSources, type FactValues, type PlainFact, type SourceFact } from './source-facts.ts';
import { isFiltering, narrowing, noFilter, NO_VALUE, type SourceFilter } from './source-filter.ts';
import styles from './sources.module.css';

/** Filters in the first line if there is a choice; the others open below it. */
const first: ReadonlySet<string> = new Set<PlainFact>(['status', 'class', 'year', 'language']);

interface SourceControlsProps {
  filter: SourceFilter;
  onFilter: (filter: SourceFilter) => void;
  /** The values of all sources, by fact. */
  values: readonly FactValues[];
  hasDuplicates: boolean;
  /** The id of a fact, or `none`. */
  group: string;
  onGroup: (group: string) => void;
  /** Actions on the table and on the sources shown or selected. */
  children: ReactNode;
}

/** The filters and the grouping of the table. A filter that could change nothing is left out. */
export function SourceControls(props: SourceControlsProps) {
  const { filter, onFilter, values, hasDuplicates, group, onGroup, children } = props;
  const { t } = useWords();
  const facts = values.map(({ fact }) => fact);
  const narrowed = new Set(narrowing(filter, facts).map(({ fact }) => fact.id));
  const offered = values.filter(
    (each) => each.fact.id !== 'kind' && (partsSources(each) || narrowed.has(each.fact.id)),
  );
  const further = offered.filter(({ fact }) => !first.has(fact.id));
  const set = further.filter(({ fact }) => narrowed.has(fact.id)).length;
  const [isOpen, setOpen] = useState(set > 0);
  const all = { value: 'all', label: t('sources:all') } as const;
  const isFiltered = isFiltering(filter, facts);
  useActions({ 'sources.clear': { run: () => onFilter(noFilter), enabled: isFiltered } });
  const change = (changed: Partial<SourceFilter>) => onFilter({ ...filter, ...changed });
  const pills = (shown: readonly FactValues[]) =>
    shown.map((each) => (
      <FactPill
        key={each.fact.id}
        {...each}
        wanted={filter.wanted[each.fact.id] ?? []}
        onChange={(wanted) => change({ wanted: { ...filter.wanted, [each.fact.id]: wanted } })}
      />
    ));
  return (
    <>
      <div className={styles.controls} data-narrows>
        <FilterField
          label={t('sources:filter')}
          value={filter.words}
          onChange={(words) => change({ words })}
          className={styles.words}
        />
        <SegmentedControl
          label={t('sources:kind')}
          value={filter.kind}
          onChange={(kind) => change({ kind })}
          segments={[
            all,
            { value: 'document', label: t('sources:documents') },
            { value: 'interview', label: t('sources:interviews') },
          ]}
        />
        <Select
          look="pill"
          label={t('sources:review')}
          value={filter.review}
          onChange={(review) => change({ review })}
          options={[
            all,
            { value: 'open', label: t('sources:not_reviewed') },
            { value: 'reviewed', label: t('sources:reviewed') },
          ]}
        />
        {pills(offered.filter(({ fact }) => first.has(fact.id)))}
        {(hasDuplicates || filter.duplicates !== 'all') && (
          <Select
            look="pill"
            label={t('sources:duplicates')}
            value={filter.duplicates}
            onChange={(duplicates) => change({ duplicates })}
            options={[
              all,
              { value: 'without', label: t('sources:duplicates_without') },
              { value: 'only', label: t('sources:duplicates_only') },
            ]}
          />
        )}
        {further.length > 0 && (
          <ToggleButton
            isSelected={isOpen}
            onChange={setOpen}
            icon={<SlidersHorizontal size={14} aria-hidden />}
          >
            {set > 0 ? t('sources:further_set', { count: set }) : t('sources:further')}
          </ToggleButton>
        )}
        <Select
          look="pill"
          label={t('sources:group')}
          value={group}
          onChange={onGroup}
          options={groupings(values, group, t('sources:group_none'))}
        />
        {isFiltered && (
          <LinkButton onPress={() => onFilter(noFilter)}>{t('sources:clear_filter')}</LinkButton>
        )}
        {children}
      </div>
      {isOpen && further.length > 0 && <div className={styles.controls}>{pills(further)}</div>}
    </>
  );
}

/** The possible groupings: none, the facts that always group, and those that divide these sources. */
function groupings(values: readonly FactValues[], group: string, none: string) {
  const always: ReadonlySet<string> = new Set<PlainFact>(['kind', 'class', 'year', 'status', 'language']);
  const option = ({ id, groupName }: SourceFact) => ({ value: id, label: groupName });
  return [
    { value: 'none', label: none },
    ...values
      .filter((each) => always.has(each.fact.id) || each.fact.id === group || partsSources(each))
      .map(({ fact }) => option(fact)),
  ];
}

interface FactPillProps extends FactValues {
  readonly wanted: readonly string[];
  readonly onChange: (wanted: string[]) => void;
}

/** Chooses any of a fact's values, and “none”. */
function FactPill({ fact, values, without, wanted, onChange }: FactPillProps) {
  return (
    <Several
      label={fact.name}
      values={wanted}
      onChange={onChange}
      options={[
        ...values.map(({ value }) => ({ value, label: fact.inWords(value) })),
        ...(without > 0 || wanted.includes(NO_VALUE) ? [{ value: NO_VALUE, label: fact.without }] : []),
      ]}
    />
  );
}
