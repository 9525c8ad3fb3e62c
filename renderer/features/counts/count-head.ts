import type { CodebookCounts } from '#core/counting/codebook-counts.ts';
import type { Unit } from '#core/counting/request.ts';
import type { Words } from '#words/words.ts';

/** The unit in which a tree of codes counts until another is chosen, wherever the tree stands. */
export const FIRST_UNIT = 'sources' satisfies Unit;

/** What stands over a column of counts: “of 82 sources, reviewed or not”. */
export function countHead(
  { t }: Words,
  unit: Unit,
  { n, facts }: Pick<CodebookCounts, 'n' | 'facts'>,
): string {
  return t(`counting:heads_looked_at.${facts.denominator.used}`, {
    base: t(`counting:heads.${unit}`, { count: n }),
  });
}
