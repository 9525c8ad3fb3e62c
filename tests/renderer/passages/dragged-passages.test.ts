import { expect, it } from 'vitest';
import { initial } from '#core/tables/all.ts';
import type { CodeRecord } from '#core/records.ts';
import { dropOutcome, keepsBoth } from '#renderer/features/passages/dragged-passages.ts';

function code(given: Partial<CodeRecord>): CodeRecord {
  return {
    ...initial.code,
    id: 'learning',
    parentId: null,
    position: 1,
    name: 'learning',
    colour: 0,
    createdAt: '2026-03-14T09:00:00.000Z',
    ...given,
  };
}

it.each([
  ['a code', {}, 'move'],
  ['a theme', { isTheme: true }, 'theme'],
  ['a heading of the tree', { codable: false }, 'heading'],
  ['a retired code', { status: 'retired' as const }, 'retired'],
  ['the code they come from', { id: 'recognition' }, 'same'],
])('passages dropped on %s', (_, given, outcome) => {
  expect(dropOutcome(code(given), 'recognition', false)).toBe(outcome);
});

it('passages also keep their code when the key for that is held', () => {
  expect(dropOutcome(code({}), 'recognition', keepsBoth({ ctrlKey: true, altKey: false }))).toBe('add');
  expect(keepsBoth({ ctrlKey: false, altKey: true })).toBe(true);
});
