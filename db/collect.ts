// Removes texts that nothing names any more: those between the ends of typing that was folded. Looking for them takes a while
// in a long history and can be done beside the work; they are removed in small slices, so that others come between. Whatever
// ends it, nothing is lost that is named, and the next collection finds the rest.
import type { Database } from 'better-sqlite3';
import { columnsOfBlobs, removeBlobs } from './blobs-ahead.ts';
import { lastAct } from './snapshots/head.ts';

/** Texts that neither a row nor an act names, nor a kept report; true for as long as nothing is done. */
export interface Unnamed {
  readonly hashes: readonly string[];
  /** The newest act there was. */
  readonly seq: number;
}

/** So many texts are removed at once. */
const AT_ONCE = 64;

/** What keeps a list of others in the bytes that it names. */
const lists: ReadonlySet<string> = new Set(['report_hash', 'parts_hash']);

/** Every blob is named where it is used by a field that ends so. */
const NAMED = `instr(body, 'Hash') > 0`;

/** Looks for what nothing names, in one moment of the study. */
export function findUnnamed(sqlite: Database): Unnamed {
  return sqlite.transaction(() => {
    const left = new Set(sqlite.prepare('SELECT hash FROM blob').pluck().all() as string[]);
    for (const hash of namedByRows(sqlite)) left.delete(hash);
    for (const list of keptLists(sqlite)) forgetNamedIn(list, left);
    const bodies = sqlite.prepare(`SELECT body FROM change WHERE ${NAMED} ORDER BY seq DESC`).pluck();
    if (left.size > 0)
      for (const body of bodies.iterate()) {
        forgetNamedIn(String(body), left);
        if (left.size === 0) break;
      }
    return { hashes: [...left], seq: lastAct(sqlite).seq };
  })();
}

/**
 * Removes what was found, slice by slice. Says before each slice how many have been removed. Returns how many there were in
 * all; null where something was done meanwhile, which may name one of them again: a text can be typed twice.
 */
export function* removeUnnamed(sqlite: Database, { hashes, seq }: Unnamed): Generator<number, number | null> {
  for (let removed = 0; removed < hashes.length; removed += AT_ONCE) {
    yield removed;
    if (lastAct(sqlite).seq !== seq) return null;
    removeBlobs(sqlite, new Set(hashes.slice(removed, removed + AT_ONCE)));
  }
  return hashes.length;
}

function* namedByRows(sqlite: Database): Generator<string> {
  for (const [table, column] of columnsOfBlobs(sqlite)) {
    const named = sqlite.prepare(`SELECT "${column}" FROM "${table}" WHERE "${column}" IS NOT NULL`).pluck();
    for (const hash of named.iterate()) yield String(hash);
  }
}

/** What the kept reports say, one at a time. */
function* keptLists(sqlite: Database): Generator<string> {
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
