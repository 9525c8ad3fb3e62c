import type { SummaryGrid } from '#core/summary-grid/grid.ts';
import { gridShows } from '#core/summary-grid/written.ts';
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
import type { GridChoices } from './grid-choices.ts';

export interface GridControlsProps {
  readonly choices: GridChoices;
  /** Undefined while the first grid is made. */
  readonly grid: SummaryGrid | undefined;
  readonly onChange: (changed: Partial<GridChoices>) => void;
}

/** The lines above the grid: its rows and themes, their order, which cells are shown, and whose codings count. */
export function GridControls({ choices, grid, onChange }: GridControlsProps) {
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
          label={t('summary_grid:rows_label')}
          value={choices.rows}
          onChange={(rows) => onChange({ rows })}
          segments={(['respondents', 'sources'] as const).map((value) => ({
            value,
            label: t(`summary_grid:of_rows.${value}`),
          }))}
        />
        <RowsField value={choices.of} onChange={(of) => onChange({ of })} />
        <MultiSelect
          label={t('summary_grid:columns')}
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
        <Select
          look="pill"
          label={t('summary_grid:show')}
          value={choices.show}
          onChange={(show) => onChange({ show })}
          options={gridShows.map((value) => ({ value, label: t(`summary_grid:shows.${value}`) }))}
          narrows={choices.show !== 'all'}
        />
      </div>
      <CountingLine
        choices={choices}
        used={grid?.facts.denominator.used}
        changed={unusualCounting(choices)}
        onChange={onChange}
      />
    </div>
  );
}
