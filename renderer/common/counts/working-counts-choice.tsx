import type { CodebookCounts } from '#core/counting/codebook-counts.ts';
import { useWords } from '#renderer/state/words.ts';
import { SegmentedControl } from '#renderer/ui/segmented-control.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { countHead } from './count-head.ts';
import { useWorkingChoice } from './use-working-counts.ts';
import { workingBases, workingUnits } from './working-request.ts';
import styles from './working-counts-choice.module.css';

/** Shows above a tree of codes what is counted, out of which sources, and how many these are. */
export function WorkingCountsChoice({
  counted,
}: {
  readonly counted: Pick<CodebookCounts, 'n' | 'facts'> | undefined;
}) {
  const words = useWords();
  const { unit } = useWorkingChoice();
  return (
    <div className={styles.choice}>
      <div className={styles.line}>
        <WorkingUnitChoice />
        <WorkingBaseChoice />
      </div>
      <p className={styles.head}>{counted && countHead(words, unit, counted)}</p>
    </div>
  );
}

/** The unit of the working counts. */
export function WorkingUnitChoice() {
  const { t } = useWords();
  const { unit, setUnit } = useWorkingChoice();
  return (
    <Select
      look="pill"
      labelHidden
      label={t('counting:controls.unit')}
      value={unit}
      onChange={setUnit}
      options={workingUnits.map((value) => ({ value, label: t(`counting:working_units.${value}`) }))}
    />
  );
}

/** The switch between all sources and the reviewed ones. */
export function WorkingBaseChoice() {
  const { t } = useWords();
  const { base, setBase } = useWorkingChoice();
  return (
    <SegmentedControl
      small
      label={t('counting:controls.denominator')}
      value={base}
      onChange={setBase}
      segments={workingBases.map((value) => ({ value, label: t(`counting:denominators.${value}`) }))}
    />
  );
}
