// New rows among those that are here: nothing is taken from these, and nothing is brought that says nothing here.
import { freeCoderNames } from './coders.ts';
import type { LooseRows, Row } from '../../settling/rows.ts';
import type { Settlement } from '../../settling/settlement.ts';
import { freePins, soundChanges } from '../../settling/sound.ts';

/**
 * `isKnown`: some of the file is here already. `isOrdered`: its positions are those of a Concord project, and may stand
 * between those here.
 */
export function fitted(
  settlement: Settlement,
  present: LooseRows,
  { isKnown, isOrdered }: { readonly isKnown: boolean; readonly isOrdered: boolean },
): Settlement {
  const added = new Map(settlement.added);
  if (isKnown) {
    // Of what was brought in elsewhere, only what parts of it stand with is told here.
    const kept = [...(added.get('exchangeParts') ?? []), ...(added.get('exchangeFile') ?? [])];
    const named = new Set(kept.map((row) => row['exchangeId']));
    added.set(
      'exchange',
      (added.get('exchange') ?? []).filter(({ id }) => named.has(id)),
    );
    added.set('coder', codersWithWork(added));
  }
  const named = freeCoderNames(settlement.changed, added.get('coder') ?? [], present.get('coder') ?? []);
  const { changed, codes } = freePins(named.changed, added, present);
  added.set('coder', named.coders);
  added.set('code', isOrdered ? codes : afterSiblings(present.get('code') ?? [], codes));
  return { ...settlement, ...soundChanges(changed, added, present) };
}

/** New coders of whom something comes. */
function codersWithWork(added: LooseRows): Row[] {
  const named = new Set([...added.values()].flat().flatMap((row) => [row['coderId'], row['personId']]));
  return (added.get('coder') ?? []).filter(({ id }) => named.has(id));
}

/** New codes below one that is here come after those that are below it. */
function afterSiblings(codesHere: readonly Row[], codes: readonly Row[]): Row[] {
  const last = new Map<Row[string], number>();
  for (const { parentId = null, position } of codesHere)
    if (parentId !== null) last.set(parentId, Math.max(last.get(parentId) ?? 0, Number(position)));
  return codes.map((row) => {
    const behind = last.get(row['parentId'] ?? null);
    return behind === undefined ? row : { ...row, position: behind + Number(row['position']) };
  });
}
