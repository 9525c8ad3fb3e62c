// Decides when snapshots of the open study are made: at opening, in every hour with an act, before large changes, and
// on request. An act never waits for a snapshot: the state is frozen, and the keeper reads it meanwhile.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '#core/errors.ts';
import type { SnapshotReason } from '#core/snapshots/reason.ts';
import type { Unnamed } from '#db/collect.ts';
import { fileToLend, type LentFile } from '#db/own-files.ts';
import { pin, type Pinned } from '#db/pin.ts';
import { partBeside } from '#db/place.ts';
import { copyFrozen, freeze, type Frozen } from '#db/snapshots/freeze.ts';
import { lastAct, type StudyHead } from '#db/snapshots/head.ts';
import type { Made, ReportBytes } from '#db/snapshots/make.ts';
import { refuseWithoutRoom } from '#db/snapshots/room.ts';
import type { Store } from '#db/store.ts';
import type { Keeper } from './keeper.ts';
import { NewestSnapshot } from './newest-snapshot.ts';
import { unlessStopped } from './unless-stopped.ts';

export interface SnapshotPlace {
  /** Returns the folder of the stores. */
  readonly folder: () => string;
  /** Returns the most bytes that the chunks of one store may take. */
  readonly limit: () => number;
  readonly now: () => string;
  /** Receives that a snapshot was made or checked, or the error that prevented one. */
  readonly told: (error: AppError | null) => void;
}

/** A caller that waits for its snapshot. */
export interface Waiting {
  /** Stops waiting: a snapshot that was begun is still completed, and checked later. */
  readonly signal?: AbortSignal;
  /** Receives the progress: making the snapshot is the first half, checking it the second. */
  readonly progress?: ReportBytes;
}

/** An act needs a snapshot if the newest one is older than this, in milliseconds. */
const ACT_INTERVAL_MS = 5 * 60_000;
const HOUR_MS = 60 * 60_000;
/** How often to check whether an hour has passed, in milliseconds. */
const CHECK_INTERVAL_MS = 60_000;
/** How long after opening to leave the disk to the screen, in milliseconds. */
const START_DELAY_MS = 3_000;
/** After how long without an act a snapshot is checked, in milliseconds. */
const IDLE_DELAY_MS = 30_000;

export class StudySnapshots {
  readonly #store: Store;
  readonly #keeper: Keeper;
  readonly #place: SnapshotPlace;
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #newest: NewestSnapshot;
  #making: Promise<Made> | null = null;
  /** The head of the study, which the keeper has read in the background. */
  #headBefore: StudyHead | null = null;
  /** Ends with the last snapshot that waits for its turn. */
  #turn: Promise<unknown> = Promise.resolve();
  /** Ends when the store knows of every act that relies on a snapshot. */
  #relying: Promise<unknown> = Promise.resolve();
  #actedAt = 0;
  #closed = false;

  constructor(store: Store, keeper: Keeper, place: SnapshotPlace) {
    this.#store = store;
    this.#keeper = keeper;
    this.#place = place;
    this.#newest = new NewestSnapshot(store.db, place.folder);
  }

