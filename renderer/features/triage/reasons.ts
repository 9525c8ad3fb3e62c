import type { ExclusionReasonRecord } from '#core/records.ts';

/** The reasons in their order. */
export function reasonsInOrder(reasons: ReadonlyMap<string, ExclusionReasonRecord>): ExclusionReasonRecord[] {
  return [...reasons.values()].toSorted((a, b) => a.position - b.position);
}
