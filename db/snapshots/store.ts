// The store of one study's snapshots: a SQLite file in Concord's folder that itself says which study it
// belongs to, so that a damaged or lost study can be restored. Written by one process at a time, read by any.
import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { SnapshotReason } from '#core/snapshots/reason.ts';
import { isWritable } from '../place.ts';
import { withoutWaiting } from '../without-waiting.ts';
import { hashOf } from '../write.ts';

const FILE_ENDING = '.snapshots';

/** Marks a SQLite file as a store of snapshots: the bytes `Cncs`. */
const STORE_ID = 0x436e6373;

/** How long to wait for another process that writes to the store, in milliseconds. */
const BUSY_TIMEOUT_MS = 60_000;

const SCHEMA = `
  CREATE TABLE file (id TEXT PRIMARY KEY, path TEXT NOT NULL, name TEXT NOT NULL) STRICT;
  CREATE TABLE chunk (name BLOB PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
  CREATE TABLE snapshot (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    why TEXT NOT NULL,
    about TEXT NOT NULL,
    length INTEGER NOT NULL,
    chunks BLOB NOT NULL,
    chunks_hash TEXT NOT NULL,
    added INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    head TEXT NOT NULL,
    digest TEXT,
    counts TEXT NOT NULL,
    kept INTEGER NOT NULL,
    whole INTEGER,
    details TEXT
  ) STRICT;`;

/** When each snapshot was last checked, ISO 8601. Stores of earlier versions get this table too. */
const CHECKED = 'CREATE TABLE IF NOT EXISTS checked (snapshot INTEGER PRIMARY KEY, at TEXT NOT NULL) STRICT';

/** How much of each thing a study holds. */
export type SnapshotCounts = Readonly<
  Record<'sources' | 'codings' | 'codes' | 'respondents' | 'memos' | 'changes', number>
>;

/** The description of a snapshot, apart from its bytes. */
export interface SnapshotHead {
  /** When it was made, ISO 8601. */
  readonly at: string;
  readonly why: SnapshotReason;
  /** What it was made before, or the name that somebody gave it; may be empty. */
  readonly about: string;
  /** The number of the newest act. */
  readonly seq: number;
  /** A hash over the history up to that act, which identifies the study's state. */
  readonly head: string;
  /** The digest of all rows after that act; null for a study of a schema without digests. */
  readonly digest: string | null;
  readonly counts: SnapshotCounts;
  readonly kept: boolean;
}

/** A snapshot as lists show it. */
export interface SnapshotEntry extends SnapshotHead {
  readonly id: number;
  /** Bytes of the file. */
  readonly length: number;
  /** By how many bytes it made the store grow. */
  readonly added: number;
  /** The result of its check; null before it was checked. */
  readonly whole: boolean | null;
  /** What was counted at the check, as JSON; null before. */
  readonly details: string | null;
}

/** A snapshot with its chunks. */
export interface SnapshotRow extends SnapshotEntry {
  /** The names of its chunks, one after another. */
  readonly chunks: Buffer;
  /** Whether the list of its chunks is as it was written. */
  readonly listed: boolean;
}

/** The file that a store belongs to. */
export interface SnapshotFile {
  readonly id: string;
  /** Where the file was last seen. */
  readonly path: string;
  /** The name of the study. */
  readonly name: string;
}

/** The path of a file's store. */
export function storePath(folder: string, fileId: string): string {
  return join(folder, `${fileId}${FILE_ENDING}`);
}

/** The paths of all stores in the folder; none where there is no such folder. */
export function storesIn(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(FILE_ENDING))
    .sort()
    .map((name) => join(folder, name));
}

/** An open store. Close it soon: a writer blocks others. */
export class SnapshotStore implements Disposable {
  readonly sqlite: Database.Database;

  private constructor(sqlite: Database.Database) {
    this.sqlite = sqlite;
  }

  /** Opens the store of a file for writing, and creates it where there is none. */
  static toWrite(folder: string, file: SnapshotFile): SnapshotStore {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const store = new SnapshotStore(openToWrite(storePath(folder, file.id)));
    store.sqlite
      .prepare(
        `INSERT INTO file (id, path, name) VALUES (@id, @path, @name)
         ON CONFLICT (id) DO UPDATE SET path = excluded.path, name = excluded.name`,
      )
      .run(file);
    return store;
  }

  /** Opens an existing store for writing. */
  static toChange(path: string): SnapshotStore {
    return new SnapshotStore(openToWrite(path));
  }

  /** Opens an existing store for reading. */
  static toRead(path: string): SnapshotStore {
    const sqlite = openToRead(path);
    if (sqlite.pragma('application_id', { simple: true }) === STORE_ID) return new SnapshotStore(sqlite);
    sqlite.close();
    throw new Error(`${path} is no store of snapshots`);
  }

  /** Ends the log too: a closed store without a log can be read where nothing may be written, as on a backup disk. */
  [Symbol.dispose](): void {
    if (!this.sqlite.readonly) endLog(this.sqlite);
    this.sqlite.close();
  }

  /** The file that the store belongs to. */
  file(): SnapshotFile {
    // This row is written when the store is created.
    return this.sqlite.prepare('SELECT id, path, name FROM file').get() as SnapshotFile;
  }

