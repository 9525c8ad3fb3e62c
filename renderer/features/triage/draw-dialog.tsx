import { useMemo, useState } from 'react';
import { byPosition } from '#core/by-position.ts';
import { api } from '#renderer/api.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { useProblem } from '#renderer/app/services/use-problem.ts';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { NONE } from '#renderer/common/counts/side-choices.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FormRow } from '#renderer/ui/form-row.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { notify } from '#renderer/ui/toast.tsx';
import type { QueueItem } from './queue.ts';
import styles from '#renderer/common/sampling/draw-fields.module.css';
import { DrawFields, SizeField } from '#renderer/common/sampling/draw-fields.tsx';
import { useDrawing } from '#renderer/common/sampling/use-drawing.ts';
import { useQueue } from './use-queue.ts';

const frames = ['documents', 'all', 'unreviewed', 'queue'] as const;
type Frame = (typeof frames)[number];

function isInScope({ source }: QueueItem): boolean {
  return source.status !== 'excluded' && source.duplicateOf === null;
}

export interface DrawDialogProps {
  readonly onClose: () => void;
  readonly onDrawn: (id: string) => void;
}

/** Asks how many sources to draw, from which and by which strata, and shows the resulting numbers. */
export function DrawDialog({ onClose, onDrawn }: DrawDialogProps) {
  const { t } = useWords();
  const samples = useProject((state) => state.tables.sample);
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
  const drawing = useDrawing(fromIds, 50);
  const { seed, settings, preview, change } = drawing;
  const [error, setError] = useProblem([name, frame, queryId, settings, seed]);
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
              change({ guesses: {} });
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
                change({ guesses: {} });
              }}
              options={[
                { value: NONE, label: t('saved_queries:no_query') },
                ...[...queries.values()]
                  .toSorted(byPosition)
                  .map(({ id, name: called }) => ({ value: id, label: called })),
              ]}
            />
          )}
          <SizeField drawing={drawing} />
        </FormRow>
        <DrawFields drawing={drawing} />
        {found.error && <Note tone="danger">{sentenceFor(found.error)}</Note>}
        {error !== undefined && <Note tone="danger">{error}</Note>}
      </div>
    </Dialog>
  );
}
