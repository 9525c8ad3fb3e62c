// The base of a count: what it is out of. Sources outside the base count neither in the numerator nor as passages.
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
  /** `all` where `reviewed` was asked for and no source of the table is reviewed. */
  readonly used: Denominator;
  /** How many sources in scope are reviewed in the layer, whatever the denominator. */
  readonly reviewed: number;
  /** Whether any source of the table is reviewed, in this scope or beside it. */
  readonly isTableReviewed: boolean;
  /** Sources in scope that are not reviewed in the layer but have codings of it, in the order of the corpus. */
  readonly unreviewedWithCodings: readonly SourceRecord[];
}

/**
 * Determines the base of a scope. `inLayer` accepts the codings of the layer, `makesCoded` those that make a
 * source a coded one; the two differ only in a majority. `beside` are sources that the same table counts
 * elsewhere: a table has one base.
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
    if (isReviewed) reviewed.push(source);
    if (isReviewed && asked !== 'any') continue;
    const slots = codings.slotsOf(codings.sources.find(source.id));
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
