// An open project. Commands run through `transact`, which leaves exactly one Change in the history, in the
// same transaction.
import { basename } from 'node:path';
import type { Database } from 'better-sqlite3';
import { AppError } from '#core/errors.ts';
import type { Health, Problem } from '#core/health.ts';
import type { OpeningNote } from '#core/opening-note.ts';
import { Acts, type Before, type Done, type WriteArrived } from './acts.ts';
import type { Deed } from './append.ts';
import { AllBlobsAhead } from './blobs-ahead.ts';
import { noteDisplayed, type WorkIn } from './displayed.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import { whole } from './health.ts';
import { KeptPlace } from './kept-place.ts';
import type { Holder } from './lock.ts';
import { claimOwnFiles } from './own-files.ts';
import type { PageSums } from './seal.ts';
import type { StagedAct, Staged } from './stage.ts';
import { UnwrittenPages } from './unwritten-pages.ts';
import type { LostPlace } from './still-there.ts';
import { findUnnamed, removeUnnamed } from './collect.ts';
import { Doubt, type Connection } from './doubt.ts';
import { Wholeness } from './wholeness.ts';
import type { FoldBeside } from './fold-beside.ts';
import type { FoldLimits } from './fold-typing.ts';
import { type Commit, WriteAheadLog } from './write-ahead-log.ts';
import { sealIfThereIsRoom } from './write-seal.ts';
import { type BlobsAhead, type LentStage, Writers } from './writers.ts';

/** What a store is opened with. */
export interface StoreParts {
  readonly path: string;
  readonly sqlite: Database;
  readonly readOnly: boolean;
  /** Who has the project open, where it was opened read-only for that reason. */
  readonly holder: Holder | null;
  /** What the opening found and the analyst should know. */
  readonly notes: readonly OpeningNote[];
  readonly release: () => void;
  /** Default: whole. */
  readonly health?: Health;
  /** The checksums of the seal that the file had, for a project opened for writing. */
  readonly sealed?: PageSums | null;
}

