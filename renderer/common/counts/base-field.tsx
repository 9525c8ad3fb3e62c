import type { Denominator } from '#core/counting/request.ts';
import { useWords } from '#renderer/state/words.ts';
import { Select } from '#renderer/ui/select.tsx';

export interface BaseFieldProps {
  readonly denominator: Denominator;
  /** The base actually used: all sources while none is reviewed. */
  readonly used?: Denominator | undefined;
  readonly onChange: (changed: { readonly denominator: Denominator }) => void;
}

/** Chooses what counts are out of. Reviewed sources cannot be chosen while there are none. */
export function BaseField({ denominator, used, onChange }: BaseFieldProps) {
  const { t } = useWords();
  const isNoneReviewed = denominator === 'reviewed' && used === 'all';
  return (
    <Select<Denominator>
      look="pill"
      label={t('counting:controls.base')}
      value={isNoneReviewed ? 'all' : denominator}
      onChange={(next) => onChange({ denominator: next })}
      options={(['reviewed', 'all', 'any'] as const)
        .filter((value) => value !== 'reviewed' || !isNoneReviewed)
        .map((value) => ({ value, label: t(`counting:controls.base_of.${value}`) }))}
    />
  );
}
