// Ids, by themselves or in the text of many: whatever is put in comes out again, in the order that strings have.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IdColumn } from '#core/counting/id-column.ts';

/** Texts of many ids, and ids by themselves, in the order in which they come. */
const pieces = fc.array(
  fc.oneof(
    fc.array(fc.uuid(), { minLength: 1, maxLength: 5 }),
    fc.oneof(fc.uuid(), fc.string({ minLength: 1 })),
  ),
  { maxLength: 12 },
);

function columnOf(given: readonly (readonly string[] | string)[]): IdColumn {
  const column = new IdColumn();
  for (const piece of given) {
    if (typeof piece === 'string') column.set(column.length, piece);
    else column.append(piece.join(''));
  }
  return column;
}

describe('a column of ids', () => {
  it('gives back every id as it was spelled, and none behind the last', () => {
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

  it('has the order of strings', () => {
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

  it('forgets an id that another takes the place of', () => {
    const [first = '', second = ''] = fc.sample(fc.uuid(), 2);
    const column = columnOf([[first, second], 'coding 3']);

    column.set(0, 'coding 1');
    column.set(2, first);

    expect([0, 1, 2, 3].map((number) => column.at(number))).toEqual(['coding 1', second, first, undefined]);
  });
});
