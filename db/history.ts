// Undo and redo, derived from the rows of the history alone: one linear history per project, which survives
// closing. Walking back from the newest row, an undo hides the act it took back, a redo brings it back.
import { invert, type Change } from '#core/change.ts';
import { gestureMethod } from '#core/gesture.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import { applyChange } from './write.ts';

interface Step {
  seq: number;
  method: string;
  group_id: string | null;
  undoes: string | null;
  redoes: string | null;
}

export interface HistoryState {
  /** The group the next undo takes back, with the method by which it is called. */
  readonly undo: { readonly group: string; readonly method: string } | null;
  /** The group the next redo repeats. */
  readonly redo: { readonly group: string; readonly method: string } | null;
}

/** What undo and redo would do now. Reads as few rows as it can, newest first. */
export function historyState(db: ReadDb): HistoryState {
  return { undo: nextUndo(db), redo: nextRedo(db) };
}

function* newestFirst(db: ReadDb): Generator<Step> {
  const page = db.sqlite.prepare(
    'SELECT seq, method, group_id, undoes, redoes FROM change WHERE seq < ? ORDER BY seq DESC LIMIT 64',
  );
  for (let before = Number.MAX_SAFE_INTEGER; ;) {
    const steps = page.all(before) as Step[];
    yield* steps;
    const last = steps.at(-1);
    if (!last) return;
    before = last.seq;
  }
}

function nextUndo(db: ReadDb): HistoryState['undo'] {
  const seen = new Set<string>();
  let hidden = 0;
  for (const step of newestFirst(db)) {
    if (step.undoes !== null) {
      hidden += 1;
      continue;
    }
    const group = step.redoes ?? step.group_id;
    // A group of many rows is one act, standing where its newest row stands.
    if (group === null || (step.redoes === null && seen.has(group))) continue;
    if (step.redoes === null) seen.add(group);
    if (hidden === 0) return { group, method: methodOf(db, group) };
    hidden -= 1;
  }
  return null;
}

function nextRedo(db: ReadDb): HistoryState['redo'] {
  let repeated = 0;
  for (const step of newestFirst(db)) {
    if (step.redoes !== null) repeated += 1;
    else if (step.undoes !== null) {
      // What a job took back by itself, because it failed or was cancelled, was never whole.
      if (holdsMethod(db, step.undoes, step.method)) return null;
      if (repeated === 0) return { group: step.undoes, method: methodOf(db, step.undoes) };
      repeated -= 1;
    } else if (step.group_id !== null) return null;
  }
  return null;
}

/** The method by which a group is called, see `gestureMethod`. Empty for no such group. */
export function methodOf(db: ReadDb, group: string): string {
  const methods = db.sqlite
    .prepare('SELECT method FROM change WHERE group_id = ? ORDER BY seq')
    .pluck()
    .iterate(group) as IterableIterator<string>;
  return gestureMethod(methods) ?? '';
}

function holdsMethod(db: ReadDb, group: string, method: string): boolean {
  return (
    db.sqlite.prepare('SELECT 1 FROM change WHERE group_id = ? AND method = ?').get(group, method) !==
    undefined
  );
}

function changesOf(db: ReadDb, group: string): Change[] {
  const bodies = db.sqlite
    .prepare('SELECT body FROM change WHERE group_id = ? ORDER BY seq')
    .pluck()
    .all(group);
  return bodies.map((body) => JSON.parse(String(body)) as Change);
}

/** Takes back every change of the group, newest first. Throws `conflict` when later edits stand in the way. */
export function undoGroup(db: WriteDb, group: string): void {
  for (const change of changesOf(db, group).toReversed()) applyChange(db, invert(change));
}

/** Repeats every change of the group, oldest first. */
export function redoGroup(db: WriteDb, group: string): void {
  for (const change of changesOf(db, group)) applyChange(db, change);
}
