import { Search, X } from 'lucide-react';
import { DateField } from '#renderer/common/counts/scope-fields.tsx';
import { useBlindCoderId } from '#renderer/state/use-blind-coder.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { FilterField } from '#renderer/ui/filter-field.tsx';
import { isFiltering, noFilter, type HistoryFilter } from '#renderer/common/openers/history-filter.ts';
import styles from './history.module.css';

const nouns = [
  'codes',
  'codings',
  'sources',
  'triage',
  'imports',
  'exchange',
  'exports',
  'interviews',
  'notes',
  'memos',
  'summaries',
  'respondents',
  'classes',
  'attributes',
  'comparisons',
  'savedQueries',
  'coders',
  'project',
  'history',
] as const;

export interface HistoryControlsProps {
  readonly filter: HistoryFilter;
  readonly onChange: (filter: HistoryFilter) => void;
}

/** The filters of the history in one line. */
export function HistoryControls({ filter, onChange }: HistoryControlsProps) {
  const { t } = useWords();
  const isBlind = useBlindCoderId() !== null;
  const coders = useProject((state) => state.tables.coder);
  const change = (changed: Partial<HistoryFilter>): void => onChange({ ...filter, ...changed });
  const isFiltered = isFiltering(filter);
  return (
    <div className={styles.controls} data-narrows>
      <FilterField
        label={t('history:search')}
        before={<Search size={14} aria-hidden className={styles.glass} />}
        value={filter.text}
        onChange={(text) => change({ text })}
        className={styles.search}
      />
      {filter.about && <AboutChip about={filter.about} onClear={() => change({ about: null })} />}
      <Select
        look="pill"
        label={t('history:act')}
        value={filter.noun}
        onChange={(noun) => change({ noun })}
        narrows={filter.noun !== noFilter.noun}
        options={(['all', ...nouns] as const).map((value) => ({
          value: value as string,
          label: t(`history:act_${value}`),
        }))}
      />
      {!isBlind && (
        <Select
          look="pill"
          label={t('history:coder')}
          value={filter.coderId}
          onChange={(coderId) => change({ coderId })}
          narrows={filter.coderId !== noFilter.coderId}
          options={[
            { value: 'all', label: t('history:coder_all') },
            ...[...coders.values()].map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      <DateField label={t('search:from')} value={filter.from} onChange={(from) => change({ from })} />
      <DateField label={t('search:to')} value={filter.to} onChange={(to) => change({ to })} />
      <Checkbox isSelected={filter.withReason} onChange={(withReason) => change({ withReason })}>
        {t('history:with_reason')}
      </Checkbox>
      {isFiltered && (
        <LinkButton className={styles.clear} onPress={() => onChange(noFilter)}>
          {t('history:clear_filter')}
        </LinkButton>
      )}
    </div>
  );
}

/** The object that the history is limited to, with a button to show everything again. */
function AboutChip({ about, onClear }: { about: NonNullable<HistoryFilter['about']>; onClear: () => void }) {
  const { t } = useWords();
  const code = useProject((state) => state.codebook.byId.get(about.id));
  const source = useProject((state) => state.tables.source.get(about.id));
  const person = useProject((state) => state.tables.respondent.get(about.id));
  const name = code?.name ?? source?.label ?? source?.title ?? person?.name ?? t('acts:unnamed');
  return (
    <button
      type="button"
      className={styles.about}
      aria-label={t('history:about_clear', { name })}
      onClick={onClear}
    >
      <span className={styles.aboutWord}>{t('history:about')}</span>
      {code && <CodeSwatch colour={code.colour} />}
      <span>{name}</span>
      <X size={13} aria-hidden />
    </button>
  );
}
