// The newest acts of the history, as many as are wanted, read page by page.
import type { HistoryRow } from '#electron/services/history.ts';
import { actsOf, type Act } from './history-acts.ts';

/** So many rows are asked for at once. */
const MOST_AT_ONCE = 500;

export interface NewestActs {
  readonly acts: readonly Act[];
  /** Whether these are all there are. */
  readonly areAll: boolean;
}

/** Rows of the history, newest first: so many at most, older than row `before` where one is named. */
export type HistoryPage = (limit: number, before?: number) => Promise<readonly HistoryRow[]>;

/** The newest rows, as many as are wanted; fewer where there are no more. */
export async function newestRows(wanted: number, page: HistoryPage): Promise<HistoryRow[]> {
  const rows: HistoryRow[] = [];
  while (rows.length < wanted) {
    const limit = Math.min(MOST_AT_ONCE, wanted - rows.length);
    // Each page begins where the one before it ends.
    const next = await page(limit, rows.at(-1)?.seq);
    rows.push(...next);
    if (next.length < limit) break;
  }
  return rows;
}

/** The acts of the newest rows, of so many at most; one of which a row is left out is left out whole. */
export async function newestOf(most: number, page: HistoryPage): Promise<NewestActs> {
  // One more tells whether there are more.
  const rows = await newestRows(most + 1, page);
  const acts = actsOf(rows.slice(0, most));
  const beyond = rows[most];
  if (beyond === undefined) return { acts, areAll: true };
  const isCut = beyond.group !== null && acts.at(-1)?.group === beyond.group;
  return { acts: isCut && acts.length > 1 ? acts.slice(0, -1) : acts, areAll: false };
}
