import type { SourceStatus } from '#core/records.ts';
import { useActions } from '#renderer/app/action-handlers.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { SegmentedControl } from '#renderer/ui/segmented-control.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { languageInWords } from './language-in-words.ts';
import { noFilter, type FilterChoices, type GroupBy, type SourceFilter } from './source-row.ts';
import styles from './sources.module.css';

const groups: readonly GroupBy[] = ['none', 'kind', 'class', 'year', 'status', 'language'];
const statuses: readonly SourceStatus[] = ['new', 'included', 'second-look', 'excluded'];

interface SourceControlsProps {
  filter: SourceFilter;
  onFilter: (filter: SourceFilter) => void;
  choices: FilterChoices;
  group: GroupBy;
  onGroup: (group: GroupBy) => void;
  /** What can be done to those shown or chosen. */
  children: React.ReactNode;
}

/** Which sources are shown, and how they are grouped. A filter that could change nothing is not there. */
export function SourceControls({ filter, onFilter, choices, group, onGroup, children }: SourceControlsProps) {
  const { t } = useWords();
  const classes = useProject((state) => state.tables.class);
  const set = (change: Partial<SourceFilter>) => onFilter({ ...filter, ...change });
  const all = { value: 'all', label: t('sources:all') } as const;
  const { years, languages, hasDuplicates } = choices;
  const isFiltered = (Object.keys(noFilter) as (keyof SourceFilter)[]).some(
    (key) => filter[key] !== noFilter[key],
  );
  useActions({ 'sources.clear': { run: () => onFilter(noFilter), enabled: isFiltered } });
  return (
    <div className={styles.controls}>
      <TextField
        label={t('sources:filter')}
        labelHidden
        placeholder={t('sources:filter')}
        value={filter.words}
        onChange={(words) => set({ words })}
        className={styles.words}
      />
      <SegmentedControl
        label={t('sources:kind')}
        value={filter.kind}
        onChange={(kind) => set({ kind })}
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
        onChange={(review) => set({ review })}
        options={[
          all,
          { value: 'open', label: t('sources:not_reviewed') },
          { value: 'reviewed', label: t('sources:reviewed') },
        ]}
      />
      <Select
        look="pill"
        label={t('sources:status')}
        value={filter.status}
        onChange={(status) => set({ status })}
        options={[all, ...statuses.map((value) => ({ value, label: t(`sources:status_${value}`) }))]}
      />
      {(classes.size > 0 || filter.classId !== 'all') && (
        <Select
          look="pill"
          label={t('sources:class')}
          value={filter.classId}
          onChange={(classId) => set({ classId })}
          options={[
            all,
            ...[...classes.values()].map(({ id, name }) => ({ value: id, label: name })),
            { value: 'none', label: t('sources:no_class') },
          ]}
        />
      )}
      {(years.length > 1 || filter.year !== 'all') && (
        <Select
          look="pill"
          label={t('sources:year')}
          value={filter.year}
          onChange={(year) => set({ year })}
          options={[
            all,
            ...years.map((year) => ({ value: year ?? 'none', label: year ?? t('sources:without') })),
          ]}
        />
      )}
      {(languages.length > 1 || filter.language !== 'all') && (
        <Select
          look="pill"
          label={t('sources:language')}
          value={filter.language}
          onChange={(language) => set({ language })}
          options={[
            all,
            ...languages.map((tag) => ({ value: tag ?? 'none', label: languageInWords(t, tag) })),
          ]}
        />
      )}
      {(hasDuplicates || filter.duplicates !== 'all') && (
        <Select
          look="pill"
          label={t('sources:duplicates')}
          value={filter.duplicates}
          onChange={(duplicates) => set({ duplicates })}
          options={[
            all,
            { value: 'without', label: t('sources:duplicates_without') },
            { value: 'only', label: t('sources:duplicates_only') },
          ]}
        />
      )}
      <Select
        look="pill"
        label={t('sources:group')}
        value={group}
        onChange={onGroup}
        options={groups.map((value) => ({ value, label: t(`sources:group_${value}`) }))}
      />
      {isFiltered && <LinkButton onPress={() => onFilter(noFilter)}>{t('sources:clear_filter')}</LinkButton>}
      {children}
    </div>
  );
}
