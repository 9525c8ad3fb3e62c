// Random studies: small enough to read when a test fails, odd enough to find what a tidy example hides.
import * as fc from 'fast-check';
import type { Corpus } from '#core/counting/corpus.ts';
import type { Grouping, TallyRequest } from '#core/counting/request.ts';
import type { CodingRecord, SourceRecord } from '#core/records.ts';
import { Study } from './study.ts';

const length = 60;
const documents = ['D1', 'D2', 'D3', 'D4'];
const interviews: Readonly<Record<string, readonly string[]>> = {
  N1: ['N1'],
  'N2.1': ['N2'],
  'N2.2': ['N2'],
  group: ['N2', 'N3', 'N4'],
};
const sources = [...documents, ...Object.keys(interviews)];
const people = ['N1', 'N2', 'N3', 'N4'];
export const persons = ['Wei', 'Lin', 'Ana'];
/** `role` and `task` lie below `guide`. The theme `bridge` has `link` below it and counts `task` from elsewhere. */
export const codes = ['guide', 'role', 'task', 'bridge', 'link', 'other'];
const times = ['2024-02-01T00:00:00.000Z', '2024-03-01T00:00:00.000Z', '2024-04-01T00:00:00.000Z'];

const span = fc
  .tuple(fc.nat(length - 1), fc.integer({ min: 1, max: 20 }))
  .map(([start, size]) => [start, Math.min(length, start + size)] as const);

/** A coding anywhere in the study, without its id. */
const coding = fc.record({
  sourceId: fc.constantFrom(...sources),
  codeId: fc.constantFrom(...codes),
  coderId: fc.constantFrom(...persons, 'Wei again', 'settled'),
  span: fc.option(span, { freq: 6 }),
  stance: fc.constantFrom(null, 'supports' as const, 'contradicts' as const),
  voice: fc.constantFrom(null, null, 'paraphrase' as const, 'verbatim-notes' as const, 'remark' as const),
  respondentId: fc.option(fc.constantFrom(...people), { freq: 2 }),
  weight: fc.option(fc.nat(100)),
  suggestedBy: fc.constantFrom(null, null, 'likeness'),
});

export const codingRecords: fc.Arbitrary<CodingRecord[]> = fc
  .array(coding, { maxLength: 40 })
  .map((codings) => codings.map((one, index) => recordOf(one, `c${index}`)));

function recordOf(one: typeof coding extends fc.Arbitrary<infer T> ? T : never, id: string): CodingRecord {
  const { span: place, ...facts } = one;
  return {
    id,
    ...facts,
    start: place?.[0] ?? null,
    end: place?.[1] ?? null,
    quoteDigest: null,
    translation: null,
    rationale: null,
    confidence: null,
    createdAt: '2024-01-01T00:00:00.000Z',
  };
}

const sourceFacts = fc.record({
  classId: fc.constantFrom(null, 'news', 'report'),
  date: fc.constantFrom(null, '2019', '2019-12', '2020-01-05'),
  status: fc.constantFrom('included' as const, 'included' as const, 'new' as const, 'excluded' as const),
  duplicateOf: fc.constantFrom(null, null, null, 'D1'),
});

const reviews = fc.array(
  fc.record({
    sourceId: fc.constantFrom(...sources),
    coderId: fc.constantFrom(...persons, 'Wei again', 'settled'),
    at: fc.constantFrom(...times),
  }),
  { maxLength: 24 },
);

/** A study with two classes, four documents, four interviews (one of a group), five coders and six codes. */
export const studies: fc.Arbitrary<Study> = fc
  .record({
    codings: codingRecords,
    facts: fc.array(sourceFacts, { minLength: sources.length, maxLength: sources.length }),
    reviews,
    roles: fc.array(fc.constantFrom('firm', 'state', null), { minLength: 4, maxLength: 4 }),
  })
  .map(({ codings, facts, reviews: marks, roles }) => {
    const study = new Study().class('news').class('report', 'sampled');
    for (const name of persons.slice(1)) study.coder(name);
    study.coder('Wei again', 'second-pass').coder('settled', 'adjudication');
    study.theme('guide').code('role', { parentId: 'guide' }).code('task', { parentId: 'role' });
    study
      .theme('bridge', ['task'])
      .code('link', { parentId: 'bridge', createdAt: '2024-02-15T00:00:00.000Z' });
    study.code('other');
    sources.forEach((id, index) => {
      const own: Partial<SourceRecord> = { length, codePoints: length, ...facts[index] };
      const there = interviews[id];
      if (there) study.interview(id, there, { ...own, classId: null });
      else study.document(id, { ...own, duplicateOf: id === 'D1' ? null : (own.duplicateOf ?? null) });
    });
    study.attribute('role of the person', 'respondent');
    study.values(
      'role of the person',
      Object.fromEntries(people.flatMap((name, index) => (roles[index] ? [[name, roles[index]]] : []))),
    );
    const marked = new Map(marks.map((mark) => [`${mark.sourceId} ${mark.coderId}`, mark]));
    for (const { sourceId, coderId, at } of marked.values()) study.reviewed([sourceId], coderId, at);
    study.codings.push(...codings);
    return study;
  });

export const groupings: fc.Arbitrary<Grouping> = fc.constantFrom<Grouping[]>(
  'kind',
  'class',
  'year',
  'month',
  'respondent',
  { attributeId: 'role of the person' },
);

/** Requests of every sort except majorities, which have no passages. */
export const requests: fc.Arbitrary<TallyRequest> = fc.record(
  {
    scope: fc.record(
      {
        kind: fc.constantFrom('document' as const, 'interview' as const),
        respondentIds: fc.constantFrom(['N2'], ['N3', 'N4']),
        withExcluded: fc.boolean(),
        withDuplicates: fc.boolean(),
      },
      { requiredKeys: [] },
    ),
    layer: fc.constantFrom('main' as const, 'union' as const, 'adjudicated' as const, { coderId: 'Lin' }),
    denominator: fc.constantFrom('reviewed' as const, 'all' as const, 'any' as const),
    basis: fc.constantFrom('any' as const, 'whole' as const, 'spans' as const),
    rollup: fc.boolean(),
    joinAdjacent: fc.boolean(),
    by: groupings,
    stances: fc.constantFrom(['contradicts' as const], [null, 'supports' as const]),
    minimumWeight: fc.nat(100),
    withoutSuggested: fc.boolean(),
  },
  { requiredKeys: [] },
);

/** The ids of all codes of a corpus in tree order. */
export function codeIdsOf(corpus: Corpus): string[] {
  return corpus.codebook.inOrder.map((code) => code.id);
}
