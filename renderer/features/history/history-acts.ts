// The rows of the history grouped into lines: changes that are undone together are one line.
import { gestureMethod } from '#core/gesture.ts';
import { gestureFacts } from '#core/history/joined-facts.ts';
import type { HistoryRow } from '#electron/services/history-row.ts';

/** How many rows of each table were added, updated and removed. */
export type ActCounts = Record<string, { added?: number; updated?: number; removed?: number }>;

/** One line of the history. */
export interface Act extends Omit<HistoryRow, 'counts'> {
  readonly counts: ActCounts;
}

/**
 * Joins consecutive rows of the same group into one line with the time of the newest. Rows must be sorted newest first.
 */
export function actsOf(rows: readonly HistoryRow[]): Act[] {
  const acts: Act[] = [];
  for (const row of rows) {
    const newer = acts.at(-1);
    if (newer && row.group !== null && newer.group === row.group) {
      acts[acts.length - 1] = {
        ...newer,
        counts: summed(newer.counts, row.counts),
        reason: newer.reason ?? row.reason,
        settled: newer.settled + row.settled,
        facts: gestureFacts([row, newer]),
        method: gestureMethod([row.method, newer.method]) ?? row.method,
      };
    } else acts.push(row);
  }
  return acts;
}

function summed(a: ActCounts, b: ActCounts): ActCounts {
  const sum: ActCounts = structuredClone(a);
  for (const [table, counts] of Object.entries(b)) {
    const into = (sum[table] ??= {});
    for (const part of ['added', 'updated', 'removed'] as const) {
      if (counts[part] !== undefined) into[part] = (into[part] ?? 0) + counts[part];
    }
  }
  return sum;
}
