// What is not imported of a sheet, as a table: one row for each column, row, tick and cell, with the reason.
import type { Cell, Column, Table } from '../exports/table.ts';
import type { LeftColumn } from './left-columns.ts';
import type { PlannedTick, TickPlan } from './tick-plan.ts';

const columns: readonly Column[] = [
  { key: 'what', kind: 'text' },
  { key: 'row', kind: 'number' },
  { key: 'name', kind: 'long' },
  { key: 'theme', kind: 'text' },
  { key: 'in_the_sheet', kind: 'text' },
  { key: 'because', kind: 'text' },
  { key: 'ticks', kind: 'number' },
];

/**
 * Columns that are not themes, rows without a source, themes that take no ticks, ticks on sources that have
 * their one code already, ticks whose codings were removed or recoded here, and unclear cells.
 */
export function leftTable(
  left: readonly LeftColumn[],
  nameless: readonly number[],
  {
    rows,
    themes,
    unclear,
    held,
    removed,
    recoded,
  }: Pick<TickPlan, 'rows' | 'themes' | 'unclear' | 'held' | 'removed' | 'recoded'>,
): Table {
  const rowOf = new Map(rows.map((row) => [row.sourceId, row]));
  const nameOf = new Map(themes.map(({ place, name }) => [place, name]));
  const tick =
    (because: string) =>
    ({ sourceId, place }: PlannedTick): Cell[] => {
      const row = rowOf.get(sourceId);
      return ['tick', row?.row ?? null, row?.title ?? '', nameOf.get(place) ?? '', '', because, 1];
    };
  const lines: Cell[][] = [
    ...left.map(({ name, because, ticks }) => ['column', null, name, '', '', because, ticks]),
    ...nameless.map((row) => ['row', row, '', '', '', 'nameless', null]),
    ...rows
      .filter(({ sourceId }) => sourceId === null)
      .map(({ row, title, outcome, ticks }) => ['row', row, title, '', '', outcome, ticks]),
    ...themes
      .filter(({ by, isRefused }) => by === 'ambiguous' || by === 'left' || isRefused)
      .map(({ name, by, ticks, isRefused }) => [
        'theme',
        null,
        '',
        name,
        '',
        isRefused ? 'retired' : by,
        ticks,
      ]),
    ...held.map(tick('one_per_source')),
    ...removed.map(tick('removed')),
    ...recoded.map(tick('recoded')),
    ...unclear.flatMap(({ value, cells }) =>
      cells.map(({ row, theme }) => ['cell', row, '', theme, value, 'unclear', null]),
    ),
  ];
  return { columns, rows: lines };
}
