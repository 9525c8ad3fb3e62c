// Keeps V8's heap small. New objects have a part of the heap of their own, the young generation, which V8 lets grow to some
// 67 MB and keeps for hours; beside a large study a quarter of that is enough. The rest may grow to a multiple of what is in
// use before V8 collects it.
import { PerformanceObserver } from 'node:perf_hooks';
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/**
 * The size from which it does not grow further, in bytes. It takes up to three times as much memory, because live
 * objects are copied.
 */
const MAX_YOUNG_BYTES = 8_000_000;

/**
 * Limits the growth of the young generation from now on. Its maximum is fixed when a program starts; its growth is not,
 * and is adjusted after each collection. Work that does not return to the event loop may let it grow meanwhile.
 */
export function boundYoungHeap(): void {
  let factor = 2;
  const look = (): void => {
    const young = getHeapSpaceStatistics().find((space) => space.space_name === 'new_space');
    const room = young ? young.space_used_size + young.space_available_size : 0;
    const now = room >= MAX_YOUNG_BYTES ? 1 : 2;
    if (now === factor) return;
    factor = now;
    setFlagsFromString(`--semi-space-growth-factor=${factor}`);
  };
  look();
  new PerformanceObserver(look).observe({ entryTypes: ['gc'] });
}

/** By how much the heap may grow, in percent of what is in use, before it is collected. */
const MAX_GROWTH_PERCENT = 25;

/**
 * Limits the growth of the whole heap from now on: for a program that does one large piece of work and ends. It is
 * collected more often, mostly beside the work.
 */
export function boundHeap(): void {
  boundYoungHeap();
  setFlagsFromString(`--heap-growing-percent=${MAX_GROWTH_PERCENT}`);
}
