// The reading order of sources: that of the navigator.
import type { SourceRow } from '#renderer/common/sources/source-row.ts';
import { sourceBranches } from './source-branches.ts';

/**
 * The source after another one in the navigator, or before it with `by` -1; null at the end. Skips sources that are
 * never counted: excluded ones and duplicates.
 */
export function neighbourSource(rows: readonly SourceRow[], sourceId: string, by: 1 | -1): string | null {
  const order = sourceBranches(rows)
    .flatMap(({ children }) => children)
    .flatMap(({ value }) => (value.what === 'source' ? [value.row.source] : []));
  const ahead = by === 1 ? order : order.toReversed();
  const at = ahead.findIndex(({ id }) => id === sourceId);
  const next = ahead
    .slice(at + 1)
    .find(({ status, duplicateOf }) => status !== 'excluded' && duplicateOf === null);
  return next?.id ?? null;
}
