import { describe, expect, it } from 'vitest';
import type { PlannedCode } from '#core/codebook-import/plan.ts';
import { everything, isChosen, withRow } from '#renderer/features/codebook-import/plan-choice.ts';

const code = (outcome: PlannedCode['outcome'], row: number): PlannedCode => ({
  row,
  id: null,
  path: 'guide',
  outcome,
  taken: false,
  changes: [],
  isContested: false,
  contested: [],
  notes: [],
});

describe('choosing rows of a plan', () => {
  it.each<[string, PlannedCode, Partial<typeof everything>, boolean]>([
    ['an addition', code('added', 2), {}, true],
    ['a change', code('changed', 2), {}, true],
    ['an addition when additions are off', code('added', 2), { additions: false }, false],
    ['a change when changes are off', code('changed', 2), { changes: false }, false],
    ['a change when additions are off', code('changed', 2), { additions: false }, true],
    ['a row that was left out', code('added', 2), { leave: new Set([2]) }, false],
    ['an unchanged row', code('unchanged', 2), {}, false],
    ['a conflict', code('conflict', 2), {}, false],
  ])('%s', (_, planned, choice, expected) => {
    expect(isChosen(planned, { ...everything, ...choice })).toBe(expected);
  });

  it('includes a row again after it was left out', () => {
    const without = withRow(everything, 3, false);

    expect([...without.leave]).toEqual([3]);
    expect(withRow(without, 3, true)).toEqual(everything);
  });
});