  /** Starts making snapshots at set times. */
  keepTime(): void {
    const opening = setInterval(() => {
      // A damaged file gets no snapshot. While a file is being checked, its log cannot be folded, and a snapshot would
      // have to copy all of it.
      if (this.#store.health.state === 'checking') return;
      clearInterval(opening);
      void this.#byClock('opening');
    }, START_DELAY_MS);
    const each = setInterval(() => this.#look(), CHECK_INTERVAL_MS);
    this.#timers.push(opening.unref(), each.unref());
  }

  /** Records that an act was done. */
  acted(): void {
    this.#actedAt = this.#now();
  }

  /** The numbers of the acts at which a snapshot is kept for good. */
  keptActs(): ReadonlySet<number> | null {
    return this.#newest.keptActs();
  }

  /**
   * Begins a snapshot of the state before an act, if the newest is old enough; with `always`, if anything has changed
   * since. Throws `invalid` if no snapshot can be made; the person then decides about the act.
   */
  before(why: SnapshotReason, about: string, always = false): void {
    // In the place of a lost study lies another file.
    if (this.#store.readOnly || this.#store.lost) return;
    const newest = this.#newest.at();
    const isRecent = !always && newest !== null && this.#now() - newest < ACT_INTERVAL_MS;
    // One that is being made is of a state a moment ago: recent enough.
    if (this.#newest.isOfNow() || isRecent || this.#making) {
      this.#relyOnNewest(why, about);
      return;
    }
    refuseWithoutRoom(this.#place.folder(), this.#store.path, this.#newest.isThere());
    void this.#begin(why, about, false).catch((error: unknown) => this.#place.told(worded(error)));
  }

  /** Keeps the newest snapshot as long as one made for this act: otherwise the next one by the clock may replace it. */
  #relyOnNewest(why: SnapshotReason, about: string): void {
    const known = this.#newest.reliedOn(why);
    if (!known) return;
    const making = this.#making;
    const keep = async (): Promise<void> => {
      const id = making ? (await making).id : known.id;
      if (id === null) return;
      await this.#keeper.ask('relyOn', { store: known.store, id, why, about });
      this.#place.told(null);
    };
    const kept = keep().catch((error: unknown) => this.#place.told(worded(error)));
    this.#relying = Promise.all([this.#relying, kept]);
  }

  /**
   * Makes a snapshot now, waits for it and checks it. A snapshot with a name is kept for good. Rejects with `cancelled`
   * if the caller stops waiting; a snapshot that has not begun by then is not made.
   */
  async make(why: SnapshotReason, about: string, { signal, progress }: Waiting = {}): Promise<Made> {
    const tell = (done: number, total: number): void => {
      // A caller that has stopped waiting receives no progress.
      if (!signal?.aborted) progress?.(done, 2 * total);
    };
    const turn = this.#inTurn(async () => {
      await this.#ready();
      if (this.#closed) throw new AppError('cancelled', 'errors:project_closed');
      if (signal?.aborted) throw new AppError('cancelled', 'errors:cancelled');
      this.#store.expectInPlace();
      refuseWithoutRoom(this.#place.folder(), this.#store.path, this.#newest.isThere());
      return await this.#begin(why, about, about !== '', tell);
    });
    const made = await unlessStopped(signal, turn);
    const check = this.check(made.id, (done, total) => tell(total + done, total));
    await unlessStopped(signal, check);
    return made;
  }

  /** Checks a snapshot by restoring it; returns whether it is whole. */
  async check(id: number, progress?: ReportBytes): Promise<boolean> {
    const whole = await this.#keeper.ask('check', { store: this.#newest.store(), id }, progress);
    this.#checked(whole);
    return whole;
  }

  /** Finds texts that nothing refers to, in the background: with a long history this takes seconds. */
  async findUnnamed(): Promise<Unnamed> {
    // While the keeper reads the file, it could not be closed and sealed, so this takes its turn.
    return await this.#inTurn(() => this.#findUnnamed());
  }

  async #findUnnamed(): Promise<Unnamed> {
    return await this.#keeper.ask('findUnnamed', { file: this.#lent() });
  }

  /**
   * Runs `run` while no snapshot is made: a snapshot relies on the layout of the file and holds folding back. Snapshots
   * requested meanwhile wait. `run` receives `findUnnamed`, which would otherwise wait for its turn.
   */
  async withoutSnapshot<T>(run: (findUnnamed: () => Promise<Unnamed>) => Promise<T>): Promise<T> {
    return await this.#inTurn(async () => {
      await this.#making?.catch(() => undefined);
      return await run(() => this.#findUnnamed());
    });
  }

  /** Waits for the snapshot or the search in progress, and for what is noted of snapshots made. */
  async settled(): Promise<void> {
    await this.#turn;
    await this.#making?.catch(() => undefined);
    await this.#relying;
  }

  /** Makes no more snapshots. */
  close(): void {
    this.#closed = true;
    for (const timer of this.#timers) clearTimeout(timer);
  }

  /** Runs what was requested while something else waits, after it. */
  #inTurn<T>(run: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(run);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  /**
   * Resolves when no snapshot is being made and the log has been folded into the file, unless acts come meanwhile;
   * folding may take a disk seconds, for which nobody should wait. While the file is being checked its log cannot be
   * folded, so a snapshot would have to copy all of it.
   */
  async #ready(): Promise<void> {
    await this.#store.healthKnown();
    do {
      // One after another.
      await this.#making?.catch(() => undefined);
      // If the keeper cannot read the head, it is read here, after other waiting work; acts until then are folded with
      // the rest.
      this.#headBefore = await this.#readHead().catch(() => null);
      await this.#store.foldAside();
      // A new era of the log has just begun, which waits for the disk: let others go first.
      await nextTurn();
    } while (this.#making);
  }

  async #readHead(): Promise<StudyHead> {
    return await this.#keeper.ask('head', { file: this.#lent() });
  }

  async #begin(why: SnapshotReason, about: string, kept: boolean, progress?: ReportBytes): Promise<Made> {
    this.#store.expectInPlace();
    const at = this.#place.now();
    // Frozen at once, before an act in progress is committed.
    const frozen = (this.#store.readOnly ? null : freeze(this.#store, this.#headBefore)) ?? pin(this.#file());
    const takeBack = this.#newest.begun(Date.parse(at), why);
    const make = async (): Promise<Made> => {
      const state = 'release' in frozen ? frozen : await this.#copied(frozen);
      try {
        // Starting a process takes longer the more memory this one has: let others go between this and reading the
        // head.
        await nextTurn();
        return await this.#keep(state, { at, why, about, kept }, progress);
      } finally {
        await state.release();
      }
    };
    this.#making = make();
    try {
      const made = await this.#making;
      this.#newest.made(made.id);
      this.#place.told(null);
      return made;
    } catch (error) {
      takeBack();
      throw error;
    } finally {
      this.#making = null;
    }
  }

  #copied(reader: Pinned): Promise<Frozen> {
    return copyFrozen(reader, this.#store.path, partBeside(this.#newest.store()), this.#headBefore);
  }

  #keep(
    { path, length, writtenAt, file, study }: Frozen,
    head: { at: string; why: SnapshotReason; about: string; kept: boolean },
    progress: ReportBytes | undefined,
  ): Promise<Made> {
    const folder = this.#place.folder();
    const making = { folder, file, path, length, writtenAt, head: { ...head, ...study } };
    return this.#keeper.ask('make', { making, limit: this.#place.limit() }, progress);
  }

  #look(): void {
    const now = this.#now();
    const newest = this.#newest.at();
    if (newest === null || now - newest >= HOUR_MS) void this.#byClock('hour');
    else if (now - this.#actedAt >= IDLE_DELAY_MS) void this.#checkNext();
  }

  #byClock(why: SnapshotReason): Promise<void> {
    return this.#inTurn(() => this.#makeByClock(why));
  }

