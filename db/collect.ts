// Removes texts that nothing names any more: those between the first and last state of folded typing. Finding
// them takes long in a long history and can run beside other work; they are removed in small slices, so that
// other acts come between. Whenever the collection is ended, no named text is lost, and the next collection
// finds the rest.
import type { Database } from 'better-sqlite3';
import { columnsOfBlobs } from './blob-columns.ts';
import { removeBlobs } from './blobs-ahead.ts';
import { lastAct } from './snapshots/head.ts';

/** Blobs that no row, act or kept report names; valid until the next act. */
export interface Unnamed {
  readonly hashes: readonly string[];
  /** The number of the newest act when they were found. */
  readonly seq: number;
}

/** How many texts are removed in one transaction. */
const BLOBS_PER_SLICE = 64;

/** The columns that name blobs which themselves list other blobs. */
const columnsOfLists: ReadonlySet<string> = new Set(['report_hash', 'parts_hash']);

/** Every field that names a blob ends so. */
const NAMED = `(instr(body, 'Hash') > 0 OR instr(settled, 'Hash') > 0)`;

/** Finds blobs that nothing names, within one read transaction. */
export function findUnnamed(sqlite: Database): Unnamed {
  return sqlite.transaction(() => {
    const left = new Set(sqlite.prepare('SELECT hash FROM blob').pluck().all() as string[]);
    for (const hash of namedByRows(sqlite)) left.delete(hash);
    for (const list of keptLists(sqlite)) forgetNamedIn(list, left);
    const bodies = sqlite
      .prepare(
        `SELECT CASE WHEN settled IS NULL THEN body ELSE body || settled END FROM change WHERE ${NAMED} ORDER BY seq DESC`,
      )
      .pluck();
    if (left.size > 0)
      for (const body of bodies.iterate()) {
        forgetNamedIn(String(body), left);
        if (left.size === 0) break;
      }
    return { hashes: [...left], seq: lastAct(sqlite).seq };
  })();
}

/**
 * Removes the blobs found, slice by slice. Yields before each slice how many are removed so far. Returns how
 * many there were in all; null where another act came in between, since it may name one of them again: the
 * same text can be typed twice.
 */
export function* removeUnnamed(sqlite: Database, { hashes, seq }: Unnamed): Generator<number, number | null> {
  for (let removed = 0; removed < hashes.length; removed += BLOBS_PER_SLICE) {
    yield removed;
    if (lastAct(sqlite).seq !== seq) return null;
    removeBlobs(sqlite, new Set(hashes.slice(removed, removed + BLOBS_PER_SLICE)));
  }
  return hashes.length;
}

function* namedByRows(sqlite: Database): Generator<string> {
  for (const [table, column] of columnsOfBlobs(sqlite)) {
    const named = sqlite.prepare(`SELECT "${column}" FROM "${table}" WHERE "${column}" IS NOT NULL`).pluck();
    for (const hash of named.iterate()) yield String(hash);
  }
}

/** The content of each kept list, one at a time. */
function* keptLists(sqlite: Database): Generator<string> {
  const bytes = sqlite.prepare('SELECT bytes FROM blob WHERE hash = ?').pluck();
  for (const [table, column] of columnsOfBlobs(sqlite)) {
    if (!columnsOfLists.has(column)) continue;
    for (const hash of sqlite.prepare(`SELECT "${column}" FROM "${table}"`).pluck().all()) {
      const list = bytes.get(hash);
      if (Buffer.isBuffer(list)) yield list.toString('latin1');
    }
  }
}

function forgetNamedIn(text: string, left: Set<string>): void {
  for (const [hash] of text.matchAll(/\b[0-9a-f]{64}\b/g)) left.delete(hash);
}
