// Where among its siblings a code comes to stand: after the one that it follows in the file. Codes that are in
// the project keep their order, since a table is easily sorted anew without a thought of the codebook.

interface Standing {
  readonly key: string;
  readonly position: number;
}

/**
 * Positions for the codes that are new below one parent. `present` are those that stand there and stay, in order;
 * `told` is the order of the file, with new codes and present ones. Where no numbers are left between two
 * neighbours, all get new ones.
 */
export function positionsFor(present: readonly Standing[], told: readonly string[]): Map<string, number> {
  const places = new Map(present.map(({ key }, index) => [key, index]));
  const after: string[][] = Array.from({ length: present.length + 1 }, () => []);
  const first = told.some((key) => places.has(key)) ? 0 : present.length;
  let at = first;
  for (const key of told) {
    const place = places.get(key);
    if (place === undefined) after[at]?.push(key);
    else at = place + 1;
  }
  const positions = new Map<string, number>();
  for (const [index, keys] of after.entries()) {
    const before = present[index - 1]?.position;
    const next = present[index]?.position;
    for (const [number, key] of keys.entries()) {
      positions.set(key, between(before, next, (number + 1) / (keys.length + 1), number + 1, keys.length));
    }
  }
  const all = after.flatMap((keys, index) => [...keys, ...(present[index] ? [present[index].key] : [])]);
  const known = new Map(present.map(({ key, position }) => [key, position]));
  const numbers = all.map((key) => positions.get(key) ?? known.get(key) ?? 0);
  const isRising = numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? 0));
  return isRising || positions.size === 0 ? positions : new Map(all.map((key, index) => [key, index + 1]));
}

function between(
  before: number | undefined,
  next: number | undefined,
  share: number,
  number: number,
  count: number,
): number {
  if (next === undefined) return (before ?? 0) + number;
  if (before === undefined) return next - count + number - 1;
  return before + (next - before) * share;
}
