// An open project. Commands run through `transact`, which leaves exactly one Change in the history, in the
// same transaction.
import { basename } from 'node:path';
import type { Database } from 'better-sqlite3';
import { AppError } from '#core/errors.ts';
import type { Health, Problem } from '#core/health.ts';
import type { OpeningNote } from '#core/opening-note.ts';
import { Acts, type Before, type Done } from './acts.ts';
import type { Deed } from './append.ts';
import { AllBlobsAhead, type KeptBytes } from './blobs-ahead.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import { whole } from './health.ts';
import { KeptPlace } from './kept-place.ts';
import type { Holder } from './lock.ts';
import { claimOwnFiles } from './own-files.ts';
import type { PageSums } from './seal.ts';
import { Stage, type StagedAct, type Staged } from './stage.ts';
import { UnwrittenPages } from './unwritten-pages.ts';
import type { LostPlace } from './still-there.ts';
import { findUnnamed, removeUnnamed } from './collect.ts';
import { Doubt, type Connection } from './doubt.ts';
import { Wholeness } from './wholeness.ts';
import type { FoldBeside } from './fold-beside.ts';
import type { FoldLimits } from './fold-typing.ts';
import { WriteAheadLog } from './write-ahead-log.ts';
import { sealIfThereIsRoom } from './write-seal.ts';

/** The place of a stage that another thread writes on a connection of its own. */
export interface LentStage {
  /** To be called once it is committed there, before anybody is told. */
  readonly committed: () => void;
  /** To be called where it failed: the disk may have. */
  readonly failed: (error: unknown) => void;
  /** To be called once the thread has let go of what it wrote. */
  readonly end: () => void;
}

/** What one import keeps ahead of its act. */
export interface BlobsAhead {
  readonly keep: (blobs: readonly KeptBytes[]) => void;
  readonly end: () => void;
}

export interface StoreParts {
  readonly path: string;
  readonly sqlite: Database;
  readonly readOnly: boolean;
  /** For a project opened read-only because another has it: who. */
  readonly holder: Holder | null;
  /** What the opening found that the analyst should know of. */
  readonly notes: readonly OpeningNote[];
  readonly release: () => void;
  /** Whole without it. */
  readonly health?: Health;
  /** The seal that the file had, if it had one and is opened to be written. */
  readonly sealed?: PageSums | null;
}

export class Store {
  readonly path: string;
  readonly holder: Holder | null;
  /** What the opening found that the analyst should know of. */
  readonly notes: readonly OpeningNote[];
  /** For reading. */
  readonly db: ReadDb;
  readonly #opensToRead: boolean;
  readonly #doubt: Doubt;
  readonly #acts: Acts;
  readonly #ahead: AllBlobsAhead;
  readonly #release: () => void;
  /** Of a project that is written here. */
  readonly #log: WriteAheadLog | null;
  readonly #unwritten: UnwrittenPages | null;
  readonly #unclaim: () => void;
  readonly #place: KeptPlace;
  readonly #wholeness: Wholeness;
  /** What is being written on a connection of its own. */
  #stage: Pick<Stage, 'name' | 'end'> | null = null;
  /** What each import at work keeps ahead, of which some may have been there before. */
  readonly #keeping = new Set<ReadonlySet<string>>();

