// When snapshots of the open study are made: at opening, every hour in which something was done, before what changes much,
// and when somebody asks. An act never waits for one: its state is held still, and the keeper reads it meanwhile.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '#core/errors.ts';
import type { SnapshotReason } from '#core/snapshots/reason.ts';
import type { Unnamed } from '#db/collect.ts';
import { fileToLend, type LentFile } from '#db/own-files.ts';
import { pin, type Pinned } from '#db/pin.ts';
import { partBeside } from '#db/place.ts';
import { copyFrozen, freeze, type Frozen } from '#db/snapshots/freeze.ts';
import { lastAct, type StudyHead } from '#db/snapshots/head.ts';
import type { Made, Told } from '#db/snapshots/make.ts';
import type { Store } from '#db/store.ts';
import type { Keeper } from './keeper.ts';
import { NewestSnapshot } from './newest-snapshot.ts';
import { refuseWithoutRoom } from './room.ts';
import { unlessStopped } from './unless-stopped.ts';

export interface SnapshotPlace {
  /** The folder of the stores. */
  readonly folder: () => string;
  /** The most that the chunks of one store may take, in bytes. */
  readonly limit: () => number;
  readonly now: () => string;
  /** Hears that a snapshot was made or checked, or why none was made that was meant to be. */
  readonly told: (error: AppError | null) => void;
}

/** Who asks for a snapshot and waits for it. */
export interface Waiting {
  /** Ends the waiting: what is being made is made all the same, and checked another time. */
  readonly signal?: AbortSignal;
  /** Hears how far it is: making it is the first half, checking it the second. */
  readonly told?: Told;
}

/** An act asks for a snapshot where the newest is older, in milliseconds. */
const actAfter = 5 * 60_000;
const hourly = 60 * 60_000;
/** How often it is looked whether an hour has gone by, in milliseconds. */
const lookEvery = 60_000;
/** After opening, the screen comes first. */
const restAfterOpening = 3_000;
/** A snapshot is checked when so long nothing was done. */
const idleAfter = 30_000;

export class StudySnapshots {
  readonly #store: Store;
  readonly #keeper: Keeper;
  readonly #place: SnapshotPlace;
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #newest: NewestSnapshot;
  #making: Promise<Made> | null = null;
  /** The head as the keeper has read it, beside the work. */
  #headBefore: StudyHead | null = null;
  /** Ends with the last of those that wait for their turn. */
  #turn: Promise<unknown> = Promise.resolve();
  #actedAt = 0;
  #closed = false;

  constructor(store: Store, keeper: Keeper, place: SnapshotPlace) {
    this.#store = store;
    this.#keeper = keeper;
    this.#place = place;
    this.#newest = new NewestSnapshot(store.db, place.folder);
  }

