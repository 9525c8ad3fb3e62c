import { expect, test } from 'vitest';
import { isApple, keyNames } from '#renderer/ui/key-names.ts';

test('names the command key as each keyboard does', () => {
  expect(keyNames('$mod+k', false)).toEqual(['Ctrl', 'K']);
  expect(keyNames('$mod+Shift+z', true)).toEqual(['⌘', '⇧', 'Z']);
});

test('names arrows and signs by what is printed on them', () => {
  expect(keyNames('Alt+ArrowUp', false)).toEqual(['Alt', '↑']);
  expect(keyNames('?', false)).toEqual(['?']);
  expect(keyNames('Digit1', false)).toEqual(['1']);
});

test('names the keys of a sequence one after the other', () => {
  expect(keyNames('g s', false)).toEqual(['G', 'S']);
});

test('recognises Apple keyboards by their platform', () => {
  expect(isApple('MacIntel')).toBe(true);
  expect(isApple('Linux x86_64')).toBe(false);
});
