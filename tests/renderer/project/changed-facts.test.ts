import { expect, test } from 'vitest';
import { changedFacts } from '#renderer/features/project/changed-facts.ts';

const before = { name: 'Fairs', description: 'On fairs.', notice: null };
const written = { name: 'Fairs', description: 'On fairs.', notice: '' };

test('only what was changed is saved, so that another window’s change of the rest stays', () => {
  expect(changedFacts(before, written)).toEqual({});
  expect(changedFacts(before, { ...written, name: ' Trade fairs ' })).toEqual({ name: 'Trade fairs' });
});

test('a notice without words is none, and one that was there is taken away', () => {
  expect(changedFacts(before, { ...written, notice: '  ' })).toEqual({});
  expect(changedFacts({ ...before, notice: 'Confidential' }, written)).toEqual({ notice: null });
});
