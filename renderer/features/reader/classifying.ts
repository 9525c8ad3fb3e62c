// Classification by single keys: a switch that is remembered.
import { api } from '#renderer/api.ts';
import { sourceRows } from '#renderer/common/sources/source-row.ts';
import { projectStore } from '#renderer/state/project.ts';
import { workingCoder } from '#renderer/state/working-coder.ts';
import { choose, openPlace, workspaceStore } from '#renderer/state/workspace.ts';
import { notify } from '#renderer/ui/toast.tsx';
import { classListOf, keySets, type KeySet } from './class-keys.ts';
import type { ReaderDesk } from './reader-desk.ts';
import { readerStore } from './reader-store.ts';
import { remembering } from './remembering.ts';

export function classifyingAt(desk: ReaderDesk) {
  const setsOf = remembering(keySets);
  let isBusy = false;
  const sets = (): readonly KeySet[] => setsOf(desk.now.codebook);
  /** The set of codes in use; null if no code can be applied by a key. */
  const set = (): KeySet | null => sets().find(({ id }) => id === desk.now.classifyBy) ?? sets()[0] ?? null;
  /** Whether the switch is shown: for documents in Read that can be edited. */
  const isOffered = (): boolean => {
    const { source, readOnly, mode } = desk.now;
    return !readOnly && mode === 'read' && source.kind === 'document';
  };
  const moveOn = (isDone: boolean): void => {
    const { t } = desk.now.words;
    const project = projectStore.getState();
    const rows = sourceRows(project.tables, workingCoder(project, workspaceStore.getState()));
    const list = classListOf(rows, desk.session.sourceId);
    if (list.nextId !== null) openPlace({ sourceId: list.nextId }, desk.side);
    else if (isDone) notify(t('reader:classify_done', { count: list.count }));
    else notify(t('reader:classify_only_this'));
  };
  return {
    sets,
    set,
    isOffered,
    isOn: (): boolean => isOffered() && desk.now.isClassifying,
    setOn: (on: boolean): void => choose('reader.classify', on),
    choose: (setId: string): void => choose('reader.classify.by', setId),
    /** Applies the code of a digit to the whole source, marks the source as reviewed and opens the next one. */
    async classify(digit: number): Promise<void> {
      const code = set()?.keys.find((key) => key.digit === digit)?.code;
      // A second press before the next source is open would be meant for that one.
      if (!code || isBusy) return;
      isBusy = true;
      const id = desk.session.sourceId;
      try {
        await desk.session.save();
        await api.sources.classify({ id, codeId: code.id });
        readerStore.setState({ classified: { sourceId: id, codeId: code.id } });
        moveOn(true);
      } finally {
        isBusy = false;
      }
    },
    /** Opens the next source that is not reviewed, without changing this one. */
    skip: (): void => moveOn(false),
  };
}
