// Sides may overlap. A source on both sides counts once, also among the sources reviewed before a code existed.
import { expect, test } from 'vitest';
import { comparisonInput } from '#core/comparison/input.ts';
import { defaultComparison } from '#core/comparison/settings.ts';
import { Study } from '../counting/study.ts';

test('a code created late counts the sources of overlapping sides once', () => {
  const study = new Study()
    .class('news')
    .class('report')
    .theme('guide', [], { createdAt: '2025-01-01T00:00:00.000Z' })
    .document('n', { classId: 'news' })
    .document('r', { classId: 'report' })
    .reviewed(['n', 'r']);

  const { counts, facts } = comparisonInput(study.corpus, study.table, {
    ...defaultComparison,
    a: { kind: 'document', classIds: ['news', 'report'] },
    b: { kind: 'document', classIds: ['report'] },
  });

  expect(facts.onBothSides).toBe(1);
  expect(counts.themes[0]?.bornLate).toBe(2);
});
