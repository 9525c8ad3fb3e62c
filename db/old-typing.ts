// Typing of more than a month ago, of which one act a day is enough. It lies anywhere in the history, and folding it links
// all that follows anew.
import type { Database } from 'better-sqlite3';
import { FOLDED, OLD, typingMethods } from '#core/history/typing.ts';

/** So many pairs are looked at, the newest. */
const MOST_PAIRS = 2_000;

/** Two acts of a history, one right after the other. */
interface Pair {
  readonly before: number;
  readonly seq: number;
}

/**
 * Numbers of acts that may be typing of one person on one day, each list of acts that follow one another; oldest first. Reads
 * no act to its end.
 */
export function oldTyping(sqlite: Database, now: string): number[][] {
  const month = new Date(Date.parse(now) - OLD).toISOString();
  const methods = [...typingMethods].map((method) => `'${method}'`).join(', ');
  const pairs = sqlite
    .prepare(
      `SELECT before, seq FROM (
         SELECT seq, method, coder_id, substr(at, 1, 10) AS day, lag(seq) OVER turn AS before,
           lag(method) OVER turn AS method_before, lag(coder_id) OVER turn AS coder_before,
           lag(substr(at, 1, 10)) OVER turn AS day_before
         FROM change
         WHERE method <> '${FOLDED}'
           AND seq < coalesce((SELECT seq FROM change WHERE at > @month ORDER BY seq LIMIT 1), ${Number.MAX_SAFE_INTEGER})
         WINDOW turn AS (ORDER BY seq)
       )
       WHERE method IN (${methods}) AND method = method_before AND coder_id = coder_before AND day = day_before
       ORDER BY seq DESC LIMIT ${MOST_PAIRS}`,
    )
    .all({ month }) as Pair[];
  const lists: number[][] = [];
  for (const { before, seq } of pairs.toReversed()) {
    const last = lists.at(-1);
    if (last?.at(-1) === before) last.push(seq);
    else lists.push([before, seq]);
  }
  return lists;
}

/** How many rows of the history there are from this act on, and how many bytes what they did. */
export function historyFrom(
  sqlite: Database,
  seq: number,
): { readonly rows: number; readonly bytes: number } {
  return sqlite
    .prepare(
      'SELECT count(*) AS rows, coalesce(sum(octet_length(body)), 0) AS bytes FROM change WHERE seq >= ?',
    )
    .get(seq) as { rows: number; bytes: number };
}
