// The place in the queue: which queue, the current source, and what was decided. Remembered by project between starts.
import { projectStore } from '#renderer/state/project.ts';
import { workspaceStore } from '#renderer/state/workspace.ts';
import type { Decision } from './decision.ts';
import { allToScreen, type QueueSettings } from './queue.ts';

/** A decision made here, for undo to return to. */
export interface DecidedHere {
  /** The change group in the history. */
  readonly group: string;
  /** The first source decided about, and how many there were. */
  readonly sourceId: string;
  readonly count: number;
  readonly decision: Decision;
}

export interface QueuePlace {
  readonly settings: QueueSettings;
  readonly currentId: string | null;
  /** Sources decided since the queue was made, which stay in it. */
  readonly kept: readonly string[];
  /** Newest last. */
  readonly decided: readonly DecidedHere[];
}

const nowhere: QueuePlace = { settings: allToScreen, currentId: null, kept: [], decided: [] };
/** How many decisions are remembered; undo of an older one says what it undid, but does not return to it. */
const MAX_REMEMBERED = 200;

function choiceName(path: string): string {
  return `triage.queue ${path}`;
}

/** The place in the queue of a project, from the workspace's choices. */
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

/** Makes a source of the queue current. */
export function goTo(sourceId: string | null): void {
  if (queuePlace().currentId !== sourceId) set({ currentId: sourceId });
}

/** Makes another queue, or the same one again: decided sources leave it unless they still belong. */
export function makeQueue(part: Partial<QueueSettings>, at: string | null = null): void {
  set({ settings: { ...queuePlace().settings, ...part }, kept: [], currentId: at });
}

/** Remembers a decision: its sources stay in the queue. */
export function keepDecided(entry: DecidedHere, ids: readonly string[]): void {
  const { kept, decided } = queuePlace();
  set({
    kept: [...new Set([...kept, ...ids])],
    decided: [...decided.slice(1 - MAX_REMEMBERED), entry],
  });
}
