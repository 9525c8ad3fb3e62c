import { describe, expect, test } from 'vitest';
import { drawnRange } from '#renderer/ui/list/drawn-range.ts';
import { movedTo } from '#renderer/ui/move.ts';
import { everything, only, stretchedTo, toggled } from '#renderer/ui/list/selection.ts';
import { found, isCharacter, nothingTyped, typed } from '#renderer/ui/typeahead.ts';

describe('moving by keys', () => {
  const extent = { count: 100, page: 10 };

  test('enters a list at its first line with Down and at its last with Up', () => {
    expect(movedTo('ArrowDown', -1, extent)).toBe(0);
    expect(movedTo('ArrowUp', -1, extent)).toBe(99);
  });

  test('stays within the list', () => {
    expect(movedTo('ArrowUp', 0, extent)).toBe(0);
    expect(movedTo('ArrowDown', 99, extent)).toBe(99);
    expect(movedTo('PageDown', 95, extent)).toBe(99);
  });

  test('turns a page with one line kept in view', () => {
    expect(movedTo('PageDown', 20, extent)).toBe(29);
    expect(movedTo('PageUp', 20, extent)).toBe(11);
  });

  test('leaves other keys and empty lists alone', () => {
    expect(movedTo('x', 3, extent)).toBeNull();
    expect(movedTo('ArrowDown', -1, { count: 0, page: 10 })).toBeNull();
  });
});

describe('selecting', () => {
  const order = ['a', 'b', 'c', 'd', 'e'];

  test('extends from the anchor in either direction', () => {
    const start = only('c');

    const down = stretchedTo(start, 'e', order);
    const up = stretchedTo(down, 'a', order);

    expect([...down.ids]).toEqual(['c', 'd', 'e']);
    expect([...up.ids]).toEqual(['a', 'b', 'c']);
  });

  test('adds and removes lines one by one', () => {
    const both = toggled(only('a'), 'd');

    const left = toggled(both, 'a');

    expect([...both.ids]).toEqual(['a', 'd']);
    expect([...left.ids]).toEqual(['d']);
  });

  test('selects only one line when the anchor is gone', () => {
    expect([...stretchedTo(only('gone'), 'b', order).ids]).toEqual(['b']);
  });

  test('selects everything and keeps the anchor', () => {
    expect(everything(order, only('b'))).toEqual({ ids: new Set(order), anchor: 'b' });
  });
});

describe('typing in a list', () => {
  const names = ['connector', 'guide', 'marketplace', 'market status', '市场', 'Guild'];

  test('goes to the line that begins with the typed letters, in any case', () => {
    expect(found(names, 'MARKET S', 0)).toBe(3);
    expect(found(names, '市', 0)).toBe(4);
  });

  test('goes on to the next line when one letter is repeated', () => {
    expect(found(names, 'g', 1)).toBe(5);
    expect(found(names, 'gg', 5)).toBe(1);
  });

  test('finds nothing when no line begins with them', () => {
    expect(found(names, 'x', 0)).toBe(-1);
  });

  test('starts over after a pause', () => {
    const first = typed(nothingTyped, 'm', 1000);

    expect(typed(first, 'a', 1300).text).toBe('ma');
    expect(typed(first, 'a', 2000).text).toBe('a');
  });

  test('takes letters and digits, and leaves other characters and commands to shortcuts', () => {
    const key = (name: string, ctrlKey = false) => ({ key: name, ctrlKey, metaKey: false, altKey: false });

    expect(isCharacter(key('é'))).toBe(true);
    expect(isCharacter(key('市'))).toBe(true);
    expect(isCharacter(key('['))).toBe(false);
    expect(isCharacter(key('a', true))).toBe(false);
    expect(isCharacter(key('Enter'))).toBe(false);
  });
});

describe('drawing a part of a list', () => {
  const range = { startIndex: 50, endIndex: 60, overscan: 2, count: 100 };

  test('always draws the active line too', () => {
    expect(drawnRange(range, 3)).toEqual([3, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62]);
    expect(drawnRange(range, 99).at(-1)).toBe(99);
  });

  test('draws the active line once when it is in view', () => {
    expect(drawnRange(range, 55).filter((index) => index === 55)).toEqual([55]);
  });
});
