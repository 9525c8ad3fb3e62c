import { describe, expect, it, test } from 'vitest';
import { alikeGroups, type AlikePair, type DatedSource } from '#core/likeness/groups.ts';

interface Facts {
  readonly date?: string;
  readonly createdAt?: string;
  readonly copyOf?: string;
}

function source(id: string, { date, createdAt = '2026-01-01', copyOf }: Facts = {}): DatedSource {
  return { id, date: date ?? null, createdAt, duplicateOf: copyOf ?? null };
}

/** Pairs from lines such as `a~b 0.9`. */
function alike(...pairs: readonly string[]): AlikePair[] {
  return pairs.map((pair) => {
    const [, sourceId = '', otherId = '', similarity = '0.8'] = /^(\w+)~(\w+)(?: (.+))?$/.exec(pair) ?? [];
    return { sourceId, otherId, similarity: Number(similarity) };
  });
}

/** Groups written as `original: copy 0.9, copy 0.5 via x`. */
function told(
  sources: readonly DatedSource[],
  pairs: readonly AlikePair[],
  distinct: readonly [string, string][] = [],
) {
  return alikeGroups(sources, pairs, distinct, () => 0.4).map(
    ({ originalId, sources: found }) =>
      `${originalId}: ${found
        .map(({ id, similarity, via }) => `${id} ${similarity}${via === null ? '' : ` via ${via}`}`)
        .join(', ')}`,
  );
}

describe('the original is', () => {
  it('the earliest by date; a partial date stands for its beginning', () => {
    const sources = [
      source('a', { date: '2019-12-05' }),
      source('b', { date: '2019-12-04' }),
      source('c', { date: '2020' }),
    ];

    expect(told(sources, alike('a~b', 'b~c'))).toEqual(['b: a 0.8, c 0.8']);
  });

  it('a dated one before an undated one, else the first imported', () => {
    const sources = [
      source('a', { createdAt: '2026-01-01' }),
      source('b', { createdAt: '2026-01-02', date: '2025' }),
      source('c', { createdAt: '2026-01-04' }),
      source('d', { createdAt: '2026-01-03' }),
    ];

    expect(told(sources, alike('a~b', 'c~d'))).toEqual(['b: a 0.8', 'd: c 0.8']);
  });

  it('the one that has linked copies already, whatever its date', () => {
    const sources = [
      source('a', { date: '2025' }),
      source('b', { copyOf: 'a' }),
      source('c', { date: '2019' }),
    ];

    expect(told(sources, alike('a~b', 'a~c 0.9'))).toEqual(['a: c 0.9']);
  });
});

test('linked sources are settled', () => {
  expect(told([source('a'), source('b', { copyOf: 'a' })], alike('a~b'))).toEqual([]);
});

test('sources judged distinct are settled', () => {
  const sources = [source('a'), source('b'), source('c')];

  expect(told(sources, alike('a~b'), [['a', 'b']])).toEqual([]);
  expect(told(sources, alike('a~b', 'b~c', 'a~c'), [['a', 'b']])).toEqual(['a: c 0.8']);
});

test('a linked copy stands for its original', () => {
  const sources = [source('a'), source('b', { copyOf: 'a' }), source('c')];

  expect(told(sources, alike('b~c'))).toEqual(['a: c 0.4 via b']);
  expect(told(sources, alike('b~c'), [['a', 'c']])).toEqual([]);
});

test('a text that is like a copy, but not like the original, joins the group with its own similarity to the original', () => {
  const sources = ['a', 'b', 'c'].map((id, place) => source(id, { createdAt: `2026-01-0${place + 1}` }));

  expect(told(sources, alike('a~b 0.9', 'b~c 0.75'))).toEqual(['a: b 0.9, c 0.4 via b']);
});

test('a series in which each is like the one before does not become one group', () => {
  const ids = Array.from('abcdefgh');
  const sources = ids.map((id, place) => source(id, { date: `202${place}` }));
  const pairs = alike(...ids.slice(1).map((id, place) => `${ids[place]}~${id}`));

  expect(told(sources, pairs)).toEqual(['a: b 0.8', 'c: d 0.8', 'e: f 0.8', 'g: h 0.8']);
});

test('the most similar come first, and the order of the pairs does not matter', () => {
  const sources = ['a', 'b', 'c', 'd'].map((id, place) => source(id, { createdAt: `2026-01-0${place + 1}` }));
  const pairs = alike('a~b 0.7', 'a~c 0.95', 'a~d 0.8', 'b~c 0.7');

  expect(told(sources, pairs)).toEqual(['a: c 0.95, d 0.8, b 0.7']);
  expect(told(sources.toReversed(), pairs.toReversed())).toEqual(told(sources, pairs));
});

test('links in a circle do no harm', () => {
  const sources = [source('a', { copyOf: 'b' }), source('b', { copyOf: 'a' }), source('c')];

  expect(() => told(sources, alike('a~c', 'b~c'))).not.toThrow();
});
