// The readers of an open study beside its main connection: jobs that need one state of it, and threads in which jobs
// run.
import type { ReadDb } from '#db/handles.ts';
import type { Sight } from '#core/sealing/sight.ts';
import { connectToRead } from '#db/reading-connection.ts';
import { seal } from '#db/sealed-connection.ts';
import type { Store } from '#db/store.ts';
import { Aside, type AsideJob, type ForAside } from '../aside/aside.ts';

export class Readers implements Disposable {
  readonly #store: Store;
  readonly #open = new Set<Disposable>();

  constructor(store: Store) {
    this.#store = store;
  }

  /**
   * Runs a long read on a connection of its own, which shows until the end the state that is in memory now, as far as `sight`
   * leaves it. Throws
   * `conflict` if the study was lost from its place.
   */
  async inOneState<T>(read: (db: ReadDb) => Promise<T>, sight: Sight | null): Promise<T> {
    this.#store.expectInPlace();
    using still = connectToRead(this.#store.db.sqlite.name);
    // A job reads most rows only once, so a page cache of 4,000 KiB is enough: a quarter of the usual size.
    still.sqlite.pragma('cache_size = -4000');
    if (sight !== null) seal(still, this.#store.db, sight);
    still.sqlite.exec('BEGIN');
    // The transaction takes its snapshot of the study at its first read.
    still.sqlite.pragma('schema_version');
    return await this.#until(still, read(still));
  }

  /** Runs a job in a thread, over the present state of the file. Throws as `Aside` does. */
  async aside(job: Omit<AsideJob, 'path' | 'readAt'>, around: ForAside): Promise<unknown> {
    const { path, db } = this.#store;
    const running = new Aside({ ...job, path, readAt: db.sqlite.name }, around);
    return await this.#until(running, running.done);
  }

  /** Ends all of them, because the study is being closed. */
  [Symbol.dispose](): void {
    for (const reader of this.#open) reader[Symbol.dispose]();
  }

  async #until<T>(reader: Disposable, done: Promise<T>): Promise<T> {
    this.#open.add(reader);
    try {
      return await done;
    } finally {
      this.#open.delete(reader);
    }
  }
}
