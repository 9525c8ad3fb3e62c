import { Search, SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { passageOrders } from '#core/counting/passage-order.ts';
import { NONE } from '#renderer/common/counts/side-choices.ts';
import { DEFAULT_LAYER, shownLayer, useLayers } from '#renderer/common/counts/layer-choice.ts';
import {
  AttributeFields,
  ClassField,
  DateFields,
  KindField,
  RespondentField,
  SampleField,
  SavedQueryField,
} from '#renderer/common/counts/scope-fields.tsx';
import { useAttributeChoices } from '#renderer/common/counts/attribute-choices.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import type { Option } from '#renderer/ui/option.ts';
import { Select } from '#renderer/ui/select.tsx';
import { Switch } from '#renderer/ui/switch.tsx';
import { FilterField } from '#renderer/ui/filter-field.tsx';
import { ToggleButton } from '#renderer/ui/toggle-button.tsx';
import { noFilter, type PassageFilter } from './passage-filter.ts';
import { useClassChoices } from '#renderer/common/counts/use-side-choices.ts';
import styles from './passage-bar.module.css';

export interface PassageControlsProps {
  readonly filter: PassageFilter;
  readonly onChange: (changed: Partial<PassageFilter>) => void;
  readonly onClear: () => void;
}

/** The filters of the list of passages, and its order. */
export function PassageControls({ filter, onChange, onClear }: PassageControlsProps) {
  const { t } = useWords();
  const { kind, values } = filter;
  const attributes = useAttributeChoices(kind === 'document' ? 'document' : 'interview', values);
  const set = attributes.filter(({ id }) => (values[id] ?? []).length > 0).length;
  const further = furtherSet(filter, useLayers());
  const [opened, setOpened] = useState<'attributes' | 'further' | null>(
    set > 0 ? 'attributes' : further > 0 ? 'further' : null,
  );
  const classes = useClassChoices(kind === 'all' ? 'mixed' : kind);
  const toggle = (which: 'attributes' | 'further') => (isOpen: boolean) => setOpened(isOpen ? which : null);
  return (
    <>
      <div className={styles.controls} data-narrows>
        <FilterField
          label={t('passages:find')}
          before={<Search size={14} aria-hidden className={styles.lens} />}
          value={filter.words}
          onChange={(words) => onChange({ words })}
          onEscape={onClear}
          className={styles.words}
        />
        <KindField value={kind} onChange={(next) => onChange({ kind: next })} />
        <ClassField
          options={classes}
          value={filter.classIds}
          onChange={(classIds) => onChange({ classIds })}
        />
        <Select
          look="pill"
          label={t('passages:stance_filter')}
          value={filter.stance}
          onChange={(stance) => onChange({ stance })}
          narrows={filter.stance !== 'all'}
          options={(['all', 'supports', 'qualifies', 'contradicts', 'none'] as const).map((value) => ({
            value,
            label: t(`passages:stances.${value}`),
          }))}
        />
        {attributes.length > 0 && (
          <ToggleButton isSelected={opened === 'attributes'} onChange={toggle('attributes')}>
            {set > 0 ? t('passages:attributes_set', { count: set }) : t('passages:attributes')}
          </ToggleButton>
        )}
        <ToggleButton
          isSelected={opened === 'further'}
          onChange={toggle('further')}
          icon={<SlidersHorizontal size={14} aria-hidden />}
        >
          {further > 0 ? t('passages:further_set', { count: further }) : t('passages:further')}
        </ToggleButton>
        <span className={styles.barGap} />
        <Select
          look="pill"
          label={t('passages:order')}
          value={filter.order}
          onChange={(order) => onChange({ order })}
          options={passageOrders.map((value) => ({ value, label: t(`passages:orders.${value}`) }))}
        />
      </div>
      {opened === 'attributes' && attributes.length > 0 && (
        <div className={styles.controls}>
          <AttributeFields choices={filter} attributes={attributes} onChange={onChange} />
        </div>
      )}
      {opened === 'further' && <FurtherControls filter={filter} onChange={onChange} />}
    </>
  );
}

/** How many of the further filters are set. */
function furtherSet(filter: PassageFilter, layers: readonly Option[]): number {
  const { from, to, respondentIds, sampleId, queryId, voice, sided, layer, withoutSuggested } = filter;
  return [
    from.trim() !== '' || to.trim() !== '',
    respondentIds.length > 0,
    sampleId !== NONE,
    queryId !== NONE,
    voice !== noFilter.voice,
    sided !== 'any',
    withoutSuggested,
    // A second pass has a single layer, so the layer is no filter.
    layers.length > 1 && shownLayer(layer, layers) !== shownLayer(DEFAULT_LAYER, layers),
  ].filter(Boolean).length;
}

function FurtherControls({ filter, onChange }: Omit<PassageControlsProps, 'onClear'>) {
  const { t } = useWords();
  const layers = useLayers();
  const hasDuplicates = useProject((state) =>
    [...state.tables.source.values()].some(({ duplicateOf }) => duplicateOf !== null),
  );
  return (
    <div className={styles.controls}>
      <DateFields choices={filter} onChange={onChange} />
      {filter.kind !== 'document' && (
        <RespondentField
          value={filter.respondentIds}
          onChange={(respondentIds) => onChange({ respondentIds })}
        />
      )}
      <SampleField choices={filter} onChange={onChange} />
      <SavedQueryField choices={filter} onChange={onChange} />
      {filter.kind !== 'document' && (
        <Select
          look="pill"
          label={t('passages:voice')}
          value={filter.voice}
          onChange={(voice) => onChange({ voice })}
          narrows={filter.voice !== 'counted'}
          options={(['counted', 'paraphrase', 'verbatim', 'remark', 'all'] as const).map((value) => ({
            value,
            label: t(`passages:voices.${value}`),
          }))}
        />
      )}
      <Select
        look="pill"
        label={t('passages:sided')}
        value={filter.sided}
        onChange={(sided) => onChange({ sided })}
        narrows={filter.sided !== 'any'}
        options={(['any', 'classified', 'referring'] as const).map((value) => ({
          value,
          label: t(`passages:sides.${value}`),
        }))}
      />
      <Select
        look="pill"
        label={t('counting:controls.layer')}
        value={shownLayer(filter.layer, layers)}
        onChange={(layer) => onChange({ layer })}
        options={layers}
      />
      <Switch isSelected={filter.rollup} onChange={(rollup) => onChange({ rollup })}>
        {t('passages:rollup')}
      </Switch>
      <Switch
        isSelected={filter.withoutSuggested}
        onChange={(withoutSuggested) => onChange({ withoutSuggested })}
      >
        {t('suggestions:leave_out')}
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
