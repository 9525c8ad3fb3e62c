import { expect, test } from 'vitest';
import { pageWith } from '../../../scripts/trust/page.ts';
import { pieces } from '../../../scripts/trust/pieces.ts';

const when = { date: '2026-03-14', machine: 'Linux' };
const rows = (page: string): string[] => page.split('\n').filter((row) => row.startsWith('| `'));

test('a piece that was tried gets its row again, and the others keep theirs', () => {
  const [first, second] = pieces;
  if (!first || !second) throw new RangeError('There are no pieces.');
  const page = [second, first].reduce(
    (before, piece) => pageWith(before, piece, { tried: 5, came: { done: 4 }, faults: [] }, when),
    '',
  );

  const later = pageWith(page, second, { tried: 7, came: {}, faults: ['lost'] }, when);

  expect(rows(page)).toHaveLength(2);
  expect(rows(later)[0]).toBe(rows(page)[0]);
  expect(rows(later)[1]).toContain(`| 7 ${second.unit} | 1 |`);
});
