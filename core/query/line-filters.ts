// The filters that hold for all of a query: those around it.
import type { Filter, Query } from './query.ts';

/** A query without the filters around it, and these filters, the innermost first. */
export function filtersFirst(query: Query): { readonly inner: Query; readonly filters: readonly Filter[] } {
  const filters: Filter[] = [];
  let inner = query;
  while (inner.what === 'filter') {
    filters.unshift(inner.filter);
    inner = inner.of;
  }
  return { inner, filters };
}
