// Where one is in the queue: which queue, at which source, and what was decided in it. Kept by project from one
// start to the next.
import { projectStore } from '#renderer/state/project.ts';
import { workspaceStore } from '#renderer/state/workspace.ts';
import type { Decision } from './decision.ts';
import { allToScreen, type QueueSettings } from './queue.ts';

/** A decision made here: what undo returns to. */
export interface DecidedHere {
  /** Its act in the history. */
  readonly group: string;
  /** The first source it was about, and how many there were. */
  readonly sourceId: string;
  readonly count: number;
  readonly decision: Decision;
}

export interface QueuePlace {
  readonly settings: QueueSettings;
  readonly currentId: string | null;
  /** Decided since the queue was made: they stay in it. */
  readonly kept: readonly string[];
  /** Newest last. */
  readonly decided: readonly DecidedHere[];
}

const nowhere: QueuePlace = { settings: allToScreen, currentId: null, kept: [], decided: [] };
/** Undo goes further back than this, but then it says only what it took back. */
const remembered = 200;

function choiceName(path: string): string {
  return `triage.queue ${path}`;
}

/** The place in the queue of a project, among the choices of the workspace. */
export function placeIn(choices: Readonly<Record<string, unknown>>, path: string): QueuePlace {
  return (choices[choiceName(path)] as QueuePlace | undefined) ?? nowhere;
}

/** The place in the queue of the open project. */
export function queuePlace(): QueuePlace {
  return placeIn(workspaceStore.getState().choices, projectStore.getState().open?.path ?? '');
}

function set(part: Partial<QueuePlace>): void {
  const path = projectStore.getState().open?.path ?? '';
  workspaceStore.setState(({ choices }) => ({
    choices: { ...choices, [choiceName(path)]: { ...placeIn(choices, path), ...part } },
  }));
}

/** Goes to a source of the queue. */
export function goTo(sourceId: string | null): void {
  if (queuePlace().currentId !== sourceId) set({ currentId: sourceId });
}

/** Makes another queue, or the same one anew: what was decided in it goes, unless it is still about it. */
export function makeQueue(part: Partial<QueueSettings>, at: string | null = null): void {
  set({ settings: { ...queuePlace().settings, ...part }, kept: [], currentId: at });
}

/** Remembers a decision: its sources stay in the queue. */
export function keepDecided(entry: DecidedHere, ids: readonly string[]): void {
  const { kept, decided } = queuePlace();
  set({
    kept: [...new Set([...kept, ...ids])],
    decided: [...decided.slice(1 - remembered), entry],
  });
}
