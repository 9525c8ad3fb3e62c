// One study that is open: its file, what is kept in memory over it, the acts done to it and the news they make.
import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { emptyChange, type Change } from '#core/change.ts';
import { AppError } from '#core/errors.ts';
import type { ExportedFile } from '#core/history/told.ts';
import type { Done } from '#db/acts.ts';
import type { Problem } from '#core/health.ts';
import { findDamage } from '#db/check.ts';
import type { ReadDb } from '#db/handles.ts';
import { connectToRead } from '#db/reading-connection.ts';
import { lastAct } from '#db/snapshots/head.ts';
import type { Store } from '#db/store.ts';
import { all, find, get, mainCoderId } from '#db/write.ts';
import { Aside, type AsideJob, type ForAside } from '../aside.ts';
import { isSynced } from '../cloud-folders.ts';
import { Counting } from '../counting.ts';
import { Following } from '../following.ts';
import { watchPlace } from '../place-watcher.ts';
import type { Prover } from '../prover.ts';
import type { CallOptions, News, OpenProject, Progress } from '../rpc/transport.ts';
import { Searching } from '../searching.ts';
import type { CommandContext, HistoryMark, QueryContext } from '../services/context.ts';
import { takeBackInterrupted } from '../services/exchange/interrupted.ts';
import { mergedCoders } from '../services/merged-coders.ts';
import { askedByChange, type AskedFor } from '../snapshots/asked-for.ts';
import type { StudySnapshots } from '../snapshots/study-snapshots.ts';
import { BesideWork } from './beside-work.ts';
import { namesInSettings } from './exported-file.ts';
import { foldBeside } from './folding.ts';
import { makeSmaller, type MadeSmaller } from './make-smaller.ts';
import { StudyStage } from './study-stage.ts';
import { tidyStudy, type Tidying } from './tidying.ts';
import { themeTeller } from './told-themes.ts';
import { fileTrouble } from './trouble.ts';
import { lookWeekly, type WeeklyLook } from './weekly-look.ts';

/** After opening, the screen comes first: the whole file is read when it has had time to, in milliseconds. */
const REST_AFTER_OPENING = 2_000;

/** What a study is opened with. */
export interface StudySurroundings {
  /** Keeps its snapshots; null where none are made. */
  readonly snapshotsOf: (store: Store) => StudySnapshots | null;
  readonly publish: (news: News) => void;
  readonly now: () => string;
}

/** An act by a method of a call, and how it stands in the history. */
export interface Act {
  readonly method: string;
  readonly options: CallOptions;
  readonly mark: HistoryMark;
  /** The job that does it, which may have the study to itself. */
  readonly by?: AbortSignal;
}

