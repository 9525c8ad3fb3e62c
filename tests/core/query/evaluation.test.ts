// Every query of random studies against an evaluator that works with sets of characters, and the laws of the operators.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everyPart, type Filter, type Query } from '#core/query/query.ts';
import type { CodingRecord } from '#core/records.ts';
import { TextsAwaited, type TextFind } from '#core/query/awaited-texts.ts';
import { findEither, readPhrases } from '#core/search/either.ts';
import { HitList, spansOf } from '#core/search/hits.ts';
import { findPattern, readPattern } from '#core/search/pattern.ts';
import { fullFold } from '#core/search/phrase.ts';
import type { Span } from '#core/span.ts';
import { paragraphsOf, sentencesOfText } from '#core/text/text-units.ts';
import { askQuery, selectFor, type QueryRequest } from '#core/query/query-result.ts';
import { sidesOf, type ResultSide } from '#core/query/result-side.ts';
import type { Texts } from '#core/query/source-view.ts';
import { Folding } from '#core/search/folding.ts';
import { tableOf } from '../counting/study.ts';
import {
  anyCode,
  everyRelation,
  queries,
  queryRequests,
  textStudies,
  type TextStudy,
} from './random-queries.ts';
import { slowAnswer } from './slow-query.ts';
import { tries } from '../../helpers/seeded-ids.ts';
import '../../helpers/in-time.ts';

const folding = new Folding();

function textsOf({ texts }: TextStudy): Texts {
  return { textOf: (id) => texts.get(id) ?? '', folding };
}

function asked(made: TextStudy, request: QueryRequest, query: Query, side: ResultSide | null = null) {
  const selection = selectFor(made.study.corpus, made.study.table, request);
  return askQuery(selection, query, side, textsOf(made));
}

function rowsOf({ rows }: ReturnType<typeof asked>): string[] {
  return rows
    .map(({ sourceId, span, codingIds }) => {
      const where = span ? `${span.start}–${span.end}` : 'whole';
      return `${sourceId}: ${where}: ${codingIds.toSorted().join(' ')}`;
    })
    .sort();
}

/** Where the rows lie, without their codings. */
function placesOf(result: ReturnType<typeof asked>): string[] {
  return result.rows.map(
    ({ sourceId, span }) => `${sourceId} ${span ? `${span.start}–${span.end}` : 'whole'}`,
  );
}

function related(
  relation: Extract<Query, { what: 'relation' }>['relation'],
  left: Query,
  right: Query,
): Query {
  return { what: 'relation', relation, left, right };
}

const operators = 'code words pattern or and at-least relation only filter'.split(' ');
const kinds =
  'coder stance voice weight kind class language date attribute sample status respondent reviewed'.split(' ');
const standings = [
  'nested',
  'overlapping',
  'equal',
  'touching',
  'whole sources',
  'two coders',
  'both languages',
  'beyond U+FFFF',
  'suggested',
];

/** What a thread finds in a text. */
function lookedUp(find: TextFind, text: string): Span[] {
  const hits = new HitList();
  switch (find.find) {
    case 'paragraphs':
      return paragraphsOf(text);
    case 'sentences':
      return sentencesOfText(text);
    case 'pattern':
      findPattern(readPattern({ text: find.text }), text, hits);
      return spansOf(hits.take());
    case 'words':
      findEither(readPhrases({ text: find.text }, folding), folding.fold(text, fullFold), () => text, hits);
      return spansOf(hits.take());
  }
}

/** How two codings of one source stand to each other. */
function standing(one: CodingRecord, other: CodingRecord): string[] {
  if (one === other) return [];
  const found: string[] = one.coderId === other.coderId ? [] : ['two coders'];
  const [a, b] = [one, other];
  if (a.start === null || a.end === null || b.start === null || b.end === null)
    return a.start === b.start ? [...found, 'whole sources'] : found;
  if (a.start === b.start && a.end === b.end) found.push('equal');
  else if (a.start <= b.start && b.end <= a.end) found.push('nested');
  else if (a.start < b.start && b.start < a.end && a.end < b.end) found.push('overlapping');
  if (a.end === b.start) found.push('touching');
  return found;
}

function everyFilter(query: Query): Filter[] {
  return [...everyPart(query)].flatMap((part) => (part.what === 'filter' ? [part.filter] : []));
}

const anyCase = [textStudies, queryRequests, queries, queries] as const;

