import { expect, test } from 'vitest';
import { shadedTable } from '#figures/shaded-table.ts';

const table = {
  title: '',
  subtitle: '',
  notes: [],
  language: 'en',
  columns: ['2018', '2019'],
  groups: [
    {
      label: 'guide',
      label2: '引导者',
      colour: 3,
      isQuery: false,
      rows: [
        {
          label: 'News',
          cells: [
            { text: '9 of 17', step: null },
            { text: '51 (61%)', step: 4 },
          ],
        },
      ],
    },
  ],
  legend: ['Share of base', 'under 10%', '10–24%', '25–39%', '40–54%', '55% or more'],
} as const;

test('a shaded table prints every number, and shades in greys only what has a step', () => {
  const svg = shadedTable(table, { greys: true });

  for (const text of ['9 of 17', '51 (61%)', 'News', '2019', '55% or more'])
    expect(svg).toContain(`>${text}<`);
  // The cell, and the sample in the legend.
  expect(svg.match(/fill-opacity="0.35"/g)).toHaveLength(2);
  expect(svg).not.toContain('NaN');
});

test('without shading there is no legend', () => {
  expect(shadedTable({ ...table, legend: [] })).not.toContain('Share of base');
});
