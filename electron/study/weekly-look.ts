// Once a week every row of an open study is read, beside the work. The sums of its pages tell what has changed in the file
// since it was closed; only its rows tell what was wrong already when they were taken.
import type { Problem } from '#core/health.ts';
import { noteRowsRead, rowsReadAt } from '#db/health.ts';
import type { Store } from '#db/store.ts';
import type { Prover } from '../engines/proving.ts';

const WEEK = 7 * 24 * 60 * 60_000;
/** After opening, the screen and the first snapshot come first, in milliseconds. */
const AFTER_OPENING = 60_000;
/** How often it is looked whether a week has gone by, in milliseconds. */
const EVERY = 60 * 60_000;

export interface WeeklyLook {
  /** Reads the rows now, if a week has gone by since they were read. */
  readonly look: () => Promise<void>;
  readonly stop: () => void;
}

/** Looks through the study from time to time; `found` hears of damage. */
export function lookWeekly(
  store: Store,
  prover: Prover,
  { now, found }: { readonly now: () => string; readonly found: (problems: readonly Problem[]) => void },
): WeeklyLook {
  let isStopped = false;
  const look = async (): Promise<void> => {
    if (store.readOnly || store.lost || store.health.state !== 'whole') return;
    const readAt = rowsReadAt(store.db);
    if (readAt !== null && Date.parse(now()) - Date.parse(readAt) < WEEK) return;
    const problems = await prover.readRows(store.db.sqlite.name);
    // What was read is another file where one has come in its place meanwhile.
    if (isStopped || problems === null || store.look()) return;
    if (problems.length > 0) found(problems);
    else noteRowsRead(store.db, now());
  };
  const first = setTimeout(() => void look(), AFTER_OPENING).unref();
  const each = setInterval(() => void look(), EVERY).unref();
  return {
    look,
    stop: () => {
      isStopped = true;
      clearTimeout(first);
      clearInterval(each);
    },
  };
}
