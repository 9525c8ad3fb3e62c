// Returns memory that a program no longer uses. V8 collects the old generation of its heap only after that has grown to a
// multiple: once windows have loaded a large study, 200 MB of answers that were sent long ago stay in memory beside it.
import process from 'node:process';
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** The time between two checks, in milliseconds. */
const CHECK_INTERVAL_MS = 500;
/** The growth of the heap after which it is collected, in bytes: a collection takes 25 to 75 ms beside a large study. */
const MAX_GROWTH_BYTES = 48_000_000;
/** The main thread is idle if it used the processor for at most this share of the time since the last check. */
const MAX_WORKED_SHARE = 0.1;

/** From now on, collects the heap of this thread when it has grown and the thread is idle. Does not keep the program running. */
export function collectWhenIdle(): void {
  // Only contexts that are created under this flag have the function.
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext(`typeof gc === 'function' ? gc : null`) as (() => void) | null;
  setFlagsFromString('--no-expose-gc');
  // A runtime that takes no more flags keeps its memory as before.
  if (!collect) return;
  let least = getHeapStatistics().used_heap_size;
  let before = threadTimes();
  setInterval(() => {
    const now = threadTimes();
    const worked = (now.worked - before.worked) / (now.passed - before.passed);
    before = now;
    const used = getHeapStatistics().used_heap_size;
    least = Math.min(least, used);
    if (used - least < MAX_GROWTH_BYTES || worked > MAX_WORKED_SHARE) return;
    collect();
    least = getHeapStatistics().used_heap_size;
  }, CHECK_INTERVAL_MS).unref();
}

/** The processor time of this thread and the time that has passed, in milliseconds. */
function threadTimes(): { readonly worked: number; readonly passed: number } {
  // Not `eventLoopUtilization`: Electron runs an event loop of its own, for which that is always 0.
  const { user, system } = process.threadCpuUsage();
  return { worked: (user + system) / 1000, passed: performance.now() };
}
