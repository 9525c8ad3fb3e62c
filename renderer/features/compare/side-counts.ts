// What stands behind one theme on one side, in a few words.
import type { Comparison, ThemeComparison } from '#core/comparison/compare.ts';
import type { SideName } from '#core/comparison/counts.ts';
import type { Words } from '#words/words.ts';

/** `9 respondents, 14 passages`, or `37 documents, 62 passages`; interviews too where asked for. */
export function sideCounts(
  { t, language }: Words,
  comparison: Comparison,
  theme: ThemeComparison,
  side: SideName,
  { withInterviews = false }: { readonly withInterviews?: boolean } = {},
): string {
  const { count, sources, passages } = theme[side];
  const ofPeople = comparison[side].unit === 'respondents';
  const parts = [
    t(ofPeople ? 'compare:respondents' : 'compare:documents_count', { count }),
    ...(ofPeople && withInterviews ? [t('compare:interviews_count', { count: sources })] : []),
    ...(passages === null ? [] : [t('compare:passages_count', { count: passages })]),
  ];
  return parts.join(language === 'zh-CN' ? '，' : ', ');
}
