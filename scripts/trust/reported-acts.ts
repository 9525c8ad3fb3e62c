// What a program at work reports of each acknowledged act, and whether the history still has it: its number, and the
// digest of all rows after it, which is kept even when typing is folded.
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
export function reportedAct(sqlite: Database, seq: number): string {
  const digest = sqlite.prepare('SELECT digest FROM change WHERE seq = ?').pluck().get(seq);
  return lineOf(seq, String(digest));
}

/** The acts in these lines that the history lacks, or whose changes do not match it. */
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

/** The numbers of acts after which the rows differ from their digest. */
function unlikeTheirDigests(rows: readonly Row[]): number[] {
  const unlike: number[] = [];
  let before: string | null = emptyDigest;
  for (const { seq, method, body, digest } of rows) {
    // Its change is part of a later act.
    if (method === FOLDED) continue;
    // Acts of earlier versions have no digest.
    if (before !== null && digest !== null && digestAfter(before, changeIn(body)) !== digest)
      unlike.push(seq);
    before = digest;
  }
  return unlike;
}
