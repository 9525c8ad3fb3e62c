// Who works in this window: the coder chosen in the layer menu, else who was the main coder when the project was
// opened here first.
import type { HeldRecords } from '#electron/services/project.ts';
import type { ProjectState } from './project.ts';
import type { WorkspaceState } from './workspace.ts';

/**
 * The id of the coder who works, or undefined while no project is open. Somebody who was just merged into another is who they
 * were until it is known who that is: nothing that is done meanwhile is the main coder's.
 */
export function workingCoder(
  { open, tables }: Pick<ProjectState, 'open' | 'tables'>,
  { coderIds, becoming }: Pick<WorkspaceState, 'coderIds' | 'becoming'>,
): string | undefined {
  if (!open) return undefined;
  const chosen = coderIds[open.path];
  if (chosen !== undefined && (tables.coder.has(chosen) || chosen === becoming)) return chosen;
  return [...tables.project.values()][0]?.mainCoderId;
}

/**
 * The id of the coder, where that is one who codes a second time, else null. A second pass stays blind to the first: it sees its
 * own codings and counts only.
 */
export function asBlind({ tables }: Pick<ProjectState, 'tables'>, id: string | undefined): string | null {
  return id !== undefined && tables.coder.get(id)?.kind === 'second-pass' ? id : null;
}

/**
 * The person who works: of a second pass the one who codes again; of a layer that several write, who worked here before they
 * chose it. Undefined where that is not known.
 */
export function personAtWork(
  project: Pick<ProjectState, 'open' | 'tables'>,
  workspace: Pick<WorkspaceState, 'coderIds' | 'becoming' | 'personIds'>,
): string | undefined {
  const coder = project.tables.coder.get(workingCoder(project, workspace) ?? '');
  if (coder?.kind === 'person') return coder.id;
  if (coder?.kind === 'second-pass') return coder.personId ?? undefined;
  return project.open ? workspace.personIds[project.open.path] : undefined;
}

/** Whose keys apply codes: those of the person who works, as the program asks for them (`db/person.ts`). */
export function whosePins(
  project: Pick<ProjectState, 'open' | 'tables'>,
  workspace: Pick<WorkspaceState, 'coderIds' | 'becoming' | 'personIds'>,
): string | undefined {
  return personAtWork(project, workspace) ?? [...project.tables.project.values()][0]?.mainCoderId;
}

/**
 * Who works in which project, once the one at `path` is opened: where nobody was chosen yet its main coder, who stays
 * that here. Whom a file makes the main coder later is not who sits here, and nothing that is done here is theirs. Whoever was
 * chosen and is another by now, as `merged` tells, is that one.
 */
export function withWhoOpens(
  coderIds: WorkspaceState['coderIds'],
  path: string,
  { coder, project }: Pick<HeldRecords, 'coder' | 'project'>,
  merged: Readonly<Record<string, string>> = {},
): WorkspaceState['coderIds'] {
  if (isHere(coder, coderIds[path])) return coderIds;
  const now = merged[coderIds[path] ?? ''];
  const id = isHere(coder, now) ? now : project[0]?.mainCoderId;
  return id === undefined ? coderIds : { ...coderIds, [path]: id };
}

/** Whether the coder is one of these. */
export function isHere(coders: HeldRecords['coder'], id: string | undefined): boolean {
  return coders.some((coder) => coder.id === id);
}
