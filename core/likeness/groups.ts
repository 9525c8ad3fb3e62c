// Groups pairs of alike sources so that an analyst can settle them: an original and its copies.

/** What finding an original needs to know of a source. */
export interface DatedSource {
  readonly id: string;
  /** A partial date. */
  readonly date: string | null;
  readonly createdAt: string;
  readonly duplicateOf: string | null;
}

/** Two sources found to be alike. */
export interface AlikePair {
  readonly sourceId: string;
  readonly otherId: string;
  /** From 0 to 1, see `Likeness`. */
  readonly similarity: number;
}

/** A source in a group, and how similar it is. */
export interface AlikeSource {
  readonly id: string;
  /** To the original. */
  readonly similarity: number;
  /** Where it is not alike to the original itself: the copy that it is alike to; else null. */
  readonly via: string | null;
}

/** An original and the sources alike to it. */
export interface AlikeGroup {
  /** The earliest dated source, else the first imported; or the original that copies are already linked to. */
  readonly originalId: string;
  /** The most similar first. */
  readonly sources: readonly AlikeSource[];
}

/**
 * The open groups: those with at least one source that is neither linked to the original nor judged distinct
 * from it. Each source in a group is alike to its original, or else to one of its copies, so that a series of
 * bulletins, each like the one before, does not become one group. A linked copy counts as its original.
 * `similarity` measures pairs that are not among those given.
 */
export function alikeGroups(
  sources: readonly DatedSource[],
  pairs: readonly AlikePair[],
  distinct: readonly (readonly [string, string])[],
  similarity: (id: string, otherId: string) => number,
): AlikeGroup[] {
  const byId = new Map(sources.map((source) => [source.id, source]));
  const rootOf = (id: string): string => {
    const seen = new Set<string>();
    let root = id;
    for (;;) {
      const next = byId.get(root)?.duplicateOf ?? null;
      if (next === null || seen.has(next) || !byId.has(next)) return root;
      seen.add(root);
      root = next;
    }
  };
  const roots = new Map(sources.map(({ id }) => [id, rootOf(id)]));
  const judged = new Set(distinct.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));
  /** For each original, the originals that it is alike to, with the pair that shows it. */
  const alike = new Map<string, Map<string, AlikePair>>();
  const note = (from: string, to: string, pair: AlikePair): void => {
    const row = alike.get(from) ?? new Map<string, AlikePair>();
    alike.set(from, row);
    const known = row.get(to);
    if (!known || isCloser(pair, known, from, to)) row.set(to, pair);
  };
  for (const pair of pairs) {
    const [first, second] = [roots.get(pair.sourceId), roots.get(pair.otherId)];
    if (first === undefined || second === undefined || first === second) continue;
    if (judged.has(`${first} ${second}`) || judged.has(`${pair.sourceId} ${pair.otherId}`)) continue;
    note(first, second, pair);
    note(second, first, pair);
  }
  const hasCopies = new Set(
    sources.filter(({ duplicateOf }) => duplicateOf !== null).map(({ id }) => roots.get(id)),
  );
  const inOrder = [...alike.keys()].sort(
    (a, b) => Number(hasCopies.has(b)) - Number(hasCopies.has(a)) || byAge(byId.get(a)!, byId.get(b)!),
  );
  const groupOf = new Map<string, string>();
  const members = new Map<string, AlikeSource[]>();
  const join = (originalId: string, source: AlikeSource): void => {
    groupOf.set(source.id, originalId);
    members.get(originalId)?.push(source);
  };
  for (const id of inOrder) {
    if (groupOf.has(id)) continue;
    const free = [...alike.get(id)!].filter(([other]) => !groupOf.has(other));
    if (free.length === 0) {
      // Alike to copies only.
      const [nearest] = [...alike.get(id)!].sort(([, a], [, b]) => b.similarity - a.similarity);
      const originalId = nearest && groupOf.get(nearest[0]);
      if (nearest && originalId !== undefined && !judged.has(`${id} ${originalId}`))
        join(originalId, { id, similarity: similarity(id, originalId), via: nearest[0] });
      continue;
    }
    groupOf.set(id, id);
    members.set(id, []);
    for (const [other, pair] of free) {
      const direct = isBetween(pair, id, other);
      const between = pair.sourceId === other ? pair.otherId : pair.sourceId;
      join(id, {
        id: other,
        similarity: direct ? pair.similarity : similarity(id, other),
        via: direct ? null : between,
      });
    }
  }
  return [...members].map(([originalId, found]) => ({
    originalId,
    sources: found.sort((a, b) => b.similarity - a.similarity || byAge(byId.get(a.id)!, byId.get(b.id)!)),
  }));
}

/** A pair of the two sources themselves counts before one of their linked copies. */
function isCloser(pair: AlikePair, known: AlikePair, from: string, to: string): boolean {
  const [direct, knownDirect] = [isBetween(pair, from, to), isBetween(known, from, to)];
  return direct === knownDirect ? pair.similarity > known.similarity : direct;
}

function isBetween({ sourceId, otherId }: AlikePair, a: string, b: string): boolean {
  return (sourceId === a && otherId === b) || (sourceId === b && otherId === a);
}

/** Earliest date first, undated ones last; equal dates by time of import. */
export function byAge(a: DatedSource, b: DatedSource): number {
  if (a.date !== b.date) {
    if (a.date === null) return 1;
    if (b.date === null) return -1;
    return a.date < b.date ? -1 : 1;
  }
  if (a.createdAt !== b.createdAt) return a.createdAt < b.createdAt ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
