// The newest lines of the history, as many as wanted, read page by page.
import type { HistoryRow } from '#electron/services/history-row.ts';
import { actsOf, type Act } from './history-acts.ts';

/** How many rows one call asks for. */
const MAX_ROWS_PER_CALL = 500;

export interface NewestActs {
  readonly acts: readonly Act[];
  /** Whether these are all there are. */
  readonly areAll: boolean;
}

/** Rows of the history, newest first: at most `limit`, older than row `before` if given. */
export type HistoryPage = (limit: number, before?: number) => Promise<readonly HistoryRow[]>;

/** The newest rows, at most `wanted`. */
export async function newestRows(wanted: number, page: HistoryPage): Promise<HistoryRow[]> {
  const rows: HistoryRow[] = [];
  while (rows.length < wanted) {
    const limit = Math.min(MAX_ROWS_PER_CALL, wanted - rows.length);
    // Each page starts where the one before ended.
    const next = await page(limit, rows.at(-1)?.seq);
    rows.push(...next);
    if (next.length < limit) break;
  }
  return rows;
}

/** The lines of the newest rows, at most `most`; a line with a missing row is left out entirely. */
export async function newestOf(most: number, page: HistoryPage): Promise<NewestActs> {
  // One extra row tells whether there are more.
  const rows = await newestRows(most + 1, page);
  const acts = actsOf(rows.slice(0, most));
  const beyond = rows[most];
  if (beyond === undefined) return { acts, areAll: true };
  const isCut = beyond.group !== null && acts.at(-1)?.group === beyond.group;
  return { acts: isCut && acts.length > 1 ? acts.slice(0, -1) : acts, areAll: false };
}
