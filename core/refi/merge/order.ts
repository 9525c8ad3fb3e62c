// The order of codes beside each other, in a file of another program: its positions say which comes before which, and
// nothing about those here.
import type { Row } from './links.ts';
import type { Matching } from './matching.ts';
import type { Past, Settlement } from './settlement.ts';

/**
 * The changes, with the places of codes that the file has in another order, where the order here is still that of an
 * earlier file. Only the places of these are dealt out anew: what else stands between them stays where it is.
 */
export function withFileOrder(
  changed: Settlement['changed'],
  arriving: readonly Row[],
  matching: Matching,
  past: Pick<Past, 'base'>,
): Settlement['changed'] {
  const moved = new Set(
    changed.flatMap(({ table, ours, to }) =>
      table === 'code' && ours['parentId'] !== to['parentId'] ? [ours.id] : [],
    ),
  );
  const siblings = Map.groupBy(
    arriving.flatMap((row) => {
      const theirs = matching.here('code', row);
      const ours = matching.met('code', row.id);
      if (!ours || moved.has(ours.id) || ours['parentId'] !== theirs['parentId']) return [];
      const base = past.base('code', ours, theirs, true);
      return base && base['parentId'] === ours['parentId'] ? [{ ours, theirs, base }] : [];
    }),
    ({ ours }) => ours['parentId'],
  );
  const places = new Map<string, number>();
  for (const group of siblings.values()) {
    const by = (side: 'ours' | 'theirs' | 'base') =>
      group
        .toSorted((a, b) => Number(a[side]['position']) - Number(b[side]['position']))
        .map(({ ours }) => ours);
    const [here, there, before] = [by('ours'), by('theirs'), by('base')];
    const isAsBefore = here.every((row, index) => row === before[index]);
    if (isAsBefore)
      for (const [index, row] of there.entries()) {
        const place = here[index]?.['position'];
        if (place !== row['position']) places.set(row.id, Number(place));
      }
  }
  if (places.size === 0) return changed;
  const known = codesHere(arriving, matching);
  const told = changed.map((each) => {
    const position = each.table === 'code' ? places.get(each.ours.id) : undefined;
    places.delete(position === undefined ? '' : each.ours.id);
    return position === undefined ? each : { ...each, to: { ...each.to, position } };
  });
  const more = [...places].flatMap(([id, position]) => {
    const ours = known.get(id);
    return ours ? [{ table: 'code' as const, ours, to: { ...ours, position } }] : [];
  });
  return [...told, ...more];
}

function codesHere(arriving: readonly Row[], matching: Matching): Map<string, Row> {
  const met = arriving.flatMap((row) => matching.met('code', row.id) ?? []);
  return new Map(met.map((row) => [row.id, row]));
}
