// Which sources are chosen in the table: the table and the inspector beside it look at the same. Remembered for
// each project, like the rest of the place one has left.
import { useMemo } from 'react';
import { projectStore } from '#renderer/state/project.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useChoice, workspaceStore } from '#renderer/state/workspace.ts';

const none: readonly string[] = [];

function choiceName(path: string | undefined): string {
  return `sources.chosen ${path ?? ''}`;
}

/** The chosen sources. */
export function useChosen(): ReadonlySet<string> {
  const path = useProject((state) => state.open?.path);
  const [ids] = useChoice(choiceName(path), none);
  return useMemo(() => new Set(ids), [ids]);
}

/** Chooses sources. */
export function choose(ids: ReadonlySet<string>): void {
  const name = choiceName(projectStore.getState().open?.path);
  workspaceStore.setState(({ choices }) => ({ choices: { ...choices, [name]: [...ids] } }));
}
