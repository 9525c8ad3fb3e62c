import { expect, test } from 'vitest';
import { baseAfter, threeWay, type Verdict } from '#core/settling/units.ts';

const strings = {
  isSame: (one: string, other: string) => one === other,
  isUnsaid: (value: string) => value === '',
};

const rules: [rule: string, base: string | undefined, ours: string, theirs: string, verdict: Verdict][] = [
  ['both sides are the same', 'a', 'b', 'b', 'same'],
  ['nobody has changed it', 'a', 'a', 'a', 'same'],
  ['only theirs has changed it', 'a', 'a', 'b', 'taken'],
  ['only ours has changed it', 'a', 'b', 'a', 'kept'],
  ['both have changed it', 'a', 'b', 'c', 'conflict'],
  ['theirs has emptied it and ours has changed it', 'a', 'b', '', 'conflict'],
  ['only theirs has emptied it', 'a', 'a', '', 'taken'],
  ['it was empty and theirs has a value', '', '', 'b', 'taken'],
  ['no base is known and ours is empty', undefined, '', 'b', 'taken'],
  ['no base is known and theirs is empty', undefined, 'b', '', 'kept'],
  ['no base is known and both have a value', undefined, 'a', 'b', 'conflict'],
  ['no base is known and both are the same', undefined, 'a', 'a', 'same'],
];

test.each(rules)('where %s', (_, base, ours, theirs, verdict) => {
  expect(threeWay({ ours, theirs, base }, strings)).toBe(verdict);
});

test('values that count as the same also count as the same as the base', () => {
  const letters = {
    isSame: (one: string, other: string) => one.trim() === other.trim(),
    isUnsaid: (value: string) => value.trim() === '',
  };

  expect(threeWay({ ours: 'a ', theirs: 'a', base: 'x' }, letters)).toBe('same');
  expect(threeWay({ ours: 'b', theirs: 'a', base: 'a ' }, letters)).toBe('kept');
});

test('after an import changed a row, the base is what the import took, beside what was the base before', () => {
  const base = { id: 'a', name: 'guide', colour: 1 };
  const before = { id: 'a', name: 'handbook', colour: 1 };
  const after = { id: 'a', name: 'handbook', colour: 2 };

  expect(baseAfter(base, before, after)).toEqual({ id: 'a', name: 'guide', colour: 2 });
});
