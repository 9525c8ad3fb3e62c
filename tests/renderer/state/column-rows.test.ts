// A window reads the rows that it is sent by column like any others: on the way, as JSON, nothing of them is lost.
import { describe, expect, test } from 'vitest';
import type { SourceRecord } from '#core/records.ts';
import type { RowsByColumn } from '#core/tables/rows-by-column.ts';
import { ColumnRows, countsOf, eachOf, fieldOf } from '#renderer/state/column-rows.ts';
import type { OpenProject } from '#electron/rpc/transport.ts';
import { applied, load, projectStore, type Received } from '#renderer/state/project.ts';
import { sourceRows } from '#renderer/common/sources/source-row.ts';
import { heldTables } from '#core/tables/all.ts';
import { sentByColumn, sourceRecord } from '../../helpers/records.ts';

/** Their titles are more than fit in a list of few values; their dates are few, some of them null; their origin is one. */
const many = Array.from({ length: 300 }, (_, place) =>
  sourceRecord({
    id: `source ${String(place).padStart(3, '0')}`,
    title: `Text ${place}`,
    kind: place % 7 === 0 ? 'interview' : 'document',
    date: place % 3 === 0 ? null : `20${10 + (place % 5)}`,
    length: place * 10,
  }),
);
const sent = (rows: readonly SourceRecord[]): RowsByColumn<SourceRecord> =>
  JSON.parse(JSON.stringify(sentByColumn<'source'>(rows))) as RowsByColumn<SourceRecord>;
const held = (rows: readonly SourceRecord[]) => new ColumnRows(sent(rows));
/** The row with its fields as properties of its own. */
const plain = (row: SourceRecord | undefined): unknown => JSON.parse(JSON.stringify(row));

test('a field is sent as one value, as few values, or as one for each row', () => {
  const { count, columns } = sent(many);

  expect(count).toBe(300);
  expect(columns.origin).toEqual({ same: null });
  expect(columns.kind).toMatchObject({ few: ['interview', 'document'], at: expect.arrayContaining([0, 1]) });
  expect(columns.title).toEqual({ each: many.map(({ title }) => title) });
});

describe('the rows held by column', () => {
  const sizes = [
    ['none', []],
    ['one', many.slice(0, 1)],
    ['as many as a list of few values holds', many.slice(0, 255)],
    ['one more', many.slice(0, 256)],
    ['many', many],
  ] as const;

  test.each(sizes)('are those that were sent, in their order: %s', (_, rows) => {
    const ids = rows.map(({ id }) => id);
    const all = held(rows);
    const visited: [string, unknown][] = [];
    all.forEach((row, id) => visited.push([id, plain(row)]));

    expect(all.size).toBe(rows.length);
    expect([...all.keys()]).toEqual(ids);
    expect([...all.values()].map(plain)).toEqual(rows);
    expect([...all].map(([id, row]) => [id, plain(row)])).toEqual(rows.map((row) => [row.id, row]));
    expect(visited).toEqual(rows.map((row) => [row.id, row]));
  });

  test('are found by id, each the same object every time', () => {
    const all = held(many);

    expect(plain(all.get('source 007'))).toEqual(many[7]);
    expect(all.get('source 007')).toBe([...all.values()][7]);
    expect([all.has('source 007'), all.has('title'), all.get('toJSON')]).toEqual([true, false, undefined]);
  });

  test.each(sizes)('answer for a field as its rows would: %s', (_, rows) => {
    const all = held(rows);
    for (const field of ['origin', 'kind', 'date', 'title'] as const) {
      const { values, at } = fieldOf(all, field);
      const each = rows.map((row) => row[field]);

      expect(eachOf(all, field)).toEqual(each);
      expect(at.map((place) => values[place])).toEqual(each);
      expect(values).toHaveLength(new Set(each).size);
      expect(countsOf(all, field)).toEqual(countsOf(new Map(rows.map((row) => [row.id, row])), field));
      expect([...countsOf(all, field).values()].reduce((sum, count) => sum + count, 0)).toBe(rows.length);
    }
  });

  test('are shown as the same list as rows that were sent whole', () => {
    const none = Object.fromEntries(heldTables.map((table) => [table, []])) as unknown as Received;
    const listed = (source: Received['source']): unknown => {
      load({} as OpenProject, { ...none, source });
      return sourceRows(projectStore.getState().tables, undefined).map(({ source: { id } }) => id);
    };

    expect(listed(sent(many))).toEqual(listed(many));
  });

  test('take a change as rows that were sent whole do', () => {
    const none = Object.fromEntries(heldTables.map((table) => [table, []])) as unknown as Received;
    const [first, second, third] = many as [SourceRecord, SourceRecord, SourceRecord];
    const change = {
      added: { source: { new: sourceRecord({ id: 'new', title: 'New' }) } },
      updated: { source: { [second.id]: [second, { ...second, title: 'Renamed' }] } },
      removed: { source: { [third.id]: third } },
    } as const;
    const after = (source: Received['source']): unknown => {
      load({} as OpenProject, { ...none, source });
      const { tables } = applied(projectStore.getState(), change);
      return [...tables.source].map(([id, row]) => [id, plain(row)]);
    };

    expect(after(sent(many))).toEqual(after(many));
    expect(after(sent(many))).toContainEqual([first.id, first]);
  });
});
