// Reads every row of an open study once a week, in the background. The checksums of its pages show only changes since
// the file was closed; the rows show what was wrong already when the checksums were made.
import type { Problem } from '#core/health.ts';
import { noteRowsRead, rowsReadAt } from '#db/health.ts';
import type { Store } from '#db/store.ts';
import type { Prover } from '../engines/proving.ts';

const WEEK_MS = 7 * 24 * 60 * 60_000;
/** How long after opening to begin, in milliseconds: the screen and the first snapshot come first. */
const START_DELAY_MS = 60_000;
/** How often to check whether a week has passed, in milliseconds. */
const CHECK_INTERVAL_MS = 60 * 60_000;

export interface WeeklyLook {
  /** Reads the rows now, if a week has passed since the last reading. */
  readonly look: () => Promise<void>;
  readonly stop: () => void;
}

/** Reads the study's rows from time to time; `found` receives the damage. */
export function lookWeekly(
  store: Store,
  prover: Prover,
  { now, found }: { readonly now: () => string; readonly found: (problems: readonly Problem[]) => void },
): WeeklyLook {
  let isStopped = false;
  const look = async (): Promise<void> => {
    if (store.readOnly || store.lost || store.health.state !== 'whole') return;
    const readAt = rowsReadAt(store.db);
    if (readAt !== null && Date.parse(now()) - Date.parse(readAt) < WEEK_MS) return;
    const problems = await prover.readRows(store.db.sqlite.name);
    // If another file has replaced the study's, that one was read.
    if (isStopped || problems === null || store.look()) return;
    if (problems.length > 0) found(problems);
    else noteRowsRead(store.db, now());
  };
  const first = setTimeout(() => void look(), START_DELAY_MS).unref();
  const each = setInterval(() => void look(), CHECK_INTERVAL_MS).unref();
  return {
    look,
    stop: () => {
      isStopped = true;
      clearTimeout(first);
      clearInterval(each);
    },
  };
}
