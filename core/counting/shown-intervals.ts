// Which shares of a table are shown with their 95 % intervals.
import { isSmall } from './share.ts';
import type { TallyColumn } from './tally-column.ts';

/** Those of sampled classes, all that have one, or none. */
export type Intervals = (typeof intervalChoices)[number];
export const intervalChoices = ['sampled', 'all', 'none'] as const;

/** Whether a share is shown with its interval; `isOfSample` says that it stands for more than what was read. */
export function showsInterval(intervals: Intervals, isOfSample: boolean): boolean {
  return intervals === 'all' || (intervals === 'sampled' && isOfSample);
}

/** Whether the shares of a column are shown with their intervals: never where they are of few. */
export function hasIntervals(
  { hasInterval, n, isOfSample }: Pick<TallyColumn, 'hasInterval' | 'n' | 'isOfSample'>,
  intervals: Intervals,
): boolean {
  return hasInterval && !isSmall(n) && showsInterval(intervals, isOfSample);
}
