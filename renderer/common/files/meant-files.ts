// Which of all the files that were chosen or dropped a dialog means that takes one, or several of one kind.

export interface Meant<T> {
  readonly taken: readonly T[];
  /** What was chosen besides. */
  readonly left: readonly T[];
}

/** The first that can be meant; where several of its kind come together, all of them. The others are left. */
export function meantFiles<T>(
  all: readonly T[],
  nameOf: (one: T) => string,
  endings: readonly string[],
  several?: string,
): Meant<T> {
  const endsIn = (one: T, ending: string): boolean => nameOf(one).toLowerCase().endsWith(`.${ending}`);
  // Word leaves a file of this beginning beside each that is open.
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
