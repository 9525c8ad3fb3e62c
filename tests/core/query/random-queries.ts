// Random studies with texts in both languages, characters above U+FFFF, and blank lines, and random queries of them.
import * as fc from 'fast-check';
import type { Filter, Query, Relation } from '#core/query/query.ts';
import type { QueryRequest } from '#core/query/query-result.ts';
import { measuresOf } from '#core/text/plain-text.ts';
import { splitsPair } from '#core/span.ts';
import { codes, studies } from '../counting/random-study.ts';
import type { Study } from '../counting/study.ts';

export interface TextStudy {
  readonly study: Study;
  readonly texts: ReadonlyMap<string, string>;
}

/** Every text of a random study has this length, as its codings expect. */
const LENGTH = 60;

const piece = fc.constantFrom(
  'market',
  'Market ',
  'a guide. ',
  'Firms pay! ',
  '市场',
  '供需对接。',
  '𠮷',
  '🙂',
  '\n',
  '\n \n',
  ' ',
  'x',
  'the price is ',
);

const text = fc
  .array(piece, { minLength: 30, maxLength: 60 })
  .map((pieces) => pieces.join('').slice(0, LENGTH))
  // No half of a character at the end.
  .map((made) => made.replace(/[\ud800-\udbff]$/, 'x'))
  .map((made) => made.padEnd(LENGTH, 'y'));

/** Further codings, dense enough in two sources to meet in every way. */
const dense = fc.array(
  fc.record({
    sourceId: fc.constantFrom('D1', 'group'),
    codeId: fc.constantFrom(...codes),
    coderId: fc.constantFrom('Wei', 'Lin'),
    start: fc.nat(14).map((at) => at * 4),
    size: fc.constantFrom(4, 4, 8, 12, 20),
  }),
  { minLength: 12, maxLength: 16 },
);

const ownFacts = fc.record({
  language: fc.constantFrom(null, 'en', 'zh', 'zh-CN'),
  scope: fc.constantFrom(null, 'wide', 'narrow'),
  isDrawn: fc.boolean(),
});

/** A study of `random-study.ts` with texts, languages, an attribute of sources and a sample; no coding splits a character. */
export const textStudies: fc.Arbitrary<TextStudy> = studies.chain((study) =>
  fc
    .tuple(
      fc.array(text, { minLength: study.rows.source.length, maxLength: study.rows.source.length }),
      dense,
      fc.array(ownFacts, { minLength: study.rows.source.length, maxLength: study.rows.source.length }),
    )
    .map(([made, more, facts]): TextStudy => {
      for (const { sourceId, codeId, coderId, start, size } of more)
        study.coding(sourceId, codeId, [start, Math.min(LENGTH, start + size)], { coderId });
      const texts = new Map(study.rows.source.map(({ id }, index) => [id, made[index] ?? '']));
      for (const [index, source] of study.rows.source.entries())
        study.rows.source[index] = {
          ...source,
          ...measuresOf(texts.get(source.id) ?? ''),
          language: facts[index]?.language ?? null,
        };
      const ids = study.rows.source.map(({ id }) => id);
      study
        .attribute('scope', 'source')
        .values(
          'scope',
          Object.fromEntries(ids.flatMap((id, at) => (facts[at]?.scope ? [[id, facts[at].scope]] : []))),
        );
      const drawn = ids.filter((_, at) => facts[at]?.isDrawn);
      study.rows.sample.push({
        id: 'drawn',
        name: 'drawn',
        seed: 1,
        settings: JSON.stringify({
          size: drawn.length,
          strata: { by: 'none' },
          allocation: 'proportional',
          frame: [{ key: 'all', sourceIds: ids, drawn: drawn.length }],
          kind: 'document',
          className: null,
          attributeName: null,
        }),
        sourceIds: JSON.stringify(drawn),
        createdAt: '2024-01-02T00:00:00.000Z',
      });
      for (const [index, coding] of study.codings.entries()) {
        const own = texts.get(coding.sourceId) ?? '';
        const whole = (position: number | null): number | null =>
          position !== null && splitsPair(own, position) ? position + 1 : position;
        const [start, end] = [whole(coding.start), whole(coding.end)];
        // What was one half of a character becomes all of it.
        const before = start !== null && start === end ? start - 2 : start;
        study.codings[index] = { ...coding, start: before, end };
      }
      return { study, texts };
    }),
);

/** Every relation once. */
export const everyRelation: readonly Relation[] = [
  { by: 'overlapping' },
  { by: 'not-overlapping' },
  { by: 'inside' },
  { by: 'containing' },
  { by: 'touching' },
  { by: 'near', paragraphs: 0 },
  { by: 'near', paragraphs: 1 },
  { by: 'followed', paragraphs: 0 },
  { by: 'followed', paragraphs: 1 },
  { by: 'preceded', paragraphs: 1 },
  ...[true, false].flatMap((isWith): Relation[] => [
    { by: 'paragraphs', with: isWith },
    { by: 'sentences', with: isWith },
    { by: 'passages', with: isWith },
    { by: 'sources', with: isWith },
    { by: 'respondents', with: isWith },
  ]),
];

