// Blobs kept ahead of the act that will name them. An import keeps texts and files while it reads and writes
// its rows in one act at the end. Until then nothing names these blobs; those that no act comes to name are
// removed again.
import type { Database } from 'better-sqlite3';
import { ChangeRecorder } from '#core/change.ts';
import { columnsOfBlobs } from './blob-columns.ts';
import { isBusy } from './busy.ts';
import { diskTrouble } from './disk-trouble.ts';
import type { ReadDb } from './handles.ts';
import { addBlob } from './write.ts';

/** Bytes with the hash that names them, see `hashOf`. */
export interface KeptBytes {
  readonly hash: string;
  readonly bytes: Uint8Array;
}

interface Claim {
  /** How many running imports have kept this blob. */
  count: number;
  /** The newest act when the blob was first kept: no act up to this one can name it. */
  readonly since: number;
}

/** The blobs that all running imports into one project keep ahead. */
export class AllBlobsAhead {
  readonly #db: ReadDb;
  readonly #claims = new Map<string, Claim>();

  constructor(db: ReadDb) {
    this.#db = db;
  }

  /** Keeps the bytes for an import, and adds their hashes to `own`, the blobs of that import. */
  keep(blobs: readonly KeptBytes[], own: Set<string>): void {
    const { sqlite } = this.#db;
    // Blobs are not part of a Change.
    const db = { sqlite, recorder: new ChangeRecorder() };
    const since = Number(sqlite.prepare('SELECT coalesce(max(seq), 0) FROM change').pluck().get());
    const came = sqlite
      .transaction(() => blobs.flatMap(({ hash, bytes }) => (addBlob(db, bytes, hash) ? [hash] : [])))
      .immediate();
    for (const hash of came) this.#claims.set(hash, { count: 0, since });
    for (const { hash } of blobs) {
      const claim = this.#claims.get(hash);
      if (!claim || own.has(hash)) continue;
      own.add(hash);
      claim.count += 1;
    }
  }

  /** Ends an import's claim on the blobs it kept. */
  release(own: ReadonlySet<string>): void {
    for (const hash of own) {
      const claim = this.#claims.get(hash);
      if (claim) claim.count -= 1;
    }
  }

  /** Removes the blobs that no act names and no running import claims; with `isAll`, claimed ones too. */
  removeLeft(isAll = false): void {
    const left = [...this.#claims].filter(([, { count }]) => isAll || count === 0);
    if (left.length === 0) return;
    try {
      removeUnnamed(
        this.#db.sqlite,
        new Set(left.map(([hash]) => hash)),
        Math.min(...left.map(([, { since }]) => since)),
      );
      for (const [hash] of left) this.#claims.delete(hash);
    } catch (error) {
      // The disk may be full, or a thread may be writing. The blobs do no harm and are removed another time.
      if (!diskTrouble(error, this.#db.sqlite.name) && !isBusy(error)) throw error;
    }
  }
}

/** Removes all blobs that nothing names: those of an import that the end of its program broke off. */
export function removeAllUnnamed(sqlite: Database): void {
  const hashes = sqlite.prepare('SELECT hash FROM blob').pluck().all() as string[];
  try {
    removeUnnamed(sqlite, new Set(hashes), 0);
  } catch (error) {
    if (!diskTrouble(error, sqlite.name)) throw error;
  }
}

/** Removes the given blobs that neither a row nor an act after `since` names. */
function removeUnnamed(sqlite: Database, hashes: Set<string>, since: number): void {
  const found = unnamed(sqlite, hashes, since);
  // Checked once more when nobody else can write: until then another thread may have finished the act that
  // names them.
  if (found.size > 0) removeFound(sqlite, () => unnamed(sqlite, found, since));
}

/** Returns the given blobs that neither a row nor an act after `since` names. */
function unnamed(sqlite: Database, hashes: Set<string>, since: number): Set<string> {
  for (const [table, column] of columnsOfBlobs(sqlite)) {
    const named = sqlite.prepare(`SELECT "${column}" FROM "${table}" WHERE "${column}" IS NOT NULL`).pluck();
    for (const hash of named.iterate()) hashes.delete(String(hash));
  }
  const bodies = sqlite.prepare('SELECT body FROM change WHERE seq > ? ORDER BY seq DESC').pluck();
  if (hashes.size > 0)
    for (const body of bodies.iterate(since)) {
      for (const [hash] of String(body).matchAll(/\b[0-9a-f]{64}\b/g)) hashes.delete(hash);
      if (hashes.size === 0) break;
    }
  return hashes;
}

/** Removes blobs that nothing names, and all that was derived from them. Not to be called within a transaction. */
export function removeBlobs(sqlite: Database, hashes: ReadonlySet<string>): void {
  if (hashes.size > 0) removeFound(sqlite, () => hashes);
}

/** The same for the blobs that `find` returns within the transaction. */
function removeFound(sqlite: Database, find: () => ReadonlySet<string>): void {
  // Nothing names these blobs. With foreign keys on, SQLite would check that again for each blob, in all rows
  // of every table.
  sqlite.pragma('foreign_keys = OFF');
  try {
    const blob = sqlite.prepare('DELETE FROM blob WHERE hash = ?');
    const sketch = sqlite.prepare('DELETE FROM text_sketch WHERE text_hash = ?');
    const absent = sqlite.prepare('DELETE FROM blob_absent WHERE hash = ?');
    sqlite
      .transaction(() => {
        for (const hash of find()) {
          blob.run(hash);
          sketch.run(hash);
          absent.run(hash);
        }
      })
      .immediate();
  } finally {
    sqlite.pragma('foreign_keys = ON');
  }
}
