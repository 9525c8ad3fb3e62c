import { expect, test } from 'vitest';
import { printedLaid } from '#core/kept-tables/printed-laid.ts';
import type { LaidTable } from '#core/kept-tables/laid-table.ts';

const column = { note: '', align: 'end', format: 'count', shareOf: null } as const;
const row = (name: string, ...texts: readonly string[]) => ({
  key: name,
  name,
  depth: 0,
  look: 'plain' as const,
  cells: texts.map((text) => ({ text })),
});

function tableOf(rows: LaidTable['rows'], notes: readonly string[]): LaidTable {
  const under = { key: 'guide', name: 'guide', note: '13 of 17' };
  return {
    caption: 'A table',
    rowHead: 'Respondent',
    columns: [
      { ...column, key: 'n', name: 'n', under },
      { ...column, key: 'all', name: 'all', note: 'of 17', under: null },
    ],
    rows,
    notes,
  };
}

test('tables below each other keep their groups, and say once what holds for all', () => {
  const members = { ...row('Members'), look: 'heading' as const };
  const printed = printedLaid(
    'Both',
    ['Study'],
    [
      { name: 'Documents', table: tableOf([row('a', '1', '2')], ['How', 'One']) },
      { name: 'Interviews', table: tableOf([members, row('b', '3', '4')], ['How']) },
    ],
  );

  expect(printed.columns).toEqual([
    { name: 'Respondent', align: 'start' },
    { name: 'guide', note: 'n', align: 'end' },
    { name: 'all', note: 'of 17', align: 'end' },
  ]);
  expect(printed.groups).toEqual([
    { heading: 'Documents', rows: [] },
    { heading: null, rows: [['a', '1', '2']] },
    { heading: 'Interviews', rows: [] },
    { heading: 'Members', rows: [['b', '3', '4']] },
  ]);
  expect(printed.notes).toEqual(['How', 'One']);
});
