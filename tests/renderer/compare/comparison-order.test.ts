import { expect, test } from 'vitest';
import { compare } from '#core/comparison/compare.ts';
import type { ComparisonCounts } from '#core/comparison/counts.ts';
import { comparisonSorts, inOrder } from '#renderer/features/compare/comparison-order.ts';
import type { ComparisonLine } from '#words/comparison-lines.ts';
import { createWords } from '#words/words.ts';

const words = createWords('en');

const side = (kind: 'document' | 'interview'): ComparisonCounts['a'] => ({
  kind,
  unit: 'sources',
  n: 0,
  sources: 0,
  inScope: 0,
  coverage: null,
  uncounted: null,
  unshared: null,
  isWeighted: false,
  classes: [],
});
const comparison = compare(
  { a: side('document'), b: side('interview'), themes: [] },
  { margin: 0.2, overlapRules: [] },
);
const lines = [
  { codeId: 'first', convergence: 'silence' },
  { codeId: 'second', convergence: 'agreement' },
] as unknown as readonly ComparisonLine[];

const sortedByLabel = (withLabel: boolean): string[] => {
  const sorts = comparisonSorts(words, comparison, { a: null, b: null }, { withLabel, withVerdict: true });
  return inOrder(words, lines, sorts, { column: 'label', direction: 'ascending' }).map(
    ({ codeId }) => codeId,
  );
};

test('lines sorted by a column are in codebook order while the table lacks that column', () => {
  expect(sortedByLabel(true)).toEqual(['second', 'first']);
  expect(sortedByLabel(false)).toEqual(['first', 'second']);
});
