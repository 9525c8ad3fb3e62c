// Draws pseudonyms and ids of a package without names from a secret of the study: the same each time for
// anyone who has the study, and indistinguishable from chance for anyone else.

/** Random values drawn from the secret of a study. */
export interface Draw {
  /** A whole number from 0 to 2^32 - 1, always the same for the same `asked`. */
  number(asked: string): number;
  /** The id, in the form of a GUID, that replaces an id of the project in the package. */
  id(own: string): string;
}

/** How many numbers there must be for each person, so that few draws collide. */
const NUMBERS_PER_PERSON = 3;

/**
 * A number for each id, all with the same number of digits, at least three. Of two ids that draw the same
 * number, the later one draws again, so that adding people renames nobody.
 */
export function drawnNumbers(ids: readonly string[], draw: Draw): Map<string, number> {
  let least = 100;
  while (ids.length * NUMBERS_PER_PERSON > 9 * least) least *= 10;
  const taken = new Map<number, string>();
  for (const id of ids) {
    const drawn = (attempt: number): number => least + (draw.number(`${id} ${attempt}`) % (9 * least));
    let attempt = 0;
    while (taken.has(drawn(attempt))) attempt += 1;
    taken.set(drawn(attempt), id);
  }
  return new Map([...taken].map(([number, id]) => [id, number]));
}
