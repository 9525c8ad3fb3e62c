// The text of queries: printed and read again, a query is the same, whatever its names hold.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AppError } from '#core/errors.ts';
import type { Filter, Query } from '#core/query/query.ts';
import { readQuery } from '#core/query/read-query.ts';
import { writeQuery } from '#core/query/write-query.ts';
import { filters, queries } from './random-queries.ts';
import '../../helpers/in-time.ts';

const name = fc
  .oneof(
    fc.constantFrom(
      '供需对接',
      'guide',
      'report areas > security',
      'OR',
      'IN',
      'PARAGRAPHS',
      '2',
      'a "quoted" word',
      "members' needs",
      'a, b (c)',
      'x=y',
      'class:news',
      '>=',
      '𠮷',
      'None',
    ),
    fc.string({ minLength: 1, unit: 'grapheme' }),
  )
  .filter((one) => one.trim() !== '' && one !== '(none)');

const namedFilters: fc.Arbitrary<Filter> = fc.oneof(
  filters,
  name.map((coder): Filter => ({ on: 'coder', coder })),
  name.map((one): Filter => ({ on: 'class', class: one })),
  name.map((language): Filter => ({ on: 'language', language })),
  name.map((sample): Filter => ({ on: 'sample', sample })),
  name.map((respondent): Filter => ({ on: 'respondent', respondent })),
  fc.tuple(name, name).map(([attribute, value]): Filter => ({ on: 'attribute', attribute, value })),
);

/** Random queries with any names and words; filters of codings only where there is a code. */
const named: fc.Arbitrary<Query> = fc
  .tuple(queries, fc.infiniteStream(name), fc.infiniteStream(namedFilters))
  .map(([query, names, others]) => renamed(query, names, others));

function renamed(query: Query, names: Iterator<string>, others: Iterator<Filter>): Query {
  const inner = (of: Query): Query => renamed(of, names, others);
  switch (query.what) {
    case 'code':
      return { ...query, code: names.next().value ?? '' };
    case 'pattern':
      return query;
    case 'words':
      return { ...query, text: names.next().value ?? '' };
    case 'at-least':
      return { ...query, parts: query.parts.map(inner) };
    case 'only':
      return { ...query, of: inner(query.of) };
    case 'filter': {
      const of = inner(query.of);
      const filter = others.next().value ?? query.filter;
      const isOfCodings = ['coder', 'stance', 'voice', 'weight'].includes(filter.on);
      return isOfCodings && !JSON.stringify(of).includes('"code"') ? of : { ...query, filter, of };
    }
    default:
      return { ...query, left: inner(query.left), right: inner(query.right) };
  }
}

function refusal(text: string): { readonly key: string; readonly position: unknown } {
  try {
    readQuery(text);
  } catch (error) {
    const { key, parameters } = error as AppError;
    return { key, position: parameters['position'] };
  }
  throw new Error(`${text} was read`);
}

/** Whether the text is read, and where it is not; 0 where it is. */
function outcomeOf(text: string): { readonly code: string; readonly position: unknown } {
  try {
    readQuery(text);
    return { code: 'read', position: 0 };
  } catch (error) {
    const { code, parameters } = error as AppError;
    return { code, position: parameters['position'] };
  }
}

describe('the text of a query', () => {
  it('is read as the query that was printed', () => {
    fc.assert(
      fc.property(named, (query) => {
        expect(readQuery(writeQuery(query))).toEqual(query);
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it('is canonical once it was printed', () => {
    fc.assert(
      fc.property(named, (query) => {
        const written = writeQuery(query);
        const loose = written.replaceAll(/(WITHIN \d+) PARAGRAPHS/g, '$1 PARAGRAPH');

        expect(writeQuery(readQuery(written))).toBe(written);
        // The texts of names may hold these words too; what is read then is printed in one form all the same.
        expect(writeQuery(readQuery(writeQuery(readQuery(loose))))).toBe(writeQuery(readQuery(loose)));
      }),
      { numRuns: 200, seed: 2 },
    );
  });

  it('is either read or refused with a position within it, whatever it holds', () => {
    const word = fc.constantFrom(
      ...'guide AND OR NOT ( ) , "a b" \'x\' 2 OF IN SOURCES WITH NEAR WITHIN 1 PARAGRAPHS BY class:news date:20 ONLY DIRECT WEIGHT >= 5 "'.split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        const text = words.join(' ');
        const { code, position } = outcomeOf(text);

        expect(['read', 'invalid']).toContain(code);
        expect(position).toBeGreaterThanOrEqual(0);
        expect(position).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 500, seed: 3 },
    );
  });

  it.each([
    ['', 'operand', 0],
    ['guide marketplace', 'operator', 6],
    ['guide )', 'operator', 6],
    ['guide NOT marketplace', 'found', 10],
    ["'x' BY Wei", 'of_words', 4],
    ["('x' OR 'y') STANCE supports", 'of_words', 13],
    ['guide STANCE maybe', 'one_of', 13],
    ['guide WEIGHT >= 101', 'weight', 16],
    ['guide NEAR barrier WITHIN few PARAGRAPHS', 'number', 26],
    ['guide IN date:2020..2019', 'date', 9],
    ['guide IN date:5 March', 'date', 9],
    ['guide IN SOURCES barrier', 'found', 17],
    ["''", 'no_words', 0],
    ['""', 'no_name', 0],
    ['0 OF (guide, barrier)', 'at_least', 0],
    ['guide IN class:"news', 'quote', 15],
    ['guide AND regex:', 'pattern_quote', 16],
    ["regex: 'price'", 'pattern_quote', 7],
    ["regex:'price", 'quote', 6],
    ["regex:''", 'no_words', 6],
  ])('%s is refused as %s at %i', (text, why, position) => {
    expect(refusal(text)).toEqual({ key: `errors:query_${why}`, position });
  });

  it('is refused for a bad pattern with the place in the pattern and in the text', () => {
    const refused = (text: string): unknown => {
      try {
        return readQuery(text);
      } catch (error) {
        return (error as AppError).value;
      }
    };

    expect(refused("guide OVERLAPPING regex:'it''s (open'")).toEqual({
      code: 'invalid',
      key: 'errors:pattern_open_group',
      // The quote within is one character of the pattern and two of the text.
      parameters: { position: 6, at: 31, reason: 'Unterminated group' },
    });
  });

  it('is refused where it is longer or deeper than anybody writes', () => {
    expect(refusal(`${'('.repeat(2000)}guide`)).toEqual({ key: 'errors:query_too_deep', position: 401 });
    expect(refusal(Array.from({ length: 2000 }, () => 'a').join(' OR ')).key).toBe('errors:query_too_deep');
    expect(refusal(`guide${' '.repeat(20_000)}`)).toEqual({ key: 'errors:query_too_long', position: 20_000 });
  });

  it('reads relations from the left, and filters before them', () => {
    expect(writeQuery(readQuery('a OVERLAPPING b IN class:news IN SOURCES WITH c AND NOT d OR e'))).toBe(
      '(((a OVERLAPPING (b IN class:news)) IN SOURCES WITH c) NOT OVERLAPPING d) OR e',
    );
  });
});
