// Codes that share a name: a query finds each by the path that the error names.
import { expect, it } from 'vitest';
import { presentQuery } from '#core/query/present-query.ts';
import type { Query } from '#core/query/query.ts';
import { readQuery } from '#core/query/read-query.ts';
import { resolveQuery } from '#core/query/resolve-query.ts';
import { writeQuery } from '#core/query/write-query.ts';
import { Study } from '../counting/study.ts';

it('finds a top-level code although a sub-code has its name', () => {
  const study = new Study().code('price').code('trade').code('inner', { name: 'price', parentId: 'trade' });
  const found = (text: string) => resolveQuery(study.corpus, readQuery(text));

  expect(() => found('price')).toThrow(
    expect.objectContaining({
      value: expect.objectContaining({ parameters: { name: 'price', paths: '"> price", "trade > price"' } }),
    }),
  );
  expect(found('"> price"')).toMatchObject({ code: 'price' });
  expect(found('"trade > price" OR "> trade"')).toMatchObject({
    left: { code: 'inner' },
    right: { code: 'trade' },
  });
  expect(writeQuery(readQuery('"> price" DIRECT'))).toBe('"> price" DIRECT');
});

it('says so where a code is called what is the path of another, and finds each by its path', () => {
  const study = new Study()
    .code('a')
    .code('b')
    .code('inner', { name: 'b', parentId: 'a' })
    .code('odd', { name: 'a > b' });
  const found = (text: string) => resolveQuery(study.corpus, readQuery(text));

  expect(() => found('"a > b"')).toThrow(
    expect.objectContaining({
      value: expect.objectContaining({ parameters: { name: 'a > b', paths: '"> a > b", "> a \\> b"' } }),
    }),
  );
  expect(found('"> a > b"')).toMatchObject({ code: 'inner' });
  expect(found(String.raw`"> a \> b"`)).toMatchObject({ code: 'odd' });
  for (const code of ['a', 'b', 'inner', 'odd']) {
    const { named } = presentQuery(study.corpus, { what: 'code', code, direct: false }, () => '');
    expect(found(writeQuery(named))).toMatchObject({ code });
  }
});

it('finds a code by its path as tables print it, although a name in it holds the sign between names', () => {
  const study = new Study()
    .code('odd', { name: 'pace > care' })
    .code('inner', { name: 'fast', parentId: 'odd' })
    .code('other', { name: 'fast > er', parentId: 'odd' });
  const found = (text: string) => resolveQuery(study.corpus, readQuery(text));

  expect(found('"pace > care > fast"')).toMatchObject({ code: 'inner' });
  expect(found('"pace > care > fast > er"')).toMatchObject({ code: 'other' });
  expect(() => found('"pace > fast"')).toThrow(expect.objectContaining({ code: 'not_found' }));
});

it('is written under names that lead back to it, however odd they are', () => {
  const names = [
    'AND',
    'a "quoted" one',
    'a, b (c)',
    "members' needs",
    '2',
    'x > y',
    'ONLY',
    'class:news',
    '供需',
  ];
  const study = new Study();
  for (const name of names) study.code(name).code(`in ${name}`, { name: 'twin', parentId: name });
  const { corpus } = study;

  for (const { id } of study.rows.code) {
    const query: Query = { what: 'code', code: id, direct: false };
    const { named, missing } = presentQuery(corpus, query, () => '');
    expect([missing, resolveQuery(corpus, readQuery(writeQuery(named)))]).toEqual([[], query]);
  }
});
