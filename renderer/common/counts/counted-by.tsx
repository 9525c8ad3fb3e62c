import type { Basis, Denominator } from '#core/counting/request.ts';
import { useWords } from '#renderer/state/words.ts';
import { SegmentedControl } from '#renderer/ui/segmented-control.tsx';

export interface CountedBy {
  readonly basis: Basis;
  readonly denominator: Denominator;
}

export interface CountedByControlsProps extends CountedBy {
  /** The base actually used: all sources while none is reviewed. */
  readonly used?: Denominator | undefined;
  readonly onChange: (changed: Partial<CountedBy>) => void;
}

/** Chooses whose codings count and out of which sources: the two settings that every count shares. */
export function CountedByControls({ basis, denominator, used, onChange }: CountedByControlsProps) {
  const { t } = useWords();
  const isNoneReviewed = denominator === 'reviewed' && used === 'all';
  return (
    <>
      <SegmentedControl<Basis>
        label={t('counting:controls.basis')}
        value={basis}
        onChange={(next) => onChange({ basis: next })}
        segments={(['any', 'whole', 'spans'] as const).map((value) => ({
          value,
          label: t(`counting:controls.bases.${value}`),
        }))}
      />
      <SegmentedControl<Denominator>
        label={t('counting:controls.denominator')}
        value={isNoneReviewed ? 'all' : denominator}
        onChange={(next) => onChange({ denominator: next })}
        segments={(['reviewed', 'all', 'any'] as const).map((value) => ({
          value,
          label: t(`counting:denominators.${value}`),
          disabled: value === 'reviewed' && isNoneReviewed,
        }))}
      />
    </>
  );
}
