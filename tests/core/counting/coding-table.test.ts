import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invert, type Change } from '#core/change.ts';
import { CodingTable } from '#core/counting/coding-table.ts';
import type { CodingRecord } from '#core/records.ts';
import { codingRecords } from './random-study.ts';
import { adding, Study, tableOf } from './study.ts';

/** Everything the table holds, source by source and in its order. */
function contents(table: CodingTable): unknown {
  const { columns } = table;
  const bySource = new Map<string, unknown[]>();
  for (let source = 0; source < table.sources.size; source += 1) {
    const rows = [...table.slotsOf(source)].map((slot) => [
      table.idOf(slot),
      table.sources.idOf(columns.source[slot]!),
      table.codes.idOf(columns.code[slot]!),
      table.coders.idOf(columns.coder[slot]!),
      columns.speaker[slot]! < 0 ? null : table.respondents.idOf(columns.speaker[slot]!),
      columns.start[slot],
      columns.end[slot],
      columns.voice[slot],
      columns.stance[slot],
      columns.weight[slot],
    ]);
    if (rows.length > 0) bySource.set(table.sources.idOf(source), rows);
  }
  return [...bySource].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The change from one set of codings to another: some are removed, some added, some updated. */
function between(from: readonly CodingRecord[], to: readonly CodingRecord[]): Change {
  const before = new Map(from.map((row) => [row.id, row]));
  const after = new Map(to.map((row) => [row.id, row]));
  return {
    added: { coding: Object.fromEntries(to.filter(({ id }) => !before.has(id)).map((row) => [row.id, row])) },
    updated: {
      coding: Object.fromEntries(
        [...after].flatMap(([id, row]) => (before.has(id) ? [[id, [before.get(id)!, row] as const]] : [])),
      ),
    },
    removed: {
      coding: Object.fromEntries(from.filter(({ id }) => !after.has(id)).map((row) => [row.id, row])),
    },
  };
}

describe('the table of codings', () => {
  it('holds the codings of a source in text order, the whole source and longer ones first', () => {
    const study = new Study();
    study.coding('D1', 'guide', [5, 9], { id: 'short' }).coding('D1', 'guide', [5, 20], { id: 'long' });
    study.coding('D1', 'guide', null, { id: 'whole' }).coding('D1', 'guide', [0, 3], { id: 'first' });
    const { table } = study;

    const ids = [...table.slotsOf(table.sources.find('D1'))].map((slot) => table.idOf(slot));

    expect(ids).toEqual(['whole', 'first', 'long', 'short']);
  });

  it('has a copy that no later change of the table reaches, and whose own changes do not reach the table', () => {
    fc.assert(
      fc.property(codingRecords, codingRecords, codingRecords, (first, second, third) => {
        const table = tableOf(first);
        table.apply(between(first, second));
        const copy = table.copy();
        const then = contents(table);

        table.apply(between(second, third));
        expect(contents(copy)).toEqual(then);
        const now = contents(table);
        copy.apply(between(second, first));
        expect(contents(table)).toEqual(now);
        expect(contents(copy)).toEqual(contents(tableOf(first)));
      }),
    );
  });

  it('equals a freshly loaded table after any changes', () => {
    fc.assert(
      fc.property(fc.array(codingRecords, { minLength: 1, maxLength: 5 }), (states) => {
        const table = tableOf(states[0]!);

        states.slice(1).forEach((next, index) => table.apply(between(states[index]!, next)));

        expect(contents(table)).toEqual(contents(tableOf(states.at(-1)!)));
        expect(table.size).toBe(states.at(-1)!.length);
      }),
    );
  });

  it('is as before once a change is undone', () => {
    fc.assert(
      fc.property(codingRecords, codingRecords, (before, after) => {
        const table = tableOf(before);
        const change = between(before, after);

        table.apply(change);
        table.apply(invert(change));

        expect(contents(table)).toEqual(contents(tableOf(before)));
      }),
    );
  });

  it('ignores a change that arrives twice', () => {
    fc.assert(
      fc.property(codingRecords, codingRecords, (before, after) => {
        const table = tableOf(before);
        const change = between(before, after);

        table.apply(change);
        table.apply(change);

        expect(contents(table)).toEqual(contents(tableOf(after)));
      }),
    );
  });

  it('grows as codings are added', () => {
    const table = new CodingTable();
    const [coding] = new Study().coding('D1', 'guide', [0, 5]).codings;

    for (let number = 0; number < 3000; number += 1) {
      table.apply(adding('coding', { ...coding!, id: `c${number}`, sourceId: `D${number % 100}` }));
    }

    expect(table.size).toBe(3000);
    expect(table.slotsOf(table.sources.find('D7'))).toHaveLength(30);
  });

  it('reuses the place of removed codings', () => {
    const study = new Study().coding('D1', 'guide', [0, 5], { id: 'c' });
    const { table } = study;
    const [coding] = study.codings;

    for (let round = 0; round < 5000; round += 1) {
      table.apply({ added: {}, updated: {}, removed: { coding: { c: coding! } } });
      table.apply(adding('coding', coding!));
    }

    expect(table.columns.source.length).toBeLessThan(5000);
    expect(table.size).toBe(1);
  });

  it('forgets its codings when it is loaded again', () => {
    const { table } = new Study().coding('D1', 'guide', [0, 5]);

    table.load([]);

    expect([table.size, contents(table)]).toEqual([0, []]);
  });
});
