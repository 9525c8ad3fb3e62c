import { RefreshCw } from 'lucide-react';
import { allocations } from '#core/tables/sample.ts';
import { SEEDS } from '#core/sampling/chance.ts';
import { useAttributes } from '#renderer/common/sources/attributes.ts';
import { useWords } from '#renderer/state/words.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { SegmentedControl } from '#renderer/ui/segmented-control.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { AllocationTable } from './allocation-table.tsx';
import styles from './draw-fields.module.css';
import { newSeed, type Drawing } from './use-drawing.ts';

/** How many sources are drawn. */
export function SizeField({ drawing: { size, from, change } }: { readonly drawing: Drawing }) {
  const { t } = useWords();
  return (
    <NumberField
      label={t('triage:sample_size')}
      description={t('triage:of_how_many', { count: from })}
      value={size}
      minValue={1}
      formatOptions={{ maximumFractionDigits: 0 }}
      onChange={(next) => change({ size: next })}
    />
  );
}

/** By which strata and seed a sample is drawn, and how many of each stratum that comes to. */
export function DrawFields({ drawing }: { readonly drawing: Drawing }) {
  const { t } = useWords();
  const attributes = useAttributes('source');
  const { strata, allocation, guesses, seed, preview, change } = drawing;
  return (
    <>
      <Select
        label={t('triage:strata')}
        value={strata}
        onChange={(value) =>
          change({
            strata: value,
            guesses: {},
            ...(value === 'none' ? { allocation: 'proportional' } : {}),
          })
        }
        options={[
          ...(['none', 'class', 'year', 'language'] as const).map((value) => ({
            value: value as string,
            label: t(`triage:strata_${value}`),
          })),
          ...attributes.map(({ id, name: attribute }) => ({
            value: `attribute ${id}`,
            label: t('triage:strata_attribute', { name: attribute }),
          })),
        ]}
      />
      {strata !== 'none' && (
        <div className={styles.field}>
          <span className={styles.fieldLabel}>{t('triage:allocation')}</span>
          <SegmentedControl
            label={t('triage:allocation')}
            value={allocation}
            onChange={(value) => change({ allocation: value })}
            segments={allocations.map((value) => ({
              value,
              label: t(`triage:allocation_${value}`),
            }))}
          />
          {allocation === 'neyman' && <p className={styles.note}>{t('triage:neyman_note')}</p>}
        </div>
      )}
      <div className={styles.seedLine}>
        <NumberField
          label={t('triage:seed')}
          description={t('triage:seed_note')}
          value={seed}
          minValue={0}
          maxValue={SEEDS - 1}
          formatOptions={{ useGrouping: false }}
          onChange={(next) => change({ seed: next })}
        />
        <IconButton label={t('triage:another_seed')} onPress={() => change({ seed: newSeed() })}>
          <RefreshCw size={15} aria-hidden />
        </IconButton>
      </div>
      {typeof preview === 'string' ? (
        <Note tone="warning">{preview}</Note>
      ) : (
        <AllocationTable
          caption={t('triage:allocation_preview')}
          frame={preview.frame}
          onGuess={(key, share) => change({ guesses: { ...guesses, [key]: share } })}
        />
      )}
    </>
  );
}
