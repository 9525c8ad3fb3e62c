import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { ProjectState } from '#renderer/state/project.ts';
import { projectStore } from '#renderer/state/project.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useChoice } from '#renderer/state/workspace.ts';
import { reviewGroups, type Copy, type ReviewGroup } from './duplicate-groups.ts';
import { duplicatesStore, type DuplicatesState, type SearchUnderWay } from './duplicates-store.ts';

export interface Duplicates {
  /** Null until a search has ended, unless some sources are linked. */
  readonly groups: readonly ReviewGroup[] | null;
  /** Whether a search has ended and nothing was imported since. */
  readonly isSearched: boolean;
  readonly isStale: boolean;
  readonly underWay: SearchUnderWay | null;
  /** The current group, and the copy shown beside its original. */
  readonly group: ReviewGroup | null;
  readonly copy: Copy | null;
}

function duplicatesOf(
  { found, sources, underWay, groupId, copyId }: DuplicatesState,
  tables: Pick<ProjectState['tables'], 'source' | 'distinctPair'>,
): Duplicates {
  const groups = reviewGroups(found ?? [], tables.source, tables.distinctPair.values());
  const group = groups.find(({ id }) => id === groupId) ?? groups[0] ?? null;
  const copy =
    group?.copies.find(({ source }) => source.id === copyId) ?? group?.open[0] ?? group?.copies[0] ?? null;
  return {
    groups: found === null && groups.length === 0 ? null : groups,
    isSearched: found !== null,
    isStale: found !== null && sources !== tables.source.size,
    underWay,
    group,
    copy,
  };
}

/** The near-duplicates in their present state. */
export function useDuplicates(): Duplicates {
  const state = useStore(duplicatesStore);
  const source = useProject(({ tables }) => tables.source);
  const distinctPair = useProject(({ tables }) => tables.distinctPair);
  return useMemo(() => duplicatesOf(state, { source, distinctPair }), [state, source, distinctPair]);
}

/** The same outside components, for keys. */
export function duplicatesNow(): Duplicates {
  return duplicatesOf(duplicatesStore.getState(), projectStore.getState().tables);
}

/** The similarity from which pairs are shown, 0.6 to 1; remembered. */
export function useThreshold(): readonly [number, (threshold: number) => void] {
  return useChoice('triage.threshold', 0.8);
}
