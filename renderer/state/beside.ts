// Operations on the right side of Read: open something there, swap sides, close one.
import {
  activeSide,
  besideOf,
  openedBeside,
  openingSide,
  readingSide,
  shownBeside,
  withBeside,
  type Beside,
  type Side,
} from './side.ts';
import type { Visit } from './visit.ts';
import { revisit } from './visits.ts';
import { openPlace, useWorkspace, workspaceStore } from './workspace.ts';
import type { Place } from './workspace-state.ts';

/** The right side; null while it is closed. */
export function useBeside(): Beside | null {
  return useWorkspace(besideOf);
}

/** The active side: the one with the focus. */
export function useActiveSide(): Side {
  return useWorkspace(activeSide);
}

/** The side that the reader's keys and the side columns refer to. */
export function useReadingSide(): Side {
  return useWorkspace(readingSide);
}

/** Makes this side the active one. */
export function activateSide(side: Side): void {
  if (workspaceStore.getState().side !== side) workspaceStore.setState({ side });
}

/** Opens a source on the side that is not active; if nothing is open yet, it stands alone. */
export function openBeside(place: Omit<Place, 'nonce'>): void {
  const state = workspaceStore.getState();
  if (state.place === null) openPlace(place, 'left');
  else openPlace(place, openingSide(state) === 'right' && shownBeside(state) ? 'left' : 'right');
}

/** Opens an entry of the list of recent places on the other side of Read; a screen without sides is simply shown. */
export function openVisitBeside(visit: Visit): void {
  const { screen, sourceId, codeId, top } = visit;
  if (screen === 'read' && sourceId !== undefined) openBeside({ sourceId, ...(top && { top }) });
  else if (screen === 'passages' && codeId !== undefined) openPassagesBeside(codeId);
  else revisit(visit);
}

/** Opens the passages of a code on the right, beside the text. */
export function openPassagesBeside(codeId: string): void {
  openOnRight({ screen: 'passages', codeId, since: Date.now() });
}

/** Opens the right side, empty if it has no places yet. */
export function openRight(): void {
  openOnRight(null);
}

function openOnRight(visit: Visit | null): void {
  workspaceStore.setState((state) => ({
    screen: 'read',
    side: 'right',
    ...withBeside(state, openedBeside(besideOf(state), visit)),
  }));
}

/** Goes to an entry of the list of recent places: on the active side if that side can show it. */
export function goToPlace(visit: Visit): void {
  const state = workspaceStore.getState();
  if (visit.screen === 'read' && openingSide(state) === 'right') openOnRight({ ...visit, since: Date.now() });
  else revisit(visit);
}

/**
 * Closes a side. The remaining one takes all the room: a text moves to the left, a list becomes its own screen; if the
 * remaining side is empty, nothing stays open.
 */
export function closeSide(side: Side): void {
  const state = workspaceStore.getState();
  const shown = shownBeside(state);
  workspaceStore.setState({ side: 'left', ...withBeside(state, null) });
  if (side === 'right') return;
  if (shown) revisit(shown);
  else workspaceStore.setState({ place: null });
}

/** The id of the source on the active side. */
export function useActiveSourceId(): string | undefined {
  return useWorkspace((state) =>
    readingSide(state) === 'right' ? shownBeside(state)?.sourceId : state.place?.sourceId,
  );
}
