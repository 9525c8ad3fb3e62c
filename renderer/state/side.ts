// Read has two sides. The left shows the window's current source; the right, once opened, shows another source, the
// passages of a code, or nothing yet. Each side has its own back and forward.
import type { ProjectState } from './project.ts';
import { withVisit, isThere, noTrail, type Trail, type Visit } from './visit.ts';
import type { Place, WorkspaceState } from './workspace-state.ts';

export type Side = WorkspaceState['side'];

/** The places of the right side and which one is shown; none while the side is empty. */
export interface Beside extends Trail {
  /** Counted up so that the same place can be shown again, as in `Place`. */
  readonly nonce: number;
}

type Kept = Pick<WorkspaceState, 'projectPath' | 'coderIds' | 'choices'>;

/** The name under which the right side of a person in a study is remembered. */
function besideName({ projectPath, coderIds }: Kept): string {
  return `beside ${projectPath ?? ''} ${coderIds[projectPath ?? ''] ?? ''}`;
}

/** The right side; null while it is closed. */
export function besideOf(state: Kept): Beside | null {
  return (state.choices[besideName(state)] as Beside | null | undefined) ?? null;
}

/** The workspace change that sets the right side, or closes it with null. */
export function withBeside(state: Kept, beside: Beside | null): Pick<WorkspaceState, 'choices'> {
  return { choices: { ...state.choices, [besideName(state)]: beside } };
}

/** What is shown on the right; undefined while it is closed or empty. */
export function shownBeside(state: Kept): Beside['visits'][number] | undefined {
  const beside = besideOf(state);
  return beside?.visits[beside.now];
}

/** The right side after opening a place there; null opens it empty. */
export function openedBeside(beside: Beside | null, visit: Visit | null): Beside {
  const before = beside ?? { ...noTrail, nonce: 0 };
  return { ...(visit ? withVisit(before, visit) : before), nonce: before.nonce + 1 };
}

/** The source on the right as a place for the reader; null if there is none. */
export function placeBeside(beside: Beside | null): Place | null {
  const visit = beside?.visits[beside.now];
  if (!beside || visit?.screen !== 'read' || visit.sourceId === undefined) return null;
  const { sourceId, target, top } = visit;
  return { sourceId, ...(target ?? (top && { top })), nonce: beside.nonce };
}

/** The active side: the one that had the focus last, if it is still open. */
export function activeSide(state: Kept & Pick<WorkspaceState, 'side'>): Side {
  return besideOf(state) ? state.side : 'left';
}

/** The side where a source opens: the active one, unless that shows a list of passages, which stays. */
export function openingSide(state: Kept & Pick<WorkspaceState, 'side'>): Side {
  return shownBeside(state)?.screen === 'passages' ? 'left' : activeSide(state);
}

/** The side that the reader's keys and the side columns refer to. */
export function readingSide(state: Kept & Pick<WorkspaceState, 'side'>): Side {
  return shownBeside(state)?.screen === 'read' ? activeSide(state) : 'left';
}

/** Whether a side has something to show: its source or code may have been deleted or merged since. */
export function showsSomething(
  state: Kept & Pick<WorkspaceState, 'place'>,
  project: Pick<ProjectState, 'tables' | 'codebook'>,
  side: Side,
): boolean {
  if (side === 'left') return project.tables.source.has(state.place?.sourceId ?? '');
  const shown = shownBeside(state);
  return shown !== undefined && isThere(shown, project);
}
