// Typing older than a month, of which one act a day is kept. It may lie anywhere in the history, and folding
// it means linking all that follows again.
import type { Database } from 'better-sqlite3';
import { FOLDED, OLD_MS, typingMethods } from '#core/history/typing.ts';

/** How many pairs of acts are searched at most, the newest first. */
const MAX_PAIRS = 2_000;

/** Two consecutive acts. */
interface Pair {
  readonly before: number;
  readonly seq: number;
}

/**
 * Numbers of acts that may be typing of one person on one day, as lists of consecutive acts; oldest first.
 * Searches the history from act `from` on, and reads no act's body.
 */
export function oldTyping(sqlite: Database, now: string, from: number): number[][] {
  const month = new Date(Date.parse(now) - OLD_MS).toISOString();
  const methods = [...typingMethods].map((method) => `'${method}'`).join(', ');
  const pairs = sqlite
    .prepare(
      `SELECT before, seq FROM (
         SELECT seq, method, coder_id, substr(at, 1, 10) AS day, lag(seq) OVER turn AS before,
           lag(method) OVER turn AS method_before, lag(coder_id) OVER turn AS coder_before,
           lag(substr(at, 1, 10)) OVER turn AS day_before
         FROM change
         WHERE method <> '${FOLDED}' AND seq >= @from
           AND seq < coalesce(
             (SELECT seq FROM change WHERE seq >= @from AND at > @month ORDER BY seq LIMIT 1),
             ${Number.MAX_SAFE_INTEGER})
         WINDOW turn AS (ORDER BY seq)
       )
       WHERE method IN (${methods}) AND method = method_before AND coder_id = coder_before AND day = day_before
       ORDER BY seq DESC LIMIT ${MAX_PAIRS}`,
    )
    .all({ month, from }) as Pair[];
  const lists: number[][] = [];
  for (const { before, seq } of pairs.toReversed()) {
    const last = lists.at(-1);
    if (last?.at(-1) === before) last.push(seq);
    else lists.push([before, seq]);
  }
  return lists;
}

/** The oldest act from which on the history holds at most `most.rows` acts and `most.bytes` bytes. */
export function startOfRecentActs(
  sqlite: Database,
  most: { readonly rows: number; readonly bytes: number },
): number {
  const from = sqlite
    .prepare(
      `SELECT min(seq) FROM (
         SELECT seq, sum(length) OVER (ORDER BY seq DESC) AS bytes
         FROM (SELECT seq, octet_length(body) AS length FROM change ORDER BY seq DESC LIMIT @rows)
       )
       WHERE bytes <= @bytes`,
    )
    .pluck()
    .get(most) as number | null;
  return from ?? Number.MAX_SAFE_INTEGER;
}
