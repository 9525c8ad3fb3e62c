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
 * Numbers of acts that may be typing of one person on one day, each list of acts that follow one another; oldest first. Goes
 * through the history from the act `from` on, and reads no act to its end.
 */
export function oldTyping(sqlite: Database, now: string, from: number): number[][] {
  const month = new Date(Date.parse(now) - OLD).toISOString();
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
       ORDER BY seq DESC LIMIT ${MOST_PAIRS}`,
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

/** The act from which on no more has been done than so many rows of the history, and so many bytes of what they did. */
export function littleDoneFrom(
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
