/**
 * The score of each passage by its number, worked out as the method is written, with nothing shared with the program
 * but its regular expressions' idea of a letter.
 */
export function slowScores(
  passages: readonly string[],
  examples: readonly number[],
  refused: readonly number[],
): Record<string, number> {
  const bags = passages.map(bagOf);
  const weights = bags.map((bag) => {
    const weighed = new Map<string, number>();
    for (const [feature, count] of bag) {
      const having = bags.filter((other) => other.has(feature)).length;
      weighed.set(feature, (1 + Math.log(count)) * Math.log(1 + bags.length / having));
    }
    return unitLength(weighed);
  });
  const mean = (numbers: readonly number[], feature: string): number =>
    numbers.length === 0
      ? 0
      : numbers.reduce((sum, at) => sum + (weights[at]!.get(feature) ?? 0), 0) / numbers.length;
  const features = new Set(bags.flatMap((bag) => [...bag.keys()]));
  const centre = new Map<string, number>();
  for (const feature of features)
    centre.set(feature, Math.max(0, mean(examples, feature) - 0.25 * mean(refused, feature)));
  const common = unitLength(centre);
  const scores: Record<string, number> = {};
  for (const [at, weighed] of weights.entries()) {
    if (examples.includes(at) || refused.includes(at)) continue;
    let score = 0;
    for (const [feature, weight] of weighed) score += weight * (common.get(feature) ?? 0);
    scores[at] = score;
  }
  return scores;
}

function bagOf(passage: string): Map<string, number> {
  const bag = new Map<string, number>();
  const add = (feature: string): void => void bag.set(feature, (bag.get(feature) ?? 0) + 1);
  const spaced = passage.replaceAll(/\p{Script=Han}+/gu, (run) => ` ${run} `);
  for (const run of spaced.split(/[^\p{L}\p{M}\p{Nd}]+/u).filter((part) => part !== '')) {
    if (/\p{Script=Han}/u.test(run)) {
      const signs = [...run];
      for (const sign of signs) add(`h:${sign}`);
      for (let at = 1; at < signs.length; at += 1) add(`h:${signs[at - 1]}${signs[at]}`);
      continue;
    }
    const word = run.normalize('NFKC').toLowerCase();
    add(`w:${word}`);
    const ended = `_${word}_`;
    for (let at = 0; at + 4 <= ended.length; at += 1) add(`g:${ended.slice(at, at + 4)}`);
  }
  return bag;
}

function unitLength(of: ReadonlyMap<string, number>): Map<string, number> {
  const length = Math.sqrt([...of.values()].reduce((sum, value) => sum + value ** 2, 0));
  return new Map(Array.from(of, ([feature, value]) => [feature, length === 0 ? 0 : value / length]));
}
