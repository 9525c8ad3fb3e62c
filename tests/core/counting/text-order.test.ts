import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sortByStart } from '#core/counting/text-order.ts';

/** Starts and ends with many repeats; some codings are of whole sources. */
const spans = fc.array(
  fc.oneof(
    fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 5, max: 8 })),
    fc.tuple(fc.integer({ min: 0, max: 2 ** 29 }), fc.constant(2 ** 30)),
    fc.constant([-1, -1] as const),
  ),
  { maxLength: 60 },
);

test('sorting codings by a packed number gives the order of the comparison rule', () => {
  fc.assert(
    fc.property(spans, (given) => {
      const start = Int32Array.from(given, ([from]) => from);
      const end = Int32Array.from(given, ([, to]) => to);
      const inOrder = (a: number, b: number): number => start[a]! - start[b]! || end[b]! - end[a]! || b - a;
      const slots = Int32Array.from(given.keys());

      const sorted = slots.slice();
      sortByStart(sorted, start, inOrder);

      expect([...sorted]).toEqual([...slots].toSorted(inOrder));
    }),
  );
});
