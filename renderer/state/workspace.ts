// State of this window rather than of the study: the place, the selection, the working coder. Remembered between
// starts, by project where it concerns one.
import type { ReadingPlace } from '#core/reading-place.ts';
import type { Language } from '#words/words.ts';
import { createStore } from 'zustand/vanilla';
import { createJSONStorage, persist } from 'zustand/middleware';
import { useStore } from 'zustand';
import { withoutTarget, visitOfPlace } from './visit.ts';
import { besideOf, openedBeside, openingSide, withBeside, type Side } from './side.ts';

export type Screen =
  | 'sources'
  | 'respondents'
  | 'triage'
  | 'read'
  | 'codebook'
  | 'passages'
  | 'search'
  | 'analysis'
  | 'compare'
  | 'memos'
  | 'history'
  | 'snapshots';

/**
 * A source to show, at a coding, a span, or a remembered top of the text; without any of these, where it was last read.
 * `nonce` counts up so that the same place can be shown again.
 */
export interface Place {
  readonly sourceId: string;
  readonly codingId?: string;
  readonly span?: { readonly start: number; readonly end: number };
  readonly top?: ReadingPlace;
  readonly nonce: number;
}

export interface WorkspaceState {
  /** The project that screen, place and code belong to: the last one open. */
  readonly projectPath: string | null;
  readonly screen: Screen;
  /** The source in Read, on the left if there are two sides. */
  readonly place: Place | null;
  /** The side of Read that had the focus last. */
  readonly side: Side;
  /** The code selected in navigator, codebook and passages. */
  readonly codeId: string | null;
  /** The working coder by project path; the main coder if none is named. */
  readonly coderIds: Readonly<Record<string, string>>;
  /** The working person by project path, while the working coder is a layer that several people write. */
  readonly personIds: Readonly<Record<string, string>>;
  /** The working coder who was just removed by a merge, while it is being asked who they have become. */
  readonly becoming: string | null;
  readonly language: 'system' | Language;
  readonly theme: 'system' | 'light' | 'dark';
  readonly textSize: number;
  /** Small settings of screens, by names that each screen chooses. */
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
