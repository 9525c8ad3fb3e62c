import {
  saturationCodes,
  saturationOrders,
  saturationUnits,
  type SaturationUnit,
} from '#core/saturation/request.ts';
import type { SaturationFacts } from '#core/saturation/saturation.ts';
import { unusualCounting } from '#renderer/common/counts/counting-choices.ts';
import { CodesField } from '#renderer/common/counts/codes-field.tsx';
import { CountingLine } from '#renderer/common/counts/counting-line.tsx';
import countingStyles from '#renderer/common/counts/counting.module.css';
import { useWords } from '#renderer/state/words.ts';
import { SegmentedControl } from '#renderer/ui/segmented-control.tsx';
import { Select } from '#renderer/ui/select.tsx';
import type { SaturationChoices } from './use-saturation.ts';

export interface SaturationControlsProps {
  readonly choices: SaturationChoices;
  /** Undefined while counting. */
  readonly facts: SaturationFacts | undefined;
  readonly onChange: (changed: Partial<SaturationChoices>) => void;
}

/** What new codes are counted in, which codes count and in which order; then whose codings, out of what. */
export function SaturationControls({ choices, facts, onChange }: SaturationControlsProps) {
  const { t } = useWords();
  return (
    <div className={countingStyles.controls}>
      <div className={countingStyles.line}>
        <SegmentedControl<SaturationUnit>
          label={t('saturation:by')}
          value={choices.by}
          onChange={(by) => onChange({ by })}
          segments={saturationUnits.map((value) => ({ value, label: t(`saturation:by_of.${value}`) }))}
        />
        <Select
          look="pill"
          label={t('saturation:codes')}
          value={choices.leaves}
          onChange={(leaves) => onChange({ leaves })}
          options={([...saturationCodes, 'chosen'] as const).map((value) => ({
            value,
            label: t(`saturation:codes_of.${value}`),
          }))}
        />
        {choices.leaves === 'chosen' && (
          <CodesField
            choices={{ of: 'codes', codeIds: choices.chosen }}
            onChange={({ codeIds: chosen }) => onChange({ chosen })}
          />
        )}
        <Select
          look="pill"
          label={t('saturation:order')}
          value={choices.order}
          onChange={(order) => onChange({ order })}
          options={saturationOrders.map((value) => ({ value, label: t(`saturation:orders.${value}`) }))}
        />
      </div>
      <CountingLine
        choices={choices}
        used={facts?.counting.denominator.used}
        changed={unusualCounting(choices)}
        onChange={onChange}
      />
    </div>
  );
}
