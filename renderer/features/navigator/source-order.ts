// The order in which sources are read: that of the navigator.
import type { SourceRow } from '#renderer/common/sources/source-row.ts';
import { sourceBranches } from './source-branches.ts';

/**
 * The source that comes after another in the navigator, or before it with `by` -1; null at the end. Sources that are in
 * no count, because they are excluded or copies, are passed over.
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
