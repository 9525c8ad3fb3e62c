import type { CodebookCounts } from '#core/counting/codebook-counts.ts';
import type { Unit } from '#core/counting/request.ts';
import type { Words } from '#words/words.ts';

/**
 * The heading over a column of working counts: “of 82 sources”. Says when only reviewed sources are counted, and when
 * they were asked for but there are none.
 */
export function countHead(
  { t }: Words,
  unit: Unit,
  { n, facts: { denominator } }: Pick<CodebookCounts, 'n' | 'facts'>,
): string {
  const base = t(`counting:heads.${unit}`, { count: n });
  if (denominator.used === 'reviewed') return t('counting:heads_reviewed', { base });
  return denominator.asked === 'reviewed' ? t('counting:heads_none_reviewed', { base }) : base;
}
