import type { SideName } from '#core/comparison/counts.ts';
import { sideNames } from '#core/comparison/counts.ts';
import type { ComparisonFacts } from '#core/comparison/input.ts';
import type { ComparisonSettings } from '#core/comparison/settings.ts';
import { EstimateChoice } from '#renderer/common/counts/estimate-choice.tsx';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { useChoice } from '#renderer/state/workspace.ts';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { FormRow } from '#renderer/ui/form-row.tsx';
import { MultiSelect } from '#renderer/ui/multi-select.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { Popover } from '#renderer/ui/popover.tsx';
import { SegmentedControl } from '#renderer/ui/segmented-control.tsx';
import { Switch } from '#renderer/ui/switch.tsx';
import { listed } from '#words/sentences.ts';
import styles from './compare.module.css';
import { NONE } from '#renderer/common/counts/side-choices.ts';

/** Columns that can be hidden. */
export interface OptionalColumns {
  readonly passages: boolean;
  readonly label: boolean;
}

/** The optional columns, remembered by this window. */
export function useOptionalColumns(): readonly [OptionalColumns, (columns: OptionalColumns) => void] {
  return useChoice<OptionalColumns>('compare.columns', { passages: true, label: false });
}

export interface MoreSettingsProps {
  readonly settings: ComparisonSettings;
  /** How both sides were counted; undefined while counting. */
  readonly facts: ComparisonFacts | undefined;
  readonly sides: Readonly<Record<SideName, string>>;
  readonly onChange: (changed: Partial<ComparisonSettings>) => void;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly anchor: () => DOMRect | null;
}

/** Settings that rarely change: rows, columns, the margin, the rules of overlap, and who could not have known. */
export function MoreSettings({
  settings,
  facts,
  sides,
  onChange,
  isOpen,
  onClose,
  anchor,
}: MoreSettingsProps) {
  const { t } = useWords();
  const [columns, setColumns] = useOptionalColumns();
  const { overlap, margin, ineligible } = settings;
  return (
    <Popover label={t('compare:more')} isOpen={isOpen} onClose={onClose} anchor={anchor}>
      <div className={styles.more}>
        <SegmentedControl
          label={t('compare:rows')}
          value={typeof settings.of === 'string' ? settings.of : null}
          onChange={(of) => onChange({ of })}
          segments={(['themes', 'codes'] as const).map((value) => ({
            value,
            label: t(`compare:of.${value}`),
          }))}
        />
        <Switch isSelected={settings.rollup} onChange={(rollup) => onChange({ rollup })}>
          {t('compare:rollup')}
        </Switch>
        <Switch
          isSelected={(settings.a.withDuplicates ?? false) && (settings.b.withDuplicates ?? false)}
          onChange={(withDuplicates) =>
            onChange({ a: { ...settings.a, withDuplicates }, b: { ...settings.b, withDuplicates } })
          }
        >
          {t('compare:with_duplicates')}
        </Switch>
        <Switch
          isSelected={settings.withoutSuggested ?? false}
          onChange={(withoutSuggested) => onChange({ withoutSuggested })}
        >
          {t('suggestions:leave_out')}
        </Switch>
        {facts && (
          <EstimateChoice
            coverages={sideNames.map((side) => facts[side].coverage)}
            used={facts.a.denominator.used}
            isSelected={settings.estimate}
            onChange={(estimate) => onChange({ estimate })}
            drawId={settings.draws[0] ?? NONE}
            onDrawChange={(id) => onChange({ draws: id === NONE ? [] : [id] })}
          />
        )}
        <NumberField
          label={t('compare:margin')}
          description={t('compare:margin_note')}
          value={Math.round(margin * 100)}
          minValue={0}
          maxValue={100}
          onChange={(points) => onChange({ margin: (points ?? 20) / 100 })}
        />
        <FormRow>
          <NumberField
            label={t('compare:overlap_share')}
            value={Math.round(overlap.share * 100)}
            minValue={0}
            maxValue={100}
            onChange={(percent) => onChange({ overlap: { ...overlap, share: (percent ?? 20) / 100 } })}
          />
          <NumberField
            label={t('compare:overlap_top')}
            value={overlap.top}
            minValue={1}
            step={1}
            onChange={(top) => onChange({ overlap: { ...overlap, top: top ?? 3 } })}
          />
        </FormRow>
        <fieldset className={styles.fieldset}>
          <legend className={styles.legend}>{t('compare:ineligible')}</legend>
          {sideNames.map((side) => (
            <Ineligible
              key={side}
              label={sides[side]}
              themeIds={ineligible[side]}
              onChange={(ids) => onChange({ ineligible: { ...ineligible, [side]: ids } })}
            />
          ))}
          <p className={styles.help}>{t('compare:ineligible_note')}</p>
        </fieldset>
        <fieldset className={styles.fieldset}>
          <legend className={styles.legend}>{t('compare:columns')}</legend>
          <Checkbox
            isSelected={columns.passages}
            onChange={(passages) => setColumns({ ...columns, passages })}
          >
            {t('compare:column_passages')}
          </Checkbox>
          <Checkbox isSelected={columns.label} onChange={(label) => setColumns({ ...columns, label })}>
            {t('compare:column_label')}
          </Checkbox>
        </fieldset>
      </div>
    </Popover>
  );
}

interface IneligibleProps {
  label: string;
  themeIds: readonly string[];
  onChange: (themeIds: readonly string[]) => void;
}

function Ineligible({ label, themeIds, onChange }: IneligibleProps) {
  const words = useWords();
  const { t } = words;
  const codebook = useProject((state) => state.codebook);
  const themes = codebook.inOrder.filter(({ id, isTheme }) => isTheme || themeIds.includes(id));
  const names = themes.filter(({ id }) => themeIds.includes(id)).map(({ name }) => name);
  return (
    <MultiSelect
      label={label}
      options={themes.map(({ id, name, colour }) => ({
        value: id,
        label: name,
        mark: <CodeSwatch colour={colour} />,
      }))}
      values={[...themeIds]}
      summary={names.length === 0 ? t('common:none') : listed(words, names)}
      onChange={onChange}
    />
  );
}
