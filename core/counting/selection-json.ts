// What every table of counts says in JSON about its selection. Names are part of the contract of scripts.
import type { DatesUnplaced } from './dates.ts';
import type { CountingFacts } from './facts.ts';
import type { Basis, Denominator, LayerRequest } from './request.ts';

/** The selection of a table. */
export interface SelectionJson {
  readonly basis: Basis;
  readonly rollup: boolean;
  /** `main`, `union`, `majority`, `adjudicated`, or the name of a coder. */
  readonly layer: string;
  /** What the counts are out of: `all` where nothing in scope is reviewed. */
  readonly denominator: Denominator;
  /** There and true where codings accepted from suggestions are left out. */
  readonly without_suggested?: true;
  /** Sources in scope that nobody of the layer has reviewed. */
  readonly not_reviewed: number;
  /**
   * Sources that a scope of dates leaves out because their date is too coarse to tell or missing; null
   * without such a scope.
   */
  readonly scope_dates: DatesUnplaced | null;
}

/** What names a table needs: of coders, by id, and of the way it was counted. */
export interface JsonTelling {
  readonly coderName: (id: string) => string;
  /** How it was counted, in words. */
  readonly method: string;
  /** What every export of the project repeats, such as that its texts are invented. */
  readonly notice: string | null;
}

/** The selection as JSON. */
export function selectionJson(
  facts: CountingFacts,
  layer: LayerRequest,
  notReviewed: number,
  coderName: (id: string) => string,
): SelectionJson {
  const { from, to, outByDate } = facts.scope;
  return {
    basis: facts.basis,
    rollup: facts.rollup,
    layer: layerName(layer, coderName),
    denominator: facts.denominator.used,
    ...(facts.withoutSuggested ? { without_suggested: true } : {}),
    not_reviewed: notReviewed,
    scope_dates: from === null && to === null ? null : outByDate,
  };
}

/** The name of a layer in JSON: that of its coder if it is one coder’s. */
export function layerName(layer: LayerRequest, coderName: (id: string) => string): string {
  return typeof layer === 'string' ? layer : coderName(layer.coderId);
}
