// A tally as a table for scripts and spreadsheets: one row for each theme or code, with its base beside every
// count, so that every number shows what it is out of. How it was counted is repeated on every row.
import type { Tally, TallyCell, TallyRow } from '../counting/tally.ts';
import type { Percent } from '../counting/request.ts';
import { toldBase, type TallyColumn } from '../counting/tally-column.ts';
import { freeName } from '../free-name.ts';
import type { Cell, Column, Table } from './table.ts';

/** What accompanies the numbers in a tally's table. */
export interface TallyTelling {
  /** Written paths by code id (see `code-paths.ts`). */
  readonly paths: ReadonlyMap<string, string>;
  /** `main`, `union`, `majority`, `adjudicated`, or the name of a coder. */
  readonly layer: string;
  /** How it was counted, in words. */
  readonly method: string;
  /** Sentences on single rows, by code id. */
  readonly sentences?: ReadonlyMap<string, string>;
  /** What every export of the project repeats. */
  readonly notice: string | null;
  /** Whether every count is accompanied by that of the code itself, without its sub-codes. */
  readonly direct?: boolean;
}

interface TallyTableColumn extends Column {
  readonly of: (row: TallyRow) => Cell;
}

/**
 * For each column of the tally its count under the column's key, then `KEY: n` and, where counts are shares,
 * `KEY: share`, `KEY: low` and `KEY: high` (95 % interval; none for lengths of text) and, for an estimate,
 * `KEY: se`. Shares of a row, of a column or of the table are called so, with what they are out of beside them:
 * `KEY: share of row` and `KEY: row n`, while `KEY: n` stays the base of the count. Where a count or its share is missing, `KEY: reason` names the reason. `total` is the union over
 * the columns. Where direct counts are wanted, `KEY: direct` has those of each column, in the unit of the
 * table; `direct` is always that of the total.
 */
export function tallyTable(tally: Tally, telling: TallyTelling): Table {
  const withDirect = telling.direct === true && tally.settings.rollup;
  const repeated = repeatedColumns(tally, telling);
  const closing = [...lastColumns, ...weightColumns(tally), ...sentenceColumn(telling), ...repeated];
  const taken = new Set([...firstColumns(telling), ...closing].map(({ key }) => key));
  const columns = [
    ...firstColumns(telling),
    ...tally.columns.flatMap((column, place) =>
      columnsOf(tally, column, (row) => row.cells[place], taken, withDirect),
    ),
    // Every table has a column for the direct count of the total.
    ...columnsOf(tally, tally.total, (row) => row.total, taken, false),
    ...closing,
  ];
  return {
    columns: columns.map(({ key, kind }) => ({ key, kind })),
    rows: tally.rows.map((row) => columns.map((column) => column.of(row))),
  };
}

function firstColumns({ paths }: TallyTelling): TallyTableColumn[] {
  return [
    {
      key: 'path',
      kind: 'text',
      of: (row) => paths.get(row.codeId) ?? (row.query === null ? null : (row.path[0] ?? null)),
    },
    { key: 'theme', kind: 'flag', of: (row) => row.theme },
    { key: 'code_id', kind: 'text', of: (row) => row.codeId },
  ];
}

