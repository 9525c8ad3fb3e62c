// A side of documents and interviews together has counts and a pattern, but no share.
import { expect, test } from 'vitest';
import { comparisonJson } from '#core/comparison/comparison-json.ts';
import { compare } from '#core/comparison/compare.ts';
import { comparisonInput } from '#core/comparison/input.ts';
import { rulesOf, comparisonSettingsFrom } from '#core/comparison/settings.ts';
import { comparisonMethodParagraphs } from '#words/comparison-method.ts';
import { themeClaim } from '#words/comparison-sentence.ts';
import { createWords } from '#words/words.ts';
import { Study } from '../counting/study.ts';

const study = new Study()
  .theme('guide', [], { createdAt: '2023-01-01T00:00:00.000Z' })
  .document('early', { date: '2019' })
  .interview('N1', ['N1'], { date: '2019' })
  .document('late', { date: '2021' })
  .reviewed(['early', 'N1', 'late'])
  .coding('early', 'guide', [0, 4])
  .coding('N1', 'guide', [0, 4]);
const settings = comparisonSettingsFrom({
  a: { kind: 'mixed', dates: { to: '2020' } },
  b: { kind: 'document', dates: { from: '2021' } },
});
const { counts, facts } = comparisonInput(study.corpus, study.table, settings);
const comparison = compare(counts, rulesOf(settings));
const [guide] = comparison.themes;

test('a mixed side is described as mixed and lists its sources as neither documents nor interviews', () => {
  const json = comparisonJson(comparison, {
    names: { a: 'until 2020', b: 'from 2021' },
    verdicts: new Map(),
    method: '',
    notice: null,
  });

  expect(json.sides[0]).toMatchObject({ kind: 'mixed', n: 2, unit: 'sources' });
  expect(json).not.toHaveProperty('documents');
  expect(json).not.toHaveProperty('respondents');
  expect(json.rows[0]).toMatchObject({
    a: { count: 2, share: null, rank: null, reason: 'mixed_kinds' },
    b: { count: 0, share: 0, reason: null },
    pattern: 'a-only',
    prominence: null,
  });
});

test('a mixed side is described as sources, and its method says why it has no share', () => {
  const words = createWords('en');

  expect(themeClaim(words, comparison, facts, guide!, 'guide')).toContain(
    'Guide appeared in 2 of 2 reviewed sources and did not appear in the only reviewed document.',
  );
  expect(comparisonMethodParagraphs(words, comparison, facts)[1]).toContain(
    'Documents and interviews are different units; their total has no share.',
  );
});
