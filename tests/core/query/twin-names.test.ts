// Codes that share a name: a query finds each by the path that the error names.
import { expect, it } from 'vitest';
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
