// Saturation in the form that scripts read: `concord saturation --format json`. Names are part of its contract.
import { PATH_SEPARATOR, pathOf, type Codebook } from '../codes/codebook.ts';
import type { ReasonKey } from '../counting/reasons.ts';
import { selectionJson, type JsonTelling, type SelectionJson } from '../counting/selection-json.ts';
import type { SaturationCodes, SaturationOrder, SaturationUnit } from './request.ts';
import type { Saturation } from './saturation.ts';
import type { Run } from './stopping.ts';

/** One source, interview or respondent, in order. */
export interface SaturationRowJson {
  readonly place: number;
  readonly name: string;
  readonly id: string;
  readonly new: number;
  readonly observed: number;
  readonly expected: number;
  /** Paths of the codes that come new. */
  readonly new_codes: readonly string[];
}

/** When new codes stop coming by one base, run and threshold. */
export interface StoppingJson {
  readonly base: number;
  readonly run: number;
  readonly threshold: number;
  readonly base_count: number;
  readonly runs: readonly Run[];
  readonly reached_at: number | null;
  /** Units before the run, and the run: `8+2`; null where it is not reached. */
  readonly report: string | null;
  readonly new_after: number | null;
  readonly reason: ReasonKey | null;
}

/** Saturation as JSON. */
export interface SaturationJson extends SelectionJson {
  readonly by: SaturationUnit;
  /** `chosen` where the codes were named one by one. */
  readonly of: SaturationCodes | 'chosen';
  readonly order: SaturationOrder;
  readonly units: number;
  readonly codes: number;
  readonly singletons: number;
  readonly doubletons: number;
  readonly chao2: number;
  readonly rows: readonly SaturationRowJson[];
  readonly grid: readonly StoppingJson[];
  readonly method: string;
  readonly notice: string | null;
}

/** Saturation as plain JSON. */
export function saturationJson(
  { layer, rows, grid, singletons, doubletons, chao2, facts }: Saturation,
  codebook: Codebook,
  { coderName, method, notice }: JsonTelling,
): SaturationJson {
  const { by, of, order, units, codes, counting } = facts;
  return {
    by,
    of,
    order,
    ...selectionJson(counting, layer, counting.sources.notReviewed, coderName),
    units,
    codes,
    singletons,
    doubletons,
    chao2,
    rows: rows.map(({ id, name, newCodes, observed, expected }, place) => ({
      place: place + 1,
      name,
      id,
      new: newCodes.length,
      observed,
      expected,
      new_codes: newCodes.map((code) => pathOf(codebook, code).join(PATH_SEPARATOR)),
    })),
    grid: grid.map(({ base, run, threshold, baseCount, runs, reachedAt, newAfter, reason }) => ({
      base,
      run,
      threshold,
      base_count: baseCount,
      runs,
      reached_at: reachedAt,
      report: reachedAt === null ? null : `${reachedAt}+${run}`,
      new_after: newAfter,
      reason: reason?.key ?? null,
    })),
    method,
    notice,
  };
}
