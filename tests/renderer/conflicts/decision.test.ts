import { expect, test } from 'vitest';
import { sideOf, withSide, type Decision } from '#renderer/common/conflicts/decision.ts';

const ours: Decision<string> = { conflicts: 'ours', except: [] };

test('a conflict with a decision of its own differs from the decision for all, and the others follow that', () => {
  const decided = withSide(ours, 'code a', 'theirs');

  expect([sideOf(decided, 'code a'), sideOf(decided, 'code b')]).toEqual(['theirs', 'ours']);
  expect(withSide(decided, 'code a', 'ours')).toEqual(ours);
});

test('a conflict decided twice is listed once', () => {
  expect(withSide(withSide(ours, 'code a', 'theirs'), 'code a', 'theirs').except).toEqual(['code a']);
});
