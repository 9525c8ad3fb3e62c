// How far two sides have the same themes. The result depends strongly on the rule of belonging, so the rule
// is kept and printed with it.
import { shareOf, type Share } from './proportion.ts';

/** When a theme belongs to a side: any presence; a share of at least `share`; or among its `k` most common. */
export type JaccardRule =
  | { readonly rule: 'any' }
  | { readonly rule: 'share'; readonly share: number }
  | { readonly rule: 'top'; readonly k: number };

/**
 * The themes that belong to both sides as a share of those that belong to either, in [0, 1]. The two lists
 * hold the same themes in the same order. Null where no theme belongs to either side.
 * Source: Jaccard 1901, Bulletin de la Société Vaudoise des Sciences Naturelles 37: 547–579.
 */
export function jaccard(a: readonly Share[], b: readonly Share[], rule: JaccardRule): number | null {
  const inA = belonging(a, rule);
  const inB = belonging(b, rule);
  const both = inA.filter((belongs, index) => belongs && inB[index]).length;
  const either = inA.filter((belongs, index) => belongs || inB[index]).length;
  return either === 0 ? null : both / either;
}

/** For each theme of a side whether it belongs. With `top`, themes tied at the last place all belong. */
function belonging(side: readonly Share[], rule: JaccardRule): boolean[] {
  switch (rule.rule) {
    case 'any':
      return side.map(({ count }) => count > 0);
    case 'share':
      return side.map((theme) => (shareOf(theme) ?? 0) >= rule.share && theme.count > 0);
    case 'top':
      return side.map(
        ({ count }) => count > 0 && side.filter((other) => other.count > count).length < rule.k,
      );
  }
}