  /** Makes snapshots by the clock from now on. */
  keepTime(): void {
    const opening = setInterval(() => {
      // A damaged file gives none; and while it is checked nothing is folded into it, so that all of it had to be copied.
      if (this.#store.health.state === 'checking') return;
      clearInterval(opening);
      void this.#byClock('opening');
    }, restAfterOpening);
    const each = setInterval(() => this.#look(), lookEvery);
    this.#timers.push(opening.unref(), each.unref());
  }

  /** Hears that something was done. */
  acted(): void {
    this.#actedAt = this.#now();
  }

  /** The acts up to which a snapshot is kept for good, by their numbers. */
  keptActs(): ReadonlySet<number> | null {
    return this.#newest.keptActs();
  }

  /**
   * Begins a snapshot of the state before an act, where the newest is old enough that it is worth it; `always` where any
   * change since counts. Throws `invalid` where none can be made; the act is then up to the person.
   */
  before(why: SnapshotReason, about: string, always = false): void {
    // What lies in the place of a study that was lost from it is another file.
    if (this.#store.readOnly || this.#store.lost || this.#newest.isOfNow()) return;
    const newest = this.#newest.at();
    if (!always && newest !== null && this.#now() - newest < actAfter) return;
    // What is being read is a state of a moment ago.
    if (this.#making) return;
    refuseWithoutRoom(this.#place.folder(), this.#store.path, this.#newest.isThere());
    void this.#begin(why, about, false).catch((error: unknown) => this.#place.told(worded(error)));
  }

  /**
   * Makes a snapshot now, waits for it, and has it checked. One with a name is kept for good. Rejects with `cancelled` where
   * nobody waits any more, and begins none that has not begun by then.
   */
  async make(why: SnapshotReason, about: string, { signal, told }: Waiting = {}): Promise<Made> {
    const tell = (done: number, total: number): void => {
      // Whoever has gone hears nothing any more.
      if (!signal?.aborted) told?.(done, 2 * total);
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

  /** Checks a snapshot by restoring it; whether it is whole. */
  async check(id: number, told?: Told): Promise<boolean> {
    const whole = await this.#keeper.ask('check', { store: this.#newest.store(), id }, told);
    this.#checked(whole);
    return whole;
  }

  /** Looks for texts that nothing names, beside the work: where the history is long that takes seconds. */
  async findUnnamed(): Promise<Unnamed> {
    // A file that is read meanwhile could not be closed and sealed.
    return await this.#inTurn(async () => await this.#keeper.ask('findUnnamed', { file: this.#lent() }));
  }

  /** Waits for what is being made or looked for. */
  async settled(): Promise<void> {
    await this.#turn;
    await this.#making?.catch(() => undefined);
  }

  /** Makes none any more. */
  close(): void {
    this.#closed = true;
    for (const timer of this.#timers) clearTimeout(timer);
  }

  /** What is asked for while another waits for its turn comes after it. */
  #inTurn<T>(run: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(run);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  /**
   * Resolves when none is being made and, where nothing is done meanwhile, the log is in the file: putting it there may take
   * a disk seconds, for which nobody's work is to wait. While the file is checked nothing is folded into it, so that all of
   * it had to be copied.
   */
  async #ready(): Promise<void> {
    await this.#store.healthKnown();
    do {
      // Each in its turn.
      await this.#making?.catch(() => undefined);
      // Where the keeper cannot read it, it is read here. It may take its time, with other work before: what is done until
      // then is folded with the rest.
      this.#headBefore = await this.#readHead().catch(() => null);
      await this.#store.foldAside();
      // The next era has just begun, which waits for the disk: others come before what is done next.
      await nextTurn();
    } while (this.#making);
  }

  async #readHead(): Promise<StudyHead> {
    return await this.#keeper.ask('head', { file: this.#lent() });
  }

  async #begin(why: SnapshotReason, about: string, kept: boolean, told?: Told): Promise<Made> {
    this.#store.expectInPlace();
    const at = this.#place.now();
    // Held still at once, before the act that may be going on is committed.
    const frozen = (this.#store.readOnly ? null : freeze(this.#store, this.#headBefore)) ?? pin(this.#file());
    const takeBack = this.#newest.begun(Date.parse(at));
    const make = async (): Promise<Made> => {
      const state = 'release' in frozen ? frozen : await this.#copied(frozen);
      try {
        // Starting the process takes the longer the more memory this one has: not in one go with what was read for the head.
        await nextTurn();
        return await this.#keep(state, { at, why, about, kept }, told);
      } finally {
        await state.release();
      }
    };
    this.#making = make();
    try {
      const made = await this.#making;
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
    told: Told | undefined,
  ): Promise<Made> {
    const folder = this.#place.folder();
    const making = { folder, file, path, length, writtenAt, head: { ...head, ...study } };
    return this.#keeper.ask('make', { making, limit: this.#place.limit() }, told);
  }

  #look(): void {
    const now = this.#now();
    const newest = this.#newest.at();
    if (newest === null || now - newest >= hourly) void this.#byClock('hour');
    else if (now - this.#actedAt >= idleAfter) void this.#checkNext();
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

  /** Checks a snapshot that was never checked, or not for long; one at a time, while nothing is done. */
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

  /** A study in which nothing was done has nothing to lose. */
  #isEmpty(): boolean {
    return lastAct(this.#store.db.sqlite).seq <= 1;
  }

  /** What is read of the study. */
  #file(): string {
    return this.#store.db.sqlite.name;
  }

  /** The same as the keeper is told of it. Throws `conflict` where the study is lost from its place. */
  #lent(): LentFile {
    return fileToLend(this.#file());
  }

  #now(): number {
    return Date.parse(this.#place.now());
  }
}

/** What went wrong, in words. */
export function worded(error: unknown): AppError {
  if (error instanceof AppError) return error;
  return new AppError('invalid', 'errors:snapshot_failed', { what: String(error) });
}
