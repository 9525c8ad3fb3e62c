// Decides the same about much that waits, such as after weeks away: all of one kind at once, one undo for all.
import type { Change } from '#core/change.ts';
import { AppError, type ErrorValue } from '#core/errors.ts';
import type { Take } from '#core/team/deciding.ts';
import { waitingWork } from '#db/team/held.ts';
import { type Deciding, settleWork } from './held-work.ts';
import type { ReplicaStudy } from './replica-study.ts';

/** What became of all that was to be decided about. */
export interface SettledAll {
  /** The group of the acts, which are undone together; null where none was needed. */
  readonly group: string | null;
  /** The ids of what waits no more, and of those among them that needed no act. */
  readonly decided: readonly string[];
  readonly dropped: readonly string[];
  /** How many have no place even so, and wait on. */
  readonly left: number;
  /** How many could not be decided, such as changes that the owners keep to themselves, and why the first could not. */
  readonly refused: number;
  readonly why: ErrorValue | null;
}

interface Course {
  /** Looks at each change, and may throw. */
  readonly before: (change: Change) => void;
  readonly progress: (at: { readonly done: number; readonly total: number }) => void;
  readonly signal: AbortSignal;
}

/** Decides about all of these that still wait, oldest first. What it is stopped at, and what comes after it, waits on. */
export async function settleAll(
  study: ReplicaStudy,
  { ids, take }: { readonly ids: readonly string[]; readonly take: Take },
  deciding: Deciding,
  { before, progress, signal }: Course,
): Promise<SettledAll> {
  const { db } = study.store;
  const [wanted, group] = [new Set(ids), deciding.newId()];
  const waiting = waitingWork(db).filter(({ id }) => wanted.has(id));
  const decided: string[] = [];
  const dropped: string[] = [];
  let [left, refused] = [0, 0];
  let why: ErrorValue | null = null;
  const isHeld = db.sqlite.prepare('SELECT 1 FROM team_held WHERE id = ?');
  for (const [done, held] of waiting.entries()) {
    progress({ done, total: waiting.length });
    // Others have their turn, and the person may stop it.
    await new Promise((next) => setImmediate(next));
    if (signal.aborted) break;
    if (isHeld.get(held.id) === undefined) continue;
    try {
      if (settleWork(study, held, { take, ...deciding, group }, before) === null) dropped.push(held.id);
      decided.push(held.id);
    } catch (error) {
      // One that is refused does not keep the others waiting.
      if (!(error instanceof AppError)) throw error;
      if (error.key === 'errors:team_held_no_place') left += 1;
      else {
        refused += 1;
        why ??= error.value;
      }
    }
  }
  return { group: decided.length > dropped.length ? group : null, decided, dropped, left, refused, why };
}
