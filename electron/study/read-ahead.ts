import { readRecordsAhead } from '#db/held-records.ts';
import type { OpenStudy } from './open-study.ts';

/** How long the rows wait for a window, in milliseconds: a browser that has to be started first takes seconds. */
const KEPT_MS = 10_000;

/** Reads what windows hold of the study once whoever opened it has been answered, while its first window still loads. */
export function readAhead(study: OpenStudy): void {
  const steps = readRecordsAhead(study.store.db, KEPT_MS);
  const step = (): void => {
    if (study.released) return;
    try {
      if (steps.next().done !== true) setImmediate(step);
    } catch {
      // The window that asks is told what is wrong with the file.
    }
  };
  setImmediate(step);
}
