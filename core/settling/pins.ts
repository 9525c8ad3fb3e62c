// A key applies one code: whoever has one keeps it, of several others the first gets it, and who goes without has the own.

/** A code that wants a key, and the one that it has. */
export interface WantedPin {
  readonly wanted: number | null;
  readonly own: number | null;
}

/** Which key each gets, in their order. `held`: the keys of all other codes. */
export function dealtPins(held: Iterable<number | null>, wishes: readonly WantedPin[]): (number | null)[] {
  const taken = new Set([...held, ...wishes.flatMap(({ wanted, own }) => (wanted === own ? [own] : []))]);
  taken.delete(null);
  return wishes.map(({ wanted, own }) => {
    if (wanted === own) return own;
    const pin = !taken.has(wanted) ? wanted : taken.has(own) ? null : own;
    if (pin !== null) taken.add(pin);
    return pin;
  });
}
