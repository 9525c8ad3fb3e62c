// Data held compactly: each access gives the same value, unaffected by what callers did to earlier ones.
import { expect, test } from 'vitest';
import { heldAs, isSome } from '#core/refi/element.ts';
import { packed, PackedList } from '#formats/refi/packed.ts';

const element = {
  name: 'TextSource',
  attributes: { name: '名😀 \uD800 "quoted"\u0000', '{urn:other}a': '' },
  children: ['text', { name: 'Coding', attributes: {}, children: [] }],
};

test('data comes back as it was, every time', () => {
  const unpacked = packed(element);

  const once = unpacked();
  once.attributes.name = 'changed';

  expect(unpacked()).toEqual(element);
});

test('a list can be read through any number of times, and its items one by one', () => {
  const list = new PackedList<{ readonly number: number }>();
  for (const number of [1, 2, 3]) list.add({ number });
  const doubled = heldAs(list, ({ number }) => number * 2);

  expect([...doubled]).toEqual([2, 4, 6]);
  expect([...doubled]).toEqual([2, 4, 6]);
  expect([doubled.length, doubled.at(1), doubled.at(-1), doubled.at(3)]).toEqual([3, 4, 6, undefined]);
  expect([isSome(doubled, (each) => each > 5), isSome(doubled, (each) => each > 6)]).toEqual([true, false]);
});

test('a cleared list, and what was made of it, have nothing any more', () => {
  const list = new PackedList<number>();
  list.add(1);
  const doubled = heldAs(list, (number) => number * 2);

  list.clear();

  expect([doubled.length, doubled.at(0), ...doubled]).toEqual([0, undefined]);
});
