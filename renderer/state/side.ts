// Read has two sides. On the left stands the source that the window is at; on the right, once it is opened, another
// source, the passages of a code, or nothing yet. Each side has its own way back and forward.
import type { ProjectState } from './project.ts';
import { goneOn, isThere, noTrail, type Trail, type Visit } from './visit.ts';
import type { Place, WorkspaceState } from './workspace.ts';

export type Side = 'left' | 'right';

/** The places of the right side, and which of them is shown; none of them while it is still empty. */
export interface Beside extends Trail {
  /** Counted up so that the same place can be shown again, as in `Place`. */
  readonly nonce: number;
}

type Kept = Pick<WorkspaceState, 'projectPath' | 'coderIds' | 'choices'>;

/** Under which name the right side of a person in a study is remembered. */
function besideName({ projectPath, coderIds }: Kept): string {
  return `beside ${projectPath ?? ''} ${coderIds[projectPath ?? ''] ?? ''}`;
}

/** The right side; null while it is closed. */
export function besideOf(state: Kept): Beside | null {
  return (state.choices[besideName(state)] as Beside | null | undefined) ?? null;
}

/** What of the workspace is other when the right side is this, or closed with null. */
export function withBeside(state: Kept, beside: Beside | null): Pick<WorkspaceState, 'choices'> {
  return { choices: { ...state.choices, [besideName(state)]: beside } };
}

/** What is shown on the right; undefined while it is closed or empty. */
export function shownBeside(state: Kept): Beside['visits'][number] | undefined {
  const beside = besideOf(state);
  return beside?.visits[beside.now];
}

/** The right side after a place was opened there; before the first it is opened empty with null. */
export function openedBeside(beside: Beside | null, visit: Visit | null): Beside {
  const before = beside ?? { ...noTrail, nonce: 0 };
  return { ...(visit ? goneOn(before, visit) : before), nonce: before.nonce + 1 };
}

/** The source on the right as the reader is told of it; null where there is none. */
export function placeBeside(beside: Beside | null): Place | null {
  const visit = beside?.visits[beside.now];
  if (!beside || visit?.screen !== 'read' || visit.sourceId === undefined) return null;
  const { sourceId, target, top } = visit;
  return { sourceId, ...(target ?? (top && { top })), nonce: beside.nonce };
}

/** The side that has the hand: the last one that had the focus, as long as it is there. */
export function activeSide(state: Kept & Pick<WorkspaceState, 'side'>): Side {
  return besideOf(state) ? state.side : 'left';
}

/** The side on which a source opens: the one that has the hand, but a list of passages stays. */
export function openingSide(state: Kept & Pick<WorkspaceState, 'side'>): Side {
  return shownBeside(state)?.screen === 'passages' ? 'left' : activeSide(state);
}

/** The side whose text the keys and the columns at the sides are about. */
export function readingSide(state: Kept & Pick<WorkspaceState, 'side'>): Side {
  return shownBeside(state)?.screen === 'read' ? activeSide(state) : 'left';
}

/** Whether something can be read on a side: what stood there may have been deleted or merged since. */
export function showsSomething(
  state: Kept & Pick<WorkspaceState, 'place'>,
  project: Pick<ProjectState, 'tables' | 'codebook'>,
  side: Side,
): boolean {
  if (side === 'left') return project.tables.source.has(state.place?.sourceId ?? '');
  const shown = shownBeside(state);
  return shown !== undefined && isThere(shown, project);
}
