// Each law: what breaks it, and how settling makes it true again where two changes meet.
import { describe, expect, test } from 'vitest';
import type { TableName } from '#core/records.ts';
import { brokenLaws } from '#core/settling/broken-laws.ts';
import { Draft } from '#core/settling/draft.ts';
import type { Row } from '#core/settling/rows.ts';
import { settle, type Settling } from '#core/settling/settle.ts';
import { AT as at, code, codingRow, type Fields } from './rows-to-settle.ts';

type Tables = Partial<Record<TableName, readonly Row[]>>;

/** A coding by both people, in a layer that they share. */
const coding = (id: string, codeId: string, facts: Fields = {}): Row =>
  codingRow(id, codeId, { coderId: 'both', ...facts });
const whole = { start: null, end: null, quoteDigest: null };
const memo = (id: string, codingId: string): Row => ({
  id,
  title: '',
  body: id,
  about: 'coding',
  codingId,
  coderId: 'lena',
  createdAt: at,
  updatedAt: at,
});
const source = (id: string, duplicateOf: string | null = null): Row => ({
  id,
  title: id,
  classId: null,
  duplicateOf,
});
const pair = (id: string, sourceId: string, otherId: string): Row => ({ id, sourceId, otherId });
const coder = (id: string, name = id): Row => ({ id, name, kind: 'person', personId: null, createdAt: at });
const attribute = (id: string, type = 'text', name = id): Row => ({
  id,
  name,
  owner: 'source',
  type,
  position: 1,
});
const value = (id: string, attributeId: string, said: string): Row => ({
  id,
  attributeId,
  sourceId: 's',
  respondentId: null,
  value: said,
});

const people: Tables = { coder: ['wei', 'lena', 'both'].map((id) => coder(id)), source: [source('s')] };
/** A branch that allows one code per source. */
const kinds = [
  code('kind', { onePerSource: true }),
  code('news', { parentId: 'kind' }),
  code('report', { parentId: 'kind' }),
];

function draftOf(tables: Tables): Draft {
  return new Draft(new Map(Object.entries({ ...people, ...tables }) as [TableName, Row[]][]));
}

const merged = code('m', { status: 'merged', mergedInto: 'a' });

test.each<[law: string, tables: Tables]>([
  ['L2', { code: [code('a'), merged], coding: [coding('q', 'm')] }],
  ['L2', { code: [code('a'), merged, code('b', { parentId: 'm' })] }],
  ['L2', { code: [code('a'), merged, code('n', { status: 'merged', mergedInto: 'm' })] }],
  ['L2', { code: [code('a'), { ...merged, pin: 1 }] }],
  ['L4', { code: [code('a', { parentId: 'b' }), code('b', { parentId: 'a' })] }],
  ['L5', { code: [code('a')], coding: [coding('p', 'a'), coding('q', 'a')] }],
  ['L5', { attribute: [attribute('a', 'text', 'Year'), attribute('b', 'integer', 'Year')] }],
  ['L6', { code: kinds, coding: [coding('p', 'news', whole), coding('q', 'report', whole)] }],
  ['L7', { code: [code('a', { name: 'x' }), code('b', { name: 'x' })] }],
  ['L8', { coder: [coder('wei', 'Lena'), coder('lena', 'Lena'), coder('both')] }],
  [
    'L9',
    {
      code: [code('a'), code('b')],
      coding: [coding('q', 'a')],
      codeExample: [{ id: 'e', codeId: 'b', codingId: 'q', position: 1 }],
    },
  ],
  ['L10', { source: [source('s'), source('t', 's'), source('u', 't')] }],
  ['L10', { source: [source('s'), source('t', 's')], distinctPair: [pair('d', 's', 't')] }],
  ['L11', { attribute: [attribute('a', 'integer')], attributeValue: [value('v', 'a', 'soon')] }],
  ['L12', { code: [code('a'), code('b')], themeCode: [{ id: 't', themeId: 'a', codeId: 'b' }] }],
])('a breach of %s is found, and nothing else', (law, tables) => {
  const laws = new Set(brokenLaws(draftOf(tables)).map((broken) => broken.law));

  expect([...laws]).toEqual([law]);
});

