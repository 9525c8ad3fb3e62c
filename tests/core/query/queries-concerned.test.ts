import { expect, it } from 'vitest';
import { queriesConcerned } from '#core/query/queries-concerned.ts';
import type { Query } from '#core/query/query.ts';
import { Study } from '../counting/study.ts';

const code = (id: string, direct = false): Query => ({ what: 'code', code: id, direct });

it('tells the saved queries that name a code from those that count it with a code above it or a theme', () => {
  const study = new Study()
    .code('trade')
    .code('price', { parentId: 'trade' })
    .theme('market', ['price'])
    .query('of trade', code('trade'))
    .query('of trade alone', code('trade', true))
    .query('of the theme', { what: 'or', left: code('market'), right: { what: 'words', text: 'price' } })
    .query('of price', { what: 'only', of: code('price') })
    .query('of words', { what: 'words', text: 'price' });
  study.rows.savedQuery.push({ ...study.rows.savedQuery[0]!, id: 'damaged', settings: '{}' });

  const { naming, counting } = queriesConcerned(
    study.corpus.codebook,
    study.rows.savedQuery,
    new Set(['price']),
  );

  expect(naming.map(({ name }) => name)).toEqual(['of price']);
  expect(counting.map(({ name }) => name)).toEqual(['of trade', 'of the theme']);
});
