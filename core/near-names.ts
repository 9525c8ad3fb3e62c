// The names nearest to one that was typed wrongly.

const MAX_NAMES = 3;

/** Up to three of the names, the nearest first: by the number of characters to change, ignoring capitals. */
export function nearNames(wanted: string, names: readonly string[]): string[] {
  const sought = [...wanted.trim().toLowerCase()];
  return names
    .map((name) => ({ name, distance: distance(sought, [...name.toLowerCase()]) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MAX_NAMES)
    .map(({ name }) => name);
}

/** Levenshtein's distance in characters; a part of a longer name is nearer than a name of other letters. */
function distance(one: readonly string[], other: readonly string[]): number {
  if (one.length > 0 && other.join('').includes(one.join(''))) return 1 - 1 / (other.length - one.length + 2);
  let above = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [row, character] of one.entries()) {
    const here = [row + 1];
    for (const [at, same] of other.entries())
      here.push(Math.min(here[at]! + 1, above[at + 1]! + 1, above[at]! + (character === same ? 0 : 1)));
    above = here;
  }
  return above.at(-1)!;
}
