// A tally: themes or codes as rows; kinds, classes, years or values as columns; one unit. A number comes with
// its unit, base, scope, layer and rule; shares, percentages and words are made from these elsewhere.
import { countedCodes, overlappingThemes, pathOf } from '../codes/codebook.ts';
import { AppError } from '../errors.ts';
import type { Prompted, SourceRecord } from '../records.ts';
import { lateSources, sourcesWith } from './born-late.ts';
import type { CodingTable } from './coding-table.ts';
import { queriedOf, type Corpus } from './corpus.ts';
import { countCells, type CountTable } from './count-cells.ts';
import { coverageFacts, depthFacts, type CoverageFacts, type DepthFacts } from './coverage-facts.ts';
import { estimatesOf, type Estimates } from './estimates.ts';
import { unplacedByMonth, type DatesUnplaced } from './dates.ts';
import { countingFacts, type CountingFacts } from './facts.ts';
import { framesOf } from './frames.ts';
import { columnsOf, type Columns } from './grouping.ts';
import { actsOfCoders } from './missing-counts.ts';
import { countQueried, foundIn, withQueried } from './queried-cells.ts';
import type { Reason } from './reasons.ts';
import { ownCodes, rowCodes } from './row-codes.ts';
import { rowWeights, type RowWeights } from './row-weights.ts';
import {
  tallySettings,
  type LayerRequest,
  type Percent,
  type TallyRequest,
  type TallySettings,
  type Unit,
} from './request.ts';
import { select, type Selection } from './selection.ts';
import { cellMaker, type TallyCell } from './tally-cells.ts';
import { statedSelection } from './stated-selection.ts';
import { inSeveralColumns, tallyColumns, type TallyColumn } from './tally-column.ts';

export type { TallyCell, TallyColumn };

const nothing: ReadonlySet<string> = new Set();

/** One theme or code of a tally, or a saved query. */
export interface TallyRow {
  /** Of a saved query its own id. */
  readonly codeId: string;
  /** The canonical text of a saved query; null for a code. */
  readonly query: string | null;
  /** Names from the root of the codebook; of a saved query its name. */
  readonly path: readonly string[];
  /** Its name in the second language. */
  readonly name2: string | null;
  readonly theme: boolean;
  /** Whether the interview guide asked about it. */
  readonly prompted: Prompted | null;
  /** In the order of the columns. */
  readonly cells: readonly TallyCell[];
  /** The union over the columns. */
  readonly total: TallyCell;
  /**
   * Sources of the base (interviews where people are counted) reviewed before one of the codes existed; 0 for
   * most rows.
   */
  readonly bornLate: number;
  /** How many of them do not have the theme: that many more sources may have it. */
  readonly bornLateAtRisk: number;
  /** The weights of its codings; null where not asked for, or where the layer has no codings to count. */
  readonly weights: RowWeights | null;
}

/** A row whose count may be too small, for the method sentence. */
export interface LateRow {
  readonly name: string;
  readonly name2: string | null;
  readonly reviewed: number;
  readonly atRisk: number;
  /** Sources with it, and sources in the base; interviews where people are counted. */
  readonly count: number;
  readonly n: number;
}

/** The facts for the method sentence of a tally. */
export interface TallyFacts extends CountingFacts {
  readonly unit: Unit;
  readonly of: 'themes' | 'codes' | 'chosen';
  /** The saved queries among the rows, with their canonical texts. */
  readonly queries: readonly { readonly name: string; readonly text: string }[];
  /** How many sources, or people where these are counted, are in several columns; totals count them once. */
  readonly inSeveralColumns: number;
  /** In a tally by month or quarter, the sources that fit in none; else null. */
  readonly unplacedByMonth: DatesUnplaced | null;
  /** Whether a total covers both documents and interviews and therefore has no share. */
  readonly mixesKinds: boolean;
  /** Whether themes among the rows count a code in common. */
  readonly themesOverlap: boolean;
  /** Rows with a code that was created after sources of the base had been reviewed. */
  readonly bornLate: readonly LateRow[];
  /** How each class was covered, and what became of what was drawn. */
  readonly coverage: CoverageFacts;
  /** Whether classes of unlike coverage are weighted by their frames. */
  readonly isWeighed: boolean;
  /** Why classes have no common share; null where they have one, or where none could exist. */
  readonly apart: Reason | null;
  /** How many coders looked at the sources of a union or a majority; null in other layers. */
  readonly depth: DepthFacts | null;
  /** Interviews counted as sources although people were interviewed several times; null otherwise. */
  readonly repeats: TallyColumn['repeats'];
  /** Whether a table shows no shares of its base, so that nothing is said about them. */
  readonly withoutShares?: boolean;
  /** What shares are out of where it is not the base; absent where it is. */
  readonly percent?: Percent;
  /** Whether rows have the mean and range of the weights of their codings; absent where they do not. */
  readonly withWeights?: true;
}

