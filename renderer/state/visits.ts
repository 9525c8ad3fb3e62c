// Back and forward through the places of this window. Each visit is an entry of the browser's history, so that the
// browser's buttons, keys and gestures work too, and never leave Concord.
import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import { analysisKindName } from './analysis-kind.ts';
import { projectStore } from './project.ts';
import { activeSide, besideOf, shownBeside, withBeside, type Side } from './side.ts';
import {
  withVisit,
  isThere,
  noTrail,
  placeKey,
  withTop,
  visitOf,
  type TopOfText,
  type Trail,
  type Visit,
} from './visit.ts';
import { useWorkspace, workspaceStore } from './workspace.ts';
import type { WorkspaceState } from './workspace-state.ts';

interface Visits extends Trail {
  /** The study whose visits these are. */
  readonly path: string | null;
}

/** How many recent places are listed. */
const MAX_PLACES = 20;

const visitsStore = createStore<Visits>(() => ({ path: null, ...noTrail }));

/** The nearest visit before or after the current one whose source or code still exists; else null. */
function neighbourVisit({ visits, now }: Trail, by: 1 | -1): Visit | null {
  const ahead = by === 1 ? visits.slice(now + 1) : visits.slice(0, Math.max(0, now)).toReversed();
  const state = projectStore.getState();
  return ahead.find((visit) => isThere(visit, state)) ?? null;
}

/**
 * Goes back or forward by one visit. On the left the browser's history is moved, and its popstate event shows the
 * visit; the right side has a trail of its own that the browser does not know.
 */
export function goBy(by: 1 | -1, on?: Side): void {
  const state = workspaceStore.getState();
  if ((on ?? sideToMove(state)) === 'right') return goBesideBy(by);
  const { visits, now } = visitsStore.getState();
  const target = neighbourVisit(visitsStore.getState(), by);
  if (target) history.go(visits.indexOf(target as (typeof visits)[number]) - now);
}

function goBesideBy(by: 1 | -1): void {
  const state = workspaceStore.getState();
  const beside = besideOf(state);
  const target = beside && neighbourVisit(beside, by);
  if (!beside || !target) return;
  const now = beside.visits.indexOf(target as (typeof beside.visits)[number]);
  workspaceStore.setState(withBeside(state, { ...beside, now, nonce: beside.nonce + 1 }));
}

/** The side to go back or forward on: the active side of Read, and the window's trail (left) on every other screen. */
function sideToMove(state: WorkspaceState): Side {
  return state.screen === 'read' ? activeSide(state) : 'left';
}

/** Whether one can go back and forward on a side, by default on the active one. */
export function useWays(on?: Side): { readonly canGoBack: boolean; readonly canGoForward: boolean } {
  const left: Trail = useStore(visitsStore);
  const beside = useWorkspace(besideOf);
  const side = useWorkspace((state) => on ?? sideToMove(state));
  const trail = side === 'right' ? (beside ?? noTrail) : left;
  return {
    canGoBack: neighbourVisit(trail, -1) !== null,
    canGoForward: neighbourVisit(trail, 1) !== null,
  };
}

/** Notes what stands at the top of the source on a side, so that *back* returns there. */
export function noteTop(side: Side, sourceId: string, top: TopOfText): void {
  const state = workspaceStore.getState();
  const before: Trail | null = side === 'right' ? besideOf(state) : visitsStore.getState();
  const after = before && withTop(before, sourceId, top);
  if (!after || after === before) return;
  if (side === 'left') visitsStore.setState(after);
  else {
    const beside = besideOf(state);
    if (beside) workspaceStore.setState(withBeside(state, { ...beside, ...after }));
  }
  const current = after.visits[after.now];
  if (current) listPlace(current);
}

/** Shows the place of a visit as it was left. */
export function revisit({ screen, sourceId, target, top, codeId, kind, choices = {} }: Visit): void {
  workspaceStore.setState((state) => ({
    screen,
    side: 'left',
    ...(screen === 'read' && {
      place:
        sourceId === undefined
          ? null
          : { sourceId, ...(top ? { top } : target), nonce: (state.place?.nonce ?? 0) + 1 },
    }),
    ...(codeId !== undefined && { codeId }),
    choices: {
      ...state.choices,
      ...choices,
      // Before one was chosen, none is remembered.
      ...(kind && { [analysisKindName(state.projectPath)]: kind }),
    },
  }));
}

function placesName(path: string | null): string {
  return `places ${path ?? ''}`;
}

const noPlaces: readonly Visit[] = [];

function listPlace(visit: Visit): void {
  workspaceStore.setState((state) => {
    const name = placesName(state.projectPath);
    const before = (state.choices[name] as readonly Visit[] | undefined) ?? noPlaces;
    const key = placeKey(visit);
    const others = before.filter((each) => placeKey(each) !== key);
    return { choices: { ...state.choices, [name]: [visit, ...others].slice(0, MAX_PLACES) } };
  });
}

/** The twenty most recent places of this study, each once, newest first. */
export function usePlaces(): readonly Visit[] {
  return useWorkspace(
    ({ choices, projectPath }) =>
      (choices[placesName(projectPath)] as readonly Visit[] | undefined) ?? noPlaces,
  );
}

/** The state stored with an entry of the browser's history: the id of its visit. */
interface Entry {
  readonly visit: number;
}

/**
 * Records visits while a study is open, and shows the visit that the browser goes to. Returns a function that stops.
 */
export function followVisits(path: string): () => void {
  visitsStore.setState({ path, ...noTrail }, true);
  history.pushState({ visit: 0 } satisfies Entry, '');
  const visited = (state: WorkspaceState): void => {
    if (state.projectPath !== path) return;
    const before = visitsStore.getState();
    const trail = withVisit(before, visitOf(state, Date.now()));
    const current = trail.visits[trail.now];
    visitsStore.setState(trail);
    if (!current || before.visits[before.now]?.id === current.id) return;
    history.pushState({ visit: current.id } satisfies Entry, '');
    listPlace(current);
  };
  visited(workspaceStore.getState());
  const unsubscribe = workspaceStore.subscribe((state, before) => {
    const isElsewhere =
      state.screen !== before.screen ||
      state.place?.sourceId !== before.place?.sourceId ||
      state.place?.nonce !== before.place?.nonce ||
      state.codeId !== before.codeId;
    if (isElsewhere || state.choices !== before.choices) visited(state);
    const shown = shownBeside(state);
    if (shown && shown.id !== shownBeside(before)?.id) listPlace(shown);
  });
  const onPop = (event: PopStateEvent): void => {
    const id = (event.state as Entry | null)?.visit ?? 0;
    const { visits } = visitsStore.getState();
    const index = visits.findIndex((visit) => visit.id === id);
    const visit = visits[index];
    // The entry before the first visit belongs to the time before Concord: stay here.
    if (!visit) return history.forward();
    visitsStore.setState({ now: index });
    revisit(visit);
  };
  window.addEventListener('popstate', onPop);
  return () => {
    unsubscribe();
    window.removeEventListener('popstate', onPop);
  };
}
