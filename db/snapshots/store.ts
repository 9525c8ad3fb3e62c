// The snapshots of one study's file: a SQLite file of its own in Concord's folder, which says itself what it is of,
// so that a study can be restored that is damaged or gone. Written by one process at a time, read by any.
import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { SnapshotReason } from '#core/snapshots/reason.ts';
import { isWritable } from '../place.ts';
import { withoutWaiting } from '../without-waiting.ts';
import { hashOf } from '../write.ts';

const ENDING = '.snapshots';

/** Marks a SQLite file as a store of snapshots: the bytes `Cncs`. */
const STORE_ID = 0x436e6373;

/** How long another process that is writing to the store is waited for, in milliseconds. */
const PATIENCE = 60_000;

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

/** When each snapshot was checked last, ISO 8601. Stores of earlier versions are given it too. */
const CHECKED = 'CREATE TABLE IF NOT EXISTS checked (snapshot INTEGER PRIMARY KEY, at TEXT NOT NULL) STRICT';

/** How much of each thing a study holds. */
export type SnapshotCounts = Readonly<
  Record<'sources' | 'codings' | 'codes' | 'respondents' | 'memos' | 'changes', number>
>;

/** What a snapshot is of, apart from its bytes. */
export interface SnapshotHead {
  /** When, ISO 8601. */
  readonly at: string;
  readonly why: SnapshotReason;
  /** What it came before, or the name somebody gave it; may be empty. */
  readonly about: string;
  /** The last row of the history. */
  readonly seq: number;
  /** A sum of the history up to there, by which the study is known again. */
  readonly head: string;
  /** The sum of all rows that the history gives there; null for a study of a schema before there was one. */
  readonly digest: string | null;
  readonly counts: SnapshotCounts;
  readonly kept: boolean;
}

/** A snapshot, as lists have it. */
export interface SnapshotEntry extends SnapshotHead {
  readonly id: number;
  /** Bytes of the file. */
  readonly length: number;
  /** Bytes by which it made the store grow. */
  readonly added: number;
  /** What the check of it said; null before it was checked. */
  readonly whole: boolean | null;
  /** What was counted when it was checked, as JSON; null before. */
  readonly details: string | null;
}

export interface SnapshotRow extends SnapshotEntry {
  /** The names of its chunks, one after another. */
  readonly chunks: Buffer;
  /** Whether the list of its chunks is as it was written. */
  readonly listed: boolean;
}

/** The file a store is of. */
export interface SnapshotFile {
  readonly id: string;
  /** Where it was when it was last seen. */
  readonly path: string;
  /** The name of the study. */
  readonly name: string;
}

/** Where the store of a file lies. */
export function storePath(folder: string, fileId: string): string {
  return join(folder, `${fileId}${ENDING}`);
}

/** Every store in the folder, by path. What is not there, or is no folder, has none. */
export function storesIn(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(ENDING))
    .sort()
    .map((name) => join(folder, name));
}

/** An open store. Close it soon: whoever writes keeps others waiting. */
export class SnapshotStore implements Disposable {
  readonly sqlite: Database.Database;

  private constructor(sqlite: Database.Database) {
    this.sqlite = sqlite;
  }

  /** Opens the store of a file for writing, and makes it where there is none. */
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

  /** Opens a store that is there, for writing. */
  static toChange(path: string): SnapshotStore {
    return new SnapshotStore(openToWrite(path));
  }

  /** Opens a store that is there, for reading. */
  static toRead(path: string): SnapshotStore {
    const sqlite = openToRead(path);
    if (sqlite.pragma('application_id', { simple: true }) === STORE_ID) return new SnapshotStore(sqlite);
    sqlite.close();
    throw new Error(`${path} is no store of snapshots`);
  }

  /** A store that lies closed has no log, and so can be read where nothing may be written, as on a disk of backups. */
  [Symbol.dispose](): void {
    if (!this.sqlite.readonly) endLog(this.sqlite);
    this.sqlite.close();
  }

  /** What the store is of. */
  file(): SnapshotFile {
    // Written when the store is made.
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

  /** Bytes that all chunks take. */
  size(): number {
    return Number(this.sqlite.prepare('SELECT coalesce(sum(length(bytes)), 0) FROM chunk').pluck().get());
  }

  /**
   * Gives the disk back what chunks have left; the file is smaller once the store is closed. Where that cannot be done now,
   * as on a full disk, it is done another time.
   */
  giveRoomBack(): void {
    try {
      this.sqlite.pragma('incremental_vacuum');
    } catch (error) {
      if (!(error instanceof Database.SqliteError)) throw error;
    }
  }

  /** Runs one transaction, which no other process comes in between. */
  write<T>(run: () => T): T {
    return this.sqlite.transaction(run).immediate();
  }

  /** Adds a snapshot; its chunks are in the store already. Returns its id. */
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

  /** Gives a snapshot the name that somebody has for it; one with a name is kept for good. */
  nameByHand(id: number, { about, kept }: Pick<SnapshotHead, 'about' | 'kept'>): void {
    this.sqlite
      .prepare("UPDATE snapshot SET why = 'hand', about = ?, kept = max(kept, ?) WHERE id = ?")
      .run(about, Number(kept), id);
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
    const sqlite = new Database(path, { readonly, fileMustExist: true, timeout: PATIENCE });
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
    // A program that was killed at writing may have left what only a writer puts back.
    if (
      !(error instanceof Database.SqliteError && /^SQLITE_(?:READONLY|CANTOPEN)/.test(error.code)) ||
      !isWritable(path)
    )
      throw error;
    return open(false);
  }
}

/** Does nothing where somebody reads the store just now, or the disk is full: the log stays for the next time. */
function endLog(sqlite: Database.Database): void {
  try {
    withoutWaiting(sqlite, () => sqlite.pragma('journal_mode = DELETE', { simple: true }) === 'delete');
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
  }
}

function openToWrite(path: string): Database.Database {
  const sqlite = new Database(path, { timeout: PATIENCE });
  try {
    // Before anything is written: room that chunks leave is given back to the disk.
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
