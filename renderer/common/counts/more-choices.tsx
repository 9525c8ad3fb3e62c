import type { CoverageFacts } from '#core/counting/coverage-facts.ts';
import type { Denominator } from '#core/counting/request.ts';
import type { ReactNode } from 'react';
import { EstimateChoice } from './estimate-choice.tsx';
import { useWords } from '#renderer/state/words.ts';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { Popover } from '#renderer/ui/popover.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { Switch } from '#renderer/ui/switch.tsx';
import type { CountingChoices } from './counting-choices.ts';
import styles from './counting.module.css';

export interface MoreChoicesProps {
  readonly choices: CountingChoices;
  /** How the classes in scope were covered; undefined while counting. */
  readonly coverage: CoverageFacts | undefined;
  /** The base actually used; undefined while counting. */
  readonly used: Denominator | undefined;
  readonly onChange: (changed: Partial<CountingChoices>) => void;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly anchor: () => DOMRect | null;
  /** Whether nothing is asked of how passages are made of codings: joined, and on the whole source or a span. */
  readonly withoutPassages?: boolean;
  /** Settings of one kind of analysis, before and after the shared ones. */
  readonly before?: ReactNode;
  readonly after?: ReactNode;
}

/** Settings of a count that rarely change. */
export function MoreChoices({
  choices,
  coverage,
  used,
  onChange,
  isOpen,
  onClose,
  anchor,
  before,
  after,
  withoutPassages = false,
}: MoreChoicesProps) {
  const { t } = useWords();
  const switches = [
    ...(withoutPassages ? [] : (['joinAdjacent'] as const)),
    'withRemarks',
    'withExcluded',
    'withDuplicates',
    'withoutSuggested',
  ] as const;
  return (
    <Popover label={t('analysis:more')} isOpen={isOpen} onClose={onClose} anchor={anchor}>
      <div className={styles.more}>
        {before}
        {switches.map((name) => (
          <Switch key={name} isSelected={choices[name]} onChange={(chosen) => onChange({ [name]: chosen })}>
            {t(`analysis:more_choices.${name}`)}
          </Switch>
        ))}
        {coverage && used && choices.unit === 'sources' && (
          <EstimateChoice
            coverages={[coverage]}
            used={used}
            isSelected={choices.estimate}
            onChange={(estimate) => onChange({ estimate })}
            drawId={choices.drawId}
            onDrawChange={(drawId) => onChange({ drawId })}
          />
        )}
        {!withoutPassages && (
          <Select
            label={t('counting:controls.basis')}
            value={choices.basis}
            onChange={(basis) => onChange({ basis })}
            options={(['any', 'whole', 'spans'] as const).map((value) => ({
              value,
              label: t(`counting:controls.bases.${value}`),
            }))}
          />
        )}
        <Select
          label={t('analysis:stance')}
          value={choices.stance}
          onChange={(stance) => onChange({ stance })}
          options={(['all', 'supports', 'qualifies', 'contradicts', 'none'] as const).map((value) => ({
            value,
            label: t(`analysis:stances.${value}`),
          }))}
        />
        <NumberField
          label={t('analysis:minimum_weight')}
          description={t('analysis:minimum_weight_note')}
          value={choices.minimumWeight}
          onChange={(minimumWeight) => onChange({ minimumWeight })}
          minValue={0}
          maxValue={100}
          step={1}
        />
        {after}
      </div>
    </Popover>
  );
}
