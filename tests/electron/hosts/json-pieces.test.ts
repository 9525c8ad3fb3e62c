import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonPieces } from '#electron/hosts/json-pieces.ts';

test('the pieces together are the JSON of the value', () => {
  const some = fc.oneof(
    fc.jsonValue(),
    fc.dictionary(fc.string(), fc.option(fc.jsonValue(), { nil: undefined })),
  );
  fc.assert(
    fc.property(some, (value) => {
      const read: unknown = JSON.parse([...jsonPieces(value)].join(''));
      expect(read).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('a long list is never one string', () => {
  const source = Array.from({ length: 1001 }, (_, place) => ({ id: `${place}`, title: '供需对接' }));
  const value = { ok: true, value: { seq: 1, tables: { source, code: [] } } };

  const pieces = [...jsonPieces(value)];

  expect(pieces.join('')).toBe(JSON.stringify(value));
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(10_000);
});
