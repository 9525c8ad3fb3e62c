import { SlidersHorizontal } from 'lucide-react';
import { useRef, useState, type ReactNode } from 'react';
import type { CoverageFacts } from '#core/counting/coverage-facts.ts';
import type { Denominator } from '#core/counting/request.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { BaseField } from './base-field.tsx';
import type { CountingChoices } from './counting-choices.ts';
import styles from './counting.module.css';
import { shownLayer, useLayers } from './layer-choice.ts';
import { MoreChoices, type MoreChoicesProps } from './more-choices.tsx';

export interface CountingLineProps {
  readonly choices: CountingChoices;
  /** The base actually used; undefined while counting. */
  readonly used?: Denominator | undefined;
  /** How the classes in scope were covered; undefined while counting. */
  readonly coverage?: CoverageFacts | undefined;
  /** How many of the settings behind “More” differ from the default. */
  readonly changed: number;
  readonly onChange: (changed: Partial<CountingChoices>) => void;
  /** What stands before the layer. */
  readonly first?: ReactNode;
  /** Settings behind “More” of one kind of analysis alone. */
  readonly before?: ReactNode;
  readonly after?: ReactNode;
}

/** The line of settings that every kind of analysis has: the layer, the base, and “More”. */
export function CountingLine({ choices, used, onChange, first, ...more }: CountingLineProps) {
  const { t } = useWords();
  const layers = useLayers();
  return (
    <div className={styles.line}>
      {first}
      <Select
        look="pill"
        label={t('counting:controls.layer')}
        value={shownLayer(choices.layer, layers)}
        onChange={(layer) => onChange({ layer })}
        options={layers}
      />
      <BaseField denominator={choices.denominator} used={used} onChange={onChange} />
      <More choices={choices} used={used} onChange={onChange} {...more} />
    </div>
  );
}

/** The button “More” and what it opens. */
export function More({
  choices,
  coverage,
  used,
  changed,
  onChange,
  before,
  after,
  withoutPassages = false,
}: Omit<CountingLineProps, 'first'> & Pick<MoreChoicesProps, 'withoutPassages'>) {
  const { t } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  const anchor = useRef<HTMLSpanElement>(null);
  return (
    <span ref={anchor}>
      <Button
        tone="quiet"
        icon={<SlidersHorizontal size={14} aria-hidden />}
        aria-expanded={isOpen}
        aria-label={changed === 0 ? t('analysis:more') : t('analysis:more_set', { count: changed })}
        onPress={() => setIsOpen(true)}
      >
        {t('analysis:more')}
        {changed > 0 && <span className={styles.changed}>{changed}</span>}
      </Button>
      <MoreChoices
        choices={choices}
        coverage={coverage}
        used={used}
        onChange={onChange}
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        anchor={() => anchor.current?.getBoundingClientRect() ?? null}
        before={before}
        after={after}
        withoutPassages={withoutPassages}
      />
    </span>
  );
}
