// The codes applied most recently in a project, remembered by this window.
import { choiceIn, choose, workspaceStore } from '#renderer/state/workspace.ts';
import type { WorkspaceState } from '#renderer/state/workspace-state.ts';

const MAX_KEPT = 5;
const none: readonly string[] = [];

/** The codes applied most recently in the project at `path`, newest first. */
export function recentCodes(state: Pick<WorkspaceState, 'choices'>, path: string): readonly string[] {
  return choiceIn(state, nameOf(path), none);
}

/** Adds a code to the recently applied ones. */
export function rememberCode(path: string, codeId: string): void {
  const before = recentCodes(workspaceStore.getState(), path);
  choose(nameOf(path), [codeId, ...before.filter((id) => id !== codeId)].slice(0, MAX_KEPT));
}

function nameOf(path: string): string {
  return `reader.recent.${path}`;
}
