import { SlidersHorizontal } from 'lucide-react';
import { byPosition } from '#core/by-position.ts';
import { useRef, useState } from 'react';
import type { CoverageFacts } from '#core/counting/coverage-facts.ts';
import { units, type Denominator, type Unit } from '#core/counting/request.ts';
import { CountedByControls } from '#renderer/common/counts/counted-by.tsx';
import { useSharedOrigins } from '#renderer/common/counts/scope-fields.tsx';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import type { Option } from '#renderer/ui/option.ts';
import { SegmentedControl } from '#renderer/ui/segmented-control.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { Switch } from '#renderer/ui/switch.tsx';
import { shownLayer, useLayers } from '#renderer/common/counts/layer-choice.ts';
import { MoreChoices } from './more-choices.tsx';
import {
  attributeChoice,
  isDecidedByMajority,
  plainGroupings,
  unusual,
  type TallyChoices,
} from './tally-choices.ts';
import styles from './tallies.module.css';

export interface TallyControlsProps {
  readonly choices: TallyChoices;
  /** The base actually used; undefined while counting. */
  readonly used?: Denominator | undefined;
  /** How the classes in scope were covered; undefined while counting. */
  readonly coverage?: CoverageFacts | undefined;
  /** Without rows only other rows can be chosen. */
  readonly isEmpty?: boolean;
  readonly onChange: (changed: Partial<TallyChoices>) => void;
}

/** The two lines above the table: what is counted, and in which sources. */
export function TallyControls({ choices, used, coverage, isEmpty = false, onChange }: TallyControlsProps) {
  const { t } = useWords();
  const groupings = useGroupings(choices.by);
  const layers = useLayers();
  const rows = (
    <SegmentedControl
      label={t('tallies:rows')}
      value={choices.of}
      onChange={(of) => onChange({ of })}
      segments={(['themes', 'codes'] as const).map((value) => ({
        value,
        label: t(`tallies:of.${value}`),
      }))}
    />
  );
  if (isEmpty) {
    return (
      <div className={styles.controls}>
        <div className={styles.line}>{rows}</div>
      </div>
    );
  }
  return (
    <div className={styles.controls}>
      <div className={styles.line}>
        {rows}
        <Select
          look="pill"
          label={t('tallies:by')}
          value={choices.by}
          onChange={(by) => onChange({ by })}
          options={groupings}
        />
        <SegmentedControl<Unit>
          label={t('tallies:unit')}
          value={choices.unit}
          onChange={(unit) => onChange({ unit })}
          segments={units.map((value) => ({
            value,
            label: t(`tallies:units.${value}`),
            disabled: choices.layer === 'majority' && !isDecidedByMajority(value),
          }))}
        />
        <Switch isSelected={choices.rollup} onChange={(rollup) => onChange({ rollup })}>
          {t('tallies:rollup')}
        </Switch>
      </div>
      <div className={styles.line}>
        <Select
          look="pill"
          label={t('counting:controls.layer')}
          value={shownLayer(choices.layer, layers)}
          onChange={(layer) => onChange({ layer })}
          options={layers}
        />
        <CountedByControls {...choices} used={used} onChange={onChange} />
        <More choices={choices} coverage={coverage} used={used} onChange={onChange} />
      </div>
    </div>
  );
}

function More({ choices, coverage, used, onChange }: TallyControlsProps) {
  const { t } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  const anchor = useRef<HTMLSpanElement>(null);
  const count = unusual(choices);
  return (
    <span ref={anchor}>
      <Button
        tone="quiet"
        icon={<SlidersHorizontal size={14} aria-hidden />}
        aria-expanded={isOpen}
        onPress={() => setIsOpen(true)}
      >
        {count === 0 ? t('tallies:more') : t('tallies:more_set', { count })}
      </Button>
      <MoreChoices
        choices={choices}
        coverage={coverage}
        used={used}
        onChange={onChange}
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        anchor={() => anchor.current?.getBoundingClientRect() ?? null}
      />
    </span>
  );
}

function useGroupings(by: string): Option[] {
  const { t } = useWords();
  const hasOrigins = useSharedOrigins().length > 0;
  const attributes = useProject((state) => state.tables.attribute);
  const named = [...attributes.values()].toSorted(byPosition);
  return [
    ...plainGroupings
      // A column for each file name would be useless.
      .filter((value) => value !== 'origin' || hasOrigins || by === 'origin')
      .map((value) => ({ value, label: t(`tallies:groupings.${value}`) })),
    ...named.map(({ id, name, owner }) => ({
      value: attributeChoice(id),
      label: name,
      note: t(`tallies:attribute_of.${owner}`),
    })),
    { value: 'none', label: t('tallies:groupings.none') },
  ];
}
