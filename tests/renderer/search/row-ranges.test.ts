import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  between,
  countOf,
  has,
  toggledRow,
  withRange,
  type RowRanges,
} from '#renderer/features/search/row-ranges.ts';

const acts = fc.array(
  fc.oneof(fc.record({ row: fc.nat(30) }), fc.record({ from: fc.nat(30), to: fc.nat(30) })),
);

test('ranges hold exactly the rows that were added and not removed', () => {
  fc.assert(
    fc.property(acts, (list) => {
      let ranges: RowRanges = [];
      const rows = new Set<number>();
      for (const act of list) {
        if ('row' in act) {
          ranges = toggledRow(ranges, act.row);
          if (!rows.delete(act.row)) rows.add(act.row);
        } else {
          const range = between(act.from, act.to);
          ranges = withRange(ranges, range);
          for (let row = range[0]; row < range[1]; row += 1) rows.add(row);
        }
      }

      expect(countOf(ranges)).toBe(rows.size);
      expect(Array.from({ length: 32 }, (_, row) => has(ranges, row))).toEqual(
        Array.from({ length: 32 }, (_, row) => rows.has(row)),
      );
      // In order, and none touches the next.
      expect(
        ranges.every(([from, to], index) => from < to && (ranges[index + 1]?.[0] ?? Infinity) > to),
      ).toBe(true);
    }),
  );
});
