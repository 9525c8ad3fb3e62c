// L10: a copy of a source is linked to the source that is counted instead of it, which is no copy itself, and
// no judgement that the two are distinct stands beside the link.
import type { SettlingRemark } from './remark.ts';
import type { ReadRows, RowStore } from './rows.ts';

/** The source that is counted instead of this one: itself where it is no copy; null where links go in a circle. */
export function originalOf(store: ReadRows, id: string): string | null {
  const seen = new Set<string>();
  for (let at = id; !seen.has(at);) {
    seen.add(at);
    const next = store.find('source', at)?.duplicateOf ?? null;
    if (next === null) return at;
    at = next;
  }
  return null;
}

/**
 * Links a source to its original. Copies of the source become copies of the original, and earlier judgements
 * that they are distinct from it are removed.
 */
export function linkCopy(store: RowStore, id: string, originalId: string): void {
  for (const copyId of [id, ...store.all('source', { duplicateOf: id }).map((copy) => copy.id)]) {
    if (copyId === originalId) continue;
    store.update('source', copyId, { duplicateOf: originalId });
    const [sourceId, otherId] = [copyId, originalId].toSorted() as [string, string];
    for (const pair of store.all('distinctPair', { sourceId, otherId }))
      store.remove('distinctPair', pair.id);
  }
}

/** Judgements that two sources are distinct. */
interface Judgements {
  /** Those, by id, for which the law is restored even where neither source is among those named. */
  readonly pairs: { readonly has: (id: string) => boolean };
  /** Whether a judgement prevails over a link between the two. */
  readonly isLater: (id: string) => boolean;
}

/** Restores the law for these sources, whose links are new or changed. */
export function linkToOriginals(
  store: RowStore,
  ids: readonly string[],
  judged: Judgements,
  remarks: SettlingRemark[],
): void {
  const copies = ids.filter((id) => (store.find('source', id)?.duplicateOf ?? null) !== null);
  for (const id of copies)
    if (originalOf(store, id) === null) {
      store.update('source', id, { duplicateOf: null });
      remarks.push({ kind: 'in_a_ring', table: 'source', id });
    }
  for (const id of copies) {
    const originalId = originalOf(store, id);
    if (originalId === null || originalId === id) continue;
    const isFirst = store.find('source', id)?.duplicateOf === originalId;
    if (!isFirst || store.all('source', { duplicateOf: id }).length > 0) linkCopy(store, id, originalId);
  }
  const named = new Set(ids);
  for (const pair of store.all('distinctPair')) {
    const copyId = linkedIn(store, pair);
    if (copyId === null || !(named.has(copyId) || judged.pairs.has(pair.id))) continue;
    const table = judged.isLater(pair.id) ? 'source' : 'distinctPair';
    if (table === 'source') store.update('source', copyId, { duplicateOf: null });
    else store.remove('distinctPair', pair.id);
    remarks.push({ kind: 'link_gone', table, id: table === 'source' ? copyId : pair.id });
  }
}

/** Of two sources, the one that is linked as a copy of the other; null where neither is. */
export function linkedIn(
  store: ReadRows,
  { sourceId, otherId }: { readonly sourceId: string; readonly otherId: string },
): string | null {
  if (store.find('source', sourceId)?.duplicateOf === otherId) return sourceId;
  return store.find('source', otherId)?.duplicateOf === sourceId ? otherId : null;
}
