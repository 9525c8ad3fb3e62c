// Undo and redo, derived from the acts of the history alone: one linear history for each person, which
// survives closing. The newest act that refers to a group decides whether it is in force: an undo takes the
// group back, a redo restores it.
import { invert, type Change } from '#core/change.ts';
import { gestureMethod } from '#core/gesture.ts';
import { FOLDED } from '#core/history/typing.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import { statement } from './statements.ts';
import { applyChange } from './write.ts';

/** Who did an act. The person is null in an act of an earlier version. */
export interface Doer {
  readonly coderId: string;
  readonly personId: string | null;
}

/**
 * Whether an act belongs to the person whose undo and redo are asked for. `group` is the group that the act
 * did, took back or repeated.
 */
export type IsOwn = (doer: Doer, group: string | null) => boolean;

interface Step extends Doer {
  readonly seq: number;
  readonly method: string;
  readonly group: string | null;
  readonly undoes: string | null;
  readonly redoes: string | null;
}

/** What the next undo and redo would do; null where there is nothing. */
export interface HistoryState {
  /** The group that the next undo takes back, and the method that names it. */
  readonly undo: { readonly group: string; readonly method: string } | null;
  /** The group that the next redo repeats, and the method that names it. */
  readonly redo: { readonly group: string; readonly method: string } | null;
}

/** What undo and redo would do now, among one's own acts. Reads as few acts as it can, newest first. */
export function historyState(db: ReadDb, isOwn: IsOwn): HistoryState {
  return { undo: nextUndo(db, isOwn), redo: nextRedo(db, isOwn) };
}

function* newestFirst(db: ReadDb): Generator<Step> {
  const page = statement(
    db.sqlite,
    `SELECT seq, method, group_id AS "group", undoes, redoes, coder_id AS "coderId"
     FROM change WHERE seq < ? AND method <> '${FOLDED}' ORDER BY seq DESC LIMIT 64`,
  );
  for (let before = Number.MAX_SAFE_INTEGER; ;) {
    const steps = page.all(before) as Omit<Step, 'personId'>[];
    for (const step of steps) yield withPerson(db, step);
    const last = steps.at(-1);
    if (!last) return;
    before = last.seq;
  }
}

/**
 * The act with its person. The person is read separately: its column comes after the body, and SQLite would
 * read the whole body of a large import to reach it.
 */
function withPerson<T extends { readonly seq: number }>(
  db: ReadDb,
  act: T,
): T & { readonly personId: string | null } {
  return {
    ...act,
    get personId() {
      const person = statement(db.sqlite, 'SELECT person_id FROM change WHERE seq = ?').pluck();
      return person.get(act.seq) as string | null;
    },
  };
}

function nextUndo(db: ReadDb, isOwn: IsOwn): HistoryState['undo'] {
  /** Groups whose newest act was found. */
  const decided = new Set<string>();
  for (const step of newestFirst(db)) {
    const group = step.undoes ?? step.redoes ?? step.group;
    if (group === null || decided.has(group)) continue;
    if (step.undoes === null && isOwn(step, group)) return { group, method: methodOf(db, group) };
    decided.add(group);
  }
  return null;
}

function nextRedo(db: ReadDb, isOwn: IsOwn): HistoryState['redo'] {
  const repeated = new Set<string>();
  for (const step of newestFirst(db)) {
    const { undoes, redoes, group } = step;
    // In earlier versions anybody could repeat what somebody else had taken back.
    if (redoes !== null) {
      repeated.add(redoes);
      continue;
    }
    // The undo may have been done by somebody who is no longer in the project.
    const isMine = isOwn(step, undoes ?? group) || (undoes !== null && isOwn(doerOf(db, undoes), undoes));
    if (!isMine) continue;
    if (undoes !== null) {
      // A job that failed or was cancelled took back its own part; that part cannot be repeated.
      if (holdsMethod(db, undoes, step.method)) return null;
      if (!repeated.delete(undoes)) return { group: undoes, method: methodOf(db, undoes) };
    } else if (group !== null) return null;
  }
  return null;
}

/** The method that names a group, see `gestureMethod`. Empty where there is no such group. */
export function methodOf(db: ReadDb, group: string): string {
  const methods = db.sqlite
    .prepare('SELECT method FROM change WHERE group_id = ? ORDER BY seq')
    .pluck()
    .iterate(group) as IterableIterator<string>;
  return gestureMethod(methods) ?? '';
}

function holdsMethod(db: ReadDb, group: string, method: string): boolean {
  const holding = statement(db.sqlite, 'SELECT 1 FROM change WHERE group_id = ? AND method = ?');
  return holding.get(group, method) !== undefined;
}

const FIRST = 'SELECT seq, coder_id AS "coderId" FROM change WHERE group_id = ? ORDER BY seq LIMIT 1';

/**
 * Who did the acts of a group; empty where that is lost, as in a study that was salvaged without all of its
 * history.
 */
export function doerOf(db: ReadDb, group: string): Doer {
  const act = statement(db.sqlite, FIRST).get(group) as { seq: number; coderId: string } | undefined;
  return act ? withPerson(db, act) : { coderId: '', personId: null };
}

function changesOf(db: ReadDb, group: string): Change[] {
  const bodies = db.sqlite
    .prepare('SELECT coalesce(settled, body) FROM change WHERE group_id = ? ORDER BY seq')
    .pluck()
    .all(group);
  return bodies.map((body) => JSON.parse(String(body)) as Change);
}

/**
 * Takes back every change of the group, newest first, exactly as it was done. Throws `conflict` when later
 * edits stand in the way.
 */
export function undoGroup(db: WriteDb, group: string): void {
  for (const change of changesOf(db, group).toReversed()) applyChange(db, invert(change));
}

/**
 * Repeats every change of the group, oldest first, exactly as it was done. Throws `conflict` when later edits
 * stand in the way.
 */
export function redoGroup(db: WriteDb, group: string): void {
  for (const change of changesOf(db, group)) applyChange(db, change);
}