describe('a query of a random study', () => {
  it('yields the places, codings and units that sets of characters give, on every side', () => {
    fc.assert(
      fc.property(
        textStudies,
        queryRequests,
        fc.array(queries, { minLength: 2, maxLength: 2 }),
        (made, request, some) => {
          for (const query of some)
            for (const side of [null, ...sidesOf(query)]) {
              const result = asked(made, request, query, side);
              const slow = slowAnswer(made, request, query, side);
              const units = Object.fromEntries(
                Object.entries(slow.units).map(([unit, count]) => [
                  unit,
                  result.reasons[unit as keyof typeof slow.units] ? null : count,
                ]),
              );

              expect(rowsOf(result)).toEqual(slow.rows);
              expect(result.units).toEqual(units);
            }
        },
      ),
      tries(500, 20_261_129),
    );
  });

  it('is tried on everything that studies and queries hold', () => {
    const made = fc.sample(fc.tuple(textStudies, queryRequests, queries), { numRuns: 500, seed: 20_261_129 });
    const met = new Set<string>();
    for (const [{ study, texts }, request, query] of made) {
      for (const filter of everyFilter(query)) met.add(`filter ${filter.on}`);
      for (const { what } of everyPart(query)) met.add(what);
      if (request.withoutSuggested && study.codings.some(({ suggestedBy }) => suggestedBy))
        met.add('suggested');
      for (const [sourceId, own] of Map.groupBy(study.codings, (coding) => coding.sourceId)) {
        const text = texts.get(sourceId) ?? '';
        if (/[a-z]/.test(text) && /[\u4e00-\u9fff]/.test(text)) met.add('both languages');
        if (/[\ud800-\udbff]/.test(text)) met.add('beyond U+FFFF');
        for (const one of own) for (const other of own) for (const how of standing(one, other)) met.add(how);
      }
    }

    const missing = [...operators, ...kinds.map((on) => `filter ${on}`), ...standings].filter(
      (each) => !met.has(each),
    );
    expect(missing).toEqual([]);
  });

  it('yields them by every relation of two codes, on every side', () => {
    fc.assert(
      fc.property(textStudies, anyCode, anyCode, (made, left, right) => {
        const request = { layer: 'union' } as const;
        for (const relation of everyRelation) {
          const query = related(relation, left, right);
          for (const side of sidesOf(query))
            expect(rowsOf(asked(made, request, query, side))).toEqual(
              slowAnswer(made, request, query, side).rows,
            );
        }
      }),
      tries(40, 4),
    );
  });

  it('is answered alike where threads look through the texts, and it is asked again until all is known', () => {
    fc.assert(
      fc.property(textStudies, queryRequests, queries, (made, request, query) => {
        const texts = textsOf(made);
        const known = new Map<string, readonly Span[]>();
        const keyOf = (find: TextFind, id: string): string => JSON.stringify([find, id]);
        const selection = selectFor(made.study.corpus, made.study.table, request);
        const ahead: Texts = {
          ...texts,
          textOf: () => {
            throw new Error('no text is read');
          },
          ahead: (find, { id }) => known.get(keyOf(find, id)) ?? null,
        };
        const answer = (): ReturnType<typeof asked> => {
          for (;;)
            try {
              return askQuery(selection, query, null, ahead);
            } catch (error) {
              if (!(error instanceof TextsAwaited)) throw error;
              for (const { find, sources } of error.awaited)
                for (const source of sources) {
                  if (known.has(keyOf(find, source.id))) throw new Error('asked twice', { cause: error });
                  known.set(keyOf(find, source.id), lookedUp(find, texts.textOf(source.id)));
                }
            }
        };

        expect(answer()).toEqual(asked(made, request, query));
      }),
      tries(100, 5),
    );
  });

  it('is cut in two by each relation and its absence', () => {
    fc.assert(
      fc.property(...anyCase, (made, request, left, right) => {
        const all = placesOf(asked(made, request, left));
        const cut = (first: Query, second: Query): string[] => [
          ...placesOf(asked(made, request, first)),
          ...placesOf(asked(made, request, second)),
        ];
        const sources = [true, false].map((isWith) => related({ by: 'sources', with: isWith }, left, right));
        const respondents = [true, false].map((isWith) =>
          related({ by: 'respondents', with: isWith }, left, right),
        );
        const interviews: Query = { what: 'filter', filter: { on: 'kind', kind: 'interview' }, of: left };

        expect(
          cut(
            related({ by: 'overlapping' }, left, right),
            related({ by: 'not-overlapping' }, left, right),
          ).sort(),
        ).toEqual(all.toSorted());
        expect(cut(sources[0]!, sources[1]!).sort()).toEqual(all.toSorted());
        expect(cut(respondents[0]!, respondents[1]!).sort()).toEqual(
          placesOf(asked(made, request, interviews)).toSorted(),
        );
      }),
      tries(60, 1),
    );
  });

  it('has no two passages that share a character, and inside is overlapping, which touching never is', () => {
    fc.assert(
      fc.property(...anyCase, (made, request, left, right) => {
        const overlapping = new Set(
          placesOf(asked(made, request, related({ by: 'overlapping' }, left, right))),
        );
        const inside = placesOf(asked(made, request, related({ by: 'inside' }, left, right)));
        const touching = placesOf(asked(made, request, related({ by: 'touching' }, left, right)));
        const { rows } = asked(made, request, { what: 'or', left, right });

        expect(inside.filter((place) => !overlapping.has(place))).toEqual([]);
        expect(touching.filter((place) => overlapping.has(place))).toEqual([]);
        const shared = rows.filter(({ sourceId, span }, at) => {
          const next = rows[at + 1];
          return span && next?.span && next.sourceId === sourceId && next.span.start < span.end;
        });
        expect(shared).toEqual([]);
      }),
      tries(60, 2),
    );
  });

  it('is the same when OR and AND change their sides, when all parts or one are asked for, and when codings are shuffled', () => {
    fc.assert(
      fc.property(...anyCase, fc.infiniteStream(fc.nat()), (made, request, left, right, random) => {
        const mixed = { ...made, study: made.study };
        const keys = new Map(made.study.codings.map((coding) => [coding, random.next().value ?? 0]));
        const shuffled = made.study.codings.toSorted((a, b) => keys.get(a)! - keys.get(b)!);
        for (const what of ['or', 'and'] as const) {
          const rows = rowsOf(asked(made, request, { what, left, right }));
          const least = what === 'or' ? 1 : 2;

          expect(rowsOf(asked(made, request, { what, left: right, right: left }))).toEqual(rows);
          expect(rowsOf(asked(made, request, { what: 'at-least', least, parts: [left, right] }))).toEqual(
            rows,
          );
          const selection = selectFor(mixed.study.corpus, tableOf(shuffled), request);
          expect(rowsOf(askQuery(selection, { what, left, right }, null, textsOf(made)))).toEqual(rows);
        }
      }),
      tries(60, 3),
    );
  });
});
