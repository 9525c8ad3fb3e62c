// A tally as scripts read it: `concord tally --format json` and the json export. Names and nesting are part of
// its contract.
import { PATH_SEPARATOR } from '../codebook.ts';
import type { DatesUnplaced } from './dates.ts';
import type { Basis, Denominator, LayerRequest, Unit } from './request.ts';
import type { Tally } from './tally.ts';

export interface TallyJson {
  readonly unit: Unit;
  readonly basis: Basis;
  readonly rollup: boolean;
  /** `main`, `union`, `majority`, `adjudicated`, or the name of a coder. */
  readonly layer: string;
  /** What the counts are out of: `all` where nothing in scope is reviewed. */
  readonly denominator: Denominator;
  /** Sources in scope that nobody of the layer has reviewed. */
  readonly not_reviewed: number;
  /** Sources that a scope of dates leaves out, since their date is too coarse to tell or missing; null without one. */
  readonly scope_dates: DatesUnplaced | null;
  /** By month: sources dated by the year only, in columns of their own, and undated ones; null otherwise. */
  readonly coarse_dates: DatesUnplaced | null;
  readonly columns: readonly { readonly key: string; readonly n: number }[];
  readonly rows: readonly {
    readonly code: string;
    readonly code_id: string;
    /** Names joined by ` > `. */
    readonly path: string;
    readonly theme: boolean;
    readonly cells: Readonly<Record<string, number | null>>;
    /** The union over the columns. */
    readonly total: number | null;
  }[];
  /** How it was counted, worded. */
  readonly method: string;
  /** What every export of the project repeats, such as that its texts are invented. */
  readonly notice: string | null;
}

/** The tally as plain JSON; `coderName` names the coder of a layer that is one coder's. */
export function tallyJson(
  tally: Tally,
  method: string,
  notice: string | null,
  coderName: (id: string) => string,
): TallyJson {
  const { settings, columns, rows, facts } = tally;
  return {
    unit: settings.unit,
    basis: settings.basis,
    rollup: settings.rollup,
    layer: layerName(settings.layer, coderName),
    denominator: facts.denominator.used,
    not_reviewed: facts.sources.notReviewed,
    scope_dates: facts.scope.from === null && facts.scope.to === null ? null : facts.scope.outByDate,
    coarse_dates: facts.unplacedByMonth,
    columns: columns.map(({ key, n }) => ({ key, n })),
    rows: rows.map(({ codeId, path, theme, cells, total }) => ({
      code: path.at(-1) ?? '',
      code_id: codeId,
      path: path.join(PATH_SEPARATOR),
      theme,
      cells: Object.fromEntries(columns.map(({ key }, place) => [key, cells[place]?.count ?? null])),
      total: total.count,
    })),
    method,
    notice,
  };
}

function layerName(layer: LayerRequest, coderName: (id: string) => string): string {
  return typeof layer === 'string' ? layer : coderName(layer.coderId);
}
