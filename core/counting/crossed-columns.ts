// Columns that stand for a value of one grouping together with a value of another.
import type { Columns } from './grouping.ts';
import type { ScopedSources } from './scope.ts';

/** The pairs of values that occur together in scope: as many as sources make, whatever the number of values. */
export interface CrossedColumns {
  readonly columns: Columns;
  /** The index, in the list of `columns`, of a pair of indices; null where no source in scope has both values. */
  readonly placeOf: (outer: number, inner: number) => number | null;
}

/** No name contains it, so no two pairs share a key. */
const BETWEEN = '\u0000';

/** The key of the column for a pair of values, from the keys of both. */
export function pairKey(outer: string, inner: string): string {
  return outer + BETWEEN + inner;
}

/** The keys of both values, from the key of the column for the pair. */
export function keysOfPair(key: string): string[] {
  return key.split(BETWEEN);
}

/**
 * Crosses two lists of columns of the same scope. Where both stand for people, a pair is in an interview only if one
 * person there has both values.
 */
export function crossedColumns(
  { inScope, respondentsOf }: Pick<ScopedSources, 'inScope' | 'respondentsOf'>,
  outer: Columns,
  inner: Columns,
): CrossedColumns {
  const places = new Map<number, number>();
  const list: Columns['list'][number][] = [];
  const width = inner.list.length;
  const paired = (outers: readonly number[], inners: readonly number[]): number[] =>
    outers.flatMap((one) => inners.map((other) => one * width + other));
  const placed = (pair: number): number => {
    const known = places.get(pair);
    if (known !== undefined) return known;
    const [one, other] = [outer.list[Math.floor(pair / width)], inner.list[pair % width]];
    places.set(pair, list.length);
    list.push({ key: pairKey(one?.key ?? '', other?.key ?? ''), meaning: { what: 'all' } });
    return list.length - 1;
  };
  const { ofRespondent: outerOf } = outer;
  const { ofRespondent: innerOf } = inner;
  const bySource = new Map<string, readonly number[]>();
  for (const { id } of inScope) {
    const people = outerOf && innerOf ? respondentsOf(id) : [];
    const pairs =
      outerOf && innerOf && people.length > 0
        ? people.flatMap((person) => paired(outerOf(person.id), innerOf(person.id)))
        : paired(outer.ofSource(id), inner.ofSource(id));
    bySource.set(id, [...new Set(pairs)].map(placed));
  }
  const known = (pairs: readonly number[]): number[] => pairs.flatMap((pair) => places.get(pair) ?? []);
  const all = (columns: Columns): number[] => columns.list.map((_, place) => place);
  const ofRespondent =
    outerOf || innerOf
      ? (id: string) => known(paired(outerOf?.(id) ?? all(outer), innerOf?.(id) ?? all(inner)))
      : null;
  return {
    columns: {
      list,
      ofSource: (id) => bySource.get(id) ?? [],
      ofRespondent,
      partsEachGroup: outer.partsEachGroup && inner.partsEachGroup,
    },
    placeOf: (one, other) => places.get(one * width + other) ?? null,
  };
}
