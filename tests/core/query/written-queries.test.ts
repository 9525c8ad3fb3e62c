// The worked queries of fixtures/methods/analysis.json.
import { describe, expect, it } from 'vitest';
import { readQuery } from '#core/query/read-query.ts';
import { resolveQuery } from '#core/query/resolve-query.ts';
import { askQuery, selectFor } from '#core/query/query-result.ts';
import { writeQuery } from '#core/query/write-query.ts';
import type { AppError } from '#core/errors.ts';
import { createWords } from '#words/words.ts';
import { codePointsTo, requestOf, worked, writtenStudy, writtenTexts } from './written-study.ts';

const study = writtenStudy();
const { corpus, table } = study;

describe('a worked query', () => {
  it('is one of all that are specified', () => {
    expect(worked.queries).toHaveLength(32);
    expect(worked.errors).toHaveLength(10);
  });

  it.each(worked.queries)('$query, layer $layer, yields what is specified', (one) => {
    const query = resolveQuery(corpus, readQuery(one.query));
    const result = askQuery(selectFor(corpus, table, requestOf(one)), query, null, writtenTexts);

    expect(result.units).toEqual(one.units);
    expect(
      result.rows
        .map(({ sourceId, span }) => [
          sourceId,
          span && codePointsTo(sourceId, span.start),
          span && codePointsTo(sourceId, span.end),
        ])
        // The corpus orders sources by class and date, the examples by name.
        .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0)),
    ).toEqual(one.rows);
    const ids = [...new Set(result.rows.flatMap(({ codingIds }) => codingIds.map(Number)))];
    expect(ids.toSorted((a, b) => a - b)).toEqual(one.codings);
  });

  it.each(worked.queries)('$query is printed in its canonical form', ({ query, canonical }) => {
    expect(writeQuery(readQuery(query))).toBe(canonical);
    expect(readQuery(canonical)).toEqual(readQuery(query));
  });

  it.each(worked.errors)('$query is refused at position $position', ({ query, position, because }) => {
    const error = errorOf(query);

    expect(error.code).toBe('invalid');
    expect(error.parameters['position']).toBe(position);
    expect(createWords('en').t(error.key, { ...error.parameters })).toContain(because);
  });
});

function errorOf(text: string): AppError {
  try {
    readQuery(text);
  } catch (error) {
    return error as AppError;
  }
  throw new Error(`${text} was read`);
}
