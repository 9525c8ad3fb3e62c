// The newest snapshot of an open study: up to which act there is one, and whether another would hold anything new.
import { existsSync } from 'node:fs';
import { fileIdOf } from '#db/file-id.ts';
import type { ReadDb } from '#db/handles.ts';
import { holdsAct, lastAct, type StudyHead } from '#db/snapshots/head.ts';
import { SnapshotStore, storePath, type SnapshotEntry } from '#db/snapshots/store.ts';

/** Up to which act a snapshot goes, and when it was begun. */
interface Newest {
  readonly act: Pick<StudyHead, 'seq' | 'head' | 'digest'>;
  readonly at: number;
}

export class NewestSnapshot {
  readonly #db: ReadDb;
  readonly #folder: () => string;
  #fileId: string | null = null;
  #newest: Newest | null = null;

  /** `folder` is that of the stores. */
  constructor(db: ReadDb, folder: () => string) {
    this.#db = db;
    this.#folder = folder;
  }

  /** Whether there is a snapshot of the study as it is. */
  isOfNow(): boolean {
    const newest = this.#found();
    const { sqlite } = this.#db;
    return newest !== null && newest.act.seq === lastAct(sqlite).seq && holdsAct(sqlite, newest.act);
  }

  /** When it was begun, in milliseconds; null where there is none. */
  at(): number | null {
    return this.#found()?.at ?? null;
  }

  /** One of the study as it is was begun at this time; the returned function says that nothing came of it. */
  begun(at: number): () => void {
    const before = this.#newest;
    this.#newest = { act: lastAct(this.#db.sqlite), at };
    return () => {
      this.#newest = before;
    };
  }

  /** Where the store of the study lies. */
  store(): string {
    this.#fileId ??= fileIdOf(this.#db);
    return storePath(this.#folder(), this.#fileId);
  }

  /** Whether there is such a store. */
  isThere(): boolean {
    return existsSync(this.store());
  }

  #found(): Newest | null {
    if (this.#newest === null) {
      const [newest] = this.#kept() ?? [];
      if (newest) this.#newest = { act: newest, at: Date.parse(newest.at) };
    }
    return this.#newest;
  }

  /** The acts up to which a snapshot is kept for good, by their numbers; null where that cannot be read. */
  keptActs(): ReadonlySet<number> | null {
    const entries = this.#kept();
    return entries && new Set(entries.flatMap(({ kept, seq }) => (kept ? seq : [])));
  }

  #kept(): SnapshotEntry[] | null {
    try {
      return this.isThere() ? readEntries(this.store()) : [];
    } catch {
      // Nobody's work waits for a store that cannot be read; making a snapshot says what is wrong with it.
      return null;
    }
  }
}

function readEntries(path: string): SnapshotEntry[] {
  using store = SnapshotStore.toRead(path);
  return store.entries();
}
