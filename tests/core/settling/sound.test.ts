// A change that is consistent on each side but not on both together is left as it is here.
import { describe, expect, test } from 'vitest';
import { parentsFirst } from '#core/settling/references.ts';
import type { LooseRows, Row } from '#core/settling/rows.ts';
import { freePins, soundChanges } from '#core/settling/sound.ts';

const code = (id: string, facts: Partial<Record<string, string | number | null>> = {}): Row => ({
  id,
  name: id,
  parentId: null,
  status: 'stable',
  mergedInto: null,
  pin: null,
  ...facts,
});
const present = (...codes: Row[]): LooseRows => new Map([['code', codes]]);
const change = (ours: Row, to: Partial<Record<string, string | number | null>>) => ({
  table: 'code' as const,
  ours,
  to: { ...ours, ...to } as Row,
});
const none: LooseRows = new Map();

describe('codes', () => {
  test('never come below themselves', () => {
    const a = code('a', { parentId: 'b' });
    const b = code('b');

    expect(soundChanges([change(b, { parentId: 'a' })], none, present(a, b)).changed).toEqual([]);
  });

  test('swap places when both parts of the change arrive together', () => {
    const a = code('a', { parentId: 'b' });
    const b = code('b');
    const swap = [change(a, { parentId: null }), change(b, { parentId: 'a' })];

    expect(soundChanges(swap, none, present(a, b)).changed).toEqual(swap);
  });

  test('are not merged into a code that is itself merged', () => {
    const a = code('a', { status: 'merged', mergedInto: 'b' });
    const b = code('b');

    const merged = [change(b, { status: 'merged', mergedInto: 'a' })];

    expect(soundChanges(merged, none, present(a, b)).changed).toEqual([]);
  });

  test('are not merged into a code that stands below them here', () => {
    // The file merged `market` into `guide` and moved its sub-codes along; here `guide` was moved below a sub-code of
    // `market`.
    const market = code('market');
    const child = code('child', { parentId: 'market' });
    const guide = code('guide', { parentId: 'child' });
    const changes = [
      change(market, { status: 'merged', mergedInto: 'guide' }),
      change(child, { parentId: 'guide' }),
    ];

    const { changed, unsound } = soundChanges(changes, none, present(market, child, guide));

    expect(changed).toEqual([]);
    expect(unsound).toEqual([market, child]);
  });

  test('never stand beside a sibling of the same name, unless that is renamed', () => {
    const [a, b] = [code('a', { name: 'guide' }), code('b', { name: 'market' })];
    const renamed = change(a, { name: 'market' });

    expect(soundChanges([renamed], none, present(a, b))).toMatchObject({ changed: [], unsound: [a] });
    const both = [renamed, change(b, { name: 'trade' })];
    expect(soundChanges(both, none, present(a, b))).toMatchObject({ changed: both, unsound: [] });
  });

  test('keep their keys and give no key to two codes', () => {
    const [a, b] = [code('a', { pin: 1 }), code('b', { pin: 2 })];
    const added: LooseRows = new Map([
      ['code', [code('n', { pin: 1 }), code('o', { pin: 3 }), code('p', { pin: 3 })]],
    ]);

    const { changed, codes } = freePins([change(b, { pin: 1 })], added, present(a, b));

    expect(changed).toEqual([]);
    expect(codes.map(({ id, pin }) => [id, pin])).toEqual([
      ['n', null],
      ['o', 3],
      ['p', null],
    ]);
  });
});

test('a source is not a duplicate of a duplicate', () => {
  const a = { id: 'a', duplicateOf: 'b' } as Row;
  const b = { id: 'b', duplicateOf: null } as Row;
  const changes = [{ table: 'source' as const, ours: b, to: { ...b, duplicateOf: 'a' } as Row }];

  expect(soundChanges(changes, none, new Map([['source', [a, b]]])).changed).toEqual([]);
});

test('rows come after the rows they refer to, and rows in a circle come last', () => {
  const rows = [
    code('c', { parentId: 'b' }),
    code('r', { parentId: 's' }),
    code('s', { parentId: 'r' }),
    code('b', { parentId: 'a' }),
    code('a', { parentId: 'elsewhere' }),
  ];

  expect(parentsFirst('code', rows).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'r', 's']);
});
