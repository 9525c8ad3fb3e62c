// What a program has just made lies in a part of its memory of its own. V8 lets it grow to some 67 MB and holds it for hours,
// beside a large study for nothing: a quarter of that does as well.
import { PerformanceObserver } from 'node:perf_hooks';
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** With room for so many bytes it grows no further. It takes up to three times as much: what is still needed is copied. */
const MOST = 8_000_000;

/**
 * Keeps the young part of the heap small from now on. How large it may become is fixed when a program starts; by how much it
 * grows is not, and is looked at after each collection. Work that does not let go of its thread may let it grow meanwhile.
 */
export function boundYoungHeap(): void {
  let factor = 2;
  const look = (): void => {
    const young = getHeapSpaceStatistics().find((space) => space.space_name === 'new_space');
    const room = young ? young.space_used_size + young.space_available_size : 0;
    const now = room >= MOST ? 1 : 2;
    if (now === factor) return;
    factor = now;
    setFlagsFromString(`--semi-space-growth-factor=${factor}`);
  };
  new PerformanceObserver(look).observe({ entryTypes: ['gc'] });
}
