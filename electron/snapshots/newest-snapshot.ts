// The newest snapshot of an open study: the last act that it includes, and whether another snapshot would add anything.
import { existsSync } from 'node:fs';
import { isByClock, type SnapshotReason } from '#core/snapshots/reason.ts';
import { fileIdOf } from '#db/file-id.ts';
import type { ReadDb } from '#db/handles.ts';
import { holdsAct, lastAct, type StudyHead } from '#db/snapshots/head.ts';
import { SnapshotStore, storePath, type SnapshotEntry } from '#db/snapshots/store.ts';

/** Where a snapshot is kept: its store, and its id there; null while it is made. */
export interface KeptAt {
  readonly store: string;
  readonly id: number | null;
}

/** The last act that a snapshot includes, and why and when the snapshot was begun. */
interface Newest extends KeptAt {
  readonly act: Pick<StudyHead, 'seq' | 'head' | 'digest'>;
  readonly at: number;
  readonly why: SnapshotReason;
}

export class NewestSnapshot {
  readonly #db: ReadDb;
  readonly #folder: () => string;
  #fileId: string | null = null;
  #newest: Newest | null = null;

  /** `folder` returns the folder of the stores. */
  constructor(db: ReadDb, folder: () => string) {
    this.#db = db;
    this.#folder = folder;
  }

  /** Whether a snapshot of the present state exists. */
  isOfNow(): boolean {
    const newest = this.#found();
    const { sqlite } = this.#db;
    return newest !== null && newest.act.seq === lastAct(sqlite).seq && holdsAct(sqlite, newest.act);
  }

  /** When the newest snapshot was begun, in milliseconds; null if there is none. */
  at(): number | null {
    return this.#found()?.at ?? null;
  }

  /**
   * Records that a snapshot of the present state was begun at this time; the returned function records that it failed.
   */
  begun(at: number, why: SnapshotReason): () => void {
    const before = this.#newest;
    this.#newest = { act: lastAct(this.#db.sqlite), at, why, store: this.store(), id: null };
    return () => {
      this.#newest = before;
    };
  }

  /** Records that the snapshot begun last was made. */
  made(id: number): void {
    if (this.#newest) this.#newest = { ...this.#newest, id };
  }

  /**
   * Records that an act relies on the newest snapshot. Returns where that one is kept if it was made by the clock until
   * now, else null. The folder of the stores may be another since.
   */
  reliedOn(why: SnapshotReason): KeptAt | null {
    const newest = this.#found();
    if (!newest || !isByClock(newest.why)) return null;
    this.#newest = { ...newest, why };
    return newest;
  }

  /** The path of the study's store. */
  store(): string {
    this.#fileId ??= fileIdOf(this.#db);
    return storePath(this.#folder(), this.#fileId);
  }

  /** Whether this store exists. */
  isThere(): boolean {
    return existsSync(this.store());
  }

  #found(): Newest | null {
    if (this.#newest === null) {
      const [newest] = this.#kept() ?? [];
      if (newest) {
        const { at, why, id } = newest;
        this.#newest = { act: newest, at: Date.parse(at), why, store: this.store(), id };
      }
    }
    return this.#newest;
  }

  /** The numbers of the acts at which a snapshot is kept for good; null if the store cannot be read. */
  keptActs(): ReadonlySet<number> | null {
    const entries = this.#kept();
    return entries && new Set(entries.flatMap(({ kept, seq }) => (kept ? seq : [])));
  }

  #kept(): SnapshotEntry[] | null {
    try {
      return this.isThere() ? readEntries(this.store()) : [];
    } catch {
      // An unreadable store must not stop anybody's work; making a snapshot reports what is wrong with it.
      return null;
    }
  }
}

function readEntries(path: string): SnapshotEntry[] {
  using store = SnapshotStore.toRead(path);
  return store.entries();
}
