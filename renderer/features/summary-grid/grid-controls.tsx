import type { SummaryGrid } from '#core/summary-grid/grid.ts';
import { gridShows } from '#core/summary-grid/written.ts';
import { RowFields } from '#renderer/common/counts/row-fields.tsx';
import { CountingLine } from '#renderer/common/counts/counting-line.tsx';
import { unusualCounting } from '#renderer/common/counts/counting-choices.ts';
import countingStyles from '#renderer/common/counts/counting.module.css';
import { useWords } from '#renderer/state/words.ts';
import { SegmentedControl } from '#renderer/ui/segmented-control.tsx';
import { Select } from '#renderer/ui/select.tsx';
import type { GridChoices } from './grid-choices.ts';

export interface GridControlsProps {
  readonly choices: GridChoices;
  /** Undefined while the first grid is made. */
  readonly grid: SummaryGrid | undefined;
  readonly onChange: (changed: Partial<GridChoices>) => void;
}

/** The two lines above the grid: its rows and themes, their order, which cells are shown, and whose codings count. */
export function GridControls({ choices, grid, onChange }: GridControlsProps) {
  const { t } = useWords();
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
        <RowFields choices={choices} onChange={onChange} />
      </div>
      <CountingLine
        first={
          <Select
            look="pill"
            label={t('summary_grid:show')}
            value={choices.show}
            onChange={(show) => onChange({ show })}
            options={gridShows.map((value) => ({ value, label: t(`summary_grid:shows.${value}`) }))}
            narrows={choices.show !== 'all'}
          />
        }
        choices={choices}
        used={grid?.facts.denominator.used}
        changed={unusualCounting(choices)}
        onChange={onChange}
      />
    </div>
  );
}
