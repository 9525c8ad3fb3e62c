// The search for near-duplicates: its results, its progress, and the current pair. Not remembered; the judgements are
// stored in the project.
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

/** Copies whose codings may be moved to their original. */
export interface MovingCodings {
  readonly fromIds: readonly string[];
  readonly toId: string;
}

export interface DuplicatesState {
  /** The path of its project. */
  readonly path: string | null;
  /** Null until a search has ended. */
  readonly found: readonly FoundGroup[] | null;
  /** The number of sources when the search began. */
  readonly sources: number;
  readonly underWay: SearchUnderWay | null;
  /** The current group, and its copy shown beside the original. */
  readonly groupId: string | null;
  readonly copyId: string | null;
  /** The open question whether to move codings. */
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

/** Searches for near-duplicates from this similarity up, 0.5 to 1; cancels a running search. */
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

/** Makes a group current, at one of its copies. */
export function lookAt(groupId: string, copyId: string | null = null): void {
  duplicatesStore.setState({ groupId, copyId });
}

/** Asks whether to move the codings of copies to their original; null closes the question. */
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