  /** All snapshots without their chunks, the newest first. */
  entries(): SnapshotEntry[] {
    return this.sqlite
      .prepare(`SELECT ${ENTRY} FROM snapshot ORDER BY at DESC, id DESC`)
      .all()
      .map((row) => entryOf(row as StoredEntry));
  }

  /** All snapshots, the newest first. */
  snapshots(): SnapshotRow[] {
    return this.sqlite
      .prepare(`SELECT ${ENTRY}, chunks, chunks_hash FROM snapshot ORDER BY at DESC, id DESC`)
      .all()
      .map((row) => rowOf(row as StoredRow));
  }

  /** The bytes that all chunks take. */
  size(): number {
    return Number(this.sqlite.prepare('SELECT coalesce(sum(length(bytes)), 0) FROM chunk').pluck().get());
  }

  /**
   * Returns the space of removed chunks to the disk; the file shrinks once the store is closed. Where that is
   * impossible now, as on a full disk, it happens another time.
   */
  giveRoomBack(): void {
    try {
      this.sqlite.pragma('incremental_vacuum');
    } catch (error) {
      if (!(error instanceof Database.SqliteError)) throw error;
    }
  }

  /** Runs one transaction that no other process can come in between. */
  write<T>(run: () => T): T {
    return this.sqlite.transaction(run).immediate();
  }

  /** Adds a snapshot whose chunks are in the store already. Returns its id. */
  add(head: SnapshotHead, length: number, chunks: Buffer, added: number): number {
    const { lastInsertRowid } = this.sqlite
      .prepare(
        `INSERT INTO snapshot (at, why, about, length, chunks, chunks_hash, added, seq, head, digest, counts, kept)
         VALUES (@at, @why, @about, @length, @chunks, @chunksHash, @added, @seq, @head, @digest, @counts, @kept)`,
      )
      .run({
        ...head,
        length,
        chunks,
        chunksHash: hashOf(chunks),
        added,
        counts: JSON.stringify(head.counts),
        kept: Number(head.kept),
      });
    return Number(lastInsertRowid);
  }

  /** Gives a snapshot another reason and name; `kept` keeps it for good. */
  rename(id: number, { why, about, kept }: Pick<SnapshotHead, 'why' | 'about' | 'kept'>): void {
    this.sqlite
      .prepare('UPDATE snapshot SET why = ?, about = ?, kept = max(kept, ?) WHERE id = ?')
      .run(why, about, Number(kept), id);
  }

  /** Keeps a snapshot for good, or no longer. */
  keep(id: number, kept: boolean): void {
    this.sqlite.prepare('UPDATE snapshot SET kept = ? WHERE id = ?').run(Number(kept), id);
  }
}

const ENTRY = 'id, at, why, about, length, added, seq, head, digest, counts, kept, whole, details';

type StoredEntry = Omit<SnapshotEntry, 'counts' | 'kept' | 'whole'> & {
  readonly counts: string;
  readonly kept: number;
  readonly whole: number | null;
};

type StoredRow = StoredEntry & { readonly chunks: Buffer; readonly chunks_hash: string };

function entryOf(row: StoredEntry): SnapshotEntry {
  return {
    ...row,
    counts: JSON.parse(row.counts) as SnapshotCounts,
    kept: row.kept === 1,
    whole: row.whole === null ? null : row.whole === 1,
  };
}

function rowOf({ chunks, chunks_hash: chunksHash, ...stored }: StoredRow): SnapshotRow {
  const entry = entryOf(stored);
  const listed = hashOf(chunks) === chunksHash;
  return { ...entry, chunks, listed, whole: listed ? entry.whole : false };
}

function openToRead(path: string): Database.Database {
  const open = (readonly: boolean): Database.Database => {
    const sqlite = new Database(path, { readonly, fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
    try {
      sqlite.pragma('application_id');
      return sqlite;
    } catch (error) {
      sqlite.close();
      throw error;
    }
  };
  try {
    return open(true);
  } catch (error) {
    // A program that was killed while writing may have left a state that only a writer can restore.
    if (
      !(error instanceof Database.SqliteError && /^SQLITE_(?:READONLY|CANTOPEN)/.test(error.code)) ||
      !isWritable(path)
    )
      throw error;
    return open(false);
  }
}

/** Does nothing where somebody is reading the store or the disk is full: the log then stays for the next time. */
function endLog(sqlite: Database.Database): void {
  try {
    withoutWaiting(sqlite, () => sqlite.pragma('journal_mode = DELETE', { simple: true }) === 'delete');
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
  }
}

function openToWrite(path: string): Database.Database {
  const sqlite = new Database(path, { timeout: BUSY_TIMEOUT_MS });
  try {
    // Must come before anything is written: it lets removed chunks return their space to the disk.
    sqlite.pragma('auto_vacuum = INCREMENTAL');
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma('synchronous = FULL');
    sqlite
      .transaction(() => {
        const id = sqlite.pragma('application_id', { simple: true });
        if (id !== STORE_ID && id !== 0) throw new Error(`${path} is no store of snapshots`);
        if (id === 0) {
          sqlite.exec(SCHEMA);
          sqlite.pragma(`application_id = ${STORE_ID}`);
        }
        sqlite.exec(CHECKED);
      })
      .immediate();
    return sqlite;
  } catch (error) {
    sqlite.close();
    throw error;
  }
}
