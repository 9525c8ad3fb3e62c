import { expect, test } from 'vitest';
import { withPinsOf } from '#core/codes/own-pins.ts';
import type { CodeRecord, OwnPinRecord } from '#core/records.ts';
import { codeRecord } from '../../helpers/records.ts';

function own(
  personId: string,
  codeId: string,
  pin: number | null,
  id = `${personId} ${codeId}`,
): OwnPinRecord {
  return { id, personId, codeId, pin };
}

function pins(codes: readonly CodeRecord[], owns: readonly OwnPinRecord[], personId?: string): unknown {
  return Object.fromEntries(withPinsOf(codes, owns, personId).map(({ id, pin }) => [id, pin]));
}

const given = [codeRecord({ id: 'a', pin: 1 }), codeRecord({ id: 'b', pin: 2 }), codeRecord({ id: 'c' })];

test('a person who has set no keys uses the keys of the codebook', () => {
  expect(pins(given, [], 'wei')).toEqual({ a: 1, b: 2, c: null });
  expect(pins(given, [own('lin', 'c', 1)], 'wei')).toEqual({ a: 1, b: 2, c: null });
  expect(pins(given, [own('lin', 'c', 1)])).toEqual({ a: 1, b: 2, c: null });
});

test('a key that a person has set, or removed, comes before the key of the codebook', () => {
  const said = [own('wei', 'c', 1), own('wei', 'b', null), own('lin', 'a', 5)];

  expect(pins(given, said, 'wei')).toEqual({ a: null, b: null, c: 1 });
});

test('if two codes have one key, the code with the first id gets it, in whatever order they come', () => {
  const said = [own('wei', 'b', 3), own('wei', 'a', 3)];

  for (const codes of [given, given.toReversed()])
    for (const owns of [said, said.toReversed()])
      expect(pins(codes, owns, 'wei')).toEqual({ a: 3, b: null, c: null });
});

test('if two settings name one code, the setting with the first id counts', () => {
  const said = [own('wei', 'a', 4, 'y'), own('wei', 'a', 7, 'x')];

  expect(pins(given, said, 'wei')).toEqual({ a: 7, b: 2, c: null });
});

test('a merged code has no key', () => {
  const merged = codeRecord({ id: 'a', status: 'merged', mergedInto: 'b' });

  expect(pins([merged, codeRecord({ id: 'b' })], [own('wei', 'a', 1), own('wei', 'b', 1)], 'wei')).toEqual({
    a: null,
    b: 1,
  });
});
