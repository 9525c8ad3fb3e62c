// Which sources are selected in the table; the inspector shows the same ones. Remembered by project.
import { useMemo } from 'react';
import { projectStore } from '#renderer/state/project.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useChoice, workspaceStore } from '#renderer/state/workspace.ts';

const none: readonly string[] = [];

function choiceName(path: string | undefined): string {
  return `sources.chosen ${path ?? ''}`;
}

/** The ids of the selected sources. */
export function useChosen(): ReadonlySet<string> {
  const path = useProject((state) => state.open?.path);
  const [ids] = useChoice(choiceName(path), none);
  return useMemo(() => new Set(ids), [ids]);
}

/** Selects sources. */
export function choose(ids: ReadonlySet<string>): void {
  const name = choiceName(projectStore.getState().open?.path);
  workspaceStore.setState(({ choices }) => ({ choices: { ...choices, [name]: [...ids] } }));
}
