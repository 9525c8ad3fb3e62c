// Follows a project that another program writes while this one only reads it. SQLite's `data_version` shows its commits
// (a query of some microseconds), the history its acts.
import type { Statement } from 'better-sqlite3';
import { changeIn, type Change } from '#core/change.ts';
import { FOLDED } from '#core/history/typing.ts';
import type { ReadDb } from '#db/handles.ts';

/** How often to check for commits while anybody listens, in milliseconds. */
const CHECK_INTERVAL_MS = 250;

/** What to do with the findings. */
export interface Followed {
  /** Receives each act of the other program, in order. */
  readonly acted: (change: Change, seq: number) => void;
  /** The history is no longer the one that was read: everything in memory must be read again. */
  readonly replaced: () => void;
  /** Everything found has been passed on; the state shown is that of this time, ISO 8601. */
  readonly caughtUp: (asOf: string) => void;
  /** The present time, ISO 8601. */
  readonly now: () => string;
}

/** The newest act of the history that is known. */
interface Known {
  readonly seq: number;
  readonly link: string | null;
  /** A digest of all rows of the study after that act. It stays the same if typing before the act is folded later. */
  readonly digest: string | null;
}

export class Following {
  readonly #db: ReadDb;
  readonly #followed: Followed;
  readonly #version: Statement;
  #known: Known;
  #at: unknown;
  #asOf: string;
  #pins = 0;
  #timer: NodeJS.Timeout | null = null;

  /** Starts with the present state of the file. */
  constructor(db: ReadDb, followed: Followed) {
    this.#db = db;
    this.#followed = followed;
    this.#version = db.sqlite.prepare('PRAGMA data_version').pluck();
    [this.#at, this.#known] = db.sqlite.transaction(() => [this.#version.get(), this.#newest()] as const)();
    this.#asOf = followed.now();
  }

  /** The time of the state that is shown, ISO 8601. */
  get asOf(): string {
    return this.#asOf;
  }

  /** Checks for acts regularly, until `stop`. */
  start(): void {
    this.#timer ??= setInterval(() => this.#look(), CHECK_INTERVAL_MS).unref();
  }

  /** Stops the regular checks. */
  stop(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
  }

  /** Runs `read` on one state of the file, after everything in memory was updated to that state. */
  inStep<T>(read: () => T): T {
    return this.#db.sqlite.transaction(() => {
      this.#catchUp();
      return read();
    })();
  }

  /**
   * The same for work that takes long: until the last such work is done, this program sees nothing that is written
   * meanwhile.
   */
  async pinned<T>(read: () => Promise<T>): Promise<T> {
    const { sqlite } = this.#db;
    if (this.#pins === 0) sqlite.exec('BEGIN');
    this.#pins += 1;
    try {
      this.#catchUp();
      return await read();
    } finally {
      this.#pins -= 1;
      if (this.#pins === 0 && sqlite.open) sqlite.exec('COMMIT');
    }
  }

  #look(): void {
    if (this.#pins > 0 || this.#version.get() === this.#at) return;
    this.inStep(() => undefined);
  }

  /** Within a transaction, so that the version and the rows belong to one state. */
  #catchUp(): void {
    const at = this.#version.get();
    if (at === this.#at) return;
    this.#at = at;
    if (this.#isKnown()) {
      const later = this.#db.sqlite.prepare(
        'SELECT seq, link, digest, body FROM change WHERE seq > ? ORDER BY seq LIMIT 1',
      );
      for (let row = this.#next(later); row; row = this.#next(later)) {
        this.#known = { seq: row.seq, link: row.link, digest: row.digest };
        this.#followed.acted(changeIn(row.body), row.seq);
      }
    } else {
      this.#known = this.#newest();
      this.#followed.replaced();
    }
    this.#asOf = this.#followed.now();
    this.#followed.caughtUp(this.#asOf);
  }

  /** Whether the history still contains what was read of it, and has not moved it to a later act. */
  #isKnown(): boolean {
    const { seq, link, digest } = this.#known;
    const same = this.#db.sqlite.prepare(
      'SELECT 1 FROM change WHERE seq = ? AND (link IS ? OR (digest = ? AND method <> ?))',
    );
    return seq === 0 || same.get(seq, link, digest, FOLDED) !== undefined;
  }

  /** One act at a time: the act of an import is itself as large as many others. */
  #next(later: Statement): (Known & { readonly body: string }) | undefined {
    return later.get(this.#known.seq) as (Known & { readonly body: string }) | undefined;
  }

  #newest(): Known {
    const newest = this.#db.sqlite
      .prepare('SELECT seq, link, digest FROM change ORDER BY seq DESC LIMIT 1')
      .get();
    return (newest as Known | undefined) ?? { seq: 0, link: null, digest: null };
  }
}
