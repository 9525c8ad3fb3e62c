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

test('whoever has said nothing has the keys that the codebook came with', () => {
  expect(pins(given, [], 'wei')).toEqual({ a: 1, b: 2, c: null });
  expect(pins(given, [own('lin', 'c', 1)], 'wei')).toEqual({ a: 1, b: 2, c: null });
  expect(pins(given, [own('lin', 'c', 1)])).toEqual({ a: 1, b: 2, c: null });
});

test('what a person said comes before what the codebook came with, also that a code has no key', () => {
  const said = [own('wei', 'c', 1), own('wei', 'b', null), own('lin', 'a', 5)];

  expect(pins(given, said, 'wei')).toEqual({ a: null, b: null, c: 1 });
});

test('of two codes with one key the one with the first id has it, in whichever order they come', () => {
  const said = [own('wei', 'b', 3), own('wei', 'a', 3)];

  for (const codes of [given, given.toReversed()])
    for (const owns of [said, said.toReversed()])
      expect(pins(codes, owns, 'wei')).toEqual({ a: 3, b: null, c: null });
});

test('of two words on one code the one with the first id counts', () => {
  const said = [own('wei', 'a', 4, 'y'), own('wei', 'a', 7, 'x')];

  expect(pins(given, said, 'wei')).toEqual({ a: 7, b: 2, c: null });
});

test('a merged code holds no key', () => {
  const merged = codeRecord({ id: 'a', status: 'merged', mergedInto: 'b' });

  expect(pins([merged, codeRecord({ id: 'b' })], [own('wei', 'a', 1), own('wei', 'b', 1)], 'wei')).toEqual({
    a: null,
    b: 1,
  });
});
