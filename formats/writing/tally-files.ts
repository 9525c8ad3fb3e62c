// A tally as csv and json for scripts, and as a workbook for people: counts with their bases, shares with
// their intervals, and how it was counted under both.
import type { TallyJson } from '#core/counting/tally-json.ts';
import type { TallyColumn } from '#core/counting/tally-column.ts';
import type { Tally, TallyCell, TallyRow } from '#core/counting/tally.ts';
import { tallyTable, type TallyTelling } from '#core/exports/tally-rows.ts';
import { pathNames } from '#core/exports/written-names.ts';
import { columnBase } from '#words/column-base.ts';
import { columnName } from '#words/column-name.ts';
import { dateInWords } from '#words/citation.ts';
import type { Words } from '#words/words.ts';
import { writeCsv, type CsvOptions } from './csv.ts';
import { aboutSheet, writeXlsx, type Sheet, type SheetCell } from './xlsx.ts';

/** Where a tally comes from, for the cover of its workbook. */
export interface TallyOrigin extends TallyTelling {
  readonly project: string;
  /** Program and version. */
  readonly program: string;
  /** ISO date of writing. */
  readonly date: string;
}

/** The tally as csv; see `tallyTable`. */
export function writeTallyCsv(tally: Tally, telling: TallyTelling, options: CsvOptions = {}): Uint8Array {
  return writeCsv(tallyTable(tally, telling), options);
}

/** The tally as json, as scripts read it; two spaces of indentation and a line end at the end. */
export function writeTallyJson(json: TallyJson): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(json, null, 2)}\n`);
}

/** A workbook: counts; shares, where there are any; and what the table is. */
export async function writeTallyXlsx(tally: Tally, origin: TallyOrigin, words: Words): Promise<Uint8Array> {
  const { t } = words;
  const fact = (key: string, text: string) => ({ label: t(`exports:about.${key}`), text });
  const about = aboutSheet(t('exports:about.sheet'), titleOf(tally, words), [
    fact('project', origin.project),
    fact('program', origin.program),
    fact('date', dateInWords(words, origin.date)),
    fact('method', origin.method),
    ...(origin.notice === null ? [] : [{ label: t('exports:notice'), text: origin.notice }]),
  ]);
  const withShares = allColumns(tally).filter((column) => column.hasShare);
  const sheets = [
    countSheet(tally, origin, words),
    ...(withShares.length === 0 ? [] : [shareSheet(tally, origin, words)]),
    about,
  ];
  return await writeXlsx(sheets, origin.date);
}

function titleOf({ facts }: Tally, words: Words): string {
  const rows = facts.of === 'themes' ? 'themes' : 'codes';
  return words.t(`figures:title.${rows}.${facts.unit}`);
}

/** The columns, then their union; without grouping the one column is the union. */
function allColumns({ columns, total, settings }: Tally): readonly TallyColumn[] {
  return settings.by === null ? columns : [...columns, total];
}

function cellsOf(row: TallyRow, { settings }: Tally): readonly TallyCell[] {
  return settings.by === null ? row.cells : [...row.cells, row.total];
}

function nameOf(column: TallyColumn, { total }: Tally, words: Words): string {
  return column === total ? words.t('counting:columns.total') : columnName(words, column.meaning);
}

function countSheet(tally: Tally, origin: TallyOrigin, words: Words): Sheet {
  const columns = allColumns(tally);
  const head = (value: string, align: 'left' | 'right'): SheetCell => ({ value, look: 'head', align });
  return {
    name: words.t(`counting:units.${tally.facts.unit}`),
    widths: [36, ...columns.map(() => 15)],
    frozenRows: 3,
    frozenColumns: 1,
    rows: [
      [
        { value: titleOf(tally, words), look: 'title', columns: columns.length + 1 },
        ...columns.map(() => null),
      ],
      [
        head(words.t('exports:codebook.code'), 'left'),
        ...columns.map((column) => head(nameOf(column, tally, words), 'right')),
      ],
      [
        { value: null, look: 'note' },
        ...columns.map((column): SheetCell => ({
          value: columnBase(words, tally, column),
          look: 'note',
          align: 'right',
        })),
      ],
      ...tally.rows.map((row) => [
        rowName(row, origin),
        ...cellsOf(row, tally).map((cell): SheetCell => cell.count ?? { value: '–', align: 'right' }),
      ]),
      ...closing(origin, columns.length + 1),
    ],
  };
}

function shareSheet(tally: Tally, origin: TallyOrigin, words: Words): Sheet {
  const columns = allColumns(tally);
  const shared = columns.flatMap((column, place) => (column.hasShare ? [{ column, place }] : []));
  const head = (value: string | null, more: object = {}): SheetCell => ({
    value,
    look: 'head',
    align: 'right',
    ...more,
  });
  const parts = ['count', 'share', 'low', 'high'];
  return {
    name: words.t('exports:tally.shares'),
    widths: [36, ...shared.flatMap(() => [12, 9, 9, 9])],
    frozenRows: 2,
    frozenColumns: 1,
    rows: [
      [
        head(null),
        ...shared.flatMap(({ column }) => [
          head(nameOf(column, tally, words), { columns: parts.length }),
          ...parts.slice(1).map(() => null),
        ]),
      ],
      [
        head(words.t('exports:codebook.code'), { align: 'left' }),
        ...shared.flatMap(() => parts.map((part) => head(words.t(`exports:tally.${part}`)))),
      ],
      ...tally.rows.map((row) => [
        rowName(row, origin),
        ...shared.flatMap(({ column, place }) => shareCells(column, cellsOf(row, tally)[place], words)),
      ]),
      [null],
      [{ value: words.t('figures:interval'), look: 'note' as const, columns: 1 + 4 * shared.length }],
      ...closing(origin, 1 + 4 * shared.length),
    ],
  };
}

/** "9 of 17", then the share and its interval, or nothing where there is no share. */
function shareCells({ n, shareRule }: TallyColumn, cell: TallyCell | undefined, words: Words): SheetCell[] {
  if (!cell || cell.count === null || cell.share === null)
    return [{ value: '–', align: 'right' }, null, null, null];
  const { count, share, low, high } = cell;
  const shown = (value: number | null): SheetCell => (value === null ? null : { value, format: 'share' });
  // An estimate is a share of its frame, not of what was counted here.
  const found = shareRule === 'estimated' ? count : words.t('figures:found', { found: count, n });
  return [{ value: found, align: 'right' }, shown(share), shown(low), shown(high)];
}

function rowName(row: TallyRow, { paths }: TallyOrigin): SheetCell {
  const names = pathNames(paths.get(row.codeId) ?? '');
  return { value: names.join(' › '), ...(row.theme ? { look: 'strong' as const } : {}) };
}

/** How it was counted and the notice, under the table and as wide. */
function closing({ method, notice }: TallyOrigin, columns: number): SheetCell[][] {
  const told = notice === null ? [method] : [method, notice];
  return told.flatMap((value) => [[null], [{ value, look: 'note' as const, columns }]]);
}
