// Finds imported sources that are nearly the same as others: reported by the import, settled in triage.
import type { ComparedSource } from '#core/likeness/alike-pairs.ts';
import { alikeSources } from '../../engines/likeness.ts';
import type { JobContext } from '../context.ts';
import type { Alike } from './report.ts';

/**
 * Near-duplicates of these sources, which are in the order of the import, among all `sources`. Of two imported
 * together, the later one is reported as similar to the earlier one. Throws `cancelled`.
 */
export async function alikeTo(
  { db, signal, progress }: JobContext,
  {
    sourceIds,
    sources,
  }: { readonly sourceIds: readonly string[]; readonly sources: readonly ComparedSource[] },
): Promise<Alike[]> {
  if (sourceIds.length === 0) return [];
  const pairs = await alikeSources(
    { db, signal, progress: (far) => progress({ ...far, stage: 'comparing' }) },
    { sourceIds, sources },
  );
  const place = new Map(sourceIds.map((id, index) => [id, index]));
  const placeOf = (id: string): number => place.get(id) ?? -1;
  return pairs.map(({ sourceId, otherId, similarity }) =>
    placeOf(sourceId) > placeOf(otherId)
      ? { sourceId, otherId, similarity }
      : { sourceId: otherId, otherId: sourceId, similarity },
  );
}
