import { expect, test } from 'vitest';
import { sideOf, withSide, type Decision } from '#renderer/common/conflicts/decision.ts';

const ours: Decision<string> = { conflicts: 'ours', except: [] };

test('a conflict that is decided by itself is decided the other way, and the rest as all', () => {
  const decided = withSide(ours, 'code a', 'theirs');

  expect([sideOf(decided, 'code a'), sideOf(decided, 'code b')]).toEqual(['theirs', 'ours']);
  expect(withSide(decided, 'code a', 'ours')).toEqual(ours);
});

test('a conflict decided twice is named once', () => {
  expect(withSide(withSide(ours, 'code a', 'theirs'), 'code a', 'theirs').except).toEqual(['code a']);
});
