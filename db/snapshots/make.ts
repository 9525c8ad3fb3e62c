// Makes a snapshot: copies the bytes of a file that nobody writes meanwhile into its store, chunk by chunk.
import { fstatSync, readSync, statSync } from 'node:fs';
import { isByClock, type SnapshotReason } from '#core/snapshots/reason.ts';
import { closeRead, openToRead } from '../own-files.ts';
import { CHUNK_BYTES, chunkName, NAME_BYTES, pack } from './chunks.ts';
import { isKeptForAnother } from './copied-by-hand.ts';
import { SteadyFlush } from './steady-flush.ts';
import { SnapshotStore, storePath, type SnapshotFile, type SnapshotHead } from './store.ts';

/** What a snapshot is made from. */
export interface Making {
  /** The folder of the stores. */
  readonly folder: string;
  readonly file: SnapshotFile;
  /** The file whose bytes are read: the study's own, or a copy of it. */
  readonly path: string;
  /** How many of its bytes belong to the study; what follows them does not. */
  readonly length: number;
  /** When the file was last written, in nanoseconds. A file written while it is read is not one moment's snapshot. */
  readonly writtenAt: string;
  readonly head: SnapshotHead;
}

/** The file was written while it was read, for example by another program. Nothing was kept. */
class WrittenMeanwhile extends Error {
  constructor(path: string) {
    super(`${path} was written to while a snapshot was made of it`);
  }
}

/** The snapshot that was made. */
export interface Made {
  readonly id: number;
  /** By how many bytes the store has grown. */
  readonly added: number;
}

/**
 * Makes a snapshot of the present content of the file. Where the newest snapshot holds the same bytes, no new
 * one is added; that one stays for the new reason. Reads the file raw: in the process that has the study open
 * this would free its lock, so it runs in another process, or before the study is opened. Throws
 * `WrittenMeanwhile`, and other errors when the file cannot be read to its end or the store cannot be written.
 */
export function makeSnapshot(making: Making, progress?: ReportBytes): Made {
  const { folder, file, path, length, writtenAt, head } = making;
  // A copy that can only be read keeps the id of its original, whose path must stay in the store.
  using store = isKeptForAnother(file.id, file.path, folder)
    ? SnapshotStore.toChange(storePath(folder, file.id))
    : SnapshotStore.toWrite(folder, file);
  // What does not fit into SQLite's cache goes to the log while the transaction runs.
  using flush = new SteadyFlush(`${store.sqlite.name}-wal`);
  return store.write(() => {
    const kept = new Chunks(store);
    const names = Buffer.alloc(Math.ceil(length / CHUNK_BYTES) * NAME_BYTES);
    const descriptor = openToRead(path);
    try {
      const bytes = Buffer.allocUnsafe(CHUNK_BYTES);
      for (let at = 0; at < length; at += CHUNK_BYTES) {
        const piece = bytes.subarray(0, Math.min(CHUNK_BYTES, length - at));
        readWhole(descriptor, piece, at, path);
        const before = kept.added;
        names.set(kept.keep(piece), (at / CHUNK_BYTES) * NAME_BYTES);
        flush.wrote(kept.added - before);
        progress?.(at + piece.length, length);
      }
      if (String(fstatSync(descriptor, { bigint: true }).mtimeNs) !== writtenAt)
        throw new WrittenMeanwhile(path);
    } finally {
      closeRead(descriptor);
    }
    // A new chunk may replace a damaged one of earlier snapshots, so those are checked once more.
    if (kept.added > 0) store.sqlite.exec('UPDATE snapshot SET whole = NULL WHERE whole = 0');
    const [newest] = store.snapshots();
    if (newest && newest.chunks.equals(names) && newest.whole !== false) {
      if (head.why === 'hand' || isOnlyByClock(newest.why, head.why)) store.rename(newest.id, head);
      return { id: newest.id, added: kept.added };
    }
    return { id: store.add(head, length, names, kept.added), added: kept.added };
  });
}

/**
 * Notes that an act relies on a snapshot made earlier, which then stays as one made for that act would. Does nothing if
 * the snapshot was not made by the clock, or is gone.
 */
export function relyOn(store: SnapshotStore, id: number, head: Pick<SnapshotHead, 'why' | 'about'>): void {
  store.write(() => {
    const found = store.entries().find((entry) => entry.id === id);
    if (found && isOnlyByClock(found.why, head.why)) store.rename(id, { ...head, kept: false });
  });
}

/** Whether rotation would remove a snapshot made for `had` within the hour, but not one made for `why`. */
function isOnlyByClock(had: SnapshotReason, why: SnapshotReason): boolean {
  return isByClock(had) && !isByClock(why);
}

/** When a file was last written, in the form that `Making` uses. */
export function lastWritten(path: string): string {
  return String(statSync(path, { bigint: true }).mtimeNs);
}

/** Called with how many bytes, of how many, are done. */
export type ReportBytes = (done: number, total: number) => void;

/** The chunks of a store, each kept once. */
class Chunks {
  /** By how many bytes they have grown. */
  added = 0;
  readonly #find;
  readonly #add;

  constructor({ sqlite }: SnapshotStore) {
    this.#find = sqlite.prepare('SELECT 1 FROM chunk WHERE name = ?');
    this.#add = sqlite.prepare('INSERT INTO chunk (name, bytes) VALUES (?, ?)');
  }

  /** Puts a chunk into the store unless it is there. Returns its name. */
  keep(piece: Uint8Array): Buffer {
    const name = chunkName(piece);
    if (this.#find.get(name) !== undefined) return name;
    const packed = pack(piece);
    this.#add.run(name, packed);
    this.added += packed.length;
    return name;
  }
}

function readWhole(descriptor: number, into: Buffer, at: number, path: string): void {
  for (let done = 0; done < into.length;) {
    const read = readSync(descriptor, into, done, into.length - done, at + done);
    if (read === 0) throw new Error(`${path} ends before ${at + into.length}`);
    done += read;
  }
}
