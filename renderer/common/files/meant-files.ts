// Picks, from all the chosen or dropped files, those that a dialog for one file, or for several of one kind, takes.

export interface Meant<T> {
  readonly taken: readonly T[];
  /** The files that were not taken. */
  readonly left: readonly T[];
}

/** Takes the first suitable file, or all of them if their kind comes together; leaves the rest. */
export function meantFiles<T>(
  all: readonly T[],
  nameOf: (one: T) => string,
  endings: readonly string[],
  several?: string,
): Meant<T> {
  const endsIn = (one: T, ending: string): boolean => nameOf(one).toLowerCase().endsWith(`.${ending}`);
  // While a document is open, Word keeps a file with this prefix beside it.
  const made = all.filter((one) => !/(?:^|\/)~\$/.test(nameOf(one)));
  const first = made.find((one) => endings.some((ending) => endsIn(one, ending))) ?? made[0] ?? all[0];
  if (!first) return { taken: [], left: [] };
  const isTaken = (one: T): boolean =>
    several !== undefined && endsIn(first, several) ? endsIn(one, several) : one === first;
  return {
    taken: made.length === 0 ? [first] : made.filter(isTaken),
    left: made.filter((one) => !isTaken(one)),
  };
}
