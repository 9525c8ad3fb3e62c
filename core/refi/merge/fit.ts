// New rows among those that are here: nothing is taken from these, and nothing is brought that says nothing here.
import type { LooseRows, Row } from './links.ts';
import type { Settlement } from './settle.ts';

/**
 * `isKnown`: some of the file is here already. `isOrdered`: its positions are those of a Concord project, and may stand
 * between those here.
 */
export function fitted(
  settlement: Settlement,
  present: LooseRows,
  { isKnown, isOrdered }: { readonly isKnown: boolean; readonly isOrdered: boolean },
): Settlement {
  const codesHere = present.get('code') ?? [];
  const holders = new Map(codesHere.map((row) => [row['pin'] ?? null, row.id]));
  // A key that a code here has is not taken from it.
  const freed = (row: Row): Row => {
    const holder = row['pin'] === null ? undefined : holders.get(row['pin'] ?? null);
    return holder === undefined || holder === row.id ? row : { ...row, pin: null };
  };
  const placed = isOrdered ? freed : afterSiblings(codesHere, freed);
  const added = new Map(settlement.added);
  added.set('code', (added.get('code') ?? []).map(placed));
  if (isKnown) {
    // Of what was brought in elsewhere, only what parts of it stand with is told here.
    const named = new Set((added.get('exchangeParts') ?? []).map((row) => row['exchangeId']));
    added.set(
      'exchange',
      (added.get('exchange') ?? []).filter(({ id }) => named.has(id)),
    );
    added.set('coder', codersWithWork(added));
  }
  return {
    ...settlement,
    added,
    changed: settlement.changed.map((each) =>
      each.table === 'code' ? { ...each, to: freed(each.to) } : each,
    ),
  };
}

/** New coders of whom something comes. */
function codersWithWork(added: LooseRows): Row[] {
  const named = new Set([...added.values()].flat().flatMap((row) => [row['coderId'], row['personId']]));
  return (added.get('coder') ?? []).filter(({ id }) => named.has(id));
}

/** New codes below one that is here come after those that are below it. */
function afterSiblings(codesHere: readonly Row[], freed: (row: Row) => Row): (row: Row) => Row {
  const last = new Map<Row[string], number>();
  for (const { parentId = null, position } of codesHere)
    if (parentId !== null) last.set(parentId, Math.max(last.get(parentId) ?? 0, Number(position)));
  return (row) => {
    const behind = last.get(row['parentId'] ?? null);
    return freed(behind === undefined ? row : { ...row, position: behind + Number(row['position']) });
  };
}