/** One of the codes, with all that it counts. */
export const anyCode: fc.Arbitrary<Query> = fc
  .constantFrom(...codes)
  .map((code) => ({ what: 'code', code, direct: false }));

const relations: fc.Arbitrary<Relation> = fc.oneof(
  fc.record({
    by: fc.constantFrom(
      'overlapping' as const,
      'not-overlapping' as const,
      'inside' as const,
      'containing' as const,
      'touching' as const,
    ),
  }),
  fc.record({
    by: fc.constantFrom('near' as const, 'followed' as const, 'preceded' as const),
    paragraphs: fc.nat(2),
  }),
  fc.record({
    by: fc.constantFrom('paragraphs' as const, 'sentences' as const, 'passages' as const),
    with: fc.boolean(),
  }),
  fc.record({ by: fc.constant('sources' as const), with: fc.boolean() }),
  fc.record({ by: fc.constant('respondents' as const), with: fc.boolean() }),
);

/** Filters whose names are the ids of a random study. */
export const filters: fc.Arbitrary<Filter> = fc.oneof(
  fc.record({ on: fc.constant('coder' as const), coder: fc.constantFrom('Wei', 'Lin', 'settled') }),
  fc.record({ on: fc.constant('stance' as const), stance: fc.constantFrom(null, 'supports', 'contradicts') }),
  fc.record({
    on: fc.constant('voice' as const),
    voice: fc.constantFrom(null, 'paraphrase', 'verbatim-notes', 'remark'),
  }),
  fc.record({ on: fc.constant('weight' as const), least: fc.nat(100) }),
  fc.record({ on: fc.constant('kind' as const), kind: fc.constantFrom('document', 'interview') }),
  fc.record({ on: fc.constant('class' as const), class: fc.constantFrom(null, 'news') }),
  fc.constantFrom<Filter[]>(
    { on: 'date', from: '2019', to: '2019' },
    { on: 'date', from: null, to: '2019-12' },
    { on: 'date', from: '2020', to: null },
  ),
  fc.record({
    on: fc.constant('attribute' as const),
    attribute: fc.constant('role of the person'),
    value: fc.constantFrom(null, 'firm'),
  }),
  fc.record({
    on: fc.constant('attribute' as const),
    attribute: fc.constant('scope'),
    value: fc.constantFrom(null, 'wide'),
  }),
  fc.record({ on: fc.constant('language' as const), language: fc.constantFrom(null, 'zh', 'zh-CN') }),
  fc.record({ on: fc.constant('sample' as const), sample: fc.constant('drawn') }),
  fc.record({ on: fc.constant('status' as const), status: fc.constantFrom('new', 'included') }),
  fc.record({ on: fc.constant('respondent' as const), respondent: fc.constantFrom('N2', 'N3') }),
  fc.record({ on: fc.constant('reviewed' as const), reviewed: fc.boolean() }),
);

const operand: fc.Arbitrary<Query> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      what: fc.constant('code' as const),
      code: fc.constantFrom(...codes),
      direct: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constant('words' as const),
      text: fc.constantFrom('market', '市场', 'guide | firms', '𠮷'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constant('pattern' as const),
      text: fc.constantFrom('m.rk', '[市供].', '𠮷+', '^(a|x) ?', 'x*', "it's|price$"),
    }),
  },
);

/** Queries of up to a few operators. */
export const queries: fc.Arbitrary<Query> = fc.letrec<{ query: Query }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    operand,
    fc.record({
      what: fc.constantFrom('or' as const, 'and' as const),
      left: tie('query'),
      right: tie('query'),
    }),
    fc.record({
      what: fc.constant('relation' as const),
      relation: relations,
      left: tie('query'),
      right: tie('query'),
    }),
    fc.record({
      what: fc.constant('relation' as const),
      relation: relations,
      left: operand,
      right: operand,
    }),
    fc
      .array(tie('query'), { minLength: 2, maxLength: 4 })
      .chain((parts) =>
        fc.integer({ min: 1, max: parts.length }).map((least): Query => ({ what: 'at-least', least, parts })),
      ),
    fc.record({ what: fc.constant('only' as const), of: tie('query') }),
    fc.record({ what: fc.constant('filter' as const), filter: filters, of: tie('query') }),
  ),
})).query;

export const queryRequests: fc.Arbitrary<QueryRequest> = fc.record(
  {
    scope: fc.record(
      {
        kind: fc.constantFrom('document' as const, 'interview' as const),
        respondentIds: fc.constantFrom(['N2'], ['N3', 'N4']),
        withDuplicates: fc.boolean(),
      },
      { requiredKeys: [] },
    ),
    layer: fc.constantFrom('main' as const, 'union' as const, 'adjudicated' as const, { coderId: 'Lin' }),
    denominator: fc.constantFrom('reviewed' as const, 'all' as const, 'any' as const),
    withoutSuggested: fc.boolean(),
  },
  { requiredKeys: ['layer'] },
);
