// Stores ids as bytes and returns them as they were spelled, in the order of strings.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GUID_LENGTH } from '#core/counting/guid.ts';
import { IdColumn } from '#core/counting/id-column.ts';

/** Ids as long as a GUID, some of which only look like one. */
const asLong = fc.oneof(
  fc.uuid(),
  fc.uuid().map((id) => id.toUpperCase()),
  fc.uuid().map((id) => `${id.slice(1)}-`),
  fc.stringMatching(/^[0-9a-f:-]{36}$/),
  fc
    .tuple(
      fc.uuid(),
      fc.nat({ max: GUID_LENGTH - 1 }),
      fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 1 }),
    )
    .map(([id, place, other]) => id.slice(0, place) + other + id.slice(place + 1)),
);

/** A sequence of single ids and of byte blocks with several ids. */
const pieces = fc.array(
  fc.oneof(
    fc.array(asLong, { minLength: 1, maxLength: 5 }),
    fc.oneof(
      asLong,
      fc.string({ minLength: 1 }),
      fc.string({ unit: 'grapheme', minLength: 36, maxLength: 36 }),
    ),
  ),
  { maxLength: 12 },
);

function columnOf(given: readonly (readonly string[] | string)[]): IdColumn {
  const column = new IdColumn();
  for (const piece of given) {
    if (typeof piece === 'string') column.set(column.length, piece);
    else {
      const bytes = Uint8Array.from(Buffer.from(piece.join('')));
      const quarters = new Int32Array(bytes.buffer);
      for (const place of piece.keys()) column.append(bytes, quarters, place * GUID_LENGTH);
    }
  }
  return column;
}

describe('a column of ids', () => {
  it('returns every id as it was spelled, and none behind the last', () => {
    fc.assert(
      fc.property(pieces, (given) => {
        const column = columnOf(given);
        const ids = given.flat();

        expect(ids.map((_, number) => column.at(number))).toEqual(ids);
        expect(ids.map((_, number) => column.at(ids.length - 1 - number))).toEqual(ids.toReversed());
        expect([column.length, column.at(ids.length)]).toEqual([ids.length, undefined]);
      }),
    );
  });

  it('sorts as strings do', () => {
    fc.assert(
      fc.property(pieces, (given) => {
        const column = columnOf(given);
        const numbers = given.flat().map((_, number) => number);

        expect(numbers.sort((a, b) => column.compare(a, b)).map((number) => column.at(number))).toEqual(
          given.flat().toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)),
        );
      }),
    );
  });

  it('forgets an id that another one replaces', () => {
    const [first = '', second = ''] = fc.sample(fc.uuid(), 2);
    const column = columnOf([[first, second], 'coding 3']);

    column.set(0, 'coding 1');
    column.set(2, first);

    expect([0, 1, 2, 3].map((number) => column.at(number))).toEqual(['coding 1', second, first, undefined]);
  });

  it('finds the rows that have one of some ids', () => {
    fc.assert(
      fc.property(pieces, fc.array(fc.oneof(asLong, fc.string())), (given, others) => {
        const column = columnOf(given);
        const ids = given.flat();
        const wanted = new Set([...ids.filter((_, number) => number % 3 === 0), ...others]);

        const numbers = ids.map((_, number) => number);

        expect(numbers.filter(column.having(wanted))).toEqual(
          numbers.filter((number) => wanted.has(ids[number]!)),
        );
      }),
    );
  });
});