test('what may look like a breach is none', () => {
  const tables: Tables = {
    // Merged codes may have any name and lie anywhere; two people may both classify a source.
    code: [...kinds, code('a'), code('m', { name: 'a', status: 'merged', mergedInto: 'a' })],
    coding: [
      coding('p', 'news', whole),
      coding('q', 'report', { ...whole, coderId: 'wei' }),
      coding('r', 'news'),
    ],
    source: [source('s'), source('t', 's'), source('u', 's')],
    distinctPair: [pair('d', 't', 'u')],
    attribute: [attribute('a', 'decimal')],
    attributeValue: [value('v', 'a', '1e-7')],
    // Rows of a salvaged study may refer to missing ones.
    codeExample: [{ id: 'e', codeId: 'a', codingId: 'lost', position: 1 }],
    themeCode: [{ id: 't', themeId: 'lost', codeId: 'a' }],
  };

  expect(brokenLaws(draftOf(tables))).toEqual([]);
});

/** Settles the rows that one act adds or changes onto the present rows; others had `base` before that. */
function settled(
  base: Tables,
  meant: Tables,
  now: Tables,
  later: Settling['later'] = 'intended',
  lastOf: Settling['lastOf'] = () => undefined,
) {
  const act = draftOf(base);
  for (const [table, rows] of Object.entries(meant) as [TableName, Row[]][])
    for (const row of rows)
      if (act.find(table, row.id)) act.update(table, row.id, row);
      else act.insert(table, row as never);
  const draft = draftOf(now);
  let made = 0;
  const { remarks } = settle(draft, act.change(), {
    coderId: 'wei',
    later,
    lastOf,
    newId: () => `new ${(made += 1)}`,
  });
  return {
    rows: (table: TableName): readonly Row[] => draft.rows().get(table) ?? [],
    remarks: remarks.map(({ kind, id }) => `${kind} ${id}`),
    broken: brokenLaws(draft),
  };
}

describe('L5: one thing', () => {
  const typed: Tables = { attribute: [attribute('a')] };

  test('that an earlier act made one with a row here is changed under the id of that row', () => {
    const base = { ...typed, attributeValue: [value('v', 'a', 'one')] };
    const now = { ...typed, attributeValue: [value('w', 'a', 'one')] };

    const { rows, broken } = settled(base, { attributeValue: [value('v', 'a', 'two')] }, now);

    expect(rows('attributeValue')).toEqual([value('w', 'a', 'two')]);
    expect(broken).toEqual([]);
  });

  const example = (id: string, codeId: string): Row => ({ id, codeId, codingId: 'q', position: 1 });

  test('is one example, where both chose it and its code was merged meanwhile', () => {
    const base = { code: [code('a'), code('b')], coding: [coding('q', 'a')] };
    const now = {
      code: [code('a', { status: 'merged', mergedInto: 'b' }), code('b')],
      coding: [coding('q', 'b')],
      codeExample: [example('e', 'b')],
    };

    const { rows, broken } = settled(base, { codeExample: [example('f', 'a')] }, now);

    expect(rows('codeExample')).toEqual([example('e', 'b')]);
    expect(broken).toEqual([]);
  });

  test('that was removed and made again does not come back beside itself', () => {
    const base = { code: [code('a')], coding: [coding('q', 'a')] };
    const now = { code: [code('a')], coding: [coding('p', 'a')] };

    const { rows, broken } = settled(base, { memo: [memo('m', 'q')] }, now, 'intended', (table, id) =>
      table === 'coding' && id === 'q' ? coding('q', 'a') : undefined,
    );

    expect(rows('coding').map(({ id }) => id)).toEqual(['p']);
    expect(rows('memo')).toEqual([memo('m', 'p')]);
    expect(broken).toEqual([]);
  });
});

describe('L6: of two codes of a branch that two people gave a source for both of them', () => {
  const base: Tables = { code: kinds };
  const theirs: Tables = { ...base, coding: [coding('p', 'news', whole)], memo: [memo('m', 'p')] };
  const ours: Tables = { coding: [coding('q', 'report', whole)] };

  test('the later stays, with the memo on the other', () => {
    const { rows, remarks, broken } = settled(base, ours, theirs);

    expect(rows('coding').map(({ id }) => id)).toEqual(['q']);
    expect(rows('memo')).toEqual([memo('m', 'q')]);
    expect(remarks).toEqual(['both_changed p']);
    expect(broken).toEqual([]);
  });

  test('an undo does not bring back the other', () => {
    const { rows, remarks } = settled(base, ours, theirs, 'standing');

    expect(rows('coding').map(({ id }) => id)).toEqual(['p']);
    expect(remarks).toEqual(['both_changed p']);
  });

  test('codes that one change gives together stay together', () => {
    const both = { coding: [coding('p', 'news', whole), coding('q', 'report', whole)] };

    expect(settled(base, both, base).rows('coding')).toHaveLength(2);
  });

  test('codes that stood together before the branch allowed only one stay when one of them is changed', () => {
    const both = [coding('p', 'news', whole), coding('q', 'report', whole)];
    const meant = { coding: [coding('q', 'report', { ...whole, weight: 50 })] };

    for (const later of ['intended', 'standing'] as const) {
      const { rows, remarks } = settled({ ...base, coding: both }, meant, { ...base, coding: both }, later);

      expect(rows('coding').map(({ id, weight }) => [id, weight])).toEqual([
        ['p', null],
        ['q', 50],
      ]);
      expect(remarks).toEqual([]);
    }
  });
});

