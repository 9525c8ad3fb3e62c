// What one does with the right side of Read: open something there, change sides, close one.
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
import { openPlace, useWorkspace, workspaceStore, type Place } from './workspace.ts';

/** The right side; null while it is closed. */
export function useBeside(): Beside | null {
  return useWorkspace(besideOf);
}

/** The side that has the hand. */
export function useActiveSide(): Side {
  return useWorkspace(activeSide);
}

/** The side whose text the keys and the columns beside it are about. */
export function useReadingSide(): Side {
  return useWorkspace(readingSide);
}

/** The hand is on this side now. */
export function attendTo(side: Side): void {
  if (workspaceStore.getState().side !== side) workspaceStore.setState({ side });
}

/** Opens a source on the other side than the one that has the hand; the first one that is read stands alone. */
export function openBeside(place: Omit<Place, 'nonce'>): void {
  const state = workspaceStore.getState();
  if (state.place === null) openPlace(place, 'left');
  else openPlace(place, openingSide(state) === 'right' && shownBeside(state) ? 'left' : 'right');
}

/** Opens a place of the list of places on the other side; a screen that has no sides is gone to. */
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

/** Opens the right side, empty where nothing was there yet. */
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

/** Goes to a place of the list of places: on the side that has the hand, where that shows such places. */
export function goToPlace(visit: Visit): void {
  const state = workspaceStore.getState();
  if (visit.screen === 'read' && openingSide(state) === 'right') openOnRight({ ...visit, since: Date.now() });
  else revisit(visit);
}

/**
 * Closes a side. What stands on the other then has all the room: a text to the left, a list as its own screen; where the
 * other is empty, nothing is open any more.
 */
export function closeSide(side: Side): void {
  const state = workspaceStore.getState();
  const shown = shownBeside(state);
  workspaceStore.setState({ side: 'left', ...withBeside(state, null) });
  if (side === 'right') return;
  if (shown) revisit(shown);
  else workspaceStore.setState({ place: null });
}

/** The source that is read on the side that has the hand. */
export function useSourceAtHand(): string | undefined {
  return useWorkspace((state) =>
    readingSide(state) === 'right' ? shownBeside(state)?.sourceId : state.place?.sourceId,
  );
}
