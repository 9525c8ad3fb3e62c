// Table 1 as data: one row for each value of each attribute, however many values there are.
import type { TableOne } from '../respondents/table-one.ts';
import type { Cell, Column, Table } from './table.ts';

const columns: readonly Column[] = [
  { key: 'attribute', kind: 'text' },
  { key: 'value', kind: 'text' },
  { key: 'n', kind: 'number' },
  { key: 'of', kind: 'number' },
  { key: 'share', kind: 'share' },
  { key: 'median', kind: 'number' },
  { key: 'minimum', kind: 'number' },
  { key: 'maximum', kind: 'number' },
];

/** An empty value is for people who have none; a numeric attribute has one row with median and range. */
export function tableOneRows({ n, blocks }: TableOne): Table {
  const counted = (name: string, value: string | null, held: number): Cell[] => [
    name,
    value,
    held,
    n,
    n === 0 ? null : held / n,
    null,
    null,
    null,
  ];
  const rows = blocks.flatMap(({ attribute: { name }, values, numbers, missing }) => [
    ...values.map((each) => counted(name, each.value, each.n)),
    ...(numbers === null
      ? []
      : [[name, null, n - missing, n, null, numbers.median, numbers.least, numbers.most]]),
    ...(missing === 0 ? [] : [counted(name, null, missing)]),
  ]);
  return { columns, rows };
}
