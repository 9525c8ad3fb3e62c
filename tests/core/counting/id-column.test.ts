// Ids as 16 bytes: whatever is put in comes out again, in the order that strings have.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IdColumn } from '#core/counting/id-column.ts';

const GUID = '0d3f8a52-9c1e-4b7a-8f60-00ffab12cd34';
/** Ids as Concord writes them, and what looks like them. */
const anyId = fc.oneof(
  fc.uuid(),
  fc.uuid().map((id) => id.toUpperCase()),
  fc.uuid().map((id) => id.replaceAll('-', '')),
  fc.uuid().map((id) => `${id.replaceAll('-', '')}----`),
  fc.uuid().map((id) => `${id}0`),
  fc.uuid().map((id) => `${id}!`),
  fc.string(),
);

function columnOf(ids: readonly string[]): IdColumn {
  const column = new IdColumn();
  for (const [number, id] of ids.entries()) column.set(number, id);
  return column;
}

describe('a column of ids', () => {
  it('gives back every id as it was spelled', () => {
    fc.assert(
      fc.property(fc.array(anyId, { maxLength: 40 }), (ids) => {
        const column = columnOf(ids);
        expect(ids.map((_, number) => column.at(number))).toEqual(ids);
        expect(column).toHaveLength(ids.length);
      }),
    );
  });

  it('has the order of strings', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.oneof(fc.uuid(), anyId), { minLength: 2, maxLength: 10 }), (ids) => {
        const column = columnOf(ids);
        const numbers = ids.map((_, number) => number).sort((a, b) => column.compare(a, b));
        expect(numbers.map((number) => column.at(number))).toEqual(ids.toSorted());
      }),
    );
  });

  it('tells which numbers have one of some ids, of either spelling', () => {
    const column = columnOf([GUID, 'coding 1', GUID.replace('34', '35'), '']);

    const isOne = column.having(new Set([GUID, '']));

    expect([0, 1, 2, 3].filter(isOne)).toEqual([0, 3]);
  });

  it('forgets an id that another takes the place of', () => {
    const column = columnOf(['coding 1', GUID]);

    column.set(0, GUID);
    column.set(1, 'coding 2');

    expect([column.at(0), column.at(1), column.at(2)]).toEqual([GUID, 'coding 2', undefined]);
  });
});
