// The order of codes beside each other, in a file of another program: its positions say which comes before which, and
// nothing about those here.
import type { Matching } from '../../settling/matching.ts';
import type { Row } from '../../settling/rows.ts';
import type { Past, Settlement } from '../../settling/settlement.ts';

type Changed = Settlement['changed'];

/** A code of the file: with the row here that it is, or as the new row that it becomes. */
interface Placed {
  readonly id: string;
  readonly here: number;
  readonly there: number;
  /** As both sides last knew it; null for a new code. */
  readonly before: number | null;
}

/**
 * The changes and the new codes, with the places that the file gives them, where the order here is still that which
 * both sides knew. Only the places of these are dealt out anew: what else stands between them stays where it is.
 */
export function withFileOrder(
  changed: Changed,
  added: readonly Row[],
  arriving: readonly Row[],
  matching: Matching,
  past: Pick<Past, 'base'>,
): { readonly changed: Changed; readonly added: readonly Row[] } {
  const moved = new Set(
    changed.flatMap(({ table, ours, to }) =>
      table === 'code' && ours['parentId'] !== to['parentId'] ? [ours.id] : [],
    ),
  );
  const news = new Map(added.map((row) => [row.id, row]));
  const siblings = new Map<unknown, Placed[]>();
  const known = new Map<string, Row>();
  for (const row of arriving) {
    const theirs = matching.here('code', row);
    const ours = matching.met('code', row.id);
    const fresh = ours ? undefined : news.get(theirs.id);
    const now = ours ?? fresh;
    if (!now || moved.has(now.id) || now['parentId'] !== theirs['parentId']) continue;
    const base = ours && past.base('code', ours, theirs, matching.isAlike('code', row.id));
    if (ours && base?.['parentId'] !== ours['parentId']) continue;
    if (ours) known.set(ours.id, ours);
    const placed = {
      id: now.id,
      here: Number(now['position']),
      there: Number(theirs['position']),
      before: base ? Number(base['position']) : null,
    };
    siblings.set(now['parentId'], [...(siblings.get(now['parentId']) ?? []), placed]);
  }
  const places = new Map<string, number>();
  for (const group of siblings.values()) if (isAsBefore(group)) deal(group, places);
  const placedCodes = added.map((row) => {
    const position = places.get(row.id);
    return position === undefined ? row : { ...row, position };
  });
  const told = changed.map((each) => {
    const position = each.table === 'code' ? places.get(each.ours.id) : undefined;
    return position === undefined ? each : { ...each, to: { ...each.to, position } };
  });
  const already = new Set(changed.flatMap(({ table, ours }) => (table === 'code' ? [ours.id] : [])));
  const more = [...places].flatMap(([id, position]) => {
    const ours = already.has(id) ? undefined : known.get(id);
    return ours ? [{ table: 'code' as const, ours, to: { ...ours, position } }] : [];
  });
  return { changed: [...told, ...more], added: placedCodes };
}

/** Whether those that both sides knew stand here in the order of then. */
function isAsBefore(group: readonly Placed[]): boolean {
  const both = group.filter(({ before }) => before !== null);
  const now = both.toSorted((a, b) => a.here - b.here);
  const then = both.toSorted((a, b) => Number(a.before) - Number(b.before));
  return now.every((each, index) => each === then[index]);
}

/** Gives the places of the group to its members in the order of the file; tells those that get another one. */
function deal(group: readonly Placed[], places: Map<string, number>): void {
  const free = group.map(({ here }) => here).toSorted((a, b) => a - b);
  for (const [index, { id, here }] of group.toSorted((a, b) => a.there - b.there).entries())
    if (free[index] !== undefined && free[index] !== here) places.set(id, free[index]);
}
