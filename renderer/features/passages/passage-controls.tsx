import { Search } from 'lucide-react';
import { shownLayer, useLayers } from '#renderer/features/counts/layer-choice.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { SegmentedControl } from '#renderer/ui/segmented-control.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { Switch } from '#renderer/ui/switch.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import type { PassageFilter } from './passage-filter.ts';
import styles from './passages.module.css';

export interface PassageControlsProps {
  readonly filter: PassageFilter;
  readonly onChange: (changed: Partial<PassageFilter>) => void;
}

/** What narrows the list of passages. */
export function PassageControls({ filter, onChange }: PassageControlsProps) {
  const { t } = useWords();
  const classes = useProject((state) => state.tables.class);
  const respondents = useProject((state) => state.tables.respondent);
  const layers = useLayers();
  const hasDuplicates = useProject((state) =>
    [...state.tables.source.values()].some(({ duplicateOf }) => duplicateOf !== null),
  );
  const all = { value: 'all', label: t('passages:all') };
  return (
    <div className={styles.controls}>
      <TextField
        label={t('passages:find')}
        labelHidden
        placeholder={t('passages:find')}
        before={<Search size={14} aria-hidden className={styles.lens} />}
        value={filter.words}
        onChange={(words) => onChange({ words })}
        className={styles.words}
      />
      <SegmentedControl
        label={t('passages:kind')}
        value={filter.kind}
        onChange={(kind) => onChange({ kind })}
        segments={(['all', 'document', 'interview'] as const).map((value) => ({
          value,
          label: t(`passages:kinds.${value}`),
        }))}
      />
      {classes.size > 0 && filter.kind !== 'interview' && (
        <Select
          look="pill"
          label={t('passages:class')}
          value={filter.classId}
          onChange={(classId) => onChange({ classId })}
          options={[
            all,
            ...[...classes.values()]
              .toSorted((a, b) => a.position - b.position)
              .map(({ id, name }) => ({ value: id, label: name })),
            { value: 'none', label: t('passages:no_class') },
          ]}
        />
      )}
      {respondents.size > 0 && filter.kind !== 'document' && (
        <Select
          look="pill"
          label={t('passages:respondent')}
          value={filter.respondentId}
          onChange={(respondentId) => onChange({ respondentId })}
          options={[
            all,
            ...[...respondents.values()]
              .toSorted((a, b) => a.position - b.position)
              .map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      <Select
        look="pill"
        label={t('counting:controls.layer')}
        value={shownLayer(filter.layer, layers)}
        onChange={(layer) => onChange({ layer })}
        options={layers}
      />
      <Select
        look="pill"
        label={t('passages:stance_filter')}
        value={filter.stance}
        onChange={(stance) => onChange({ stance })}
        options={(['all', 'supports', 'qualifies', 'contradicts', 'none'] as const).map((value) => ({
          value,
          label: t(`passages:stances.${value}`),
        }))}
      />
      {filter.kind !== 'document' && (
        <Select
          look="pill"
          label={t('passages:voice')}
          value={filter.voice}
          onChange={(voice) => onChange({ voice })}
          options={(['counted', 'paraphrase', 'verbatim', 'remark', 'all'] as const).map((value) => ({
            value,
            label: t(`passages:voices.${value}`),
          }))}
        />
      )}
      <Switch isSelected={filter.rollup} onChange={(rollup) => onChange({ rollup })}>
        {t('passages:rollup')}
      </Switch>
      {(hasDuplicates || filter.withDuplicates) && (
        <Switch
          isSelected={filter.withDuplicates}
          onChange={(withDuplicates) => onChange({ withDuplicates })}
        >
          {t('passages:with_duplicates')}
        </Switch>
      )}
    </div>
  );
}
