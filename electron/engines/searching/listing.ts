// What is searched, and the listing of what was found.
import type { ScopedSources } from '#core/counting/scope.ts';
import type { SourceRecord } from '#core/records.ts';
import type { SearchRequest } from '#core/search/request.ts';
import type { Counting } from '../counting.ts';
import type { ViewMade } from './calls.ts';

/** A search: the query, its scope and who searches. */
export interface Searched {
  readonly request: SearchRequest;
  readonly coderId: string;
  /** The tables in memory as that coder sees them. */
  readonly counting: Counting;
}

/** The hits of a search in one order. */
export interface Listing extends ViewMade {
  readonly name: string;
  /** The sources searched, in the order of the listing; `counts` has one number for each. */
  readonly sources: readonly SourceRecord[];
}

/** A listing together with the hits in all sources of the scope, before narrowing. */
export interface Found extends Listing {
  readonly scoped: Pick<ScopedSources, 'excluded' | 'duplicates'>;
  /**
   * The number of seconds after which a pattern search was stopped before it had seen every text; null if it was not
   * stopped.
   */
  readonly stoppedAfter: number | null;
}
