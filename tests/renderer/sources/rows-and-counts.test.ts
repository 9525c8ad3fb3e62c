// The list of sources is ordered and counted by the columns of its tables. A reader of the rules would do it row by row,
// and must find the same, whether the tables are as the program sent them or have taken a change since.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AttributeRecord, ClassRecord, RespondentRecord } from '#core/records.ts';
import { ColumnRows } from '#renderer/state/column-rows.ts';
import { nameOf, sourceRows, type RowTables } from '#renderer/common/sources/source-row.ts';
import { factValues, groupOf, groupsInOrder, sourceFacts } from '#renderer/features/sources/source-facts.ts';
import { createWords } from '#words/words.ts';
import { sentByColumn, sourceRecord } from '../../helpers/records.ts';

type Tables = RowTables & { readonly attribute: ReadonlyMap<string, AttributeRecord> };

const byId = <Row extends { readonly id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> =>
  new Map(rows.map((row) => [row.id, row]));

const classes = byId(
  ['report', 'news'].map((id, position): ClassRecord => ({
    id,
    name: id,
    coverage: 'complete',
    frameSize: null,
    position,
  })),
);
const people = byId(
  ['N10', 'N9'].map((id, position): RespondentRecord => ({ id, name: id, position, consent: null })),
);
const attributes = byId(
  ['pages', 'scope'].map((id, position): AttributeRecord => ({
    id,
    name: id,
    owner: 'source',
    type: id === 'pages' ? 'integer' : 'text',
    position,
  })),
);

const facts = fc.record({
  source: fc.record({
    kind: fc.constantFrom('document', 'interview'),
    title: fc.constantFrom('Report 9', 'Report 10', 'report 10', '北京', 'N9'),
    label: fc.constantFrom(null, 'N9', 'N10'),
    classId: fc.constantFrom(null, 'news', 'report', 'one that is gone'),
    date: fc.constantFrom(null, '2019', '2019-05', '2021-03-02', ''),
    status: fc.constantFrom('new', 'included', 'excluded'),
    origin: fc.constantFrom(null, 'China Daily', 'N9.txt', ''),
    originalName: fc.constantFrom(null, 'N9.txt'),
    language: fc.constantFrom(null, 'en', 'zh-CN'),
  }),
  people: fc.subarray(['N9', 'N10', 'one who is gone']),
  reviewers: fc.subarray(['Wei', 'Lena']),
  pages: fc.constantFrom(null, '9', '10', ''),
  scope: fc.constantFrom(null, 'local'),
});

/** The tables of a study with these sources, as they were sent if `byColumns`, else as they are after a change. */
function tablesOf(
  each: readonly (typeof facts extends fc.Arbitrary<infer T> ? T : never)[],
  byColumns: boolean,
): Tables {
  const sources = each.map(({ source }, place) => sourceRecord({ id: `source ${place}`, ...source }));
  const reviews = each.flatMap(({ reviewers }, place) =>
    reviewers.map((coderId) => ({ id: `${coderId} ${place}`, sourceId: `source ${place}`, coderId, at: '' })),
  );
  return {
    source: byColumns ? new ColumnRows(sentByColumn<'source'>(sources)) : byId(sources),
    review: byColumns ? new ColumnRows(sentByColumn<'review'>(reviews)) : byId(reviews),
    class: classes,
    respondent: people,
    sourceRespondent: byId(
      each.flatMap((one, place) =>
        one.people.map((respondentId) => ({
          id: `${respondentId} ${place}`,
          sourceId: `source ${place}`,
          respondentId,
        })),
      ),
    ),
    attribute: attributes,
    attributeValue: byId(
      each.flatMap((one, place) =>
        (['pages', 'scope'] as const).flatMap((attributeId) => {
          const value = one[attributeId];
          const sourceId = `source ${place}`;
          return value === null
            ? []
            : [{ id: `${attributeId} ${place}`, attributeId, sourceId, respondentId: null, value }];
        }),
      ),
    ),
  };
}

const studies = fc.record({ each: fc.array(facts, { maxLength: 12 }), byColumns: fc.boolean() });

test('the sources stand in the order that their facts give one by one', () => {
  const collator = new Intl.Collator(undefined, { numeric: true });
  const classRank = (id: string | null): number => classes.get(id ?? '')?.position ?? classes.size;

  fc.assert(
    fc.property(studies, ({ each, byColumns }) => {
      const tables = tablesOf(each, byColumns);
      const expected = [...tables.source.values()].toSorted((a, b) => {
        const days = [a.date ?? '9', b.date ?? '9'] as const;
        return (
          Number(a.kind === 'interview') - Number(b.kind === 'interview') ||
          classRank(a.classId) - classRank(b.classId) ||
          (days[0] < days[1] ? -1 : days[0] > days[1] ? 1 : collator.compare(nameOf(a), nameOf(b)))
        );
      });

      expect(sourceRows(tables, 'Wei').map(({ source }) => source.id)).toEqual(expected.map(({ id }) => id));
    }),
  );
});

test('a row tells what other tables say of its source', () => {
  fc.assert(
    fc.property(studies, ({ each, byColumns }) => {
      const told = sourceRows(tablesOf(each, byColumns), 'Wei').map((row) => ({
        id: row.source.id,
        className: row.className,
        people: row.respondents.map(({ id }) => id),
        reviewed: row.reviewed,
        values: Object.fromEntries(row.values),
      }));

      expect(told.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
        each
          .map(({ source, pages, scope, ...one }, place) => ({
            id: `source ${place}`,
            className: classes.get(source.classId ?? '')?.name ?? null,
            people: one.people.filter((id) => people.has(id)),
            reviewed: one.reviewers.includes('Wei'),
            values: { ...(pages === null ? {} : { pages }), ...(scope === null ? {} : { scope }) },
          }))
          .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      );
    }),
  );
});

test('each value is counted as often as rows show it, and groups as rows are grouped', () => {
  const words = createWords('en');

  fc.assert(
    fc.property(studies, ({ each, byColumns }) => {
      const tables = tablesOf(each, byColumns);
      const rows = sourceRows(tables, 'Wei');
      const all = sourceFacts(words, tables);
      const counted = factValues(tables, all).map(({ fact, values, without }) => [
        fact.id,
        Object.fromEntries(values.map(({ value, count }) => [value, count])),
        without,
      ]);
      const shown = all.map(({ id, valuesOf }) => [
        id,
        Object.fromEntries(
          Object.entries(Object.groupBy(rows.flatMap(valuesOf), String)).map(([value, of]) => [
            value,
            of?.length,
          ]),
        ),
        rows.filter((row) => valuesOf(row).length === 0).length,
      ]);
      const groups = factValues(tables, all).map((values) => groupsInOrder(rows, values).toSorted());

      expect(counted).toEqual(shown);
      expect(groups).toEqual(
        all.map((fact) => [...new Set(rows.map((row) => groupOf(row, fact)))].toSorted()),
      );
    }),
  );
});

test('classes at one position head their groups in the order in which their sources stand', () => {
  const atOnePosition = ['b', 'a'].map((id): ClassRecord => ({
    id,
    name: id,
    coverage: 'complete',
    frameSize: null,
    position: 0,
  }));
  const tables: Tables = {
    ...tablesOf([], false),
    class: byId(atOnePosition),
    source: byId([sourceRecord({ id: '1', classId: 'b' }), sourceRecord({ id: '2', classId: 'a' })]),
  };
  const rows = sourceRows(tables, undefined);
  const byClass = factValues(tables, sourceFacts(createWords('en'), tables)).find(
    ({ fact }) => fact.id === 'class',
  )!;

  expect(rows.map(({ source }) => source.classId)).toEqual(['a', 'b']);
  expect(groupsInOrder(rows, byClass)).toEqual(['a', 'b']);
});
