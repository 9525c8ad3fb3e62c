import { expect, test } from 'vitest';
import { columnsBetween, drawnColumns } from '#renderer/ui/table/use-columns-in-view.ts';

const edges = Array.from({ length: 300 }, (_, index) => (index + 1) * 50);

test('the columns in view are those that a stretch of the table touches', () => {
  expect(columnsBetween(edges, 0, 500)).toEqual({ from: 0, to: 9 });
  expect(columnsBetween(edges, 125, 500)).toEqual({ from: 2, to: 9 });
  expect(columnsBetween(edges, 14_600, 15_100)).toEqual({ from: 292, to: 299 });
});

test('of three hundred columns few are drawn: those around the view, the first, the last and the keyboard’s', () => {
  const drawn = drawnColumns({ from: 100, to: 110 }, 300, 40);

  expect(drawn.slice(0, 3)).toEqual([0, 40, 94]);
  expect(drawn.slice(-2)).toEqual([116, 299]);
  expect(drawn.length).toBeLessThan(40);
  expect(drawn).toEqual(drawn.toSorted((a, b) => a - b));
  expect(new Set(drawn).size).toBe(drawn.length);
  expect(drawnColumns({ from: 0, to: 299 }, 300, 299)).toEqual(edges.map((_, index) => index));
  expect(drawnColumns({ from: 100, to: 110 }, 300, 200).slice(-2)).toEqual([200, 299]);
});