/** A table of counts. */
export interface Tally {
  /** The request with its defaults; `layer` is the layer that was counted. */
  readonly settings: Omit<TallySettings, 'layer'> & { readonly layer: LayerRequest };
  readonly columns: readonly TallyColumn[];
  /** The union of the columns; its key is `total`. */
  readonly total: TallyColumn;
  readonly rows: readonly TallyRow[];
  /** All that has any of the codes of the rows; null where not asked for. */
  readonly any: Pick<TallyRow, 'cells' | 'total'> | null;
  /** Pairs of themes among the rows that count at least one code in common: ids. */
  readonly overlaps: readonly (readonly [string, string])[];
  /** Sources in scope, of either kind, that nobody in the layer has reviewed. */
  readonly notReviewed: number;
  readonly facts: TallyFacts;
}

/**
 * Makes a tally with shares of its bases; `tallyAsAsked` makes the others. For `beside`, see `select`. Throws AppError `unsupported` where passages, codings or
 * characters are asked of a majority, and `not_found` for a code, coder or attribute that is not in the
 * corpus.
 */
export function tally(
  corpus: Corpus,
  codings: CodingTable,
  request: TallyRequest,
  beside: readonly SourceRecord[] = [],
): Tally {
  const selection = select(corpus, codings, request, beside);
  const columns = columnsOf(corpus, selection.scoped, request.by ?? null);
  return tallyIn(selection, columns, request, beside);
}

/**
 * The same for a selection already made from this request, in columns that no grouping describes, with shares of its
 * bases. Throws as `tally`.
 */
export function tallyIn(
  selection: Selection,
  columns: Columns,
  request: TallyRequest,
  beside: readonly SourceRecord[] = [],
): Tally {
  return talliesIn(selection, columns, request, beside)(request.unit, request.estimate);
}

/**
 * Tallies of a selection in one set of columns by unit: the codings are counted once, whichever units are asked for. The
 * function returned throws `unsupported` as `tally` does.
 */
