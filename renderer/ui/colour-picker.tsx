import { Check } from 'lucide-react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { useWords } from '#renderer/state/words.ts';
import { codeColour, codeColourCount } from './code-swatch.tsx';
import fieldStyles from './field.module.css';
import styles from './colour-picker.module.css';

export interface ColourPickerProps {
  label: string;
  /** 0 to 11. */
  value: number;
  onChange: (colour: number) => void;
}

/** The twelve code colours, each with its name for people who cannot tell them by eye. */
export function ColourPicker({ label, value, onChange }: ColourPickerProps) {
  const { t } = useWords();
  return (
    <RadioGroup
      className={fieldStyles.field ?? ''}
      orientation="horizontal"
      value={String(value)}
      onChange={(next) => onChange(Number(next))}
    >
      <Label className={fieldStyles.label ?? ''}>{label}</Label>
      <div className={styles.swatches}>
        {Array.from({ length: codeColourCount }, (_, index) => (
          <Radio
            key={index}
            value={String(index)}
            aria-label={t(`ui:colour_${index}`)}
            className={styles.swatch ?? ''}
            style={{ background: codeColour(index) }}
          >
            <span title={t(`ui:colour_${index}`)} className={styles.face}>
              <Check size={14} strokeWidth={3} aria-hidden className={styles.check} />
            </span>
          </Radio>
        ))}
      </div>
      <span className={fieldStyles.description}>{t(`ui:colour_${value}`)}</span>
    </RadioGroup>
  );
}
