import type { ExclusionReasonRecord } from '#core/records.ts';
import { byPosition } from '#core/by-position.ts';

/** The reasons in order. */
export function reasonsInOrder(reasons: ReadonlyMap<string, ExclusionReasonRecord>): ExclusionReasonRecord[] {
  return [...reasons.values()].toSorted(byPosition);
}
