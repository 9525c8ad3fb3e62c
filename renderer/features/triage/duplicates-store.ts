// The search for near-duplicates: what it found, how far it is, and which pair is looked at. It is not kept: what
// was judged is, in the project.
import { createStore } from 'zustand/vanilla';
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { projectStore } from '#renderer/state/project.ts';
import { foundGroups, type FoundGroup } from './duplicate-groups.ts';

export interface SearchUnderWay {
  readonly done: number;
  readonly total: number | null;
  readonly startedAt: number;
  readonly cancel: () => void;
}

/** Copies whose codings may pass to their original. */
export interface MovingCodings {
  readonly fromIds: readonly string[];
  readonly toId: string;
}

export interface DuplicatesState {
  /** The project it is about. */
  readonly path: string | null;
  /** Null until a search has ended. */
  readonly found: readonly FoundGroup[] | null;
  /** How many sources there were when it began. */
  readonly sources: number;
  readonly underWay: SearchUnderWay | null;
  /** The group that is looked at, and the copy of it beside the original. */
  readonly groupId: string | null;
  readonly copyId: string | null;
  /** What is asked: whether codings are to be moved. */
  readonly moving: MovingCodings | null;
}

const nothing: DuplicatesState = {
  path: null,
  found: null,
  sources: 0,
  underWay: null,
  groupId: null,
  copyId: null,
  moving: null,
};

export const duplicatesStore = createStore<DuplicatesState>(() => nothing);

projectStore.subscribe(({ open }) => {
  const { path, underWay } = duplicatesStore.getState();
  if (path === null || path === (open?.path ?? null)) return;
  underWay?.cancel();
  duplicatesStore.setState(nothing, true);
});

/** Looks for near-duplicates from this likeness up, 0.5 to 1; a search under way is given up. */
export async function lookForDuplicates(threshold: number): Promise<void> {
  const { open, tables } = projectStore.getState();
  if (!open) return;
  duplicatesStore.getState().underWay?.cancel();
  const stop = new AbortController();
  const cancel = () => stop.abort();
  const startedAt = Date.now();
  const isLatest = () => duplicatesStore.getState().underWay?.cancel === cancel;
  duplicatesStore.setState({
    path: open.path,
    underWay: { done: 0, total: null, startedAt, cancel },
  });
  try {
    const found = await api.duplicates.find(
      { threshold },
      {
        signal: stop.signal,
        onProgress: ({ done, total }) => {
          if (isLatest()) duplicatesStore.setState({ underWay: { done, total, startedAt, cancel } });
        },
      },
    );
    if (!isLatest()) return;
    const groups = foundGroups(found);
    duplicatesStore.setState({
      found: groups,
      sources: tables.source.size,
      groupId: groups[0]?.id ?? null,
      copyId: null,
    });
  } catch (error) {
    if (isLatest()) showError(error);
  } finally {
    if (isLatest()) duplicatesStore.setState({ underWay: null });
  }
}

/** Looks at a group, and at a copy of it. */
export function lookAt(groupId: string, copyId: string | null = null): void {
  duplicatesStore.setState({ groupId, copyId });
}

/** Asks whether codings of copies are to pass to their original; null ends it. */
export function askToMove(moving: MovingCodings | null): void {
  duplicatesStore.setState({ path: projectStore.getState().open?.path ?? null, moving });
}

/** Proposes another original for a group that was found. */
export function proposeOriginal(groupId: string, originalId: string): void {
  const { found } = duplicatesStore.getState();
  duplicatesStore.setState({
    found: found?.map((group) => (group.id === groupId ? { ...group, originalId } : group)) ?? null,
    copyId: null,
  });
}
