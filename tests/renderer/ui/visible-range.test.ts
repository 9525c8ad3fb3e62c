import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equalLinesInView, inView, offsetsOf, revealing } from '#renderer/ui/list/visible-range.ts';
import { tries } from '../../helpers/seeded-ids.ts';

describe('the lines in view', () => {
  it('are all that the stretch touches, and no more than asked for around them', () => {
    const heights = fc.array(fc.integer({ min: 1, max: 80 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(
        heights,
        fc.nat(2000),
        fc.integer({ min: 1, max: 400 }),
        fc.nat(3),
        (each, from, size, around) => {
          const offsets = offsetsOf(each);
          const touched = each.flatMap((height, line) =>
            offsets[line]! < from + size && offsets[line]! + height > from ? [line] : [],
          );
          const { first, last } = inView(offsets, from, from + size, around);
          // Beyond the end, the last line stands for what is in view.
          const seen = touched.length > 0 ? touched : [each.length - 1];
          expect(first).toBe(Math.max(0, seen[0]! - around));
          expect(last).toBe(Math.min(each.length - 1, seen.at(-1)! + around));
          expect(first).toBeGreaterThanOrEqual(0);
          expect(last).toBeLessThan(each.length);
        },
      ),
      tries(300, 5),
    );
  });

  it('are none where there are no lines', () => {
    const { first, last } = inView([0], 0, 100, 2);
    expect(last).toBeLessThan(first);
  });
});

describe('lines of equal height in view', () => {
  it('are those of lines of any height', () => {
    const [count, size, height] = [
      fc.nat(60),
      fc.integer({ min: 1, max: 400 }),
      fc.integer({ min: 1, max: 80 }),
    ];
    fc.assert(
      fc.property(count, fc.nat(2000), size, height, (many, offset, high, each) => {
        // Of a stretch beyond the end, the lines are those that fit at the end.
        const from = Math.max(0, Math.min(offset, many * each - high));
        const offsets = offsetsOf(Array.from({ length: many }, () => each));
        expect(equalLinesInView({ offset, size: high }, many, each)).toEqual(
          inView(offsets, from, from + high, 0),
        );
      }),
      tries(300, 6),
    );
  });
});

describe('bringing a line into view', () => {
  it('moves no further than needed', () => {
    expect(revealing(100, 50, 110, 130)).toBe(100);
    expect(revealing(100, 50, 90, 110)).toBe(90);
    expect(revealing(100, 50, 140, 160)).toBe(110);
    expect(revealing(100, 50, 140, 240)).toBe(140);
  });
});
