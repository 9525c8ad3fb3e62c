// Who reads an open study beside its main connection: jobs that hold one state of it, and threads in which they run.
import type { ReadDb } from '#db/handles.ts';
import { connectToRead } from '#db/reading-connection.ts';
import type { Store } from '#db/store.ts';
import { Aside, type AsideJob, type ForAside } from '../aside/aside.ts';

export class Readers implements Disposable {
  readonly #store: Store;
  readonly #open = new Set<Disposable>();

  constructor(store: Store) {
    this.#store = store;
  }

  /**
   * Runs what reads much and takes its time, on a connection of its own: until it is done, that has one state of the study,
   * the one which is in memory now. Throws `conflict` where the study is lost from its place.
   */
  async inOneState<T>(read: (db: ReadDb) => Promise<T>): Promise<T> {
    this.#store.expectInPlace();
    using still = connectToRead(this.#store.db.sqlite.name);
    // Most of what a job reads it reads once: in KiB, a quarter of what a connection keeps otherwise.
    still.sqlite.pragma('cache_size = -4000');
    still.sqlite.exec('BEGIN');
    // A transaction has a state from its first reading on.
    still.sqlite.pragma('schema_version');
    return await this.#until(still, read(still));
  }

  /** Runs a job in a thread, over the state that is in the file now. Throws as `Aside` does. */
  async aside(job: Omit<AsideJob, 'path' | 'readAt'>, around: ForAside): Promise<unknown> {
    const { path, db } = this.#store;
    const running = new Aside({ ...job, path, readAt: db.sqlite.name }, around);
    return await this.#until(running, running.done);
  }

  /** Ends them all, because the study is being closed. */
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
