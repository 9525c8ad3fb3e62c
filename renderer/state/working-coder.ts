// Who works in this window: the coder chosen in the layer menu, else who was the main coder when the project was
// opened here first.
import type { HeldRecords } from '#electron/services/project.ts';
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

/**
 * Who works in which project, once the one at `path` is opened: where nobody was chosen yet its main coder, who stays
 * that here. Whom a file makes the main coder later is not who sits here, and nothing that is done here is theirs.
 */
export function withWhoOpens(
  coderIds: WorkspaceState['coderIds'],
  path: string,
  { coder, project }: Pick<HeldRecords, 'coder' | 'project'>,
): WorkspaceState['coderIds'] {
  const mainId = project[0]?.mainCoderId;
  const isChosen = coder.some(({ id }) => id === coderIds[path]);
  return mainId === undefined || isChosen ? coderIds : { ...coderIds, [path]: mainId };
}
