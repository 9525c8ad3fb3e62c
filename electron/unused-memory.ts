// Returns memory that a program no longer uses. V8 collects the old generation of its heap only after that has grown to a
// multiple: once windows have loaded a large study, 200 MB of answers that were sent long ago stay in memory beside it.
import { performance } from 'node:perf_hooks';
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** The time between two checks, in milliseconds. */
const CHECK_INTERVAL_MS = 500;
/** The growth of the heap after which it is collected, in bytes: a collection takes some 30 ms beside a large study. */
const MAX_GROWTH_BYTES = 48_000_000;
/** The main thread is idle if it worked for at most this share of the time since the last check. */
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
  let before = performance.eventLoopUtilization();
  setInterval(() => {
    const now = performance.eventLoopUtilization();
    const worked = performance.eventLoopUtilization(now, before).utilization;
    before = now;
    const used = getHeapStatistics().used_heap_size;
    least = Math.min(least, used);
    if (used - least < MAX_GROWTH_BYTES || worked > MAX_WORKED_SHARE) return;
    collect();
    least = getHeapStatistics().used_heap_size;
  }, CHECK_INTERVAL_MS).unref();
}