  constructor(parts: StoreParts) {
    this.path = parts.path;
    this.#opensToRead = parts.readOnly;
    this.holder = parts.holder;
    this.notes = parts.notes;
    const connection: Connection = { sqlite: parts.sqlite };
    this.db = connection;
    this.#doubt = new Doubt(connection);
    this.#acts = new Acts(this.db);
    this.#ahead = new AllBlobsAhead(this.db);
    this.#release = parts.release;
    this.#unwritten = parts.sealed ? new UnwrittenPages(parts.sealed) : null;
    this.#wholeness = new Wholeness(parts.health ?? whole, {
      path: parts.path,
      db: this.db,
      isWritten: !parts.readOnly,
      hold: () => this.holdFolding(),
    });
    const beforeFold = (): boolean => !this.#doubt.isThere && this.#wholeness.beforeFold();
    const isInPlace = (): boolean => this.look() === null;
    const folding = { beforeFold, isInPlace, unwritten: this.#unwritten };
    this.#log = parts.readOnly ? null : new WriteAheadLog(this.db, folding);
    // In KiB: the system keeps what is read of a file, and what is counted is kept in memory.
    parts.sqlite.pragma('cache_size = -8000');
    // SQLite opens the log with the first read.
    parts.sqlite.pragma('schema_version');
    const files = [parts.path, parts.sqlite.name];
    this.#unclaim = claimOwnFiles(files, parts.readOnly ? null : `${parts.sqlite.name}-wal`);
    this.#place = new KeptPlace(parts.path, this.db, this.#log);
    this.#wholeness.begin();
  }

  /** Whether acts are refused: it was opened to read, or its file is damaged. */
  get readOnly(): boolean {
    return this.#opensToRead || this.health.state === 'damaged';
  }

  /** Whether the file is known to be whole. */
  get health(): Health {
    return this.#wholeness.health;
  }

  /** Resolves when it is known whether the file is whole, or the study is closed. */
  healthKnown(): Promise<void> {
    return this.#wholeness.known();
  }

  /** Takes what a check of the file has found. A damaged file is never written to again. */
  proven(problems: readonly Problem[]): void {
    this.#wholeness.proven(problems);
  }

  /**
   * Runs one command in one transaction. Throws what `run` throws, with nothing written, and `locked` for a
   * project opened read-only or while an import is being written. `before` sees what is about to be committed, and may
   * throw too.
   */
  transact<T>(deed: Deed, run: (db: WriteDb) => T, before?: Before): Done<T> {
    this.#expectFree();
    const done = this.#doubt.watch(() => this.#acts.run(deed, run, before));
    this.#committed();
    return done;
  }

  /** What `run` makes of the rows that it writes, of which none stays. Throws as `transact` does. */
  rehearse<T>(run: (db: WriteDb) => T): T {
    this.#expectFree();
    return this.#acts.rehearse(run);
  }

  /**
   * Runs many acts in one transaction on a connection of its own, so that nobody sees any of it before all of it is
   * there: no query of this program, no other window, no other process. Whatever ends it before, nothing was written.
   * `name` is what the others are told who want to write meanwhile. Throws what `run` throws.
   */
  async stage<T>(name: string, run: (act: StagedAct) => Promise<T>): Promise<Staged<T>> {
    this.#expectFree();
    const stage = new Stage(this.db.sqlite.name, name, () => this.expectInPlace());
    this.#stage = stage;
    try {
      const result = await run(stage.act);
      await stage.putOnDisk();
      this.expectInPlace();
      const acts = this.#doubt.watch(() => stage.commit());
      this.#committed();
      return { result, acts };
    } finally {
      stage.end();
      this.#stage = null;
    }
  }

  /**
   * The same for a thread that writes them itself: other acts are refused from now on, until `end`. Throws as `transact`
   * does.
   */
  lendStage(name: string): LentStage {
    this.#expectFree();
    const stage = { name, end: () => undefined };
    this.#stage = stage;
    return {
      committed: () => this.#committed(),
      failed: (error) => {
        try {
          this.#doubt.watch(() => {
            throw error;
          });
        } catch {
          // Whoever waits for the stage is told by the thread.
        }
      },
      end: () => {
        if (this.#stage === stage) this.#stage = null;
      },
    };
  }

  /**
   * How the study was lost from the place where it was opened, as the last look found it; null where it is there. A lost
   * study takes no act, and its connection still has everything that was answered.
   */
  get lost(): LostPlace | null {
    return this.#place.lost;
  }

  /** Looks whether the study is still in its place; it may come back, as a disk does that was pulled out. */
  look(): LostPlace | null {
    return this.#place.look();
  }

  /** Throws `conflict` where the study is lost from its place: an act is answered only where it can be found again. */
  expectInPlace(): void {
    this.#place.expect();
  }

  /**
   * Writes all that this connection has, into a new file at `path`: also where its own file is gone. Throws `conflict`
   * when that file exists.
   */
  writeInto(path: string): void {
    this.#place.writeInto(path);
  }

  /**
   * Folds the log into the file, which lies at `path` now, for it to be opened there. Throws `conflict` where another
   * program has begun a log there: then only a copy is safe.
   */
  foldAt(path: string): void {
    if (!this.readOnly) this.#place.foldAt(path);
  }

  /**
   * For one import, which keeps bytes ahead of the act that will name them: `keep` writes some of them, in one transaction
   * of their own, `end` removes what no act has named. Throws as `transact` does.
   */
  keepAhead(): BlobsAhead {
    const own = new Set<string>();
    return {
      keep: (blobs) => {
        this.#expectFree();
        this.#keeping.add(own);
        this.#doubt.watch(() => this.#ahead.keep(blobs, own));
        this.#committed();
      },
      end: () => {
        this.#keeping.delete(own);
        this.#ahead.release(own);
        if (this.db.sqlite.open && !this.#stage && !this.lost) this.#ahead.removeLeft();
      },
    };
  }

  /** Whether the history may be folded and texts may be removed now: nothing else is being written, kept or copied. */
  get isAtRest(): boolean {
    const isFree = !this.readOnly && this.health.state === 'whole' && !this.#doubt.isThere && !this.lost;
    return isFree && !this.#stage && this.#keeping.size === 0 && !this.isFoldingHeld;
  }

  /** Folds bursts of typing in the history, see `foldTyping`, where it is at rest. Returns how many acts went into others. */
  foldTyping(limits: FoldLimits): number {
    if (!this.isAtRest || this.look()) return 0;
    const count = this.#doubt.watch(() => this.#acts.foldTyping(limits));
    if (count > 0) this.#committed();
    return count;
  }

  /**
   * Removes texts that nothing names any more, as they were found, slice by slice for as long as it is at rest. Returns how
   * many there were; null where something came in between that it must not meet.
   */
  *collect(found = findUnnamed(this.db.sqlite)): Generator<void, number | null> {
    const collection = removeUnnamed(this.db.sqlite, found);
    for (;;) {
      if (!this.db.sqlite.open || !this.isAtRest || this.look()) return null;
      const step = this.#doubt.watch(() => collection.next());
      if (step.value !== 0) this.#committed();
      if (step.done === true) return step.value;
      yield;
    }
  }

  /** To be called after another connection of this program has written all of the file anew. */
  writtenAnew(): void {
    this.#unwritten?.noteAll();
    this.#committed();
  }

  /** After every commit, of an ordinary act or of a stage: whoever answers it asks `lost` before. */
  #committed(): void {
    if (this.#place.isStill()) this.#log?.committed();
    else this.look();
  }

  #expectFree(): void {
    if (this.health.state === 'damaged')
      throw new AppError('invalid', 'errors:damaged_read_only', { name: basename(this.path) });
    if (this.readOnly) throw new AppError('locked', 'errors:read_only');
    this.expectInPlace();
    if (this.#stage) throw new AppError('locked', 'errors:busy', { name: this.#stage.name });
    this.#doubt.settle();
  }

  /**
   * Folds the log into the file, as far as no reader needs it and nothing holds it back; whether all acts are in the
   * file itself now.
   */
  fold(): boolean {
    return this.#log?.fold() ?? false;
  }

  /** Has the log folded in a thread from now on, so that acts need not wait for the disk. */
  foldInThread(foldBeside: FoldBeside): void {
    if (this.#log) this.#log.foldBeside = foldBeside;
  }

  /** Folds in a thread what is not in the file yet, where it may. Resolves when nothing is being folded any more. */
  async foldAside(): Promise<void> {
    await this.#log?.foldAside();
  }

  /** Resolves when nothing is being folded in a thread. */
  async folded(): Promise<void> {
    await this.#log?.settled();
  }

  /**
   * Leaves the file as it lies on the disk until the returned function is called: acts go on in the log, nothing is
   * folded in, not even by closing. For whoever checks the file or copies it raw.
   */
  holdFolding(): () => void {
    return this.#log?.hold() ?? (() => undefined);
  }

  /** Whether somebody holds folding back. */
  get isFoldingHeld(): boolean {
    return this.#log?.isHeld ?? false;
  }

  /**
   * Folds the log into the file, seals it and lets go of it. A file that is not known to be whole stays as it is, and what
   * was done since it was opened stays in the log.
   */
  close(): void {
    this.#wholeness.end();
    this.#stage?.end();
    const lost = this.look();
    // What the disk has then is looked at by the next opening.
    if (this.#doubt.isThere) this.holdFolding();
    try {
      if (!this.readOnly && !this.look()) this.#ahead.removeLeft(true);
      // SQLite itself neither folds nor removes anything where its file has moved.
      if (this.#log && !lost) {
        const isClosed = this.#log.close();
        if (isClosed && this.health.state === 'whole')
          sealIfThereIsRoom(this.path, this.#unwritten ?? undefined);
      } else this.db.sqlite.close();
      if (lost?.how === 'replaced') this.#place.setLogAside();
    } finally {
      this.#unclaim();
      this.#release();
    }
  }
}
