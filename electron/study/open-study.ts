// One study that is open: its file, what is kept in memory over it, the acts done to it and the news they make.
import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { emptyChange, type Change } from '#core/change.ts';
import { AppError } from '#core/errors.ts';
import type { ExportedFile } from '#core/history/told.ts';
import type { Done } from '#db/acts.ts';
import type { ReadDb } from '#db/handles.ts';
import { lastAct } from '#db/snapshots/head.ts';
import type { Store } from '#db/store.ts';
import { Counting } from '../engines/counting.ts';
import { Following } from './following.ts';
import { watchPlace } from './place-watcher.ts';
import type { Prover } from '../engines/proving.ts';
import type { CallOptions, News, OpenProject, Progress } from '../rpc/transport.ts';
import { Searching } from '../engines/searching.ts';
import type { CommandContext, HistoryMark, QueryContext } from '../services/context.ts';
import { askedByChange, type AskedFor } from '../snapshots/asked-for.ts';
import type { StudySnapshots } from '../snapshots/study-snapshots.ts';
import { Alone } from './alone.ts';
import { namesInSettings } from './exported-file.ts';
import { foldBeside } from '../engines/folding.ts';
import { makeSmaller, type MadeSmaller } from '../engines/make-smaller.ts';
import { openedProject } from './opened-project.ts';
import { Proofs } from './proofs.ts';
import { Readers } from './readers.ts';
import { StudyStage } from './study-stage.ts';
import { tidyStudy, type Tidying } from './tidying.ts';
import { themeTeller } from './told-themes.ts';
import { WhoActs } from './who-acts.ts';

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
  /** What no other act may come in between. */
  readonly alone = new Alone();
  readonly readers: Readers;
  readonly who: WhoActs;
  readonly #around: StudySurroundings;
  readonly #unwatch: () => void;
  readonly #proofs: Proofs;
  #info: OpenProject;
  #tidying: Tidying | null = null;
  /** What a job wrote last in its thread. */
  #stage: StudyStage | null = null;
  #released = false;
  /** Ends when no thread writes the file anew. */
  #writing: Promise<unknown> = Promise.resolve();

  /** Takes over a store, which may be a `snapshot`. Closes it and throws what is wrong with it in words. */
  constructor(store: Store, snapshot: OpenProject['snapshot'], around: StudySurroundings) {
    this.#around = around;
    this.store = store;
    this.#info = openedProject(store, snapshot, around.now());
    store.foldInThread(foldBeside);
    this.counting = new Counting(store.db);
    this.#unwatch = watchPlace(store, (lost) => around.publish({ type: 'place', lost }));
    this.searching = new Searching(store.db, this.counting);
    this.snapshots = around.snapshotsOf(store);
    this.following = store.readOnly ? this.#follow() : null;
    this.readers = new Readers(store);
    this.who = new WhoActs(store);
    this.#proofs = new Proofs(store, () => this.#proven());
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
    this.#proofs.prove(prover);
  }

  /** Has all rows read once a week, for as long as it is open, and tells what was found. */
  lookWeekly(prover: Prover): void {
    this.#proofs.lookWeekly(prover, this.#around.now);
  }

  /** Has typing folded and what nothing names removed, for as long as it is open. */
  keepSmall(): void {
    const { now } = this.#around;
    this.#tidying = tidyStudy(this.store, {
      now,
      snapshots: this.snapshots,
      isTaken: () => this.alone.isTaken,
      folded: () => this.#folded(),
    });
  }

  /** Resolves when it is neither being checked, nor folded, nor read for a snapshot: then it can be closed. */
  async settled(): Promise<void> {
    await this.#proofs.done();
    await this.#writing;
    await this.store.folded();
    await this.snapshots?.settled();
  }

  /** Numbers and texts of a damaged file must not leave it: nobody could tell which of them are right. */
  async refuseDamaged(): Promise<void> {
    await this.#proofs.done();
    const { health, path } = this.store;
    if (health.state === 'damaged')
      throw new AppError('invalid', 'errors:damaged_not_written_out', { name: basename(path) });
  }

  queryContext(options: CallOptions): QueryContext {
    const { counting, store } = this;
    const coderId = this.who.coderId(options);
    const person = this.who.personOf(options);
    return { db: store.db, counting, coderId, ...person, now: this.#around.now, newId: randomUUID };
  }

  /** What a command is given on the handle `db`, which may be one of a staged import; `options` say who is at it. */
  commandContext(db: CommandContext['db'], coderId: string, options: CallOptions): CommandContext {
    const { counting } = this;
    const person = this.who.personOf(options);
    return { db, counting, coderId, ...person, now: this.#around.now, newId: randomUUID };
  }

  /** Runs one act and tells everybody. Throws `locked` while another job has the study to itself. */
  transact<T>({ method, options, mark, by }: Act, run: (context: CommandContext) => T): T {
    this.alone.expectFree(by);
    const coderId = this.who.knownCoderId(options);
    const themesOf = 'group' in mark ? themeTeller(this.counting, method) : () => [];
    const done = this.store.transact(
      { method, coderId, ...this.who.personOf(options), at: this.#around.now(), ...mark },
      (db) => run(this.commandContext(db, coderId, options)),
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
  async recordExport(
    method: string,
    options: CallOptions,
    { upTo, ...exported }: ExportedFile,
  ): Promise<void> {
    await this.alone.free();
    if (this.#released || this.store.readOnly) return;
    const isNewest = upTo === lastAct(this.store.db.sqlite).seq;
    const told: ExportedFile = upTo === undefined || isNewest ? exported : { ...exported, upTo };
    this.transact({ method, options, mark: { group: null } }, ({ db }) =>
      db.recorder.tell({ exported: told, names: namesInSettings(db, exported) }),
    );
  }

  /** Gives the free pages of the file back to the disk, see `makeSmaller`. Throws as an act does that cannot be done now. */
  async makeSmaller(by: AbortSignal, progress: (at: Progress) => void): Promise<MadeSmaller> {
    const { store } = this;
    if (store.health.state === 'checking') await store.healthKnown();
    if (this.#released) throw new AppError('cancelled', 'errors:project_closed');
    const making = this.alone.run(
      basename(store.path),
      by,
      async () => {
        // Of a file that was found damaged meanwhile, say, or where a job is at writing into it, this throws.
        store.rehearse(() => undefined);
        // What is being read for a snapshot is held as it lies in the file.
        await this.snapshots?.settled();
        const ends = this.snapshots ? this.snapshots.keptActs() : new Set<number>();
        if (store.foldTyping({ now: this.#around.now(), ends, old: 'all' }) > 0) this.#folded();
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

  /** Runs `read` on one state of the study, see `Readers`. */
  async inOneState<T>(read: (db: ReadDb) => Promise<T>): Promise<T> {
    // What follows another program is held to one state for as long as a job runs, and that is what it shows.
    return await (this.following ? read(this.store.db) : this.readers.inOneState(read));
  }

  /** Lets go of the file: others first, so that it can be folded together. */
  release(): void {
    this.#released = true;
    this.snapshots?.close();
    this.#proofs.stop();
    this.#tidying?.stop();
    this.#unwatch();
    this.following?.stop();
    this.searching.close();
    this.readers[Symbol.dispose]();
    this.store.close();
  }

  #proven(): void {
    const { health, readOnly } = this.store;
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
