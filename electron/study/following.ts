// A project that is read while another program writes it: what that program does arrives here too. Its commits are
// noticed by SQLite's `data_version` (a question of some microseconds), its acts are read from the history.
import type { Statement } from 'better-sqlite3';
import { changeIn, type Change } from '#core/change.ts';
import { FOLDED } from '#core/history/typing.ts';
import type { ReadDb } from '#db/handles.ts';

/** Milliseconds between two looks, while somebody listens. */
const EVERY = 250;

/** What is done with what is found. */
export interface Followed {
  /** An act of the other program, in their order. */
  readonly acted: (change: Change, seq: number) => void;
  /** The history is no longer the one that was read: everything held in memory is to be read again. */
  readonly replaced: () => void;
  /** All that was found has been told; the state that is shown is of this time, ISO 8601. */
  readonly caughtUp: (asOf: string) => void;
  /** The present time, ISO 8601. */
  readonly now: () => string;
}

/** The newest row of the history that is known. */
interface Known {
  readonly seq: number;
  readonly link: string | null;
  /** Of all rows of the study as they were then: the same also where typing before it was folded since. */
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

  /** Begins with the file as it is. */
  constructor(db: ReadDb, followed: Followed) {
    this.#db = db;
    this.#followed = followed;
    this.#version = db.sqlite.prepare('PRAGMA data_version').pluck();
    [this.#at, this.#known] = db.sqlite.transaction(() => [this.#version.get(), this.#newest()] as const)();
    this.#asOf = followed.now();
  }

  /** Of when the state of the file is that is shown, ISO 8601. */
  get asOf(): string {
    return this.#asOf;
  }

  /** Looks for acts every so often, until `stop`. */
  start(): void {
    this.#timer ??= setInterval(() => this.#look(), EVERY).unref();
  }

  /** Looks no more by itself. */
  stop(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
  }

  /** Runs what reads in one state of the file, to which everything in memory was brought before. */
  inStep<T>(read: () => T): T {
    return this.#db.sqlite.transaction(() => {
      this.#catchUp();
      return read();
    })();
  }

  /** The same for what takes its time: until the last of these is done, nobody here sees what is written meanwhile. */
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

  /** Within a transaction, so that the version and the rows are of one state. */
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

  /** Whether the history still has what was read of it, and not in an act that comes later now. */
  #isKnown(): boolean {
    const { seq, link, digest } = this.#known;
    const same = this.#db.sqlite.prepare(
      'SELECT 1 FROM change WHERE seq = ? AND (link IS ? OR (digest = ? AND method <> ?))',
    );
    return seq === 0 || same.get(seq, link, digest, FOLDED) !== undefined;
  }

  /** One at a time: the act of an import is itself as large as many others. */
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