export function talliesIn(
  selection: Selection,
  columns: Columns,
  request: TallyRequest,
  beside: readonly SourceRecord[] = [],
): (unit?: Unit, estimate?: boolean) => Tally {
  const { corpus, layer, scoped } = selection;
  const { codebook } = corpus;
  const common = tallySettings(request);
  const codeIds = rowCodes(codebook, common.of);
  const counted = codeIds.map((id) => (common.rollup ? countedCodes(codebook, id) : new Set([id])));
  const { queryIds } = common;
  const found = queryIds.map((id) => foundIn(selection, id));
  /** A place among the rows, for what `countQueried` counts there. */
  const asked = queryIds.map(() => nothing);
  const first = codeIds.length + queryIds.length;
  const any = common.withAny ? [new Set(counted.flatMap((codes) => [...codes]))] : [];
  const own = ownCodes(codeIds, counted, first + any.length);
  const countIn = (places: Columns, below: readonly ReadonlySet<string>[]): CountTable => {
    const table = countCells(selection, places, [...counted, ...asked, ...any, ...below]);
    if (found.length === 0) return table;
    return withQueried(table, codeIds.length, found.length, countQueried(selection, places, found));
  };
  const frames = framesOf(selection, common.draws);
  const counts = countIn(columns, own.sets);
  let estimatesMade: Estimates | null = null;
  const estimates = (): Estimates =>
    (estimatesMade ??= estimatesOf(frames, columns, (places) => countIn(places, [])));
  const weightsOfRows = common.weights ? rowWeights(selection, columns, counted, found) : [];
  return (unit = 'sources', estimate = false) => {
    if (layer.what === 'majority' && actsOfCoders.includes(unit))
      throw new AppError('unsupported', 'errors:majority_counts_presence');
    const settings = { ...common, unit, estimate };
    const { listed, total } = tallyColumns(selection, columns, frames, settings);
    const estimated = [...listed, total].filter(({ shareRule }) => shareRule === 'estimated');
    const isEstimated = settings.estimate || estimated.length > 0;
    const cellOf = cellMaker({
      selection,
      columns,
      unit: settings.unit,
      counts,
      estimates: isEstimated ? estimates() : null,
      rows: [...counted, ...asked, ...any],
      directRow: (row) => own.rows[row] ?? null,
    });
    const stated = statedSelection(selection, { ...request, unit }, beside);
    const lateOf = lateSources(stated);
    const cellsOf = (row: number): Pick<TallyRow, 'cells' | 'total'> => ({
      cells: listed.map((column, place) => cellOf(row, column, place)),
      total: cellOf(row, total, null),
    });
    const weights = total.missing.codings === null ? weightsOfRows : [];
    const ofCodes = codeIds.map((codeId, row): TallyRow => {
      const code = codebook.byId.get(codeId);
      const { late, atRisk } = lateOf(counted[row]!);
      return {
        codeId,
        query: null,
        path: pathOf(codebook, codeId),
        name2: code?.name2 ?? null,
        theme: code?.isTheme ?? false,
        prompted: code?.prompted ?? null,
        ...cellsOf(row),
        bornLate: late.length,
        bornLateAtRisk: atRisk.length,
        weights: weights[row] ?? null,
      };
    });
    const rows = [
      ...ofCodes,
      ...queryIds.map((id, place): TallyRow => ({
        codeId: id,
        query: queriedOf(corpus).textOf(corpus, id),
        path: [corpus.tables.savedQuery.get(id)?.name ?? ''],
        name2: null,
        theme: false,
        prompted: null,
        ...cellsOf(codeIds.length + place),
        bornLate: 0,
        bornLateAtRisk: 0,
        weights: weights[codeIds.length + place] ?? null,
      })),
    ];
    const themes = codeIds.filter((id) => codebook.byId.get(id)?.isTheme);
    const overlaps = settings.rollup ? overlappingThemes(codebook, themes) : [];
    return {
      settings: { ...settings, percent: 'cell', layer: layer.request },
      columns: listed,
      total,
      rows,
      any: settings.withAny ? cellsOf(first) : null,
      overlaps,
      notReviewed: selection.scoped.inScope.length - selection.base.reviewed,
      facts: {
        ...countingFacts(stated),
        unit: settings.unit,
        of: typeof settings.of === 'string' ? settings.of : 'chosen',
        inSeveralColumns: inSeveralColumns(selection, columns, settings.unit),
        unplacedByMonth: unplacedByMonth(scoped.inScope, settings.by),
        mixesKinds: settings.unit !== 'respondents' && total.kinds.length > 1,
        themesOverlap: overlaps.length > 0,
        queries: rows.flatMap(({ path, query }) =>
          query === null ? [] : [{ name: path[0] ?? '', text: query }],
        ),
        bornLate: ofCodes.flatMap((row, place) => {
          if (row.bornLate === 0) return [];
          const present =
            stated === selection
              ? (row.total.units.sources ?? 0)
              : sourcesWith(stated, counted[place]!).length;
          return [
            {
              name: row.path.at(-1) ?? '',
              name2: row.name2,
              reviewed: row.bornLate,
              atRisk: row.bornLateAtRisk,
              count: present,
              n: stated.sources.length,
            },
          ];
        }),
        coverage: coverageFacts(frames, {
          alone: estimated.some(({ form }) => form === 'drawn'),
          together: total.shareRule === 'estimated',
        }),
        isWeighed: settings.estimate,
        apart: apartOf([...listed, total]),
        depth: depthFacts(stated, rows),
        repeats: settings.unit === 'sources' ? total.repeats : null,
        ...(settings.weights ? { withWeights: true } : {}),
      },
    };
  };
}

/** The reason given by the first column whose classes have no common share. */
function apartOf(columns: readonly TallyColumn[]): Reason | null {
  const reasons = columns.map(({ shareReason }) => shareReason);
  return reasons.find((why) => why?.key === 'unlike_coverage' || why?.key === 'purposive') ?? null;
}
