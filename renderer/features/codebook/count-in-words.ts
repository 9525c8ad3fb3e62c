import type { CodeCount } from '#core/counting/codebook-counts.ts';
import type { Words } from '#words/words.ts';
import type { WorkingUnit } from '#renderer/common/counts/working-request.ts';
import type { CountKind } from './code-counts.ts';

/** A code's count with unit and base: “9 of 17 respondents; 3 for this code alone”. */
export function baseCount(
  { t, language }: Words,
  { unit, kind }: { readonly unit: WorkingUnit; readonly kind: CountKind },
  { rolledUp, direct }: CodeCount,
  n: number,
): string {
  const number = new Intl.NumberFormat(language);
  const key = unit === 'sources' ? `count_sources_${kind}` : `count_${unit}`;
  const isShare = unit === 'sources' || unit === 'respondents';
  const sentence = isShare
    ? t(`codebook:${key}`, { count: n, found: number.format(rolledUp ?? 0) })
    : t(`codebook:${key}`, { count: rolledUp ?? 0 });
  if (direct === null || direct === rolledUp) return sentence;
  return [sentence, t('codebook:direct_only', { direct: number.format(direct) })].join(t('codebook:aside'));
}
