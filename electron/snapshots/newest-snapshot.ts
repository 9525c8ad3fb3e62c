// The newest snapshot of an open study: up to which act there is one, and whether another would hold anything new.
import { existsSync } from 'node:fs';
import { fileIdOf } from '#db/file-id.ts';
import type { ReadDb } from '#db/handles.ts';
import { lastAct } from '#db/snapshots/head.ts';
import { SnapshotStore, storePath, type SnapshotEntry } from '#db/snapshots/store.ts';

/** Up to which act a snapshot goes, and when it was begun. */
interface Newest {
  readonly head: string;
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
    return this.#found()?.head === this.#head();
  }

  /** When it was begun, in milliseconds; null where there is none. */
  at(): number | null {
    return this.#found()?.at ?? null;
  }

  /** One of the study as it is was begun at this time; the returned function says that nothing came of it. */
  begun(at: number): () => void {
    const before = this.#newest;
    this.#newest = { head: this.#head(), at };
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
      const [newest] = this.#kept();
      if (newest) this.#newest = { head: newest.head, at: Date.parse(newest.at) };
    }
    return this.#newest;
  }

  #kept(): SnapshotEntry[] {
    try {
      return this.isThere() ? readEntries(this.store()) : [];
    } catch {
      // Nobody's work waits for a store that cannot be read; making a snapshot says what is wrong with it.
      return [];
    }
  }

  #head(): string {
    return lastAct(this.#db.sqlite).head;
  }
}

function readEntries(path: string): SnapshotEntry[] {
  using store = SnapshotStore.toRead(path);
  return store.entries();
}
