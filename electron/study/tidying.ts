// While a study is open, folds bursts of typing in its history and removes the texts in between, in the background:
// otherwise a minute of autosaves would keep a note once for every save.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Store } from '#db/store.ts';
import type { StudySnapshots } from '../snapshots/study-snapshots.ts';

/** How long after opening to begin, in milliseconds: the screen comes first. */
const START_DELAY_MS = 20_000;
/** How often to check whether typing can be folded, in milliseconds. */
const CHECK_INTERVAL_MS = 60_000;
/** The least time between two removals of unused texts, in milliseconds: finding them starts a process. */
const COLLECT_INTERVAL_MS = 5 * 60_000;
/** How often to look for old typing, in milliseconds: this reads the whole history. */
const OLD_TYPING_INTERVAL_MS = 24 * 60 * 60_000;

export interface Tidying {
  /** Folds and removes now whatever there is. */
  readonly tidy: () => Promise<void>;
  readonly stop: () => void;
}

/** What tidying needs of the study. */
export interface TidyingParts {
  readonly now: () => string;
  readonly snapshots: StudySnapshots | null;
  /** Whether a job has the study to itself. */
  readonly isTaken: () => boolean;
  /** Called after the history was folded: windows must read it again. */
  readonly folded: () => void;
}

/** Tidies the study from time to time. */
export function tidyStudy(store: Store, { now, snapshots, isTaken, folded }: TidyingParts): Tidying {
  let isStopped = false;
  let isAtWork = false;
  // True at first: the last session may have left something.
  let isAnythingLeft = true;
  let collectedAt = Number.NEGATIVE_INFINITY;
  let oldAt = Number.NEGATIVE_INFINITY;
  const tidy = async (): Promise<void> => {
    if (isStopped || isAtWork || isTaken() || !store.isAtRest) return;
    isAtWork = true;
    try {
      const ends = snapshots ? snapshots.keptActs() : new Set<number>();
      const isDue = performance.now() - oldAt >= OLD_TYPING_INTERVAL_MS;
      if (isDue) oldAt = performance.now();
      const count = store.foldTyping({ now: now(), ends, ...(isDue ? { old: 'some' } : {}) });
      if (count > 0) {
        isAnythingLeft = true;
        folded();
      }
      if (!isAnythingLeft || !snapshots || performance.now() - collectedAt < COLLECT_INTERVAL_MS) return;
      collectedAt = performance.now();
      const found = await snapshots.findUnnamed();
      if (isStopped || isTaken()) return;
      const collection = store.collect(found);
      for (let step = collection.next(); ; step = collection.next()) {
        if (step.done === true) {
          isAnythingLeft = step.value === null;
          return;
        }
        // Let other calls run before the next slice.
        await nextTurn();
        if (isStopped || isTaken()) return;
      }
    } finally {
      isAtWork = false;
    }
  };
  // The next act will report a failing disk; tidying can wait.
  const look = (): void => void tidy().catch(() => undefined);
  const first = setTimeout(look, START_DELAY_MS).unref();
  const each = setInterval(look, CHECK_INTERVAL_MS).unref();
  return {
    tidy,
    stop: () => {
      isStopped = true;
      clearTimeout(first);
      clearInterval(each);
    },
  };
}
