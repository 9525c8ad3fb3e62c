// Who works in this window: the coder chosen in the layer menu, else the project's main coder.
import type { ProjectState } from './project.ts';
import type { WorkspaceState } from './workspace.ts';

/** The id of the coder who works, or undefined while no project is open. */
export function workingCoder(
  { open, tables }: Pick<ProjectState, 'open' | 'tables'>,
  { coderIds }: Pick<WorkspaceState, 'coderIds'>,
): string | undefined {
  if (!open) return undefined;
  const chosen = coderIds[open.path];
  if (chosen !== undefined && tables.coder.has(chosen)) return chosen;
  return [...tables.project.values()][0]?.mainCoderId;
}
