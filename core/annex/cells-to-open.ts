// Which cells of a table open passages, by the keys of the table in words: those of tallies, crosstabs and comparisons.
// Whoever lays out a table in words names its rows and columns so.
import { sideRequest, type ComparisonFacts } from '../comparison/input.ts';
import type { Comparison } from '../comparison/compare.ts';
import { sideNames, type SideName } from '../comparison/counts.ts';
import { scopeOfSide, type ComparisonSettings } from '../comparison/settings.ts';
import type { CodingTable } from '../counting/coding-table.ts';
import type { Corpus } from '../counting/corpus.ts';
import { pairKey } from '../counting/crossed-columns.ts';
import type { CellRequest } from '../counting/opened-columns.ts';
import type { Grouping, TallyRequest, Unit } from '../counting/request.ts';
import { sourcesInScope } from '../counting/scope.ts';
import { select, type Selection } from '../counting/selection.ts';
import type { Tally } from '../counting/tally.ts';
import type { Crosstab, CrosstabRequest } from '../crosstab/crosstab.ts';
import type { CellToOpen } from './opened-cell.ts';

/** A cell to be opened, with its row and column in the table in words. */
export interface PlacedCell extends CellToOpen {
  readonly rowKey: string;
  readonly columnKey: string;
  /** Of two numbers in one cell the side that this one stands for; null where it stands alone. */
  readonly side: SideName | null;
}

/** What all cells of one table share. */
interface Opening {
  readonly selection: Selection;
  readonly request: Omit<CellRequest, 'by'>;
}

/** A cell that is named but may have nothing to open. */
interface Named {
  readonly rowKey: string;
  readonly columnKey: string;
  readonly codeId: string;
  /** The key of the column of the count; undefined for the total. */
  readonly key: string | undefined;
  readonly by: CellRequest['by'] | null;
  readonly unit: Unit;
  readonly count: number | null;
  readonly side?: SideName;
}

/** A cell that counts nothing, or that could not be counted, opens nothing. */
function cellIn({ selection, request }: Opening, named: Named): PlacedCell[] {
  const { rowKey, columnKey, codeId, key, by, unit, count, side = null } = named;
  if (count === null || count === 0) return [];
  return [
    {
      selection,
      request: { ...request, ...(by ? { by } : {}) },
      address: { codeId, columnKey: key },
      unit,
      count,
      rowKey,
      columnKey,
      side,
    },
  ];
}

/** The cells of a tally that was made from this request. */
export function cellsOfTally(
  corpus: Corpus,
  codings: CodingTable,
  asked: TallyRequest,
  { rows, columns, settings }: Tally,
): PlacedCell[] {
  const { by, ...request } = asked;
  const opening = { selection: select(corpus, codings, asked), request };
  const alone = { ...asked, rollup: false };
  const ofItself = settings.rollup
    ? { selection: select(corpus, codings, alone), request: { ...request, rollup: false } }
    : opening;
  const { unit } = settings;
  return rows.flatMap(({ codeId, cells, total }) =>
    [
      ...columns.map(({ key }, place) => ({ key, cell: cells[place]!, isTotal: false })),
      ...(settings.by === null ? [] : [{ key: 'total', cell: total, isTotal: true }]),
    ].flatMap(({ key, cell, isTotal }) => {
      const named = { rowKey: codeId, codeId, key: isTotal ? undefined : key, by: by ?? null, unit };
      return [
        ...cellIn(opening, { ...named, columnKey: key, count: cell.count }),
        ...cellIn(ofItself, { ...named, columnKey: `${key}: direct`, count: cell.direct }),
      ];
    }),
  );
}

/** The cells of a crosstab that was made from this request. */
export function cellsOfCrosstab(
  corpus: Corpus,
  codings: CodingTable,
  { by: outer, by2: inner, ...request }: CrosstabRequest,
  { rows, columns, themes, settings }: Crosstab,
): PlacedCell[] {
  const opening = { selection: select(corpus, codings, request), request };
  const { unit } = settings;
  return themes.flatMap(({ codeId, cells, rowTotals, columnTotals, total }) => {
    const cell = (
      [row, column]: readonly [string, string],
      by: Grouping | { readonly rows: Grouping; readonly columns: Grouping },
      key: string | undefined,
      count: number | null,
    ): PlacedCell[] =>
      cellIn(opening, { rowKey: `${codeId} ${row}`, columnKey: column, codeId, key, by, unit, count });
    return [
      ...rows.flatMap((row, place) => [
        ...columns.flatMap((column, across) =>
          cell(
            [row.key, `column ${column.key}`],
            { rows: outer, columns: inner },
            pairKey(row.key, column.key),
            cells[place]![across]!.count,
          ),
        ),
        ...cell([row.key, 'total'], outer, row.key, rowTotals[place]!.count),
      ]),
      ...columns.flatMap((column, across) =>
        cell(['total', `column ${column.key}`], inner, column.key, columnTotals[across]!.count),
      ),
      ...cell(['total', 'total'], outer, undefined, total.count),
    ];
  });
}

/** The cells of a comparison with these settings: each side, its classes, its interviews, and its passages. */
export function cellsOfComparison(
  corpus: Corpus,
  codings: CodingTable,
  settings: ComparisonSettings,
  { comparison, facts }: { readonly comparison: Comparison; readonly facts: ComparisonFacts },
): PlacedCell[] {
  const { denominator, withoutSuggested } = settings;
  const counting = { layer: facts.layer, denominator, withoutSuggested };
  const scoped = (side: SideName) => sourcesInScope(corpus, scopeOfSide(settings[side]), counting).inScope;
  return sideNames.flatMap((side) => {
    const { by, ...request } = sideRequest(settings, facts.layer, side);
    const beside = scoped(side === 'a' ? 'b' : 'a');
    const opening = { selection: select(corpus, codings, request, beside), request };
    const { unit, classes } = comparison[side];
    return comparison.themes.flatMap(({ codeId, [side]: found }) => {
      const total = { rowKey: codeId, codeId, key: undefined, by: by ?? null };
      return [
        ...classes.flatMap(({ key }, place) =>
          cellIn(opening, {
            ...total,
            key,
            columnKey: `${side}:class:${key}`,
            unit: 'sources',
            count: found.byClass[place]?.count ?? null,
          }),
        ),
        ...cellIn(opening, { ...total, columnKey: side, unit, count: found.count }),
        ...cellIn(opening, { ...total, columnKey: `${side}:sources`, unit: 'sources', count: found.sources }),
        ...cellIn(opening, {
          ...total,
          columnKey: 'passages',
          unit: 'passages',
          count: found.passages,
          side,
        }),
      ];
    });
  });
}
