import { expect, test } from 'vitest';
import { isWithin, moveByKey, partOfRow, treeLines, type Branch } from '#renderer/ui/tree/branch.ts';

const branch = (id: string, ...children: Branch<string>[]): Branch<string> => ({ id, value: id, children });
const codes = [
  branch('connector', branch('firms'), branch('peers')),
  branch('guide', branch('standards', branch('labels'))),
  branch('limits'),
];
const open = new Set(['connector', 'guide']);

test('shows the branches whose parents are open, with their place among their siblings', () => {
  const lines = treeLines(codes, open);

  expect(lines.map((line) => `${line.level}${line.id} ${line.place}/${line.siblings}`)).toEqual([
    '1connector 1/3',
    '2firms 1/2',
    '2peers 2/2',
    '1guide 2/3',
    '2standards 1/1',
    '1limits 3/3',
  ]);
});

test('knows what lies within a branch, at any depth', () => {
  const [, guide] = codes;

  expect(guide && isWithin(guide, 'labels')).toBe(true);
  expect(guide && isWithin(guide, 'firms')).toBe(false);
});

test('moves by keys among siblings, into the sibling above and out of the parent', () => {
  const lines = treeLines(codes, open);

  expect(moveByKey(lines, ['peers'], 'ArrowUp')).toEqual({ id: 'firms', where: 'before' });
  expect(moveByKey(lines, ['connector'], 'ArrowDown')).toEqual({ id: 'guide', where: 'after' });
  expect(moveByKey(lines, ['limits'], 'ArrowRight')).toEqual({ id: 'guide', where: 'inside' });
  expect(moveByKey(lines, ['standards'], 'ArrowLeft')).toEqual({ id: 'guide', where: 'after' });
});

test('moves several selected branches together: up and in before the first, down and out behind the last', () => {
  const lines = treeLines(codes, open);

  expect(moveByKey(lines, ['connector', 'guide'], 'ArrowDown')).toEqual({ id: 'limits', where: 'after' });
  expect(moveByKey(lines, ['guide', 'limits'], 'ArrowUp')).toEqual({ id: 'connector', where: 'before' });
  expect(moveByKey(lines, ['guide', 'limits'], 'ArrowRight')).toEqual({ id: 'connector', where: 'inside' });
  expect(moveByKey(lines, ['firms', 'peers'], 'ArrowLeft')).toEqual({ id: 'connector', where: 'after' });
  expect(moveByKey(lines, ['connector', 'firms', 'peers'], 'ArrowDown')).toEqual({
    id: 'guide',
    where: 'after',
  });
  expect(moveByKey(lines, ['connector', 'guide'], 'ArrowUp')).toBeNull();
});

test('does not move beyond the ends', () => {
  const lines = treeLines(codes, open);

  expect(moveByKey(lines, ['firms'], 'ArrowUp')).toBeNull();
  expect(moveByKey(lines, ['firms'], 'ArrowRight')).toBeNull();
  expect(moveByKey(lines, ['limits'], 'ArrowLeft')).toBeNull();
});

test('drops before, inside or after a row by the height of the pointer in it', () => {
  expect([2, 13, 24].map((y) => partOfRow(y, 26))).toEqual(['before', 'inside', 'after']);
});
