import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packLanes, type LaneItem } from '#core/lanes.ts';

function item(id: string, start: number, end: number, key = id): LaneItem {
  return { id, start, end, key };
}

const items = fc
  .array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 20 }), fc.constantFrom('guide', 'connector')), {
    maxLength: 30,
  })
  .map((spans) => spans.map(([start, length, key], index) => item(`c${index}`, start, start + length, key)));

/** Pairs in one lane that look like one bar. */
function collisions(packed: readonly LaneItem[], lanes: ReadonlyMap<string, number>): string[] {
  return packed.flatMap((a, index) =>
    packed
      .slice(index + 1)
      .filter((b) => lanes.get(a.id) === lanes.get(b.id))
      .filter((b) =>
        a.key === b.key ? a.start <= b.end && b.start <= a.end : a.start < b.end && b.start < a.end,
      )
      .map((b) => `${a.id} ${b.id}`),
  );
}

describe('lanes', () => {
  it('hold outer codings left of the ones nested in them', () => {
    const lanes = packLanes([item('inner', 4, 8), item('outer', 0, 20), item('innermost', 5, 6)]);

    expect(Object.fromEntries(lanes)).toEqual({ outer: 0, inner: 1, innermost: 2 });
  });

  it('are reused as soon as they are free', () => {
    const lanes = packLanes([item('a', 0, 10), item('b', 5, 12), item('c', 10, 20), item('d', 12, 20)]);

    expect(Object.fromEntries(lanes)).toEqual({ a: 0, b: 1, c: 0, d: 1 });
  });

  it('keep touching codings of one code apart', () => {
    const lanes = packLanes([item('a', 0, 10, 'guide'), item('b', 10, 20, 'guide')]);

    expect(lanes.get('a')).not.toBe(lanes.get('b'));
  });

  it('keep touching codings of one code apart even when another code begins between them', () => {
    const lanes = packLanes([
      item('a', 21, 40, 'connector'),
      item('b', 40, 53, 'connector'),
      item('c', 53, 54, 'guide'),
      item('d', 53, 54, 'connector'),
    ]);

    expect(lanes.get('d')).not.toBe(lanes.get('b'));
  });

  it('never hold two codings at one place', () => {
    fc.assert(
      fc.property(items, (packed) => {
        expect(collisions(packed, packLanes(packed))).toEqual([]);
      }),
    );
  });

  it('do not depend on the order in which codings come', () => {
    fc.assert(
      fc.property(items, (packed) => {
        expect(packLanes(packed.toReversed())).toEqual(packLanes(packed));
      }),
    );
  });

  it('place the earlier coding first, then the longer one', () => {
    const lanes = packLanes([item('b', 0, 10), item('a', 0, 10), item('long', 0, 20), item('late', 5, 30)]);

    expect(Object.fromEntries(lanes)).toEqual({ long: 0, a: 1, b: 2, late: 3 });
  });
});
