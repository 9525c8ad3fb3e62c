import { useWords } from '#renderer/state/words.ts';
import { SegmentedControl } from '#renderer/ui/segmented-control.tsx';

export type Side = 'ours' | 'theirs';

/** Whose word stands in one conflict, about what `name` calls. */
export function WhoseWord({
  name,
  value,
  onChange,
}: {
  name: string;
  value: Side;
  onChange: (side: Side) => void;
}) {
  const { t } = useWords();
  return (
    <SegmentedControl<Side>
      label={t('exchange:conflict_of', { name })}
      value={value}
      onChange={onChange}
      segments={[
        { value: 'ours', label: t('exchange:conflict_here') },
        { value: 'theirs', label: t('exchange:conflict_file') },
      ]}
    />
  );
}
