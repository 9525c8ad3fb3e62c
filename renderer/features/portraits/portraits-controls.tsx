import type { Portraits } from '#core/portraits/portraits.ts';
import { RowFields } from '#renderer/common/counts/row-fields.tsx';
import { CountingLine } from '#renderer/common/counts/counting-line.tsx';
import { unusualCounting } from '#renderer/common/counts/counting-choices.ts';
import countingStyles from '#renderer/common/counts/counting.module.css';
import { useWords } from '#renderer/state/words.ts';
import { SegmentedControl } from '#renderer/ui/segmented-control.tsx';
import type { PortraitsChoices } from './portraits-choices.ts';

export interface PortraitsControlsProps {
  readonly choices: PortraitsChoices;
  /** Undefined while the first ones are made. */
  readonly made: Portraits | undefined;
  /** Whether the lengths of the texts can be compared. */
  readonly hasLengths: boolean;
  readonly onChange: (changed: Partial<PortraitsChoices>) => void;
}

/** The two lines above the drawing: whose passages of which themes, their order, how they are drawn, and what counts. */
export function PortraitsControls({ choices, made, hasLengths, onChange }: PortraitsControlsProps) {
  const { t } = useWords();
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
        <RowFields
          choices={choices}
          onChange={(changed) =>
            onChange({ ...changed, ...(changed.of || changed.codeIds ? { lanes: null } : {}) })
          }
        />
      </div>
      <CountingLine
        first={
          <>
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
          </>
        }
        choices={choices}
        used={made?.facts.denominator.used}
        changed={unusualCounting(choices)}
        onChange={onChange}
      />
    </div>
  );
}
