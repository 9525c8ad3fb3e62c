import { expect, test } from 'vitest';
import { sharedValue } from '#renderer/features/sources/value-dialog.tsx';

test('a value for many is proposed only if all have it: the value of the first would overwrite the others', () => {
  expect(sharedValue(['China Daily', 'China Daily'])).toBe('China Daily');
  expect(sharedValue(['China Daily', '人民日报'])).toBeNull();
  expect(sharedValue(['China Daily', ''])).toBeNull();
  expect(sharedValue(['', ''])).toBe('');
});