/** One open project. */
export class Store {
  readonly path: string;
  readonly holder: Holder | null;
  /** What the opening found and the analyst should know. */
  readonly notes: readonly OpeningNote[];
  /** For reading. */
  readonly db: ReadDb;
  readonly #opensToRead: boolean;
  readonly #doubt: Doubt;
  readonly #acts: Acts;
  readonly #ahead: AllBlobsAhead;
  readonly #release: () => void;
  /** Null unless the project is written here. */
  readonly #log: WriteAheadLog | null;
  readonly #unwritten: UnwrittenPages | null;
  readonly #unclaim: () => void;
  readonly #place: KeptPlace;
  readonly #wholeness: Wholeness;
  readonly #writers: Writers;

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
    this.#writers = new Writers({
      db: this.db,
      doubt: this.#doubt,
      ahead: this.#ahead,
      expectWritable: () => this.#expectWritable(),
      expectInPlace: () => this.expectInPlace(),
      isLost: () => this.lost !== null,
      committed: (commit) => this.#committed(commit),
    });
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
    // In KiB. Small, because the operating system caches the file, and counting reads its own copy in memory.
    parts.sqlite.pragma('cache_size = -8000');
    // SQLite opens the log with its first read.
    parts.sqlite.pragma('schema_version');
    const files = [parts.path, parts.sqlite.name];
    this.#unclaim = claimOwnFiles(files, parts.readOnly ? null : `${parts.sqlite.name}-wal`);
    this.#place = new KeptPlace(parts.path, this.db, this.#log);
    this.#wholeness.begin();
  }

  /** Whether acts are refused: the project was opened for reading, or its file is damaged. */
  get readOnly(): boolean {
    return this.#opensToRead || this.health.state === 'damaged';
  }

  /** Whether the file is known to be whole. */
  get health(): Health {
    return this.#wholeness.health;
  }

  /** Resolves when the check of the file has ended, or the study is closed. */
  healthKnown(): Promise<void> {
    return this.#wholeness.known();
  }

  /** Takes the result of a check of the file. A damaged file is never written to again. */
  proven(problems: readonly Problem[]): void {
    this.#wholeness.proven(problems);
  }

  /**
   * Runs one command in one transaction. Throws whatever `run` throws, with nothing written, and `locked` for
   * a project opened read-only or while an import is being written. `before` looks at the change before it is
   * committed, and may throw too.
   */
  transact<T>(deed: Deed, run: (db: WriteDb) => T, before?: Before): Done<T> {
    this.#writers.expectFree();
    const done = this.#doubt.watch(() => this.#acts.run(deed, run, before));
    this.#committed();
    return done;
  }

  /**
   * Writes acts that came from the team, in one transaction; `isMore` says of its result whether others follow at once, as in an
   * import; who writes them waits for `logCaughtUp` in between, and says by `takenIn` when it is over. Throws as `transact` does.
   */
  takeIn<T>(run: (write: WriteArrived) => T, isMore: (result: T) => boolean = () => false): Done<T> {
    this.#writers.expectFree();
    const done = this.#doubt.watch(() => this.#acts.takeIn(run));
    const isImport = isMore(done.result);
    this.#committed({ isImport, waits: isImport });
    return done;
  }

  /**
   * The same on a connection of its own, with pauses in between, in which queries are answered and acts are refused as during a
   * stage. `isGivingWay`: acts are done instead, and all of it is rolled back. Throws as `transact` does, and `GaveWay` then.
   */
  async takeInAside<T>(
    run: (db: ReadDb, write: WriteArrived) => Promise<T>,
    isGivingWay = false,
  ): Promise<Done<T>> {
    return await this.#writers.takeInAside(run, isGivingWay);
  }

  /** How many imports keep blobs ahead. */
  get keepingAhead(): number {
    return this.#writers.keeping;
  }

  /** Runs `run`, rolls back all that it wrote, and returns its result. Throws as `transact` does. */
  rehearse<T>(run: (db: WriteDb) => T): T {
    this.#writers.expectFree();
    return this.#acts.rehearse(run);
  }

  /**
   * Runs many acts in one transaction on a connection of its own, so that nobody sees any of it before it is
   * complete: no query of this program, no other window, no other process. If it ends before that, nothing is
   * written. `name` is shown to others who want to write meanwhile. Throws what `run` throws.
   */
  stage<T>(name: string, run: (act: StagedAct) => Promise<T>): Promise<Staged<T>> {
    return this.#writers.stage(name, run);
  }

  /**
   * Reserves the stage for a thread that writes itself: other acts are refused until `end` is called. Throws
   * as `transact` does.
   */
  lendStage(name: string): LentStage {
    return this.#writers.lend(name);
  }

  /**
   * How the study was lost from its place, as of the last look; null where it is there. A lost study takes no
   * acts; its connection still has everything that was acknowledged.
   */
  get lost(): LostPlace | null {
    return this.#place.lost;
  }

  /**
   * Looks whether the study is in its place. A lost one may return, like a disk that was pulled out and
   * plugged in again.
   */
  look(): LostPlace | null {
    return this.#place.look();
  }

  /**
   * Throws `conflict` where the study is lost from its place: an act is answered only where it can be found
   * again.
   */
  expectInPlace(): void {
    this.#place.expect();
  }

  /**
   * Writes all that this connection sees into a new file at `path`, even where its own file is gone. Throws
   * `conflict` when the new file exists.
   */
  writeInto(path: string): void {
    this.#place.writeInto(path);
  }

  /**
   * Folds the log into the file, which lies at `path` now and is to be opened there. Throws `conflict` where
   * another program has begun a log there: then only a copy is safe.
   */
  foldAt(path: string): void {
    if (!this.readOnly) this.#place.foldAt(path);
  }

  /**
   * For one import, which keeps blobs ahead of the act that will name them. `keep` writes some, in a
   * transaction of their own; `end` removes those that no act has named. Throws as `transact` does.
   */
  keepAhead(): BlobsAhead {
    return this.#writers.keepAhead();
  }

  /** Whether the history may be folded and texts removed now: nothing is being written, imported or copied. */
  get isAtRest(): boolean {
    const isFree = !this.readOnly && this.health.state === 'whole' && !this.#doubt.isThere && !this.lost;
    return isFree && this.#writers.areAtRest && !this.isFoldingHeld;
  }

  /**
   * Folds bursts of typing in the history if the study is at rest, see `foldTyping`. Returns how many acts
   * were folded into others.
   */
  foldTyping(limits: FoldLimits): number {
    if (!this.isAtRest || this.look()) return 0;
    const count = this.#doubt.watch(() => this.#acts.foldTyping(limits));
    if (count > 0) this.#committed();
    return count;
  }

  /**
   * Removes blobs that nothing names, slice by slice, while the study is at rest. Returns how many were
   * found; null where another act or task came in between.
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

  /** Notes what was displayed to a viewer, where something may be written now; else it is left out. */
  noteDisplayed(viewerId: string, work: readonly WorkIn[], at: string): void {
    if (!this.isAtRest || this.look()) return;
    this.#doubt.watch(() => noteDisplayed(this.db, viewerId, work, at));
    this.#committed();
  }

  /** Call after another connection of this program has rewritten the whole file. */
  rewritten(): void {
    this.#unwritten?.noteAll();
    this.#committed();
  }

  /** Called after every commit, of an ordinary act or a stage. Whoever answers the act checks `lost` first. */
  #committed(commit: Commit = { isImport: false }): void {
    if (this.#place.isStill()) this.#log?.committed(commit);
    else this.look();
  }

  #expectWritable(): void {
    if (this.health.state === 'damaged')
      throw new AppError('invalid', 'errors:damaged_read_only', { name: basename(this.path) });
    if (this.readOnly) throw new AppError('locked', 'errors:read_only');
    this.expectInPlace();
  }

  /**
   * Folds the log into the file, unless folding is held back, up to what readers still need. Returns whether
   * all acts are in the file itself now.
   */
  fold(): boolean {
    return this.#log?.fold() ?? false;
  }

  /** Folds the log in a thread from now on, so that acts need not wait for the disk. */
  foldInThread(foldBeside: FoldBeside): void {
    if (this.#log) this.#log.foldBeside = foldBeside;
  }

  /** Folds in a thread what is not in the file yet, if it may. Resolves when no fold is running. */
  async foldAside(): Promise<void> {
    await this.#log?.foldAside();
  }

  /** Resolves when no fold is running in a thread. */
  async folded(): Promise<void> {
    await this.#log?.settled();
  }

  /** For who writes much and can wait between two commits: see `WriteAheadLog.caughtUp`. */
  async logCaughtUp(): Promise<void> {
    await this.#log?.caughtUp();
  }

  /** Call when no more acts of the team follow, also if taking them in failed before the last of them. */
  takenIn(): void {
    this.#log?.nobodyWaits();
  }

  /**
   * Leaves the file on the disk as it is until the returned function is called: acts go on in the log, and
   * nothing is folded in, not even by closing. For checking the file or copying it raw.
   */
  holdFolding(): () => void {
    return this.#log?.hold() ?? (() => undefined);
  }

  /** Whether folding is held back. */
  get isFoldingHeld(): boolean {
    return this.#log?.isHeld ?? false;
  }

  /**
   * Folds the log into the file, seals the file and closes it. A file that is not known to be whole stays as
   * it is; acts done since it was opened stay in the log.
   */
  close(): void {
    this.#wholeness.end();
    this.#writers.end();
    const lost = this.look();
    // The next opening checks what the disk holds.
    if (this.#doubt.isThere) this.holdFolding();
    try {
      if (!this.readOnly && !this.look()) this.#ahead.removeLeft(true);
      // SQLite itself neither folds nor removes a log where its file has moved.
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
