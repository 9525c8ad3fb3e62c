// Heads of many narrow columns in a Word file: turned where words of them would break, else upright.
import { expect, test } from 'vitest';
import type { LaidTable } from '#core/kept-tables/laid-table.ts';
import { columnsOnPage } from '#formats/writing/laid-table-columns.ts';
import { textWidth } from '#formats/writing/docx-parts.ts';

function tableOf(names: readonly string[], cell = '4'): LaidTable {
  return {
    caption: 'Passages of themes by person',
    rowHead: 'Theme',
    columns: names.map((name) => ({
      key: name,
      name,
      note: 'in 1 source',
      align: 'end',
      under: null,
      format: 'count',
      shareOf: null,
    })),
    rows: [
      { key: 'guide', name: 'guide', depth: 0, look: 'plain', cells: names.map(() => ({ text: cell })) },
    ],
    notes: [],
  };
}

const people = Array.from({ length: 17 }, (_, place) => `Telecommunications ${place + 1}`);

test('the heads of seventeen people are turned, as high as the longest name, and fill the page', () => {
  const { widths, turned } = columnsOnPage(tableOf(people), textWidth(true));

  expect(turned).toBeGreaterThan(2_000);
  expect(turned).toBeLessThan(3_600);
  expect(widths).toHaveLength(18);
  expect(widths.reduce((all, each) => all + each, 0)).toBe(textWidth(true));
  expect(widths[0]).toBeGreaterThanOrEqual(1_500);
});

test('few heads, and short ones, stand upright', () => {
  expect(columnsOnPage(tableOf(people.slice(0, 3)), textWidth(false)).turned).toBeNull();
  expect(columnsOnPage(tableOf(['N1', 'N2', 'N3']), textWidth(false)).turned).toBeNull();
});

test('heads stand upright where the cells need all the room', () => {
  expect(columnsOnPage(tableOf(people, '4 (25%; 95%: 10–40)'), textWidth(true)).turned).toBeNull();
});

test('no word of a name is broken, however narrow the other columns become', () => {
  const table = tableOf(people, '4 (25%; 95%: 10–40)');
  const named = { ...table, rows: table.rows.map((row) => ({ ...row, name: 'standardisation of data' })) };
  const widthOfNames = (of: LaidTable): number => columnsOnPage(of, textWidth(true)).widths[0] ?? 0;

  expect(widthOfNames(named)).toBeGreaterThan(15 * 112);
  expect(widthOfNames(named)).toBeGreaterThan(widthOfNames(table));
});
