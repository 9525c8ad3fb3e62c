import { useMemo, useRef } from 'react';
import type { Codebook } from '#core/codes/codebook.ts';
import type { SourceRecord } from '#core/records.ts';
import { api } from '#renderer/api.ts';
import { sourceRows } from '#renderer/common/sources/source-row.ts';
import { projectStore } from '#renderer/state/project.ts';
import type { Side } from '#renderer/state/side.ts';
import { currentWords } from '#renderer/state/words.ts';
import { workingCoder } from '#renderer/state/working-coder.ts';
import { openPlace, useChoice, workspaceStore } from '#renderer/state/workspace.ts';
import { notify } from '#renderer/ui/toast.tsx';
import { classListOf, keySets, type KeySet } from './class-keys.ts';
import { readerStore } from './reader-store.ts';
import type { SourceSession } from './source-session.ts';

export interface Classifying {
  /** Whether the switch is there at all: for documents that may be changed, in Read. */
  readonly isOffered: boolean;
  readonly isOn: boolean;
  readonly setOn: (on: boolean) => void;
  readonly sets: readonly KeySet[];
  /** The set in use; `null` while no code can be given by a key. */
  readonly set: KeySet | null;
  readonly choose: (setId: string) => void;
  /** Gives the code of a digit to the whole source, marks it as reviewed and opens the next. */
  readonly classify: (digit: number) => Promise<void>;
  /** Opens the next source that is not reviewed, leaving this one as it is. */
  readonly skip: () => void;
}

/** Classification by one key, as a switch that stays as it was left. */
export function useClassifying(
  side: Side,
  source: SourceRecord,
  session: SourceSession,
  codebook: Codebook,
  isPossible: boolean,
): Classifying {
  const [on, setOn] = useChoice('reader.classify', false);
  const [chosen, choose] = useChoice('reader.classify.by', '');
  const sets = useMemo(() => keySets(codebook), [codebook]);
  const set = sets.find(({ id }) => id === chosen) ?? sets[0] ?? null;
  const isBusy = useRef(false);
  const isOffered = isPossible && source.kind === 'document';

  const moveOn = (isDone: boolean): void => {
    const { t } = currentWords();
    const project = projectStore.getState();
    const list = classListOf(
      sourceRows(project.tables, workingCoder(project, workspaceStore.getState())),
      source.id,
    );
    if (list.nextId !== null) openPlace({ sourceId: list.nextId }, side);
    else if (isDone) notify(t('reader:classify_done', { count: list.count }));
    else notify(t('reader:classify_only_this'));
  };

  const classify = async (digit: number): Promise<void> => {
    const code = set?.keys.find((key) => key.digit === digit)?.code;
    // A second press before the next source is there would be meant for that one.
    if (!code || isBusy.current) return;
    isBusy.current = true;
    try {
      await session.save();
      await api.sources.classify({ id: source.id, codeId: code.id });
      readerStore.setState({ classified: { sourceId: source.id, codeId: code.id } });
      moveOn(true);
    } finally {
      isBusy.current = false;
    }
  };

  return { isOffered, isOn: isOffered && on, setOn, sets, set, choose, classify, skip: () => moveOn(false) };
}
