// Removes texts that nothing names any more: those between the ends of typing that was folded. In small slices, so that others
// come between; whatever ends it, nothing is lost that is named, and the next collection finds the rest.
import { columnsOfBlobs, removeBlobs } from './blobs-ahead.ts';
import type { ReadDb } from './handles.ts';

/** A slice takes about so long, in milliseconds. */
const SLICE = 8;
/** So many texts are removed at once. */
const AT_ONCE = 64;

/** What keeps a list of others in the bytes that it names. */
const lists: ReadonlySet<string> = new Set(['report_hash', 'parts_hash']);

/** Every blob is named where it is used by a field that ends so. */
const NAMED = `instr(body, 'Hash') > 0`;

/**
 * Collects what neither a row nor an act names, nor a kept report. Other work may come in between two slices; where that keeps
 * bytes ahead of an act, the collection is to be given up. Says after each slice how many have been removed, and returns that.
 */
export function* collectUnnamed({ sqlite }: ReadDb): Generator<number, number> {
  const left = new Set(sqlite.prepare('SELECT hash FROM blob').pluck().all() as string[]);
  forgetNamedByRows(sqlite, left);
  yield 0;
  for (const list of keptLists(sqlite)) {
    forgetNamedIn(list, left);
    yield 0;
  }
  let seen = 0;
  const bodies = sqlite.prepare(
    `SELECT seq, CASE WHEN ${NAMED} THEN body END AS body FROM change WHERE seq > ? ORDER BY seq`,
  );
  const look = (until: number): boolean => {
    const rows = bodies.iterate(seen) as IterableIterator<{ seq: number; body: string | null }>;
    for (const { seq, body } of rows) {
      if (body !== null) forgetNamedIn(body, left);
      seen = seq;
      if (performance.now() > until) return false;
    }
    return true;
  };
  while (left.size > 0 && !look(performance.now() + SLICE)) yield 0;
  let removed = 0;
  while (left.size > 0) {
    yield removed;
    // What was done since may name one of them again: a text can be typed twice.
    look(Number.POSITIVE_INFINITY);
    forgetNamedByRows(sqlite, left);
    const some = new Set([...left].slice(0, AT_ONCE));
    removeBlobs(sqlite, some);
    for (const hash of some) left.delete(hash);
    removed += some.size;
  }
  return removed;
}

type Sqlite = ReadDb['sqlite'];

function forgetNamedByRows(sqlite: Sqlite, left: Set<string>): void {
  for (const [table, column] of columnsOfBlobs(sqlite)) {
    const named = sqlite.prepare(`SELECT "${column}" FROM "${table}" WHERE "${column}" IS NOT NULL`).pluck();
    for (const hash of named.iterate()) left.delete(String(hash));
  }
}

/** What the kept reports say, one at a time. */
function* keptLists(sqlite: Sqlite): Generator<string> {
  const bytes = sqlite.prepare('SELECT bytes FROM blob WHERE hash = ?').pluck();
  for (const [table, column] of columnsOfBlobs(sqlite)) {
    if (!lists.has(column)) continue;
    for (const hash of sqlite.prepare(`SELECT "${column}" FROM "${table}"`).pluck().all()) {
      const list = bytes.get(hash);
      if (Buffer.isBuffer(list)) yield list.toString('latin1');
    }
  }
}

function forgetNamedIn(said: string, left: Set<string>): void {
  for (const [hash] of said.matchAll(/\b[0-9a-f]{64}\b/g)) left.delete(hash);
}
