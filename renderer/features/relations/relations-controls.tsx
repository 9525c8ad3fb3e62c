import type { Denominator } from '#core/counting/request.ts';
import { meetings } from '#core/relations/request.ts';
import { unusualCounting } from '#renderer/common/counts/counting-choices.ts';
import { CodesField } from '#renderer/common/counts/codes-field.tsx';
import { CountingLine } from '#renderer/common/counts/counting-line.tsx';
import countingStyles from '#renderer/common/counts/counting.module.css';
import { useWords } from '#renderer/state/words.ts';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { SegmentedControl } from '#renderer/ui/segmented-control.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { Switch } from '#renderer/ui/switch.tsx';
import { isOffered, meetByOf, rowOrders, type RelationChoices } from './relation-choices.ts';
import styles from './relations.module.css';

export interface RelationsControlsProps {
  readonly choices: RelationChoices;
  readonly view: 'matrix' | 'pairs';
  /** The base actually used; undefined while counting. */
  readonly used: Denominator | undefined;
  readonly onChange: (changed: Partial<RelationChoices>) => void;
}

/** The two lines above the table: where which codes meet, and how they are shown, by whom and out of what. */
export function RelationsControls({ choices, view, used, onChange }: RelationsControlsProps) {
  const { t } = useWords();
  const by = meetByOf(choices);
  return (
    <div className={countingStyles.controls}>
      <div className={countingStyles.line}>
        <SegmentedControl
          label={t('relations:meet_by')}
          value={by}
          onChange={(meetBy) => onChange({ meetBy })}
          segments={meetings.map((value) => ({
            value,
            label: t(`relations:by.${value}`),
            disabled: !isOffered(value, choices),
          }))}
        />
        {by === 'within' && (
          <NumberField
            label={t('relations:paragraphs')}
            className={styles.near}
            value={choices.paragraphs}
            minValue={0}
            maxValue={1000}
            onChange={(paragraphs) => onChange({ paragraphs: paragraphs ?? 1 })}
          />
        )}
        <SegmentedControl
          label={t('relations:rows')}
          value={choices.of}
          onChange={(of) => onChange({ of })}
          segments={(['themes', 'codes'] as const).map((value) => ({
            value,
            label: t(`analysis:of.${value}`),
          }))}
        />
        <CodesField choices={choices} onChange={onChange} />
      </div>
      <CountingLine
        first={
          <>
            {view === 'matrix' && (
              <Select
                look="pill"
                label={t('relations:order')}
                value={choices.order}
                onChange={(order) => onChange({ order })}
                options={rowOrders.map((value) => ({ value, label: t(`relations:orders.${value}`) }))}
              />
            )}
            <SegmentedControl
              label={t('relations:view')}
              value={view}
              onChange={(next) => onChange({ view: next })}
              segments={(['matrix', 'pairs'] as const).map((value) => ({
                value,
                label: t(`relations:views.${value}`),
              }))}
            />
            <Switch isSelected={choices.rollup} onChange={(rollup) => onChange({ rollup })}>
              {t('analysis:rollup')}
            </Switch>
          </>
        }
        choices={choices}
        used={used}
        changed={unusualCounting(choices)}
        onChange={onChange}
      />
    </div>
  );
}
