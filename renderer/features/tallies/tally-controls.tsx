import type { CoverageFacts } from '#core/counting/coverage-facts.ts';
import type { Denominator } from '#core/counting/request.ts';
import { CodesField } from '#renderer/common/counts/codes-field.tsx';
import { RowsField } from '#renderer/common/counts/rows-field.tsx';
import { CountingLine } from '#renderer/common/counts/counting-line.tsx';
import countingStyles from '#renderer/common/counts/counting.module.css';
import { useGroupings } from '#renderer/common/counts/groupings.ts';
import { PercentField } from '#renderer/common/counts/percent-field.tsx';
import { QueryRows } from '#renderer/common/counts/query-rows.tsx';
import { UnitField } from '#renderer/common/counts/unit-field.tsx';
import { useWords } from '#renderer/state/words.ts';
import { Select } from '#renderer/ui/select.tsx';
import { Switch } from '#renderer/ui/switch.tsx';
import { unusual, type TallyChoices } from './tally-choices.ts';

export interface TallyControlsProps {
  readonly choices: TallyChoices;
  /** The base actually used; undefined while counting. */
  readonly used?: Denominator | undefined;
  /** How the classes in scope were covered; undefined while counting. */
  readonly coverage?: CoverageFacts | undefined;
  /** Without rows only other rows can be chosen. */
  readonly isEmpty?: boolean;
  readonly onChange: (changed: Partial<TallyChoices>) => void;
}

/** The two lines above the table: what is counted, and by whom and out of what. */
export function TallyControls({ choices, used, coverage, isEmpty = false, onChange }: TallyControlsProps) {
  const { t } = useWords();
  const groupings = useGroupings(choices.by);
  const rows = <RowsField value={choices.of} onChange={(of) => onChange({ of, codeIds: [] })} />;
  if (isEmpty) {
    return (
      <div className={countingStyles.controls}>
        <div className={countingStyles.line}>{rows}</div>
      </div>
    );
  }
  return (
    <div className={countingStyles.controls}>
      <div className={countingStyles.line}>
        {rows}
        <QueryRows values={choices.queryIds} onChange={(queryIds) => onChange({ queryIds })} />
        <CodesField choices={choices} onChange={onChange} />
        <Select
          look="pill"
          label={t('tallies:by')}
          value={choices.by}
          onChange={(by) => onChange({ by })}
          options={[...groupings, { value: 'none', label: t('analysis:groupings.none') }]}
        />
        {choices.view === 'table' && <PercentField choices={choices} onChange={onChange} />}
        <Switch isSelected={choices.rollup} onChange={(rollup) => onChange({ rollup })}>
          {t('analysis:rollup')}
        </Switch>
      </div>
      <CountingLine
        first={<UnitField choices={choices} onChange={onChange} />}
        choices={choices}
        used={used}
        coverage={coverage}
        changed={unusual(choices)}
        onChange={onChange}
        before={
          <>
            <Switch
              isSelected={choices.direct && choices.rollup}
              isDisabled={!choices.rollup}
              onChange={(direct) => onChange({ direct })}
            >
              {t('tallies:more_direct')}
            </Switch>
            <Switch isSelected={choices.weights} onChange={(weights) => onChange({ weights })}>
              {t('tallies:more_weights')}
            </Switch>
          </>
        }
        after={
          <Select
            label={t('tallies:intervals')}
            description={t('tallies:intervals_note')}
            value={choices.intervals}
            onChange={(intervals) => onChange({ intervals })}
            options={(['sampled', 'all', 'none'] as const).map((value) => ({
              value,
              label: t(`tallies:interval_choices.${value}`),
            }))}
          />
        }
      />
    </div>
  );
}