  async #makeByClock(why: SnapshotReason): Promise<void> {
    if (this.#closed || this.#making || this.#store.readOnly || this.#store.look()) return;
    try {
      if (this.#newest.isOfNow() || this.#isEmpty()) return;
      await this.#ready();
      if (this.#closed || this.#store.look() || this.#newest.isOfNow()) return;
      refuseWithoutRoom(this.#place.folder(), this.#store.path, this.#newest.isThere());
      await this.#begin(why, '', false);
    } catch (error) {
      this.#place.told(worded(error));
    }
  }

  /** Checks a snapshot that was never checked, or not for long; one at a time, while nobody acts. */
  async #checkNext(): Promise<void> {
    if (this.#closed || this.#making || !this.#newest.isThere()) return;
    try {
      const whole = await this.#keeper.ask('checkNext', { store: this.#newest.store(), now: this.#now() });
      if (whole !== null) this.#checked(whole);
    } catch (error) {
      this.#place.told(worded(error));
    }
  }

  #checked(whole: boolean): void {
    this.#place.told(whole ? null : new AppError('invalid', 'errors:snapshot_found_damaged'));
  }

  /** A study without acts has nothing to lose. */
  #isEmpty(): boolean {
    return lastAct(this.#store.db.sqlite).seq <= 1;
  }

  /** The path under which the study is read. */
  #file(): string {
    return this.#store.db.sqlite.name;
  }

  /** The same file, lent to the keeper. Throws `conflict` if the study was lost from its place. */
  #lent(): LentFile {
    return fileToLend(this.#file());
  }

  #now(): number {
    return Date.parse(this.#place.now());
  }
}

/** The error, in words. */
function worded(error: unknown): AppError {
  if (error instanceof AppError) return error;
  return new AppError('invalid', 'errors:snapshot_failed', { what: String(error) });
}
