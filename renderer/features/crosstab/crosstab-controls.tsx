import { ArrowLeftRight } from 'lucide-react';
import type { Crosstab } from '#core/crosstab/crosstab.ts';
import { CodesField } from '#renderer/common/counts/codes-field.tsx';
import { RowsField } from '#renderer/common/counts/rows-field.tsx';
import { CountingLine } from '#renderer/common/counts/counting-line.tsx';
import countingStyles from '#renderer/common/counts/counting.module.css';
import { useGroupings } from '#renderer/common/counts/groupings.ts';
import { PercentField } from '#renderer/common/counts/percent-field.tsx';
import { QueryRows } from '#renderer/common/counts/query-rows.tsx';
import { UnitField } from '#renderer/common/counts/unit-field.tsx';
import { useWords } from '#renderer/state/words.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { Switch } from '#renderer/ui/switch.tsx';
import { unusual, type CrosstabChoices } from './crosstab-choices.ts';

export interface CrosstabControlsProps {
  readonly choices: CrosstabChoices;
  /** Undefined while counting. */
  readonly facts: Crosstab['facts'] | undefined;
  /** Without rows only other rows can be chosen. */
  readonly isEmpty: boolean;
  readonly onChange: (changed: Partial<CrosstabChoices>) => void;
  readonly onSwap: () => void;
}

/** The lines above the table: what stands in rows and columns, what is counted, and out of what. */
export function CrosstabControls({ choices, facts, isEmpty, onChange, onSwap }: CrosstabControlsProps) {
  const { t } = useWords();
  const rows = useGroupings(choices.by);
  const columns = useGroupings(choices.by2);
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
        <CodesField choices={choices} onChange={onChange} />
        <Select
          look="pill"
          label={t('crosstab:by')}
          value={choices.by}
          onChange={(by) => onChange({ by })}
          options={rows}
        />
        <IconButton label={t('crosstab:swap')} onPress={onSwap}>
          <ArrowLeftRight size={14} aria-hidden />
        </IconButton>
        <Select
          look="pill"
          label={t('crosstab:by2')}
          value={choices.by2}
          onChange={(by2) => onChange({ by2 })}
          options={columns}
        />
        <PercentField choices={choices} onChange={onChange} />
      </div>
      <CountingLine
        first={<UnitField choices={choices} onChange={onChange} />}
        choices={choices}
        used={facts?.tally.denominator.used}
        coverage={facts?.tally.coverage}
        changed={unusual(choices)}
        onChange={onChange}
        before={
          <>
            <QueryRows values={choices.queryIds} onChange={(queryIds) => onChange({ queryIds })} />
            <Switch isSelected={choices.rollup} onChange={(rollup) => onChange({ rollup })}>
              {t('crosstab:rollup')}
            </Switch>
          </>
        }
      />
    </div>
  );
}
