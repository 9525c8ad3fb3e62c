// While a study is open, bursts of typing are folded in its history and the texts between their ends removed, beside the work:
// a minute's autosaves would otherwise keep a note as often as it was saved.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Store } from '#db/store.ts';
import type { StudySnapshots } from '../snapshots/study-snapshots.ts';

/** After opening, the screen comes first, in milliseconds. */
const AFTER_OPENING = 20_000;
/** How often it is looked whether something is to be folded, in milliseconds. */
const EVERY = 60_000;
/** How often what nothing names is removed at most, in milliseconds: a process is started to look for it. */
const COLLECT_EVERY = 5 * 60_000;
/** How often typing of long ago is looked for, in milliseconds: all of the history is gone through. */
const OLD_EVERY = 24 * 60 * 60_000;

export interface Tidying {
  /** Folds and removes now what there is. */
  readonly tidy: () => Promise<void>;
  readonly stop: () => void;
}

/** What tidying is told of the study. */
export interface TidyingParts {
  readonly now: () => string;
  readonly snapshots: StudySnapshots | null;
  /** Whether a job has the study to itself. */
  readonly isTaken: () => boolean;
  /** Hears that the history was folded: what a window shows of it is to be read again. */
  readonly folded: () => void;
}

/** Tidies the study from time to time. */
export function tidyStudy(store: Store, { now, snapshots, isTaken, folded }: TidyingParts): Tidying {
  let isStopped = false;
  let isAtWork = false;
  // What was left when the study was closed last, for one.
  let isAnythingLeft = true;
  let collectedAt = Number.NEGATIVE_INFINITY;
  let oldAt = Number.NEGATIVE_INFINITY;
  const tidy = async (): Promise<void> => {
    if (isStopped || isAtWork || isTaken() || !store.isAtRest) return;
    isAtWork = true;
    try {
      const ends = snapshots ? snapshots.keptActs() : new Set<number>();
      const isDue = performance.now() - oldAt >= OLD_EVERY;
      if (isDue) oldAt = performance.now();
      const count = store.foldTyping({ now: now(), ends, ...(isDue ? { old: 'some' } : {}) });
      if (count > 0) {
        isAnythingLeft = true;
        folded();
      }
      if (!isAnythingLeft || !snapshots || performance.now() - collectedAt < COLLECT_EVERY) return;
      collectedAt = performance.now();
      const found = await snapshots.findUnnamed();
      if (isStopped || isTaken()) return;
      const collection = store.collect(found);
      for (let step = collection.next(); ; step = collection.next()) {
        if (step.done === true) {
          isAnythingLeft = step.value === null;
          return;
        }
        // Others come before the next slice.
        await nextTurn();
        if (isStopped || isTaken()) return;
      }
    } finally {
      isAtWork = false;
    }
  };
  // A disk that fails is told of by the next act; another time will do for this.
  const look = (): void => void tidy().catch(() => undefined);
  const first = setTimeout(look, AFTER_OPENING).unref();
  const each = setInterval(look, EVERY).unref();
  return {
    tidy,
    stop: () => {
      isStopped = true;
      clearTimeout(first);
      clearInterval(each);
    },
  };
}
