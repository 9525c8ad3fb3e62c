// What belongs to this window rather than to the study: where one is, what is chosen, who is working.
// Remembered from one start to the next, by project where it is about one.
import type { ReadingPlace } from '#core/reading-place.ts';
import type { Language } from '#words/words.ts';
import { createStore } from 'zustand/vanilla';
import { createJSONStorage, persist } from 'zustand/middleware';
import { useStore } from 'zustand';
import { arrived, visitOfPlace } from './visit.ts';
import { besideOf, openedBeside, openingSide, withBeside, type Side } from './side.ts';

export type Screen =
  | 'sources'
  | 'respondents'
  | 'triage'
  | 'read'
  | 'codebook'
  | 'passages'
  | 'search'
  | 'tallies'
  | 'compare'
  | 'memos'
  | 'history'
  | 'snapshots';

/**
 * A source to show, with what is to be shown of it: a coding, a span, or what stood at the top of it. Without any it is
 * shown where it was read last. Counted up so that the same place can be shown again.
 */
export interface Place {
  readonly sourceId: string;
  readonly codingId?: string;
  readonly span?: { readonly start: number; readonly end: number };
  readonly top?: ReadingPlace;
  readonly nonce: number;
}

export interface WorkspaceState {
  /** The project that screen, place and code belong to: the one that was open last. */
  readonly projectPath: string | null;
  readonly screen: Screen;
  /** What is read, on the left where there are two sides. */
  readonly place: Place | null;
  /** The side of Read that had the focus last. */
  readonly side: Side;
  /** The code that navigator, codebook and passages have in common. */
  readonly codeId: string | null;
  /** By project path: the coder who works in this window; the main coder where none is named. */
  readonly coderIds: Readonly<Record<string, string>>;
  /** By project path: the person who works in this window while its coder is a layer that several write. */
  readonly personIds: Readonly<Record<string, string>>;
  /** Whoever worked here and is gone from the project, as long as it is not known who they are now. */
  readonly becoming: string | null;
  readonly language: 'system' | Language;
  readonly theme: 'system' | 'light' | 'dark';
  readonly textSize: number;
  /** Small choices of screens, by a name each screen chooses. */
  readonly choices: Readonly<Record<string, unknown>>;
}

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

/** A part of the workspace; the component renders again when that part changes. */
export function useWorkspace<T>(select: (state: WorkspaceState) => T): T {
  return useStore(workspaceStore, select);
}

/** Enters a project: where one left it, when it is the one that was open last, else at its sources. */
export function enterProject(path: string): void {
  workspaceStore.setState((state) =>
    state.projectPath === path
      ? {}
      : { projectPath: path, screen: 'sources', place: null, side: 'left', codeId: null },
  );
}

/**
 * Makes the coder the one who works in this window on the project at `path`; `personId` is who that is, where it is a layer that
 * several write.
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

/** Opens a source in the reader, at a coding or span where one is given: on the side that has the hand, or on this. */
export function openPlace(place: Omit<Place, 'nonce'>, on?: Side): void {
  workspaceStore.setState((state) => {
    const side = on ?? openingSide(state);
    if (side === 'left')
      return { screen: 'read', side, place: { ...place, nonce: (state.place?.nonce ?? 0) + 1 } };
    const visit = visitOfPlace(place, Date.now());
    return { screen: 'read', side, ...withBeside(state, openedBeside(besideOf(state), visit)) };
  });
}

/** What a source was opened for has been shown: whoever comes back to it finds it where it was left. */
export function arrive(side: Side, { nonce }: Place): void {
  workspaceStore.setState((state) => {
    if (side === 'right') {
      const beside = besideOf(state);
      return beside?.nonce === nonce ? withBeside(state, { ...beside, ...arrived(beside) }) : {};
    }
    const { place } = state;
    return place?.nonce === nonce ? { place: { sourceId: place.sourceId, nonce } } : {};
  });
}

/** A remembered choice. `name` says the screen and the choice, as in `tallies.unit`. */
export function choiceIn<T>({ choices }: Pick<WorkspaceState, 'choices'>, name: string, initial: T): T {
  return name in choices ? (choices[name] as T) : initial;
}

/** Remembers a choice. */
export function choose(name: string, value: unknown): void {
  workspaceStore.setState(({ choices }) => ({ choices: { ...choices, [name]: value } }));
}

/** A remembered choice with its setter. */
export function useChoice<T>(name: string, initial: T): readonly [T, (value: T) => void] {
  const value = useWorkspace((state) => choiceIn(state, name, initial));
  return [value, (next) => choose(name, next)];
}
