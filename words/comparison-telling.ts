// A comparison in the form that scripts read, with the names and the method of one language.
import type { Comparison } from '#core/comparison/compare.ts';
import { comparisonJson, type ComparisonJson } from '#core/comparison/comparison-json.ts';
import type { ComparisonFacts } from '#core/comparison/input.ts';
import type { VerdictRecord } from '#core/records.ts';
import { comparisonMethod } from './comparison-method.ts';
import { calledSides, namesOfSides } from './comparison-sides.ts';
import type { Words } from './words.ts';

/** What is told of a comparison: its numbers, how they were counted, and the verdicts on its themes. */
export interface ToldComparison {
  readonly comparison: Comparison;
  readonly facts: ComparisonFacts;
  readonly verdicts: readonly Pick<VerdictRecord, 'themeId' | 'value'>[];
  readonly notice: string | null;
}

/** The comparison as JSON in these words. */
export function comparisonInJson(
  words: Words,
  { comparison, facts, verdicts, notice }: ToldComparison,
): ComparisonJson {
  const names = namesOfSides(words, facts);
  return comparisonJson(comparison, {
    names: calledSides(words, comparison, names),
    verdicts: new Map(verdicts.map(({ themeId, value }) => [themeId, value])),
    method: comparisonMethod(words, comparison, facts, names),
    notice,
  });
}
