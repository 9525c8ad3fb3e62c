// Saved queries in counts: as a limit of the scope and as rows, against the query asked by itself.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparisonInput } from '#core/comparison/input.ts';
import { defaultComparison } from '#core/comparison/settings.ts';
import { passagesOf, respondentsOf } from '#core/counting/passages.ts';
import { sourcesInScope } from '#core/counting/scope.ts';
import { tally } from '#core/counting/tally.ts';
import { units } from '#core/counting/request.ts';
import { sourcesFound } from '#core/query/queried-sources.ts';
import { presentQuery } from '#core/query/present-query.ts';
import type { Query } from '#core/query/query.ts';
import { askQuery, selectFor, type QueryRequest } from '#core/query/query-result.ts';
import { Folding } from '#core/search/folding.ts';
import { tries } from '../../helpers/seeded-ids.ts';
import '../../helpers/in-time.ts';
import { Study } from '../counting/study.ts';
import { queries, queryRequests, textStudies, type TextStudy } from './random-queries.ts';

const folding = new Folding();

function held(made: TextStudy, query: Query) {
  const { study, texts } = made;
  study.rows.savedQuery.length = 0;
  study.query('asked', query);
  const textOf = (id: string): string => texts.get(id) ?? '';
  const codings = study.table;
  const corpus = study.queriedCorpus(codings, textOf);
  // A saved query is not asked for a value that nothing has.
  fc.pre(presentQuery(corpus, query, () => '').missing.length === 0);
  return { codings, corpus, texts: { textOf, folding } };
}

/** Majorities have no passages, and a tally refuses them there. */
function isCountable({ layer }: QueryRequest): boolean {
  return layer !== 'majority';
}

describe('a saved query in a random study', () => {
  it('is, as a row of a tally, what it finds when it is asked', () => {
    fc.assert(
      fc.property(textStudies, queryRequests.filter(isCountable), queries, (made, request, query) => {
        const { corpus, codings, texts } = held(made, query);
        const asked = { denominator: 'all' as const, ...request };
        const alone = askQuery(selectFor(corpus, codings, asked), query, null, texts);

        const { rows } = tally(corpus, codings, { ...asked, of: [], queryIds: ['asked'] });
        const counted = rows[0]!.total.units;
        // A layer in which nobody coded anything has no counts in a tally, though words are found in it.
        const known = units.filter((unit) => counted[unit] !== null && alone.units[unit] !== null);
        expect(known.map((unit) => counted[unit])).toEqual(known.map((unit) => alone.units[unit]));
        const opened = passagesOf(corpus, codings, { ...asked, of: [] }, { codeId: 'asked' });
        expect(opened).toEqual(alone.rows);
      }),
      tries(150, 20_261_129),
    );
  });

  it('counts in each column what the list behind the cell shows', () => {
    fc.assert(
      fc.property(textStudies, queryRequests.filter(isCountable), queries, (made, request, query) => {
        const { corpus, codings } = held(made, query);
        const asked = { ...request, of: [], queryIds: ['asked'], by: 'respondent' as const };
        const { rows, columns } = tally(corpus, codings, { ...asked, unit: 'passages' });

        for (const [place, { key, missing }] of columns.entries()) {
          const cell = { codeId: 'asked', columnKey: key };
          const { passages, respondents } = rows[0]!.cells[place]!.units;
          const listed = passagesOf(corpus, codings, asked, cell).filter(({ span }) => span).length;
          const heard = respondentsOf(corpus, codings, asked, cell).length;
          expect([passages, respondents]).toEqual([
            missing.passages ? null : listed,
            missing.respondents ? null : heard,
          ]);
        }
      }),
      tries(150, 20_261_130),
    );
  });

  it('limits a scope to the sources that it finds, as one that is typed', () => {
    fc.assert(
      fc.property(textStudies, queryRequests, queries, (made, request, query) => {
        const { corpus, codings, texts } = held(made, query);
        const { scope = {}, ...by } = request;
        const found = new Set(sourcesFound(corpus, codings, query, request, texts));

        const { inScope } = sourcesInScope(corpus, { ...scope, queryId: 'asked' }, by);

        const wanted = sourcesInScope(corpus, scope).inScope.filter(({ id }) => found.has(id));
        expect(inScope).toEqual(wanted);
      }),
      tries(150, 20_261_131),
    );
  });
});

