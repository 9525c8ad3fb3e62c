import { useState } from 'react';
import { byName } from '#core/counting/name-order.ts';
import type { CoderRecord } from '#core/records.ts';
import type { CoderMergeEffects } from '#electron/services/coder-merge.ts';
import { api } from '#renderer/api.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { useProblem } from '#renderer/app/services/use-problem.ts';
import { offerUndoAndWhy } from '#renderer/common/undo/offer-undo.ts';
import { CountChanges } from '#renderer/common/sources/count-changes.tsx';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { UsesOf } from '#renderer/common/uses/uses-of.tsx';
import { useProject } from '#renderer/state/use-project.ts';
import { useWorkingCoderId } from '#renderer/state/use-working-coder.ts';
import { useWords } from '#renderer/state/words.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { RadioGroup } from '#renderer/ui/radio-group.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { Effects } from '#renderer/ui/effects.tsx';
import styles from './project.module.css';

export interface MergeCodersProps {
  /** One of the two. */
  readonly coder: CoderRecord;
  readonly onClose: () => void;
}

/** Merges two coders who are one person: chooses the other one and the name to keep, and says what the merge does. */
export function MergeCoders({ coder, onClose }: MergeCodersProps) {
  const { t } = useWords();
  const coders = useProject((state) => state.tables.coder);
  const workingId = useWorkingCoderId();
  const others = [...coders.values()].filter(
    ({ id, kind, personId }) => id !== coder.id && kind === coder.kind && personId === coder.personId,
  );
  const [otherId, setOtherId] = useState(
    () => (others.find(({ id }) => id === workingId) ?? others[0])?.id ?? null,
  );
  const other = coders.get(otherId ?? '');
  const [chosenId, setChosenId] = useState<string | null>(null);
  const isChosen = chosenId === coder.id || chosenId === otherId;
  // By default keep the working coder.
  const keepId = isChosen ? chosenId : coder.id === workingId ? coder.id : otherId;
  const [kept, gone] = keepId === coder.id ? [coder, other] : [other, coder];
  const [error, setError] = useProblem([otherId, chosenId]);
  const input = kept && gone ? { keepId: kept.id, goneId: gone.id } : null;
  const {
    value: effects,
    error: problem,
    loading,
  } = useAnswer(input && JSON.stringify(input), (asking) =>
    // `input` is not null here, because the question is asked only with both coders.
    asking.coders.mergePreview(input ?? { keepId: '', goneId: '' }),
  );
  if (!kept || !gone || !input)
    return (
      <Dialog title={t('coders:merge_title')} isOpen onClose={onClose} size="small">
        {t('coders:merge_alone', { name: coder.name })}
      </Dialog>
    );
  const names = { kept: kept.name, gone: gone.name };
  const run = async () => {
    try {
      const group = crypto.randomUUID();
      await api.coders.merge(input, { group });
      onClose();
      offerUndoAndWhy(t('coders:merged', names), group);
    } catch (refused) {
      setError(sentenceFor(refused));
    }
  };
  return (
    <Dialog
      title={t('coders:merge_title')}
      isOpen
      onClose={onClose}
      submit={{ label: t('coders:merge_action'), isDisabled: effects === undefined || loading, run }}
    >
      {(error ?? problem) && <Note tone="danger">{error ?? sentenceFor(problem)}</Note>}
      <Select
        label={t('coders:merge_is', { name: coder.name })}
        value={otherId}
        onChange={setOtherId}
        options={others.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <RadioGroup
        label={t('coders:merge_keep')}
        orientation="horizontal"
        value={kept.id}
        onChange={setChosenId}
        options={[kept, gone]
          .toSorted((a, b) => byName(a.name, b.name))
          .map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Effects>{effects && <MergeEffects effects={effects} kept={kept.name} goneId={gone.id} />}</Effects>
      <p className={styles.quiet}>{t('coders:undo_note')}</p>
    </Dialog>
  );
}

const moved = [
  'codings',
  'joined',
  'differing',
  'reviews',
  'memos',
  'verdicts',
  'summaries',
  'secondPasses',
] as const;

interface MergeEffectsProps {
  readonly effects: CoderMergeEffects;
  readonly kept: string;
  readonly goneId: string;
}

function MergeEffects({ effects, kept, goneId }: MergeEffectsProps) {
  const { t } = useWords();
  const consequences = [
    ...moved
      .filter((what) => effects[what] > 0)
      .map((what) => t(`coders:moves_${what}`, { count: effects[what], kept })),
    ...(effects.becomesMain ? [t('coders:moves_main', { kept })] : []),
    ...(effects.several.length > 0
      ? [
          t('coders:moves_several', {
            count: effects.several.length,
            items: effects.several.join(t('exports:list.separator')),
          }),
        ]
      : []),
  ];
  return (
    <>
      {consequences.length === 0 && <p>{t('coders:moves_nothing')}</p>}
      {consequences.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {effects.together > 0 && (
        <Note tone="warning">{t('coders:moves_together', { count: effects.together })}</Note>
      )}
      <UsesOf act="mergeCoder" ids={[goneId]} />
      <CountChanges counts={effects.counts} />
    </>
  );
}
