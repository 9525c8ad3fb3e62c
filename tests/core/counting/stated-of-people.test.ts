// The facts beside a count of people concern their interviews; documents in scope do not enter them.
import { expect, test } from 'vitest';
import { tally } from '#core/counting/tally.ts';
import { selectStated } from '#core/counting/stated-selection.ts';
import { Study } from './study.ts';

const march = '2024-03-10T09:00:00.000Z';

const study = new Study()
  .coder('Lin')
  .theme('guide', [], { createdAt: march })
  .document('read')
  .document('not read')
  .document('coded')
  .document('out', { status: 'excluded' })
  .interview('N1', ['N1'])
  .interview('N2', ['N2'])
  .reviewed(['read', 'N1'])
  .reviewed(['read', 'N1'], 'Lin')
  .coding('coded', 'guide', [0, 4])
  .coding('read', 'guide', [0, 4])
  .coding('N1', 'guide', [0, 4]);
const { corpus, table } = study;

test('unreviewed documents are not reported as interviews', () => {
  const { facts, notReviewed } = tally(corpus, table, { unit: 'respondents' });

  expect(facts.sources).toMatchObject({
    inScope: 2,
    reviewed: 1,
    notReviewed: 1,
    unreviewedWithCodings: 0,
    counted: 1,
    excluded: 0,
  });
  expect(facts.groups).toEqual([{ kind: 'interview', className: null, inScope: 2, counted: 1 }]);
  expect(facts.scope.kind).toBeNull();
  expect(notReviewed).toBe(3);
});

test('neither overlaps of themes nor codes created late are counted in documents', () => {
  const { facts, rows } = tally(corpus, table, { unit: 'respondents', layer: 'majority' });

  expect(rows[0]!.total.ties).toBe(1);
  expect(facts.depth).toEqual({ what: 'majority', ties: 1, single: 0 });
  expect(facts.bornLate).toEqual([{ name: 'guide', name2: null, reviewed: 1, atRisk: 1, count: 0, n: 1 }]);
});

test('only interviews among the left-out sources are counted as left out', () => {
  const left = (unit: 'sources' | 'respondents') =>
    selectStated(corpus, table, { unit }).base.unreviewedWithCodings.map(({ id }) => id);

  expect(left('sources')).toEqual(['coded']);
  expect(left('respondents')).toEqual([]);
});