const guide: Query = { what: 'code', code: 'guide', direct: false };

function threeReports() {
  return new Study()
    .class('report')
    .theme('guide')
    .theme('price')
    .document('R1', { classId: 'report' })
    .document('R2', { classId: 'report' })
    .document('R3', { classId: 'report' })
    .interview('I1', ['N1'])
    .interview('I2', ['N2'])
    .coding('R1', 'guide', [0, 4])
    .coding('R1', 'price', [2, 6])
    .coding('R2', 'price', [0, 4])
    .coding('I1', 'guide', [0, 4])
    .coding('I2', 'price', [0, 4])
    .reviewed(['R1', 'R2', 'R3', 'I1', 'I2'])
    .query('with guide', guide);
}

it('is a side of a comparison: both sides are limited and say by what', () => {
  const study = threeReports();
  const codings = study.table;
  const { a, b } = defaultComparison;

  const { counts, facts } = comparisonInput(study.queriedCorpus(codings), codings, {
    ...defaultComparison,
    a: { ...a, queryId: 'with guide' },
    b: { ...b, queryId: 'with guide' },
  });

  expect([counts.a.n, counts.b.n]).toEqual([1, 1]);
  expect(facts.a.scope.savedQuery).toEqual({ name: 'with guide', text: 'guide' });
});

it('asks for the codings of the layer that is counted, which its own limit does not change', () => {
  const study = new Study()
    .coder('settled', 'adjudication')
    .theme('guide')
    .theme('price')
    .document('R1')
    .document('R2')
    .interview('I1', ['N1'])
    .coding('R1', 'guide', [0, 4])
    .coding('R1', 'price', [0, 4], { coderId: 'settled' })
    .reviewed(['R1', 'R2', 'I1'])
    .reviewed(['R1'], 'settled')
    .query('with guide', guide);
  const codings = study.table;
  const corpus = study.queriedCorpus(codings);
  // Of the source found alone everything is adjudicated, of those that were looked at not.
  const scope = { queryId: 'with guide' };

  const alone = tally(corpus, codings, { scope, of: ['guide', 'price'] });
  expect(alone.facts.layer).toMatchObject({ what: 'coder', isDefault: true });
  expect(alone.rows.map(({ total }) => total.count)).toEqual([1, 0]);
  const typed = { sourceIds: ['R1'], foundBy: 'guide' };
  expect(tally(corpus, codings, { scope: typed, of: ['guide', 'price'] })).toMatchObject({
    facts: { layer: { what: 'coder' } },
    rows: [{ total: { count: 1 } }, { total: { count: 0 } }],
  });
  const { facts } = comparisonInput(corpus, codings, {
    ...defaultComparison,
    a: { kind: 'mixed', ...scope },
    b: { kind: 'mixed', ...scope },
  });
  expect(facts.layer).toBe('main');
  expect(tally(corpus, codings, { scope: { sourceIds: ['R1'] } }).facts.layer.what).toBe('adjudicated');
});

it('forgets its answers once codings, codes or the query change', () => {
  const study = threeReports();
  const codings = study.table;
  const corpus = study.queriedCorpus(codings);
  const names = () => sourcesInScope(corpus, { queryId: 'with guide' }).inScope.map(({ id }) => id);

  expect(names()).toEqual(['R1', 'I1']);
  const added = { ...study.codings[0]!, id: 'new', sourceId: 'R3' };
  codings.apply({ added: { coding: { new: added } }, updated: {}, removed: {} });
  expect(names()).toEqual(['R1', 'R3', 'I1']);
});

it('is not asked while it names a code that is gone, and says so', () => {
  const study = threeReports().query('lost', { what: 'code', code: 'nowhere', direct: false });
  const corpus = study.queriedCorpus(study.table);

  expect(() => sourcesInScope(corpus, { queryId: 'lost' })).toThrow(
    expect.objectContaining({
      value: expect.objectContaining({
        key: 'errors:saved_query_names_gone_code',
        parameters: { name: 'lost' },
      }),
    }),
  );
  expect(() => sourcesInScope(corpus, { queryId: 'never there' })).toThrow(
    expect.objectContaining({ value: expect.objectContaining({ key: 'errors:no_such_savedQuery' }) }),
  );
});
