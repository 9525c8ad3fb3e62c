// Which of the sources that came in are nearly the same as others: said with the report, settled in triage.
import { alikeSources } from '../../likeness.ts';
import type { JobContext } from '../context.ts';
import type { Alike } from './report.ts';

/**
 * Near-duplicates of these sources, which are in the order in which they came in. Of two that came in together the
 * later is said to be like the earlier. Throws `cancelled`.
 */
export async function alikeTo(
  { db, signal, progress }: JobContext,
  sourceIds: readonly string[],
): Promise<Alike[]> {
  const pairs = await alikeSources(
    { db, signal, progress: (far) => progress({ ...far, stage: 'comparing' }) },
    { sourceIds },
  );
  const place = new Map(sourceIds.map((id, index) => [id, index]));
  const placeOf = (id: string): number => place.get(id) ?? -1;
  return pairs.map(({ sourceId, otherId, similarity }) =>
    placeOf(sourceId) > placeOf(otherId)
      ? { sourceId, otherId, similarity }
      : { sourceId: otherId, otherId: sourceId, similarity },
  );
}
