// A crosstab as a table of a paper: for each theme a row for each value of the first grouping, the values of the second
// as columns. Each cell has a base of its own, so the bases stand as rows above the themes.
import { isSmall } from '#core/counting/share.ts';
import type { TableCell } from '#core/counting/table-cell.ts';
import type { TallyColumn } from '#core/counting/tally-column.ts';
import type { Crosstab, CrosstabTheme } from '#core/crosstab/crosstab.ts';
import { everyCell } from '#core/crosstab/every-cell.ts';
import type { Shown } from '#core/kept-tables/kept-table.ts';
import type { LaidCell, LaidRow, LaidTable } from '#core/kept-tables/laid-table.ts';
import { columnName } from '../column-name.ts';
import { crosstabMethod, type GroupingNames } from '../crosstab-method.ts';
import { rowInWords, type FigureCodes } from '../figure-rows.ts';
import { atSentenceStart } from '../sentences.ts';
import type { Words } from '../words.ts';
import { countCells, countColumns, plainCell, reasonNotes } from './laid-counts.ts';

/** The crosstab in words; `names` are those of its groupings in a sentence. */
export function laidCrosstab(
  words: Words,
  crosstab: Crosstab,
  codes: FigureCodes,
  shown: Shown,
  names: GroupingNames,
): LaidTable {
  const { t } = words;
  const { rows, columns, themes, settings, facts } = crosstab;
  const { tally } = facts;
  const hasBase = settings.unit === 'sources' || settings.unit === 'respondents';
  const hasShares = [...columns.keys(), null].map(
    (column) =>
      shown.shares !== false &&
      themes.some((theme) =>
        [...rows.keys(), null].some((row) => {
          const cell = lineOf(theme, row)[column ?? columns.length]!;
          const whole = wholeOf(crosstab, theme, cell, { row, column });
          return cell.share !== null && whole !== null && !isSmall(whole);
        }),
      ),
  );
  const total = t('counting:columns.total');
  const heads = [
    ...columns.map(({ key, meaning }) => ({
      key: `column ${key}`,
      name: atSentenceStart(words, columnName(words, meaning)),
      note: '',
    })),
    { key: 'total', name: atSentenceStart(words, total), note: '' },
  ];
  const cellsOf = (theme: CrosstabTheme, row: number | null): LaidCell[] =>
    lineOf(theme, row).flatMap((cell, column) => {
      const place = { row, column: column < columns.length ? column : null };
      return countCells(words, cell, hasShares[column]!, wholeOf(crosstab, theme, cell, place));
    });
  const lines = (theme: CrosstabTheme): LaidRow[] => [
    ...rows.map(({ key, meaning }, row): LaidRow => ({
      key: `${theme.codeId} ${key}`,
      name: atSentenceStart(words, columnName(words, meaning)),
      depth: 1,
      look: 'plain',
      cells: cellsOf(theme, row),
    })),
    {
      key: `${theme.codeId} total`,
      name: atSentenceStart(words, total),
      depth: 1,
      look: 'quiet',
      cells: cellsOf(theme, null),
    },
  ];
  const [first] = themes;
  return {
    caption: t('kept_tables:caption.crosstab', {
      rows: t(`kept_tables:rows.${tally.of === 'themes' ? 'themes' : 'codes'}`),
      ...names,
    }),
    rowHead: atSentenceStart(
      words,
      t('kept_tables:row_and', {
        first: t(tally.of === 'themes' ? 'exports:codebook.theme' : 'exports:codebook.code'),
        second: names.by,
      }),
    ),
    columns: heads.flatMap((head, column) => countColumns(head, hasShares[column]!)),
    rows: [
      ...(hasBase && first ? baseRows(words, rows, first, hasShares) : []),
      ...themes.flatMap((theme) => {
        const { label, mark } = rowInWords(words, theme, codes, themes);
        const name = [label, mark].filter(Boolean).join(' ');
        return [{ key: theme.codeId, name, depth: 0, look: 'heading' as const, cells: [] }, ...lines(theme)];
      }),
    ],
    notes: [
      crosstabMethod(words, facts, names),
      ...(themes.some(({ prompted }) => prompted !== null && prompted !== 'no')
        ? [t('figures:prompted')]
        : []),
      ...reasonNotes(words, everyCell(crosstab), hasShares.includes(true)),
    ],
  };
}

/** The cells of a row, its total last; of the totals where `row` is null. */
function lineOf(theme: CrosstabTheme, row: number | null): readonly TableCell[] {
  return row === null ? [...theme.columnTotals, theme.total] : [...theme.cells[row]!, theme.rowTotals[row]!];
}

/** The base of every cell, the same for all themes. */
function baseRows(
  words: Words,
  rows: readonly TallyColumn[],
  theme: CrosstabTheme,
  hasShares: readonly boolean[],
): LaidRow[] {
  const base = (key: string, name: string, row: number | null): LaidRow => ({
    key: `base ${key}`,
    name,
    depth: 1,
    look: 'quiet',
    cells: lineOf(theme, row).flatMap(({ n }, column) =>
      hasShares[column] ? [plainCell(words, n), { text: '' }] : [plainCell(words, n)],
    ),
  });
  return [
    { key: 'base', name: words.t('kept_tables:base'), depth: 0, look: 'heading', cells: [] },
    ...rows.map(({ key, meaning }, row) =>
      base(key, atSentenceStart(words, columnName(words, meaning)), row),
    ),
    base('total', atSentenceStart(words, words.t('counting:columns.total')), null),
  ];
}

/** What the share of a cell is out of. */
function wholeOf(
  { settings }: Crosstab,
  theme: CrosstabTheme,
  { n }: TableCell,
  { row, column }: { readonly row: number | null; readonly column: number | null },
): number | null {
  switch (settings.percent) {
    case 'cell':
      return n;
    case 'none':
      return null;
    case 'row':
      return row === null ? theme.total.count : theme.rowTotals[row]!.count;
    case 'column':
      return column === null ? theme.total.count : theme.columnTotals[column]!.count;
    case 'total':
      return theme.total.count;
  }
}
