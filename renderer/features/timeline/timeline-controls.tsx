import type { PeriodLength } from '#core/counting/periods.ts';
import type { Timeline } from '#core/timeline/timeline.ts';
import { CodesField } from '#renderer/common/counts/codes-field.tsx';
import { unusualCounting } from '#renderer/common/counts/counting-choices.ts';
import { RowsField } from '#renderer/common/counts/rows-field.tsx';
import { CountingLine } from '#renderer/common/counts/counting-line.tsx';
import countingStyles from '#renderer/common/counts/counting.module.css';
import { QueryRows } from '#renderer/common/counts/query-rows.tsx';
import { UnitField } from '#renderer/common/counts/unit-field.tsx';
import { useWords } from '#renderer/state/words.ts';
import { SegmentedControl } from '#renderer/ui/segmented-control.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { Switch } from '#renderer/ui/switch.tsx';
import type { TimelineChoices } from './timeline-choices.ts';

export interface TimelineControlsProps {
  readonly choices: TimelineChoices;
  /** Undefined while counting. */
  readonly facts: Timeline['facts'] | undefined;
  /** Without rows only other rows can be chosen. */
  readonly isEmpty: boolean;
  readonly onChange: (changed: Partial<TimelineChoices>) => void;
}

/** The two lines above the figure: what is shown of which periods, and what is counted, by whom and out of what. */
export function TimelineControls({ choices, facts, isEmpty, onChange }: TimelineControlsProps) {
  const { t } = useWords();
  const of = <RowsField value={choices.of} onChange={(next) => onChange({ of: next, codeIds: [] })} />;
  if (isEmpty) {
    return (
      <div className={countingStyles.controls}>
        <div className={countingStyles.line}>{of}</div>
      </div>
    );
  }
  return (
    <div className={countingStyles.controls}>
      <div className={countingStyles.line}>
        {of}
        <QueryRows values={choices.queryIds} onChange={(queryIds) => onChange({ queryIds })} />
        <CodesField choices={choices} onChange={onChange} />
        <SegmentedControl<PeriodLength>
          label={t('timeline:grain')}
          value={choices.grain}
          onChange={(grain) => onChange({ grain })}
          segments={(['month', 'quarter', 'year'] as const).map((value) => ({
            value,
            label: t(`timeline:grains.${value}`),
          }))}
        />
        <SegmentedControl
          label={t('timeline:values')}
          value={choices.absolute ? 'absolute' : 'share'}
          onChange={(value) => onChange({ absolute: value === 'absolute' })}
          segments={(['absolute', 'share'] as const).map((value) => ({
            value,
            label: t(`timeline:${value}`),
          }))}
        />
        <Select
          look="pill"
          label={t('timeline:scale')}
          value={choices.ownScale ? 'own' : 'same'}
          onChange={(scale) => onChange({ ownScale: scale === 'own' })}
          options={(['same', 'own'] as const).map((value) => ({
            value,
            label: t(`timeline:scales.${value}`),
          }))}
        />
        <Switch isSelected={choices.byClass} onChange={(byClass) => onChange({ byClass })}>
          {t('timeline:by_class')}
        </Switch>
      </div>
      <CountingLine
        first={<UnitField choices={choices} onChange={onChange} />}
        choices={choices}
        used={facts?.tally.denominator.used}
        coverage={facts?.tally.coverage}
        changed={unusualCounting(choices)}
        onChange={onChange}
      />
    </div>
  );
}