test.each([
  ['a coder who is added', { coder: [coder('new', 'Lena')] }, {}],
  ['a coder who is renamed', { coder: [coder('wei', 'Lena')] }, {}],
])('L8: %s under a name that another got meanwhile gets a number', (_, meant, base) => {
  const now = { coder: [coder('wei'), coder('lena', 'Lena'), coder('both')] };

  const { rows, remarks, broken } = settled(base, meant, now);

  expect(rows('coder').map(({ name }) => name)).toContain('Lena 2');
  expect(remarks.map((remark) => remark.split(' ')[0])).toEqual(['numbered']);
  expect(broken).toEqual([]);
});

describe('L10: a source that is linked to another as its copy', () => {
  const apart: Tables = { source: [source('s'), source('t'), source('u')] };
  const linked = (...links: [string, string][]): Tables => ({
    source: ['s', 't', 'u'].map((id) => source(id, new Map(links).get(id) ?? null)),
  });
  const linksIn = (rows: readonly Row[]): string[] =>
    rows.flatMap(({ id, duplicateOf }) => (duplicateOf === null ? [] : [`${id} of ${String(duplicateOf)}`]));

  test.each<[string, Tables, Tables, string[]]>([
    [
      'to what became a copy meanwhile is linked to the original',
      { source: [source('u', 't')] },
      linked(['t', 's']),
      ['t of s', 'u of s'],
    ],
    [
      'and got copies meanwhile takes them along',
      { source: [source('t', 's')] },
      linked(['u', 't']),
      ['t of s', 'u of s'],
    ],
    [
      'while that was linked to it stays as it is',
      { source: [source('s', 't')] },
      linked(['t', 's']),
      ['t of s'],
    ],
  ])('%s', (_, meant, now, links) => {
    const { rows, broken } = settled(apart, meant, now);

    expect(linksIn(rows('source'))).toEqual(links);
    expect(broken).toEqual([]);
  });

  const judged: Tables = { ...apart, distinctPair: [pair('d', 's', 't')] };

  test.each<[string, Tables, Tables, Settling['later'], links: string[], pairs: string[]]>([
    [
      'prevails over an earlier judgement',
      { source: [source('t', 's')] },
      judged,
      'intended',
      ['t of s'],
      [],
    ],
    [
      'gives way to a later judgement',
      { distinctPair: [pair('d', 's', 't')] },
      linked(['t', 's']),
      'intended',
      [],
      ['d'],
    ],
    [
      'does not come back over a later judgement',
      { source: [source('t', 's')] },
      judged,
      'standing',
      [],
      ['d'],
    ],
  ])('%s that the two are distinct', (_, meant, now, later, links, pairs) => {
    const { rows, remarks, broken } = settled(apart, meant, now, later);

    expect([linksIn(rows('source')), rows('distinctPair').map(({ id }) => id)]).toEqual([links, pairs]);
    expect(remarks.map((remark) => remark.split(' ')[0])).toEqual(['link_gone']);
    expect(broken).toEqual([]);
  });

  test.each<[string, string]>([
    ['another source', 'u'],
    ['the copy', 't'],
  ])('and stood beside a judgement before stays when the title of %s is changed', (_, id) => {
    const before: Tables = { ...linked(['t', 's']), distinctPair: [pair('d', 's', 't')] };
    const row = { ...source(id, id === 't' ? 's' : null), title: 'another' };

    for (const later of ['intended', 'standing'] as const) {
      const { rows, remarks } = settled(before, { source: [row] }, before, later);

      expect([linksIn(rows('source')), rows('distinctPair').length]).toEqual([['t of s'], 1]);
      expect(remarks).toEqual([]);
    }
  });
});
