import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PlaceDecision } from '#core/agreement/decisions.ts';
import { packPlaces, unpackPlaces } from '#core/agreement/packed-places.ts';
import type { DifferingPlace } from '#core/agreement/places.ts';

const coderIds = Array.from({ length: 20 }, (_, at) => `coder ${at}`);

const decision: fc.Arbitrary<PlaceDecision> = fc.record({
  outcome: fc.constantFrom('one', 'both', 'neither', 'discuss'),
  takenFrom: fc.constantFrom(null, ...coderIds),
  reason: fc.string(),
  coderId: fc.constantFrom(...coderIds),
  at: fc
    .date({ min: new Date('1971-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString()),
  isChanged: fc.boolean(),
});

const place: fc.Arbitrary<DifferingPlace> = fc.record({
  sourceId: fc.constantFrom('first', 'second'),
  codeId: fc.constantFrom('guide', 'market'),
  span: fc.option(
    fc.tuple(fc.nat(1e6), fc.nat(100)).map(([start, length]) => ({ start, end: start + length + 1 })),
  ),
  differences: fc.nat(1e6),
  present: fc.subarray(coderIds),
  decision: fc.option(decision),
});
const inOrder = fc
  .array(place, { maxLength: 12 })
  .map((list) => list.toSorted((a, b) => (a.sourceId < b.sourceId ? -1 : a.sourceId > b.sourceId ? 1 : 0)));

test('packed places are the same once they are sent and unpacked', () => {
  fc.assert(
    fc.property(inOrder, inOrder, (places, extents) => {
      const sources = { inScope: 2, byNone: 0, byOne: 0, bySeveral: 2, byAll: 2 };
      const found = { places, extents, differences: 7, coderIds, offered: 2, sources };

      const sent: unknown = JSON.parse(JSON.stringify(packPlaces(found)));

      expect(unpackPlaces(sent as ReturnType<typeof packPlaces>)).toEqual(found);
    }),
  );
});
