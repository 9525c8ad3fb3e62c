import { units, type Unit } from '#core/counting/request.ts';
import { useWords } from '#renderer/state/words.ts';
import { SegmentedControl } from '#renderer/ui/segmented-control.tsx';
import { isDecidedByMajority, type CountingChoices } from './counting-choices.ts';

export interface UnitFieldProps {
  readonly choices: Pick<CountingChoices, 'unit' | 'layer'>;
  readonly onChange: (changed: Pick<CountingChoices, 'unit'>) => void;
}

/** Chooses what is counted; a majority of coders has fewer units. */
export function UnitField({ choices, onChange }: UnitFieldProps) {
  const { t } = useWords();
  return (
    <SegmentedControl<Unit>
      label={t('analysis:unit')}
      value={choices.unit}
      onChange={(unit) => onChange({ unit })}
      segments={units.map((value) => ({
        value,
        label: t(`analysis:units.${value}`),
        disabled: choices.layer === 'majority' && !isDecidedByMajority(value),
      }))}
    />
  );
}
