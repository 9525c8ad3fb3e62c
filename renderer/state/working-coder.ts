// Who works in this window: the coder chosen in the layer menu, else the one who was main coder when the project was
// first opened here.
import type { CoderRecord } from '#core/records.ts';
import { isStanding, sightOf, type Sight } from '#core/sealing/sight.ts';
import type { SentRecords } from '#electron/services/project.ts';
import type { ProjectState } from './project.ts';
import type { WorkspaceState } from './workspace-state.ts';

/**
 * The id of the working coder; undefined while no project is open. While it is being asked who a merged coder has
 * become, that coder remains the working coder, so that nothing is attributed to the main coder meanwhile.
 */
export function workingCoder(
  { open, tables }: Pick<ProjectState, 'open' | 'tables'>,
  { coderIds, becoming }: Pick<WorkspaceState, 'coderIds' | 'becoming'>,
): string | undefined {
  if (!open) return undefined;
  const chosen = coderIds[open.path];
  const isThere = chosen !== undefined && (tables.coder.has(chosen) || chosen === becoming);
  if (isThere && mayWorkAs(tables.coder.get(chosen), open.personId)) return chosen;
  return open.personId ?? [...tables.project.values()][0]?.mainCoderId;
}

/**
 * Whether whoever sits here may work as this coder: in a team, `personId` may work as themselves, in their passes, and in layers
 * that several people write. Outside of one, as anybody.
 */
export function mayWorkAs(
  coder: Pick<CoderRecord, 'id' | 'kind' | 'personId'> | undefined,
  personId: string | null,
): boolean {
  if (personId === null || !coder) return true;
  return coder.kind === 'adjudication' || coder.id === personId || coder.personId === personId;
}

/**
 * What who works as this coder may not see, by the rounds of blind work that last; null if nothing. `personId` is the
 * person, where the coder is a layer that several people write.
 */
export function sightHere(
  { tables }: Pick<ProjectState, 'tables'>,
  coderId: string | undefined,
  personId?: string,
): Sight | null {
  const isPlain = tables.blindRound.size === 0 && tables.coder.get(coderId ?? '')?.kind !== 'second-pass';
  if (isPlain || coderId === undefined) return null;
  const rows = {
    rounds: [...tables.blindRound.values()],
    members: [...tables.blindRoundCoder.values()],
    coders: [...tables.coder.values()],
    mainCoderId: [...tables.project.values()][0]?.mainCoderId ?? null,
  };
  return sightOf(rows, coderId, personId);
}

/**
 * The coder whose codings and counts alone are seen while this one works: in a blind round their own, in a second pass
 * those of the pass. Null if others' are seen too.
 */
export function asBlind({ tables }: Pick<ProjectState, 'tables'>, id: string | undefined): string | null {
  return sightHere({ tables }, id)?.ownIds?.[0] ?? null;
}

/** Whether one coder may see rows of the study that another may not. */
export function isAnythingSealed({ tables }: Pick<ProjectState, 'tables'>): boolean {
  return (
    [...tables.blindRound.values()].some(isStanding) ||
    [...tables.coder.values()].some(({ kind }) => kind === 'second-pass')
  );
}

/**
 * The id of the person who works: for a second pass the person coding again; for a layer that several people write, the
 * person who chose it. Undefined if unknown.
 */
export function personAtWork(
  project: Pick<ProjectState, 'open' | 'tables'>,
  workspace: Pick<WorkspaceState, 'coderIds' | 'becoming' | 'personIds'>,
): string | undefined {
  const coder = project.tables.coder.get(workingCoder(project, workspace) ?? '');
  if (coder?.kind === 'person') return coder.id;
  if (coder?.kind === 'second-pass') return coder.personId ?? undefined;
  return project.open ? (project.open.personId ?? workspace.personIds[project.open.path]) : undefined;
}

/** The person whose code keys apply: the person who works, by the same rule as the program's (`db/person.ts`). */
export function personOfPins(
  project: Pick<ProjectState, 'open' | 'tables'>,
  workspace: Pick<WorkspaceState, 'coderIds' | 'becoming' | 'personIds'>,
): string | undefined {
  return personAtWork(project, workspace) ?? [...project.tables.project.values()][0]?.mainCoderId;
}

/**
 * The working coders by project, completed for the project being opened at `path`: the main coder if nobody was chosen,
 * kept even if an imported file later names another main coder. A chosen coder who has been merged, according to
 * `merged`, becomes the one they were merged into. In a team, whoever is not of the person `personId` gives way to them.
 */
export function withWorkingCoder(
  coderIds: WorkspaceState['coderIds'],
  path: string,
  { coder, project }: Pick<SentRecords, 'coder' | 'project'>,
  merged: Readonly<Record<string, string>> = {},
  personId: string | null = null,
): WorkspaceState['coderIds'] {
  const may = (id: string | undefined): boolean =>
    coder.some((each) => each.id === id && mayWorkAs(each, personId));
  if (may(coderIds[path])) return coderIds;
  const now = merged[coderIds[path] ?? ''];
  const id = may(now) ? now : (personId ?? project[0]?.mainCoderId);
  return id === undefined ? coderIds : { ...coderIds, [path]: id };
}

/** Whether the list contains a coder with this id. */
export function hasCoder(coders: SentRecords['coder'], id: string | undefined): boolean {
  return coders.some((coder) => coder.id === id);
}