/** The columns for one column of the tally; its key is changed where the table has a column with that name. */
function columnsOf(
  { rows, facts }: Tally,
  column: TallyColumn,
  cellOf: (row: TallyRow) => TallyCell | undefined,
  taken: Set<string>,
  withDirect: boolean,
): TallyTableColumn[] {
  const name = freeName(column.key, taken);
  const share = (part: 'share' | 'low' | 'high' | 'se'): TallyTableColumn => ({
    key: `${name}: ${part}`,
    kind: 'share',
    of: (row) => onCell(cellOf(row), (cell) => cell[part]),
  });
  const hasReasons = rows.some((row) => cellOf(row)?.reason);
  const columns: TallyTableColumn[] = [
    { key: name, kind: 'number', of: (row) => onCell(cellOf(row), (cell) => cell.count) },
    { key: `${name}: n`, kind: 'number', of: () => toldBase(column, facts.unit) },
    ...(withDirect
      ? [
          {
            key: `${name}: direct`,
            kind: 'number' as const,
            of: (row: TallyRow) => onCell(cellOf(row), (cell) => cell.direct),
          },
        ]
      : []),
    ...(column.hasShare ? sharesIn(name, facts.percent, cellOf, share('share')) : []),
    ...(column.hasInterval ? [share('low'), share('high')] : []),
    ...(column.shareRule === 'estimated' ? [share('se')] : []),
    ...(hasReasons
      ? [
          {
            key: `${name}: reason`,
            kind: 'text' as const,
            of: (row: TallyRow) => onCell(cellOf(row), ({ reason }) => reason?.key),
          },
        ]
      : []),
  ];
  for (const { key } of columns) taken.add(key);
  return columns;
}

/** The share of the base, or a share of something else with what it is out of. */
function sharesIn(
  name: string,
  percent: Percent | undefined,
  cellOf: (row: TallyRow) => TallyCell | undefined,
  share: TallyTableColumn,
): TallyTableColumn[] {
  if (percent === undefined || percent === 'cell' || percent === 'none') return [share];
  return [
    { ...share, key: `${name}: share of ${percent}` },
    { key: `${name}: ${percent} n`, kind: 'number', of: (row) => onCell(cellOf(row), countedWhole) },
  ];
}

/** What a share is out of; null where the share is that of an estimate, which is out of no count. */
function countedWhole({ count, share, partOf = null }: TallyCell): number | null {
  if (share === null || count === null || partOf === null) return partOf;
  return Math.abs(count / partOf - share) < 1e-9 ? partOf : null;
}

function onCell(
  cell: TallyCell | undefined,
  read: (cell: TallyCell) => string | number | null | undefined,
): Cell {
  return cell === undefined ? null : (read(cell) ?? null);
}

const lastColumns: readonly TallyTableColumn[] = [
  { key: 'direct', kind: 'number', of: (row) => row.total.direct },
  { key: 'contradicting', kind: 'number', of: (row) => row.total.contradicting },
  { key: 'prompted', kind: 'text', of: (row) => row.prompted },
  { key: 'reviewed_before_created', kind: 'number', of: (row) => row.bornLate },
  { key: 'at_risk', kind: 'number', of: (row) => row.bornLateAtRisk },
];

/** The weights of each row's codings, and how many have one; no columns where they were not asked for. */
function weightColumns({ settings }: Tally): TallyTableColumn[] {
  if (!settings.weights) return [];
  const parts = {
    codings: 'codings',
    weighted: 'weighted',
    weight_mean: 'mean',
    weight_least: 'least',
    weight_most: 'most',
  } as const;
  return Object.entries(parts).map(([key, part]) => ({
    key,
    kind: 'number',
    of: ({ weights }) => weights?.[part] ?? null,
  }));
}

/** The sentence of each row on what is estimated, or how its classes differ; no column where no row has one. */
function sentenceColumn({ sentences = new Map() }: TallyTelling): TallyTableColumn[] {
  if (sentences.size === 0) return [];
  return [{ key: 'sentence', kind: 'text', of: ({ codeId }) => sentences.get(codeId) ?? null }];
}

function repeatedColumns({ settings, facts, notReviewed }: Tally, telling: TallyTelling): TallyTableColumn[] {
  const repeated: readonly (readonly [key: string, cell: Cell])[] = [
    ['unit', settings.unit],
    ['basis', settings.basis],
    ['rollup', settings.rollup],
    ['layer', telling.layer],
    ['denominator', facts.denominator.used],
    ...(facts.percent === undefined ? [] : [['percent', facts.percent] as const]),
    ['not_reviewed', notReviewed],
    ['method', telling.method],
    ...(telling.notice === null ? [] : [['notice', telling.notice] as const]),
  ];
  return repeated.map(([key, cell]) => ({ key, kind: 'text', of: () => cell }));
}
