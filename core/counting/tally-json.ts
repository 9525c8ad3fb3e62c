// A tally in the form that scripts read: `concord tally --format json` and the json export. Names and nesting
// are part of its contract.
import { PATH_SEPARATOR } from '../codes/codebook.ts';
import type { DatesUnplaced } from './dates.ts';
import type { Coverage } from '../records.ts';
import type { ReasonKey } from './reasons.ts';
import type { Percent, Unit } from './request.ts';
import type { RowWeights } from './row-weights.ts';
import { selectionJson, type SelectionJson } from './selection-json.ts';
import { toldBase } from './tally-column.ts';
import { hasIntervals, type Intervals } from './shown-intervals.ts';
import { wholeEstimate } from './whole-estimate.ts';
import type { Tally, TallyRow } from './tally.ts';

/** A share of a frame with its standard error and 95 % interval. */
export interface EstimateJson {
  readonly share: number | null;
  readonly se: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Why the share, or its standard error, is missing. */
  readonly reason: ReasonKey | null;
}

/** A tally as JSON. */
export interface TallyJson extends SelectionJson {
  readonly unit: Unit;
  /** In a tally by month or quarter: sources dated by year only, in columns of their own, and undated ones; else null. */
  readonly coarse_dates: DatesUnplaced | null;
  /** What shares are out of, where it is not the base of the column. */
  readonly percent?: Percent;
  readonly columns: readonly {
    readonly key: string;
    /** Null where the unit or the layer has no base at all. */
    readonly n: number | null;
    /** How the sources of the column were gathered, if their classes agree; null also where it is not stated. */
    readonly coverage: Coverage | null;
    /** The size of the frame behind the column, where it is known. */
    readonly frame: number | null;
  }[];
  readonly rows: readonly {
    readonly code: string;
    /** Of a saved query its own id. */
    readonly code_id: string;
    /** The canonical text of a saved query; absent for codes. */
    readonly query?: string;
    /** Names joined by ` > `. */
    readonly path: string;
    readonly theme: boolean;
    readonly cells: Readonly<Record<string, number | null>>;
    /** The union over the columns. */
    readonly total: number | null;
    /**
     * The counts of the code itself, without its sub-codes, in the same unit: by column, and `total`; only
     * where asked for.
     */
    readonly direct?: Readonly<Record<string, number | null>>;
    /** Where `percent` says what they are out of: by column, and `total`. */
    readonly shares?: Readonly<Record<string, number | null>>;
    /** The 95 % intervals of shares of bases, by column, and `total`; only of columns that they were asked for. */
    readonly intervals?: Readonly<Record<string, readonly [low: number, high: number] | null>>;
    /** The weights of its codings; only where asked for, null where the layer has no codings to count. */
    readonly weights?: RowWeights | null;
    /** Why a count, or its share, is missing: by column, and `total`. Keys of `words/en/reasons.ts`. */
    readonly reasons: Readonly<Record<string, ReasonKey>>;
    /** Sources of the base reviewed before one of the codes existed, and how many of them do not have it. */
    readonly reviewed_before_created: number;
    readonly at_risk: number;
    /** The share in the frames of all classes together, if it was asked for. */
    readonly estimate?: EstimateJson;
    /**
     * A sentence on what is estimated for the row, or how its classes differ; absent where there is nothing
     * to say.
     */
    readonly sentence?: string;
  }[];
  /** How it was counted, in words. */
  readonly method: string;
  /** What every export of the project repeats, such as that its texts are invented. */
  readonly notice: string | null;
}

/** What a tally as JSON has besides its counts, only where asked for. */
export interface TallyJsonParts {
  /** The counts of each code itself, without its sub-codes. */
  readonly direct?: boolean;
  /** The intervals of these shares. */
  readonly intervals?: Intervals | undefined;
}

/**
 * The tally as plain JSON. `coderName` names the coder of a layer that is one coder's; `sentences` are
 * sentences on single rows, by code id.
 */
export function tallyJson(
  tally: Tally,
  method: string,
  notice: string | null,
  coderName: (id: string) => string,
  sentences: ReadonlyMap<string, string> = new Map(),
  { direct = false, intervals = 'none' }: TallyJsonParts = {},
): TallyJson {
  const { settings, columns, rows, facts } = tally;
  return {
    unit: settings.unit,
    ...selectionJson(facts, settings.layer, tally.notReviewed, coderName),
    coarse_dates: facts.unplacedByMonth,
    ...(facts.percent === undefined ? {} : { percent: facts.percent }),
    columns: columns.map((column) => ({
      key: column.key,
      n: toldBase(column, settings.unit),
      coverage: column.coverage,
      frame: column.frame,
    })),
    rows: rows.map((row) => ({
      code: row.path.at(-1) ?? '',
      code_id: row.codeId,
      ...(row.query === null ? {} : { query: row.query }),
      path: row.path.join(PATH_SEPARATOR),
      theme: row.theme,
      cells: Object.fromEntries(columns.map(({ key }, place) => [key, row.cells[place]?.count ?? null])),
      total: row.total.count,
      ...(direct && settings.rollup ? { direct: by(tally, row, 'direct') } : {}),
      ...(facts.percent === undefined ? {} : { shares: by(tally, row, 'share') }),
      ...(intervals === 'none' || facts.percent !== undefined
        ? {}
        : { intervals: intervalsOf(tally, row, intervals) }),
      ...(settings.weights ? { weights: row.weights } : {}),
      reasons: reasonsOf(tally, row),
      reviewed_before_created: row.bornLate,
      at_risk: row.bornLateAtRisk,
      ...(settings.estimate ? { estimate: estimateJson(tally, row) } : {}),
      ...(sentences.has(row.codeId) ? { sentence: sentences.get(row.codeId) ?? '' } : {}),
    })),
    method,
    notice,
  };
}

function by(
  { columns }: Tally,
  { cells, total }: TallyRow,
  what: 'direct' | 'share',
): Record<string, number | null> {
  const ofColumns = columns.map(({ key }, place) => [key, cells[place]?.[what] ?? null] as const);
  return Object.fromEntries([...ofColumns, ['total', total[what]]]);
}

function intervalsOf(
  { columns, total }: Tally,
  row: TallyRow,
  intervals: Intervals,
): Record<string, readonly [low: number, high: number] | null> {
  const placed = [
    ...columns.map((column, place) => [column, row.cells[place]] as const),
    [total, row.total] as const,
  ];
  return Object.fromEntries(
    placed.flatMap(([column, cell]) => {
      if (!hasIntervals(column, intervals)) return [];
      const { low = null, high = null } = cell ?? {};
      return [[column.key, low === null || high === null ? null : ([low, high] as const)]];
    }),
  );
}

function reasonsOf({ columns }: Tally, { cells, total }: TallyRow): Record<string, ReasonKey> {
  const named = [...columns.map(({ key }, place) => [key, cells[place]] as const), ['total', total] as const];
  return Object.fromEntries(
    named.flatMap(([key, cell]) => (cell?.reason && cell.share === null ? [[key, cell.reason.key]] : [])),
  );
}

function estimateJson(tally: Tally, row: TallyRow): EstimateJson {
  const { estimate, reason } = wholeEstimate(tally, row);
  return {
    share: estimate?.share ?? null,
    se: estimate?.se ?? null,
    low: estimate?.low ?? null,
    high: estimate?.high ?? null,
    reason: reason?.key ?? null,
  };
}
