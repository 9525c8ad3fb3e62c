import { RefreshCw } from 'lucide-react';
import { useMemo, useState } from 'react';
import { byPosition } from '#core/by-position.ts';
import { allocations } from '#core/tables/sample.ts';
import type { Allocation } from '#core/sampling/allocation.ts';
import { SEEDS } from '#core/sampling/chance.ts';
import { sampleDesign } from '#core/triage/draw-sample.ts';
import type { SampleDesign, SampleStrata } from '#core/sampling/sample-design.ts';
import { api } from '#renderer/api.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { useAttributes } from '#renderer/common/sources/attributes.ts';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { NONE } from '#renderer/common/counts/side-choices.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FormRow } from '#renderer/ui/form-row.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { SegmentedControl } from '#renderer/ui/segmented-control.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { notify } from '#renderer/ui/toast.tsx';
import { AllocationTable } from './allocation-table.tsx';
import { corpusHere } from './corpus-here.ts';
import type { QueueItem } from './queue.ts';
import styles from './draw-dialog.module.css';
import panelStyles from './triage-panel.module.css';
import { useQueue } from './use-queue.ts';

const frames = ['documents', 'all', 'unreviewed', 'queue'] as const;
type Frame = (typeof frames)[number];

function isInScope({ source }: QueueItem): boolean {
  return source.status !== 'excluded' && source.duplicateOf === null;
}

function newSeed(): number {
  return Math.floor(Math.random() * SEEDS);
}

export interface DrawDialogProps {
  readonly onClose: () => void;
  readonly onDrawn: (id: string) => void;
}

/** Asks how many sources to draw, from which and by which strata, and shows the resulting numbers. */
export function DrawDialog({ onClose, onDrawn }: DrawDialogProps) {
  const { t } = useWords();
  const samples = useProject((state) => state.tables.sample);
  const attributes = useAttributes('source');
  const queue = useQueue();
  const [name, setName] = useState(() => t('triage:sample_named', { number: samples.size + 1 }));
  const frameIds = useMemo(() => {
    const inScope = queue.all.filter(isInScope);
    const idsOf = (items: readonly QueueItem[]) => items.map(({ source }) => source.id);
    return {
      documents: idsOf(inScope.filter(({ source }) => source.kind === 'document')),
      all: idsOf(inScope),
      unreviewed: idsOf(inScope.filter(({ reviewed }) => !reviewed)),
      queue: idsOf(queue.held),
    };
  }, [queue.all, queue.held]);
  const [frame, setFrame] = useState<Frame>(() => (frameIds.documents.length > 0 ? 'documents' : 'all'));
  const queries = useProject((state) => state.tables.savedQuery);
  const [queryId, setQueryId] = useState(NONE);
  const found = useAnswer(queryId === NONE ? null : `sources of ${queryId}`, (asking) =>
    asking.savedQueries.sources({ id: queryId, request: { denominator: 'all' } }),
  );
  const fromIds = useMemo(() => {
    if (queryId === NONE) return frameIds[frame];
    const there = new Set(found.value);
    return frameIds[frame].filter((id) => there.has(id));
  }, [frameIds, frame, queryId, found.value]);
  const [size, setSize] = useState<number | null>(() => Math.min(50, Math.max(1, fromIds.length)));
  const [strata, setStrata] = useState('none');
  const [allocation, setAllocation] = useState<Allocation>('proportional');
  const [guesses, setGuesses] = useState<Readonly<Record<string, number>>>({});
  const [seed, setSeed] = useState<number | null>(newSeed);
  const [error, setError] = useState<string>();
  const corpus = useProject(corpusHere());
  const settings = useMemo(
    () => ({
      size: size ?? 0,
      strata: strataOf(strata),
      allocation,
      ...(allocation === 'neyman' ? { guesses } : {}),
    }),
    [size, strata, allocation, guesses],
  );
  const preview = useMemo((): SampleDesign | string => {
    try {
      return sampleDesign(corpus, fromIds, settings);
    } catch (problem) {
      return sentenceFor(problem);
    }
  }, [corpus, fromIds, settings]);
  const run = async () => {
    try {
      const drawn = await api.samples.draw({ name, seed, settings, fromIds });
      onDrawn(drawn.id);
      onClose();
      notify(t('triage:sample_drawn', { name: drawn.name }));
    } catch (problem) {
      setError(sentenceFor(problem));
    }
  };
  return (
    <Dialog
      title={t('triage:draw_title')}
      isOpen
      onClose={onClose}
      submit={{
        label: t('triage:draw_action'),
        isDisabled: typeof preview === 'string' || name.trim() === '' || (queryId !== NONE && found.loading),
        run,
      }}
    >
      <div className={styles.form}>
        <TextField label={t('triage:sample_name')} value={name} onChange={setName} autoFocus />
        <FormRow>
          <Select
            label={t('triage:draw_from')}
            value={frame}
            onChange={(value) => {
              setFrame(value);
              setGuesses({});
            }}
            options={frames.map((value) => ({
              value,
              label: t(`triage:from_${value}`),
              note: t('triage:of_sources', { count: frameIds[value].length }),
            }))}
          />
          {queries.size > 0 && (
            <Select
              label={t('saved_queries:field')}
              value={queryId}
              onChange={(value) => {
                setQueryId(value);
                setGuesses({});
              }}
              options={[
                { value: NONE, label: t('saved_queries:no_query') },
                ...[...queries.values()]
                  .toSorted(byPosition)
                  .map(({ id, name: called }) => ({ value: id, label: called })),
              ]}
            />
          )}
          <NumberField
            label={t('triage:sample_size')}
            description={t('triage:of_how_many', { count: fromIds.length })}
            value={size}
            minValue={1}
            formatOptions={{ maximumFractionDigits: 0 }}
            onChange={setSize}
          />
        </FormRow>
        <Select
          label={t('triage:strata')}
          value={strata}
          onChange={(value) => {
            setStrata(value);
            setGuesses({});
            if (value === 'none') setAllocation('proportional');
          }}
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
              onChange={setAllocation}
              segments={allocations.map((value) => ({
                value,
                label: t(`triage:allocation_${value}`),
              }))}
            />
            {allocation === 'neyman' && <p className={panelStyles.note}>{t('triage:neyman_note')}</p>}
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
            onChange={setSeed}
          />
          <IconButton label={t('triage:another_seed')} onPress={() => setSeed(newSeed())}>
            <RefreshCw size={15} aria-hidden />
          </IconButton>
        </div>
        {typeof preview === 'string' ? (
          <Note tone="warning">{preview}</Note>
        ) : (
          <AllocationTable
            caption={t('triage:allocation_preview')}
            frame={preview.frame}
            onGuess={(key, share) => setGuesses({ ...guesses, [key]: share })}
          />
        )}
        {found.error && <Note tone="danger">{sentenceFor(found.error)}</Note>}
        {error !== undefined && <Note tone="danger">{error}</Note>}
      </div>
    </Dialog>
  );
}

/** The strata for a choice of the dialog. */
function strataOf(choice: string): SampleStrata {
  const [by, attributeId] = choice.split(' ');
  if (by === 'attribute' && attributeId !== undefined) return { by, attributeId };
  return { by: by === 'class' || by === 'year' || by === 'language' ? by : 'none' };
}
