// The counts that have changed since a verdict was given: their values then and now.
import type { Comparison, ThemeComparison } from '#core/comparison/compare.ts';
import { sideNames } from '#core/comparison/counts.ts';
import { judgedCounts, type JudgedCounts } from '#core/comparison/judged-counts.ts';
import { sideInWords, type SideNames } from '#words/comparison-sides.ts';
import { countInWords } from '#words/numbers.ts';
import { capitalised } from '#words/sentences.ts';
import type { Words } from '#words/words.ts';

/** One line for each count that differs, such as `Documents: 20 of 37 → 21 of 37`. */
export function changedCounts(
  words: Words,
  judged: JudgedCounts,
  theme: ThemeComparison,
  comparison: Comparison,
  names: SideNames,
): string[] {
  const { t } = words;
  const now = judgedCounts(theme);
  const line = (what: string, before: string, after: string): string[] =>
    before === after ? [] : [t('compare:changed.line', { what: capitalised(what), before, after })];
  const number = (count: number | null): string => (count === null ? '–' : countInWords(words, count));
  const of = ({ count, n }: JudgedCounts['a']): string =>
    t('compare:changed.of', { count: number(count), n: number(n) });
  return sideNames.flatMap((side) => {
    const { kind, unit } = comparison[side];
    const [before, after] = [judged[side], now[side]];
    const name = names[side] ?? sideInWords(words, comparison[side]);
    const what =
      names[side] ??
      t(unit === 'respondents' ? 'compare:changed.respondents' : `compare:changed.sources_${kind}`);
    return [
      ...line(what, of(before), of(after)),
      ...(unit === 'respondents'
        ? line(t('compare:changed.sources_interview'), number(before.sources), number(after.sources))
        : []),
      ...line(t('compare:changed.passages', { side: name }), number(before.passages), number(after.passages)),
    ];
  });
}
