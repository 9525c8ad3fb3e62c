// Which acts are large enough for a snapshot of the state before them.
import type { Change } from '../change.ts';

/** An act that changes more rows than this asks for a snapshot first. */
export const MAX_ACT_ROWS = 50;

/** How many rows a change adds, changes and removes. */
export function rowsOf(change: Change): number {
  return [change.added, change.updated, change.removed]
    .flatMap((part) => Object.values(part))
    .reduce((sum, rows) => sum + Object.keys(rows).length, 0);
}

/**
 * The names of the codes that a change merges, with the id of the code they are merged into; null where it
 * merges none.
 */
export function mergedCodes(
  change: Change,
): { readonly from: readonly string[]; readonly into: string } | null {
  const merged = Object.values(change.updated.code ?? {})
    .map(([before, after]) => (before.mergedInto === null ? after : null))
    .filter((code) => code?.mergedInto != null);
  const into = merged[0]?.mergedInto;
  return into == null ? null : { from: merged.flatMap((code) => code?.name ?? []), into };
}
