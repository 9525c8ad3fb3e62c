// Finds imported sources that are nearly the same as others: reported by the import, settled in triage.
import type { ComparedSource } from '#core/likeness/alike-pairs.ts';
import type { AlikePair } from '#core/likeness/groups.ts';
import { alikeSources } from '../../engines/likeness.ts';
import type { Progress } from '../../rpc/transport.ts';
import type { JobContext } from '../context.ts';
import type { Alike } from './report.ts';

/**
 * Near-duplicates of these sources, which are in the order of the import, among all `sources`. Of two imported
 * together, the later one is reported as similar to the earlier one. None if the person stops the search: all files
 * are read then, and the import goes on.
 */
export async function alikeTo(
  { db, signal, progress }: JobContext,
  {
    sourceIds,
    sources,
  }: { readonly sourceIds: readonly string[]; readonly sources: readonly ComparedSource[] },
): Promise<readonly Alike[]> {
  if (sourceIds.length === 0) return [];
  const search = { db, signal, progress: (far: Progress) => progress({ ...far, stage: 'comparing' }) };
  let pairs: readonly AlikePair[];
  try {
    pairs = await alikeSources(search, { sourceIds, sources });
  } catch (error) {
    if (!signal.aborted) throw error;
    return [];
  }
  const place = new Map(sourceIds.map((id, index) => [id, index]));
  const placeOf = (id: string): number => place.get(id) ?? -1;
  return pairs.map(({ sourceId, otherId, similarity }) =>
    placeOf(sourceId) > placeOf(otherId)
      ? { sourceId, otherId, similarity }
      : { sourceId: otherId, otherId: sourceId, similarity },
  );
}
