// What the builder shows while a query is made: the whole in every unit, what it is out of, and each of its lines alone.
import type { Selection } from '../counting/selection.ts';
import type { SourceKind } from '../records.ts';
import { evaluate } from './evaluate.ts';
import { filtersFirst } from './line-filters.ts';
import { isOfCodings, type Query } from './query.ts';
import { unitsOf } from './query-result.ts';
import { sourceTest } from './source-filter.ts';
import type { Texts } from './source-view.ts';

/** How much one part of a query finds alone. */
export interface PartCount {
  readonly passages: number;
  readonly sources: number;
  readonly respondents: number;
}

/** The sources that the filters around a query keep, and the people interviewed in them. */
export interface QueryBase {
  readonly sources: number;
  readonly respondents: number;
  /** The kind of all these sources; null where they are of both kinds, or none. */
  readonly kind: SourceKind | null;
}

/** What a resolved query is out of. */
export function baseOf(selection: Selection, query: Query): QueryBase {
  const tests = filtersFirst(query)
    .filters.filter((filter) => !isOfCodings(filter))
    .map((filter) => sourceTest(selection, filter));
  const kept = selection.sources.filter(({ record }) => tests.every((keeps) => keeps(record)));
  const kinds = new Set(kept.map(({ record }) => record.kind));
  return {
    sources: kept.length,
    respondents: new Set(kept.flatMap(({ people }) => people)).size,
    kind: kinds.size === 1 ? ([...kinds][0] ?? null) : null,
  };
}

/** How much a resolved query finds, of its first side. Throws as `evaluate`. */
export function partCount(selection: Selection, query: Query, texts: Texts): PartCount {
  const { sources } = evaluate(selection, query, null, texts);
  const { passages, respondents } = unitsOf(selection, sources);
  return { passages, respondents, sources: sources.length };
}
