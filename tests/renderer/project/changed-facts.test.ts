import { expect, test } from 'vitest';
import { changedFacts } from '#renderer/features/project/changed-facts.ts';

const before = { name: 'Fairs', description: 'On fairs.', notice: null };
const written = { name: 'Fairs', description: 'On fairs.', notice: '' };

test('only changed fields are saved, so that another window’s changes of the rest stay', () => {
  expect(changedFacts(before, written)).toEqual({});
  expect(changedFacts(before, { ...written, name: ' Trade fairs ' })).toEqual({ name: 'Trade fairs' });
});

test('a notice without words is none, and an existing one is removed', () => {
  expect(changedFacts(before, { ...written, notice: '  ' })).toEqual({});
  expect(changedFacts({ ...before, notice: 'Confidential' }, written)).toEqual({ notice: null });
});
