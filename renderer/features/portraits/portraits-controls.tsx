import type { Portraits } from '#core/portraits/portraits.ts';
import { RowsField } from '#renderer/common/counts/rows-field.tsx';
import { CountingLine } from '#renderer/common/counts/counting-line.tsx';
import { unusualCounting } from '#renderer/common/counts/counting-choices.ts';
import countingStyles from '#renderer/common/counts/counting.module.css';
import { useGroupings } from '#renderer/common/counts/groupings.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { MultiSelect } from '#renderer/ui/multi-select.tsx';
import { SegmentedControl } from '#renderer/ui/segmented-control.tsx';
import { Select } from '#renderer/ui/select.tsx';
import type { PortraitsChoices } from './portraits-choices.ts';

export interface PortraitsControlsProps {
  readonly choices: PortraitsChoices;
  /** Undefined while the first ones are made. */
  readonly made: Portraits | undefined;
  /** Whether the lengths of the texts can be compared. */
  readonly hasLengths: boolean;
  readonly onChange: (changed: Partial<PortraitsChoices>) => void;
}

/** The lines above the drawing: whose passages of which themes, their order, how they are drawn, and what counts. */
export function PortraitsControls({ choices, made, hasLengths, onChange }: PortraitsControlsProps) {
  const { t } = useWords();
  const codebook = useProject((state) => state.codebook);
  const groupings = useGroupings(choices.group);
  const sorts = groupings.filter(({ value }) => value.startsWith('attribute:'));
  const codes = codebook.inOrder.filter(({ isTheme }) => choices.of === 'codes' || isTheme);
  const count = choices.codeIds.length === 0 ? codes.length : choices.codeIds.length;
  return (
    <div className={countingStyles.controls}>
      <div className={countingStyles.line}>
        <SegmentedControl
          label={t('portraits:carried_label')}
          value={choices.rows}
          onChange={(rows) => onChange({ rows })}
          segments={(['respondents', 'sources'] as const).map((value) => ({
            value,
            label: t(`portraits:of.${value}`),
          }))}
        />
        <RowsField value={choices.of} onChange={(of) => onChange({ of, codeIds: [] })} />
        <MultiSelect
          label={t('portraits:lanes')}
          options={codes.map(({ id, name }) => ({ value: id, label: name }))}
          values={choices.codeIds}
          onChange={(codeIds) => onChange({ codeIds })}
          summary={t(`summary_grid:${choices.of}`, { count })}
          narrows={choices.codeIds.length > 0}
        />
        <Select
          look="pill"
          label={t('summary_grid:group')}
          value={choices.group}
          onChange={(group) => onChange({ group })}
          options={[...groupings, { value: 'none', label: t('tallies:groupings.none') }]}
        />
        <Select
          look="pill"
          label={t('summary_grid:sort')}
          value={choices.sort}
          onChange={(sort) => onChange({ sort })}
          options={[
            ...(['order', 'name', 'passages'] as const).map((value) => ({
              value: value as string,
              label: t(`summary_grid:sorts.${value}`),
            })),
            ...sorts,
          ]}
        />
        <SegmentedControl
          label={t('portraits:view')}
          value={choices.view}
          onChange={(view) => onChange({ view })}
          segments={(['codelines', 'tiles'] as const).map((value) => ({
            value,
            label: t(`portraits:views.${value}`),
          }))}
        />
        {hasLengths && choices.view === 'codelines' && (
          <SegmentedControl
            label={t('portraits:length')}
            value={choices.length}
            onChange={(length) => onChange({ length })}
            segments={(['equal', 'true'] as const).map((value) => ({
              value,
              label: t(`portraits:lengths.${value}`),
            }))}
          />
        )}
      </div>
      <CountingLine
        choices={choices}
        used={made?.facts.denominator.used}
        changed={unusualCounting(choices)}
        onChange={onChange}
      />
    </div>
  );
}
