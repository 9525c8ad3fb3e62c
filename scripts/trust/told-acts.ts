// What a program at work says of each act that it was answered, and whether the history still has it: its number, and the
// digest of all rows as they were after it, which stays also where typing is folded.
import type { Database } from 'better-sqlite3';
import { changeIn } from '#core/change.ts';
import { FOLDED } from '#core/history/typing.ts';
import { digestAfter, emptyDigest } from '#db/digest.ts';

interface Row {
  readonly seq: number;
  readonly method: string;
  readonly body: string;
  readonly digest: string | null;
}

/** The line for an act of the history, by its number. */
export function toldAct(sqlite: Database, seq: number): string {
  const digest = sqlite.prepare('SELECT digest FROM change WHERE seq = ?').pluck().get(seq);
  return lineOf(seq, String(digest));
}

/** What of these lines the history lacks, or does not do. */
export function missingActs(sqlite: Database, answered: readonly string[]): string[] {
  const rows = sqlite.prepare('SELECT seq, method, body, digest FROM change ORDER BY seq').all() as Row[];
  const kept = new Set(rows.map(({ seq, digest }) => lineOf(seq, String(digest))));
  const lost = answered.filter((line) => line.startsWith('act ') && !kept.has(line));
  return [
    ...lost.map((line) => `lost, though it was acknowledged: ${line}`),
    ...unlikeTheirDigests(rows).map((seq) => `act ${seq} does not do what it did`),
  ];
}

function lineOf(seq: number, digest: string): string {
  return `act ${seq} ${digest}`;
}

/** The acts after which the rows are others than they were then, by their numbers. */
function unlikeTheirDigests(rows: readonly Row[]): number[] {
  const unlike: number[] = [];
  let before: string | null = emptyDigest;
  for (const { seq, method, body, digest } of rows) {
    // What it did stands in a later act.
    if (method === FOLDED) continue;
    // Acts of earlier programs have none.
    if (before !== null && digest !== null && digestAfter(before, changeIn(body)) !== digest)
      unlike.push(seq);
    before = digest;
  }
  return unlike;
}
