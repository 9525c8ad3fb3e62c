import { percents, type Percent } from '#core/counting/request.ts';
import { useWords } from '#renderer/state/words.ts';
import { Select } from '#renderer/ui/select.tsx';
import { Switch } from '#renderer/ui/switch.tsx';

/** What shares are out of, and whether they are shaded. */
export interface PercentChoices {
  readonly percent: Percent;
  readonly shading: boolean;
}

export interface PercentFieldProps {
  readonly choices: PercentChoices;
  readonly onChange: (changed: Partial<PercentChoices>) => void;
}

/** Chooses what shares are out of, and whether they are shaded. */
export function PercentField({ choices, onChange }: PercentFieldProps) {
  const { t } = useWords();
  return (
    <>
      <Select<Percent>
        look="pill"
        label={t('crosstab:percent')}
        value={choices.percent}
        onChange={(percent) => onChange({ percent })}
        options={percents.map((value) => ({ value, label: t(`crosstab:percents.${value}`) }))}
      />
      <Switch isSelected={choices.shading} onChange={(shading) => onChange({ shading })}>
        {t('crosstab:shading')}
      </Switch>
    </>
  );
}

/** The choice after this one; after the last the first. */
export function nextPercent(percent: Percent): Percent {
  return percents[(percents.indexOf(percent) + 1) % percents.length] ?? 'cell';
}
