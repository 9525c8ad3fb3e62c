// Keys that apply codes are personal. Until a person chooses otherwise, a code has the key that a codebook of
// an earlier version gave it.
import type { CodeRecord, OwnPinRecord } from '../records.ts';

type Pinned = Pick<CodeRecord, 'id' | 'pin' | 'status'>;

/**
 * The codes with the keys that they have for one person. The person's own choice comes before the codebook's;
 * where two codes have the same key, as after an import, it applies the one with the lower id. Without a
 * person, returns the codes unchanged.
 */
export function withPinsOf<C extends Pinned>(
  codes: Iterable<C>,
  ownPins: Iterable<OwnPinRecord>,
  personId: string | undefined,
): C[] {
  const all = [...codes];
  const chosen = new Map<string, number | null>();
  for (const { codeId, pin } of [...ownPins].filter((own) => own.personId === personId).sort(byId))
    if (!chosen.has(codeId)) chosen.set(codeId, pin);
  if (chosen.size === 0) return all;
  const standing = all.filter(({ status }) => status !== 'merged').sort(byId);
  const taken = new Map<number, string>();
  const take = (id: string, pin: number | null | undefined): void => {
    if (pin !== null && pin !== undefined && !taken.has(pin)) taken.set(pin, id);
  };
  for (const { id } of standing) take(id, chosen.get(id));
  for (const { id, pin } of standing) if (!chosen.has(id)) take(id, pin);
  const pins = new Map(Array.from(taken, ([pin, id]) => [id, pin]));
  return all.map((code) => {
    const pin = pins.get(code.id) ?? null;
    return pin === code.pin ? code : { ...code, pin };
  });
}

function byId(one: { readonly id: string }, other: { readonly id: string }): number {
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}
