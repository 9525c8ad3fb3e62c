// State of this window rather than of the study: the place, the selection, the working coder. Remembered between
// starts, by project where it concerns one.
import { createStore } from 'zustand/vanilla';
import { createJSONStorage, persist } from 'zustand/middleware';
import { useStore } from 'zustand';
import { withoutTarget, visitOfPlace } from './visit.ts';
import { besideOf, openedBeside, openingSide, withBeside, type Side } from './side.ts';
import type { Place, Screen, WorkspaceState } from './workspace-state.ts';

export const workspaceStore = createStore<WorkspaceState>()(
  persist(
    (): WorkspaceState => ({
      projectPath: null,
      screen: 'sources',
      place: null,
      side: 'left',
      codeId: null,
      coderIds: {},
      personIds: {},
      becoming: null,
      language: 'system',
      theme: 'system',
      textSize: 17,
      choices: {},
    }),
    {
      name: 'concord.workspace',
      version: 1,
      migrate: (kept) => withAnalysis(kept as WorkspaceState),
      storage: createJSONStorage(() => localStorage),
      partialize: ({ place, ...kept }) => ({
        ...kept,
        side: 'left',
        becoming: null,
        place: place && { ...place, nonce: 0 },
      }),
    },
  ),
);

/** The workspace as earlier versions kept it, in which Tallies was a screen of its own. */
function withAnalysis(kept: WorkspaceState): WorkspaceState {
  const text = JSON.stringify(kept).replaceAll(/"(screen|from)":"tallies"/g, '"$1":"analysis"');
  return JSON.parse(text) as WorkspaceState;
}

/** A part of the workspace; the component renders again when that part changes. */
export function useWorkspace<T>(select: (state: WorkspaceState) => T): T {
  return useStore(workspaceStore, select);
}

/** Enters a project: at the remembered place if it was the last one open, else at its sources. */
export function enterProject(path: string): void {
  workspaceStore.setState((state) =>
    state.projectPath === path
      ? {}
      : { projectPath: path, screen: 'sources', place: null, side: 'left', codeId: null },
  );
}

/**
 * Makes the coder the one who works on the project at `path`. `personId` names the person if the coder is a layer that
 * several people write.
 */
export function workAs(path: string, coderId: string, personId?: string): void {
  workspaceStore.setState(({ coderIds, personIds }) => ({
    coderIds: { ...coderIds, [path]: coderId },
    personIds: personId === undefined ? personIds : { ...personIds, [path]: personId },
  }));
}

/** Goes to a screen. */
export function show(screen: Screen): void {
  workspaceStore.setState({ screen });
}

/** Opens a source in the reader, at a coding or span if given: on side `on`, by default the active side. */
export function openPlace(place: Omit<Place, 'nonce'>, on?: Side): void {
  workspaceStore.setState((state) => {
    const side = on ?? openingSide(state);
    if (side === 'left')
      return { screen: 'read', side, place: { ...place, nonce: (state.place?.nonce ?? 0) + 1 } };
    const visit = visitOfPlace(place, Date.now());
    return { screen: 'read', side, ...withBeside(state, openedBeside(besideOf(state), visit)) };
  });
}

/** Notes that the target a source was opened for has been shown, so that returning finds the reading position. */
export function noteShown(side: Side, { nonce }: Place): void {
  workspaceStore.setState((state) => {
    if (side === 'right') {
      const beside = besideOf(state);
      return beside?.nonce === nonce ? withBeside(state, { ...beside, ...withoutTarget(beside) }) : {};
    }
    const { place } = state;
    return place?.nonce === nonce ? { place: { sourceId: place.sourceId, nonce } } : {};
  });
}

/** A remembered setting. `name` consists of screen and setting, as in `tallies.unit`. */
export function choiceIn<T>({ choices }: Pick<WorkspaceState, 'choices'>, name: string, initial: T): T {
  return name in choices ? (choices[name] as T) : initial;
}

/** Remembers a setting. */
export function choose(name: string, value: unknown): void {
  workspaceStore.setState(({ choices }) => ({ choices: { ...choices, [name]: value } }));
}

/** A remembered setting with its setter. */
export function useChoice<T>(name: string, initial: T): readonly [T, (value: T) => void] {
  const value = useWorkspace((state) => choiceIn(state, name, initial));
  return [value, (next) => choose(name, next)];
}
