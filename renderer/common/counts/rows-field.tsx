import { useWords } from '#renderer/state/words.ts';
import { SegmentedControl } from '#renderer/ui/segmented-control.tsx';

export interface RowsFieldProps {
  readonly value: 'themes' | 'codes';
  readonly onChange: (of: 'themes' | 'codes') => void;
}

/** Whether themes or all codes are counted. */
export function RowsField({ value, onChange }: RowsFieldProps) {
  const { t } = useWords();
  return (
    <SegmentedControl
      label={t('analysis:rows')}
      value={value}
      onChange={onChange}
      segments={(['themes', 'codes'] as const).map((of) => ({ value: of, label: t(`analysis:of.${of}`) }))}
    />
  );
}
