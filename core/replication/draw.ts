// How a package without names is drawn from a secret of the study: the same each time for whoever has the study, and not to
// be told from chance by anybody else.

export interface Draw {
  /** A whole number from 0 to 2^32 - 1 for what is asked, always the same one. */
  number(asked: string): number;
  /** The id, shaped as a GUID, that stands in the package for an id of the project. */
  id(own: string): string;
}

/** How many numbers are drawn from for each person who gets one: so many that few draws meet. */
const ROOM = 3;

/**
 * A number for each id, all with as many digits, three or more. An id further down gives way to one before it where both
 * draw the same, so that whoever comes later renames nobody.
 */
export function drawnNumbers(ids: readonly string[], draw: Draw): Map<string, number> {
  let least = 100;
  while (ids.length * ROOM > 9 * least) least *= 10;
  const taken = new Map<number, string>();
  for (const id of ids) {
    const drawn = (attempt: number): number => least + (draw.number(`${id} ${attempt}`) % (9 * least));
    let attempt = 0;
    while (taken.has(drawn(attempt))) attempt += 1;
    taken.set(drawn(attempt), id);
  }
  return new Map([...taken].map(([number, id]) => [id, number]));
}
