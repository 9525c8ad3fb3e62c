import { SlidersHorizontal } from 'lucide-react';
import { levels, type Level } from '#core/agreement/request.ts';
import { CodesField } from '#renderer/common/counts/codes-field.tsx';
import { More } from '#renderer/common/counts/counting-line.tsx';
import { CountingScope } from '#renderer/common/counts/counting-scope.tsx';
import countingStyles from '#renderer/common/counts/counting.module.css';
import { RowsField } from '#renderer/common/counts/rows-field.tsx';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { useChoice } from '#renderer/state/workspace.ts';
import { MultiSelect } from '#renderer/ui/multi-select.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { Switch } from '#renderer/ui/switch.tsx';
import { ToggleButton } from '#renderer/ui/toggle-button.tsx';
import { listed } from '#words/sentences.ts';
import { comparable, unusual, type AgreementChoices } from './agreement-choices.ts';

export interface AgreementControlsProps {
  readonly choices: AgreementChoices;
  /** How many sources are in scope; undefined while comparing. */
  readonly inScope: number | undefined;
  /** Whether the level is chosen here, or in a panel of its own. */
  readonly hasLevel: boolean;
  readonly onChange: (changed: Partial<AgreementChoices>) => void;
}

/** Which coders are compared, on what, where and at which level. */
export function AgreementControls({ choices, inScope, hasLevel, onChange }: AgreementControlsProps) {
  const words = useWords();
  const { t } = words;
  const coders = useProject((state) => state.tables.coder);
  const offered = comparable(coders.values());
  const names = choices.coderIds.map((id) => coders.get(id)?.name ?? '');
  // Beside the texts room is short, and coders and level are what changes.
  const [isOpen, setOpen] = useChoice('agreement.scope', false);
  const isWhole = !hasLevel || isOpen;
  return (
    <>
      {isWhole && <CountingScope choices={choices} inScope={inScope} onChange={onChange} />}
      <div className={countingStyles.controls}>
        <div className={countingStyles.line}>
          <MultiSelect
            label={t('agreement_screen:coders')}
            options={offered.map(({ id, name, kind }) => ({
              value: id,
              label: t(`exports:coder.${kind}`, { name }),
            }))}
            values={choices.coderIds}
            onChange={(coderIds) => onChange({ coderIds })}
            summary={names.length < 2 ? t('agreement_screen:coders_none') : listed(words, names)}
          />
          {hasLevel && (
            <Select<Level>
              look="pill"
              label={t('agreement_screen:level')}
              value={choices.level}
              onChange={(level) => onChange({ level })}
              options={levels.map((value) => ({
                value,
                label: t(`agreement_screen:levels.${value}`),
                note: t(`agreement_screen:questions.${value}`),
              }))}
            />
          )}
          {isWhole && (
            <>
              <RowsField value={choices.of} onChange={(of) => onChange({ of, codeIds: [] })} />
              <CodesField choices={choices} onChange={onChange} />
              <Select
                look="pill"
                label={t('agreement_screen:base')}
                value={choices.base}
                onChange={(base) => onChange({ base })}
                options={(['reviewed', 'all'] as const).map((value) => ({
                  value,
                  label: t(`agreement_screen:bases.${value}`),
                }))}
              />
              {!hasLevel && (
                <Switch isSelected={choices.intervals} onChange={(intervals) => onChange({ intervals })}>
                  {t('agreement_screen:intervals')}
                </Switch>
              )}
              <More
                choices={choices}
                changed={unusual(choices)}
                onChange={onChange}
                withoutPassages
                before={
                  <Switch isSelected={choices.rollup} onChange={(rollup) => onChange({ rollup })}>
                    {t('agreement_screen:rollup')}
                  </Switch>
                }
                after={
                  <>
                    <Threshold choices={choices} onChange={onChange} />
                    <NumberField
                      label={t('agreement_screen:seed')}
                      value={choices.seed}
                      minValue={0}
                      maxValue={4_294_967_295}
                      step={1}
                      onChange={(seed) => seed !== null && onChange({ seed })}
                    />
                  </>
                }
              />
            </>
          )}
          {hasLevel && choices.level === 'segments' && <Threshold choices={choices} onChange={onChange} />}
          {hasLevel && (
            <ToggleButton
              isSelected={isOpen}
              onChange={setOpen}
              icon={<SlidersHorizontal size={14} aria-hidden />}
            >
              {t('agreement_screen:fold')}
            </ToggleButton>
          )}
        </div>
      </div>
    </>
  );
}

/** The share of the text of two codings that both must cover to match. */
export function Threshold({ choices, onChange }: Pick<AgreementControlsProps, 'choices' | 'onChange'>) {
  const { t } = useWords();
  return (
    <NumberField
      label={t('agreement_screen:threshold')}
      value={choices.threshold}
      minValue={0.01}
      maxValue={1}
      step={0.05}
      formatOptions={{ style: 'percent' }}
      onChange={(threshold) => threshold !== null && onChange({ threshold })}
    />
  );
}
