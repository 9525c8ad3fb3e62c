// Long counts over the tables in memory, cut into slices, so that they do not keep acts and other calls waiting.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Counting } from './counting.ts';

/** How long others may wait, in milliseconds. */
const SLICE_MS = 20;
/** How often a count begins again because the tables changed under it, before it is made in one piece. */
const MAX_BEGINNINGS = 3;

/**
 * What the steps return. They begin again if the tables change between two slices, so that the answer is that of one
 * state. Throws what the steps throw, and the reason of the signal once it aborts.
 */
export async function inSlices<T>(
  counting: Pick<Counting, 'changes'>,
  signal: AbortSignal,
  begin: () => Generator<void, T>,
): Promise<T> {
  for (let beginnings = 0; ; beginnings += 1) {
    const { changes } = counting;
    const steps = begin();
    let until = beginnings < MAX_BEGINNINGS ? performance.now() + SLICE_MS : Infinity;
    while (counting.changes === changes) {
      const { done, value } = steps.next();
      if (done) return value;
      if (performance.now() < until) continue;
      await nextTurn();
      signal.throwIfAborted();
      until = performance.now() + SLICE_MS;
    }
  }
}