export class OpenStudy {
  readonly store: Store;
  readonly counting: Counting;
  readonly searching: Searching;
  readonly snapshots: StudySnapshots | null;
  /** Of a study that is read here and may be written elsewhere. */
  readonly following: Following | null;
  readonly #around: StudySurroundings;
  readonly #unwatch: () => void;
  #info: OpenProject;
  /** Finds out whether the file is whole or damaged; null where that is known. */
  #proof: BesideWork | null = null;
  #weekly: WeeklyLook | null = null;
  #tidying: Tidying | null = null;
  /** What no act may come in between, and whose it is. */
  #alone: {
    readonly what: string;
    readonly by: AbortSignal;
    readonly refusal: string;
    readonly ended: Promise<void>;
  } | null = null;
  /** Connections of jobs beside that of the store, and threads that have one. */
  readonly #readers = new Set<Disposable>();
  /** What a job wrote last in its thread. */
  #stage: StudyStage | null = null;
  #released = false;
  /** Ends when no thread writes the file anew. */
  #writing: Promise<unknown> = Promise.resolve();

  /** Takes over a store, which may be a `snapshot`. Closes it and throws what is wrong with it in words. */
  constructor(store: Store, snapshot: OpenProject['snapshot'], around: StudySurroundings) {
    this.#around = around;
    this.store = store;
    this.#info = infoOf(store, snapshot, around.now());
    store.foldInThread(foldBeside);
    this.counting = new Counting(store.db);
    this.#unwatch = watchPlace(store, (lost) => around.publish({ type: 'place', lost }));
    this.searching = new Searching(store.db, this.counting);
    this.snapshots = around.snapshotsOf(store);
    this.following = store.readOnly ? this.#follow() : null;
  }

  /** What the windows know of it. */
  get project(): OpenProject {
    return { ...this.#info, lost: this.store.lost, asOf: this.following?.asOf ?? null };
  }

  /** Whether it was closed here, so that nothing may be written to it any more. */
  get released(): boolean {
    return this.#released;
  }

  /** Has the file checked beside everything else where its opening left that for later, and tells what was found. */
  prove(prover: Prover): void {
    if (this.store.health.state === 'checking')
      this.#proof = new BesideWork(() => this.#prove(prover), REST_AFTER_OPENING);
  }

  /** Has all rows read once a week, for as long as it is open, and tells what was found. */
  lookWeekly(prover: Prover): void {
    const found = (problems: readonly Problem[]): void => this.#found(problems);
    this.#weekly = lookWeekly(this.store, prover, { now: this.#around.now, found });
  }

  /** Has typing folded and what nothing names removed, for as long as it is open. */
  keepSmall(): void {
    const { now } = this.#around;
    this.#tidying = tidyStudy(this.store, {
      now,
      snapshots: this.snapshots,
      isTaken: () => this.#alone !== null,
      folded: () => this.#folded(),
    });
  }

  /** Resolves when it is neither being checked, nor folded, nor read for a snapshot: then it can be closed. */
  async settled(): Promise<void> {
    await this.#proof?.done();
    await this.#writing;
    await this.store.folded();
    await this.snapshots?.settled();
  }

  /** Numbers and texts of a damaged file must not leave it: nobody could tell which of them are right. */
  async refuseDamaged(): Promise<void> {
    await this.#proof?.done();
    const { health, path } = this.store;
    if (health.state === 'damaged')
      throw new AppError('invalid', 'errors:damaged_not_written_out', { name: basename(path) });
  }

  /**
   * Who acts: whom the call names, else the main coder. A window that has not heard yet that somebody was merged into another
   * still names them by who they were.
   */
  coderId({ as }: CallOptions): string {
    if (as !== undefined)
      return find(this.store.db, 'coder', as) ? as : (mergedCoders(this.store.db).get(as) ?? as);
    const id = mainCoderId(this.store.db);
    if (id === null)
      throw new AppError('invalid', 'errors:damaged_project', { name: basename(this.store.path) });
    return id;
  }

  /** Who acts, and is known to the study: the history outlives everyone. Throws `not_found`. */
  knownCoderId(options: CallOptions): string {
    const id = this.coderId(options);
    // The main coder is known: the project refers to them.
    return options.as === undefined ? id : get(this.store.db, 'coder', id).id;
  }

  /** Who is at it, as the call says and the study knows them; nothing where it does not say. */
  personOf({ person }: CallOptions): { readonly personId?: string } {
    if (person === undefined) return {};
    const { db } = this.store;
    const personId = find(db, 'coder', person) ? person : mergedCoders(db).get(person);
    return personId === undefined ? {} : { personId };
  }

  queryContext(options: CallOptions): QueryContext {
    const { counting, store } = this;
    const coderId = this.coderId(options);
    const person = this.personOf(options);
    return { db: store.db, counting, coderId, ...person, now: this.#around.now, newId: randomUUID };
  }

  /** What a command is given on the handle `db`, which may be one of a staged import. */
  commandContext(db: CommandContext['db'], coderId: string): CommandContext {
    return { db, counting: this.counting, coderId, now: this.#around.now, newId: randomUUID };
  }

  /** Runs one act and tells everybody. Throws `locked` while another job has the study to itself. */
  transact<T>({ method, options, mark, by }: Act, run: (context: CommandContext) => T): T {
    this.expectFree(by);
    const coderId = this.knownCoderId(options);
    const themesOf = 'group' in mark ? themeTeller(this.counting, method) : () => [];
    const done = this.store.transact(
      { method, coderId, ...this.personOf(options), at: this.#around.now(), ...mark },
      (db) => run(this.commandContext(db, coderId)),
      (change) => {
        this.snapshotBefore(askedByChange(method, change, this.store.db), options);
        const themes = themesOf(change);
        return themes.length === 0 ? {} : { themes };
      },
    );
    this.tell([done]);
    return done.result;
  }

  /** Lets everybody hear of acts that are in the file. Throws where the study was lost from its place meanwhile. */
  tell(acts: readonly Pick<Done<unknown>, 'change' | 'seq'>[]): void {
    for (const { change, seq } of acts) {
      if (seq === null) continue;
      this.snapshots?.acted();
      this.#heard(change, seq);
    }
    if (this.store.lost) this.store.expectInPlace();
  }

  /** Begins the snapshot that something asks for, unless the person goes on without. */
  snapshotBefore(asked: AskedFor | null, { withoutSnapshot }: CallOptions, always = false): void {
    if (asked && withoutSnapshot !== true) this.snapshots?.before(asked.why, asked.about, always);
  }

  /** Throws `locked` while something is going on that is not `by` this job. */
  expectFree(by?: AbortSignal): void {
    if (this.#alone && this.#alone.by !== by)
      throw new AppError('locked', this.#alone.refusal, { name: this.#alone.what });
  }

  /** Runs what no other act may come in between: `refusal` says so to others, by the name of `what`. */
  async alone<T>(what: string, by: AbortSignal, run: () => Promise<T>, refusal = 'errors:busy'): Promise<T> {
    const end = this.holdAlone(what, by, refusal);
    try {
      return await run();
    } finally {
      end();
    }
  }

  /** Lets no other act come in between until the returned function is called. Throws as `expectFree` does. */
  holdAlone(what: string, by: AbortSignal, refusal = 'errors:busy'): () => void {
    this.expectFree(by);
    const { promise: ended, resolve } = Promise.withResolvers<void>();
    this.#alone = { what, by, refusal, ended };
    return () => {
      this.#alone = null;
      resolve();
    };
  }

  /** Lets a job write at once what it writes in its thread. Throws as an act does. */
  lendStage(what: string): StudyStage {
    const { store } = this;
    return (this.#stage = new StudyStage(store.lendStage(what), {
      newest: () => (this.#released ? 0 : lastAct(store.db.sqlite).seq),
      expectInPlace: () => store.expectInPlace(),
      tell: (act) => this.tell([act]),
      readAnew: () => {
        if (!this.#released) this.#readAnew();
      },
    }));
  }

  /** Resolves when everybody has heard of all that is in the file; null where that is so. */
  get telling(): Promise<void> | null {
    return this.#stage?.isTelling === true ? this.#stage.over : null;
  }

  /**
   * Keeps in the history that a file was written, where the study is held here for writing. That is no act that undo takes back,
   * and it waits until nothing has the study to itself. Throws, as every act does, where it cannot be kept.
   */
  async recordExport(method: string, options: CallOptions, exported: ExportedFile): Promise<void> {
    // One after the other, as they come.
    // oxlint-disable-next-line no-await-in-loop
    while (this.#alone) await this.#alone.ended;
    if (this.#released || this.store.readOnly) return;
    this.transact({ method, options, mark: { group: null } }, ({ db }) =>
      db.recorder.tell({ exported, names: namesInSettings(db, exported) }),
    );
  }

  /** Gives the free pages of the file back to the disk, see `makeSmaller`. Throws as an act does that cannot be done now. */
  async makeSmaller(by: AbortSignal, progress: (at: Progress) => void): Promise<MadeSmaller> {
    const { store } = this;
    if (store.health.state === 'checking') await store.healthKnown();
    if (this.#released) throw new AppError('cancelled', 'errors:project_closed');
    const making = this.alone(
      basename(store.path),
      by,
      async () => {
        // Of a file that was found damaged meanwhile, say, or where a job is at writing into it, this throws.
        store.rehearse(() => undefined);
        // What is being read for a snapshot is held as it lies in the file.
        await this.snapshots?.settled();
        const ends = this.snapshots?.keptActs() ?? new Set<number>();
        if (store.foldTyping({ now: this.#around.now(), ends }) > 0) this.#folded();
        const made = await makeSmaller(store, await this.snapshots?.findUnnamed(), progress);
        store.expectInPlace();
        return made;
      },
      'errors:being_made_smaller',
    );
    this.#writing = making.catch(() => undefined);
    return await making;
  }

  /** What a window shows of the history is to be read again. */
  #folded(): void {
    this.#heard(emptyChange, lastAct(this.store.db.sqlite).seq);
  }

  /**
   * Runs what reads much and takes its time, on a connection of its own: until it is done, that has one state of the study,
   * the one which is in memory now. Throws `conflict` where the study is lost from its place.
   */
  async inOneState<T>(read: (db: ReadDb) => Promise<T>): Promise<T> {
    // What follows another program is held to one state for as long as a job runs, and that is what it shows.
    if (this.following) return await read(this.store.db);
    this.store.expectInPlace();
    using still = connectToRead(this.store.db.sqlite.name);
    // Most of what a job reads it reads once: in KiB, a quarter of what a connection keeps otherwise.
    still.sqlite.pragma('cache_size = -4000');
    still.sqlite.exec('BEGIN');
    // A transaction has a state from its first reading on.
    still.sqlite.pragma('schema_version');
    this.#readers.add(still);
    try {
      return await read(still);
    } finally {
      this.#readers.delete(still);
    }
  }

  /** Runs a job in a thread, over the state that is in the file now. Throws as `Aside` does. */
  async aside(job: Omit<AsideJob, 'path' | 'readAt'>, around: ForAside): Promise<unknown> {
    const { path, db } = this.store;
    const running = new Aside({ ...job, path, readAt: db.sqlite.name }, around);
    this.#readers.add(running);
    try {
      return await running.done;
    } finally {
      this.#readers.delete(running);
    }
  }

  /** Lets go of the file: others first, so that it can be folded together. */
  release(): void {
    this.#released = true;
    this.snapshots?.close();
    this.#proof?.drop();
    this.#weekly?.stop();
    this.#tidying?.stop();
    this.#unwatch();
    this.following?.stop();
    this.searching.close();
    for (const reader of this.#readers) reader[Symbol.dispose]();
    this.store.close();
  }

  async #prove(prover: Prover): Promise<void> {
    const { store } = this;
    const found = await prover.prove(store.db.sqlite.name);
    if (this.#released) return;
    // What was checked is another file where one has come in its place meanwhile; our connection still has ours.
    this.#found((store.look() ? null : found) ?? findDamage(store.db));
  }

  #found(problems: readonly Problem[]): void {
    const { store } = this;
    store.proven(problems);
    const { health, readOnly } = store;
    this.#info = { ...this.#info, health, readOnly };
    this.#around.publish({ type: 'health', health });
  }

  /** What another program does to the study reaches this one's tables and windows as its own acts do. */
  #follow(): Following {
    return new Following(this.store.db, {
      acted: (change, seq) => this.#heard(change, seq),
      replaced: () => this.#readAnew(),
      caughtUp: (asOf) => this.#around.publish({ type: 'followed', asOf }),
      now: this.#around.now,
    });
  }

  #readAnew(): void {
    this.counting.forget();
    this.searching.forget();
    this.#around.publish({ type: 'project', project: this.project });
  }

  #heard(change: Change, seq: number): void {
    this.counting.apply(change);
    this.searching.apply(change);
    this.#around.publish({ type: 'change', change, seq });
  }
}

/** What is told of a study when it opens, after the acts of an import that was broken off are taken back. */
function infoOf(store: Store, snapshot: OpenProject['snapshot'], now: string): OpenProject {
  const { path } = store;
  try {
    const interrupted = takeBackInterrupted(store, now);
    const name = all(store.db, 'project')[0]?.name ?? basename(path);
    const { readOnly, holder, health, notes } = store;
    const synced = isSynced(path);
    return {
      path,
      name,
      readOnly,
      holder,
      synced,
      interrupted,
      notes,
      asOf: null,
      lost: null,
      snapshot,
      health,
    };
  } catch (error) {
    store.close();
    throw fileTrouble(error, path);
  }
}
