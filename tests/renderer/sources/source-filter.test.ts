import { describe, expect, test } from 'vitest';
import type { AttributeRecord, RespondentRecord, SourceRecord } from '#core/records.ts';
import { interviewsOf } from '#renderer/features/respondents/open-interviews.ts';
import {
  factValues,
  groupInWords,
  groupsInOrder,
  partsSources,
  sourceFacts,
  type SourceFact,
} from '#renderer/features/sources/source-facts.ts';
import {
  isFiltering,
  noFilter,
  NO_VALUE,
  passing,
  type SourceFilter,
} from '#renderer/features/sources/source-filter.ts';
import type { SourceRow } from '#renderer/common/sources/source-row.ts';
import { createWords } from '#words/words.ts';
import { sourceRecord } from '../../helpers/records.ts';

function attribute(name: string, type: AttributeRecord['type']): AttributeRecord {
  return { id: name, name, owner: 'source', type, position: 0 };
}

const people = ['N1', 'N10'].map((name, position): RespondentRecord => ({
  id: name,
  name,
  position,
  consent: null,
}));
const facts = sourceFacts(createWords('en'), {
  class: new Map([
    ['news', { id: 'news', name: 'news', coverage: 'complete', frameSize: null, position: 0 }],
  ]),
  respondent: new Map(people.map((person) => [person.id, person])),
  attribute: new Map([
    ['pages', attribute('pages', 'integer')],
    ['scope', attribute('scope', 'text')],
  ]),
});
const fact = (id: string): SourceFact => facts.find((each) => each.id === id)!;

function row(
  fields: Partial<SourceRecord>,
  { names = [], values = {}, reviewed = false }: RowFacts = {},
): SourceRow {
  const source = sourceRecord({ id: fields.title ?? 'source', title: 'Untitled', ...fields });
  return {
    source,
    className: source.classId,
    respondents: people.filter(({ name }) => names.includes(name)),
    reviewed,
    values: new Map(Object.entries(values)),
  };
}

interface RowFacts {
  readonly names?: readonly string[];
  readonly values?: Readonly<Record<string, string>>;
  readonly reviewed?: boolean;
}

const rows = [
  row(
    { title: 'fair', date: '2019-12-05', language: 'en', status: 'included', origin: 'China Daily' },
    { reviewed: true, values: { pages: '9', scope: 'local' } },
  ),
  row(
    { title: 'copy', date: '2019', language: 'en', duplicateOf: 'fair', origin: 'China Daily' },
    { values: { pages: '10' } },
  ),
  row({ title: '会议', date: '2021-03', language: 'zh-CN', classId: 'news', status: 'excluded' }),
  row(
    { title: 'first talk', kind: 'interview', status: 'included', origin: 'N1.txt', originalName: 'N1.txt' },
    { names: ['N1'] },
  ),
  row({ title: 'with N10', kind: 'interview', status: 'included' }, { names: ['N10'] }),
];

function shown(filter: Partial<SourceFilter>): string[] {
  return passing(rows, { ...noFilter, ...filter }, facts).map(({ source }) => source.title);
}

describe('the table of sources', () => {
  const all = ['fair', 'copy', '会议', 'first talk', 'with N10'];
  test.each<[Partial<SourceFilter>, string[]]>([
    [{}, all],
    [{ kind: 'interview' }, ['first talk', 'with N10']],
    [{ review: 'open' }, ['copy', '会议', 'first talk', 'with N10']],
    [{ duplicates: 'only' }, ['copy']],
    [{ duplicates: 'without', words: 'FAIR' }, ['fair']],
    [{ wanted: { status: ['excluded'] } }, ['会议']],
    [{ wanted: { class: ['news'] } }, ['会议']],
    [{ wanted: { class: [NO_VALUE] } }, ['fair', 'copy', 'first talk', 'with N10']],
    [{ wanted: { year: ['2019', '2021'] } }, ['fair', 'copy', '会议']],
    [{ wanted: { language: ['zh-CN'] } }, ['会议']],
    [{ wanted: { origin: ['China Daily'] } }, ['fair', 'copy']],
    [{ wanted: { pages: ['10'] } }, ['copy']],
    [{ wanted: { pages: ['9', NO_VALUE], language: ['en', 'zh-CN'] } }, ['fair', '会议']],
    [{ wanted: { 'a removed attribute': ['9'], pages: [] } }, all],
  ])('shows with %j the sources that match', (filter, titles) => {
    expect(shown(filter)).toEqual(titles);
  });

  test('shows for respondent N1 no interview of N10', () => {
    expect(shown(interviewsOf('N1'))).toEqual(['first talk']);
  });

  test('is not filtered by conditions that narrow nothing', () => {
    expect(isFiltering({ ...noFilter, wanted: { gone: ['x'], pages: [] } }, facts)).toBe(false);
    expect(isFiltering({ ...noFilter, wanted: { pages: [NO_VALUE] } }, facts)).toBe(true);
    expect(isFiltering({ ...noFilter, words: 'fair' }, facts)).toBe(true);
  });

  test('ignores choices of an earlier version that no longer exist', () => {
    const kept = { kind: 'all', status: 'all', classId: 'all', year: 'all', language: 'all' } as const;

    expect(isFiltering({ ...noFilter, ...kept }, facts)).toBe(false);
  });
});

describe('the values of a filter', () => {
  const links = rows.flatMap(({ source, respondents }) =>
    respondents.map((person) => ({ id: source.id, sourceId: source.id, respondentId: person.id })),
  );
  const stated = rows.flatMap(({ source, values }) =>
    Array.from(values, ([attributeId, value]) => ({
      id: `${attributeId} of ${source.id}`,
      attributeId,
      sourceId: source.id,
      respondentId: null,
      value,
    })),
  );
  const tables = {
    source: new Map(rows.map(({ source }) => [source.id, source])),
    respondent: new Map(people.map((person) => [person.id, person])),
    sourceRespondent: new Map(links.map((link) => [link.id, link])),
    attributeValue: new Map(stated.map((each) => [each.id, each])),
  };
  const valuesOf = (id: string) => factValues(tables, [fact(id)])[0]!;

  test('are in their order: years newest first, numbers by their value', () => {
    expect(valuesOf('year')).toMatchObject({
      values: [
        { value: '2021', count: 1 },
        { value: '2019', count: 2 },
      ],
      without: 2,
    });
    expect(valuesOf('pages').values.map(({ value }) => value)).toEqual(['9', '10']);
  });

  test('are offered when several sources share one and others have another', () => {
    expect(partsSources(valuesOf('origin'))).toBe(true);
    expect(partsSources(valuesOf('kind'))).toBe(true);
    expect(partsSources(valuesOf('pages'))).toBe(true);
    expect(partsSources(valuesOf('place'))).toBe(false);
  });

  test('group the sources, those without a value last', () => {
    const groups = (id: string) =>
      groupsInOrder(rows, valuesOf(id)).map((group) => groupInWords(group, fact(id)));

    expect(groups('pages')).toEqual(['9', '10', '(none)']);
    expect(groups('origin')).toEqual(['China Daily', '(none)']);
    expect(groups('class')).toEqual(['news', '(no class)']);
    expect(groups('kind')).toEqual(['documents', 'interviews']);
    expect(groups('respondent')).toEqual(['N1', 'N10', '(none)']);
  });
});
