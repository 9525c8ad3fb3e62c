// What a count is out of. Sources outside the base are outside the numerator and the passages too.
import type { SourceRecord } from '../records.ts';
import type { CodingFilter } from './coding-filter.ts';
import type { CodingTable } from './coding-table.ts';
import { isReviewedIn, type Layer } from './layer.ts';
import type { Denominator } from './request.ts';

/** The sources of a scope that a count is out of. */
export interface Base {
  /** In the order of the corpus. */
  readonly sources: readonly SourceRecord[];
  readonly asked: Denominator;
  /** `all` where `reviewed` was asked for and nothing in the table is reviewed. */
  readonly used: Denominator;
  /** How many sources in scope are reviewed in the layer, whatever the denominator. */
  readonly reviewed: number;
  /** Whether any source of the table is: of this scope, or beside it. */
  readonly isTableReviewed: boolean;
  /** Sources in scope that are not reviewed in the layer and yet carry codings of it, in the order of the corpus. */
  readonly unreviewedWithCodings: readonly SourceRecord[];
}

/**
 * Sorts out the base of a scope. `inLayer` tells the codings of the layer, `makesCoded` those by which it calls a source
 * coded: the same, except in a majority. `beside` are sources of the same table that are counted elsewhere in it: a
 * table has one base.
 */
export function baseOf(
  inScope: readonly SourceRecord[],
  layer: Layer,
  codings: CodingTable,
  { inLayer, makesCoded }: { readonly inLayer: CodingFilter; readonly makesCoded: CodingFilter },
  asked: Denominator,
  beside: readonly SourceRecord[],
): Base {
  const reviewed: SourceRecord[] = [];
  const coded: SourceRecord[] = [];
  const unreviewedWithCodings: SourceRecord[] = [];
  for (const source of inScope) {
    const isReviewed = isReviewedIn(layer, source.id);
    const slots = codings.slotsOf(codings.sources.find(source.id));
    if (isReviewed) reviewed.push(source);
    if (asked === 'any' && slots.some(makesCoded)) coded.push(source);
    if (!isReviewed && slots.some(inLayer)) unreviewedWithCodings.push(source);
  }
  const isTableReviewed = reviewed.length > 0 || beside.some(({ id }) => isReviewedIn(layer, id));
  const used = asked === 'reviewed' && !isTableReviewed ? 'all' : asked;
  return {
    sources: { reviewed, all: inScope, any: coded }[used],
    asked,
    used,
    reviewed: reviewed.length,
    isTableReviewed,
    unreviewedWithCodings,
  };
}
