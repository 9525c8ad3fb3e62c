// One open study: its file, the tables in memory, its acts and the news of them.
import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { emptyChange, type Change } from '#core/change.ts';
import { AppError } from '#core/errors.ts';
import { isNeverHeldUp } from '#core/sealing/refused-acts.ts';
import type { Done } from '#db/acts.ts';
import type { ReadDb } from '#db/handles.ts';
import { methodOf } from '#db/history.ts';
import { lastAct } from '#db/snapshots/head.ts';
import type { Store } from '#db/store.ts';
import { teamOf } from '#db/team/team-of.ts';
import { timeInTeam } from '#db/team/team-time.ts';
import { Counting } from '../engines/counting.ts';
import { Displays } from './displays.ts';
import { Following } from './following.ts';
import { watchPlace } from './place-watcher.ts';
import type { Prover } from '../engines/proving.ts';
import type { CallOptions, News, OpenProject, Progress } from '../rpc/transport.ts';
import { MoreLike } from '../engines/more-like.ts';
import { Searching } from '../engines/searching.ts';
import type { Texts } from '#core/query/source-view.ts';
import { studyTexts, textsAhead } from '../engines/study-texts.ts';
import type { CommandContext, HistoryMark, QueryContext } from '../services/context.ts';
import { askedByChange, type AskedFor } from '../snapshots/asked-for.ts';
import type { StudySnapshots } from '../snapshots/study-snapshots.ts';
import { Alone } from './alone.ts';
import { makeSmallerAlone } from './making-smaller.ts';
import { foldBeside } from '../engines/folding.ts';
import type { MadeSmaller } from '../engines/make-smaller.ts';
import { nextReading, openedProject } from './opened-project.ts';
import { OwnActs } from './own-acts.ts';
import { Proofs } from './proofs.ts';
import { Readers } from './readers.ts';
import { Seals } from './seals.ts';
import { StudyStage } from '../aside/study-stage.ts';
import { tidyStudy, type Tidying } from './tidying.ts';
import { themeTeller } from './theme-counts.ts';
import { WhoActs } from './who-acts.ts';
import { Working } from './working.ts';

/** What a study needs to be opened. */
export interface StudySurroundings {
  /** Makes the study's snapshots; null if none are made. */
  readonly snapshotsOf: (store: Store) => StudySnapshots | null;
  readonly publish: (news: News) => void;
  readonly now: () => string;
}

/** An act by the method of a call, and its mark in the history. */
export interface Act {
  readonly method: string;
  readonly options: CallOptions;
  readonly mark: HistoryMark;
  /** The job that does the act, which may have the study to itself. */
  readonly by?: AbortSignal;
}

export class OpenStudy {
  readonly store: Store;
  readonly counting: Counting;
  readonly searching: Searching;
  readonly moreLike: MoreLike;
  readonly snapshots: StudySnapshots | null;
  /** For a study that is read here and may be written by another program. */
  readonly following: Following | null;
  /** Refuses other acts while a job has the study to itself. */
  readonly alone = new Alone();
  readonly working = new Working();
  /** For whose sake work of the team stands aside. */
  readonly ownActs = new OwnActs();
  readonly readers: Readers;
  readonly who: WhoActs;
  /** What rounds of blind work hide from whom. */
  readonly seals: Seals;
  /** What of others was displayed to whom. */
  readonly displays: Displays;
  readonly #surroundings: StudySurroundings;
  readonly #unwatch: () => void;
  readonly #proofs: Proofs;
  #info: OpenProject;
  #tidying: Tidying | null = null;
  /** The last transaction of a job in a thread. */
  #stage: StudyStage | null = null;
  #released = false;
  #settling: Promise<void> | null = null;
  /** Ends when no thread rewrites the file. */
  #writing: Promise<unknown> = Promise.resolve();

  /** Takes over a store; `snapshot` if it is one. On an error, closes the store and throws the error in words. */
  constructor(store: Store, snapshot: OpenProject['snapshot'], around: StudySurroundings) {
    this.#surroundings = around;
    this.store = store;
    this.#info = openedProject(store, snapshot, around.now());
    store.foldInThread(foldBeside);
    const texts = (): Texts =>
      // No thread can read the file of a lost study.
      store.look() === null ? textsAhead(store.db, this.searching) : studyTexts(store.db);
    this.counting = new Counting(store.db, texts, (coderId) => this.seals.sightOf(coderId)?.ownIds != null);
    this.seals = new Seals(store, this.counting, texts);
    this.#unwatch = watchPlace(store, (lost) => around.publish({ type: 'place', lost }));
    this.searching = new Searching(store.db, this.counting);
    this.moreLike = new MoreLike(store.db, this.counting);
    this.snapshots = around.snapshotsOf(store);
    this.following = store.readOnly ? this.#follow() : null;
    this.readers = new Readers(store);
    this.who = new WhoActs(store);
    this.displays = new Displays(store, this.now);
    this.#proofs = new Proofs(store, () => this.#publishHealth());
  }

  /** The time at which something is done in the study now, ISO 8601: in a team, by its server's clock. */
  readonly now = (): string => timeInTeam(this.store.db, this.#surroundings.now());

  /** What the windows know of the study. */
  get project(): OpenProject {
    const personId = teamOf(this.store.db)?.personId ?? null;
    return { ...this.#info, personId, lost: this.store.lost, asOf: this.following?.asOf ?? null };
  }

  /** Whether this program has closed the study, so that nothing may be written to it any more. */
  get released(): boolean {
    return this.#released;
  }

  /** Checks the file in the background, if its opening has left that for later, and publishes the result. */
  prove(prover: Prover): void {
    this.#proofs.prove(prover);
  }

  /** Reads all rows once a week as long as the study is open, and publishes the result. */
  lookWeekly(prover: Prover): void {
    this.#proofs.lookWeekly(prover, this.#surroundings.now);
  }

  /** As long as the study is open, folds typing in its history and removes texts that nothing refers to. */
  keepSmall(): void {
    this.#tidying = tidyStudy(this.store, {
      now: this.now,
      snapshots: this.snapshots,
      isTaken: () => this.alone.isTaken,
      folded: () => this.#folded(),
    });
  }

  /** Resolves when the study is neither being checked, folded nor read for a snapshot, so that it can be closed. */
  async settled(): Promise<void> {
    await this.#proofs.done();
    await this.#writing;
    await this.store.folded();
    await this.snapshots?.settled();
  }

  /** Refuses to export from a damaged file: nobody could tell which of its numbers and texts are right. */
  async refuseDamaged(): Promise<void> {
    await this.#proofs.done();
    const { health, path } = this.store;
    if (health.state === 'damaged')
      throw new AppError('invalid', 'errors:damaged_not_written_out', { name: basename(path) });
  }

  queryContext(options: CallOptions): QueryContext {
    const coderId = this.who.coderId(options);
    const person = this.who.personOf(options);
    const { db, counting } = this.seals.seenBy(coderId, person.personId);
    const whole = this.store.db;
    return { db, whole, counting, coderId, ...person, now: this.now, newId: randomUUID };
  }

  /**
   * The context of a command on the handle `db`, which may belong to an import in a thread; `options` name the person.
   */
  commandContext(db: CommandContext['db'], coderId: string, options: CallOptions): CommandContext {
    const person = this.who.personOf(options);
    const { db: seen, counting } = this.seals.seenBy(coderId, person.personId);
    return { db, seen, counting, coderId, ...person, now: this.now, newId: randomUUID };
  }

  /** Runs one act and publishes it. Throws `locked` while another job has the study to itself. */
  transact<T>({ method, options, mark, by }: Act, run: (context: CommandContext) => T): T {
    this.alone.expectFree(by);
    const coderId = this.who.knownCoderId(options);
    const themesOf = 'group' in mark ? themeTeller(this.counting, method) : () => [];
    const done = this.store.transact(
      { method, coderId, ...this.who.personOf(options), at: this.now(), ...mark },
      (db) => run(this.commandContext(db, coderId, options)),
      (change) => {
        this.who.refuseByRole(change);
        const doing = 'undoes' in mark ? methodOf(this.store.db, mark.undoes) : method;
        if (!isNeverHeldUp(doing)) this.seals.refuse(change, coderId, this.who.personOf(options).personId);
        this.snapshotBefore(askedByChange(method, change, this.store.db), options);
        const themes = themesOf(change);
        return themes.length === 0 ? {} : { themes };
      },
    );
    this.ownActs.done();
    this.tell([done]);
    return done.result;
  }

  /** Publishes acts that have been committed. Throws if the study was lost from its place meanwhile. */
  tell(acts: readonly Pick<Done<unknown>, 'change' | 'seq'>[]): void {
    for (const { change, seq } of acts) {
      if (seq === null) continue;
      this.snapshots?.acted();
      this.#publishAct(change, seq);
    }
    if (this.store.lost) this.store.expectInPlace();
  }

  /** Begins the requested snapshot, unless the person chose to go on without. */
  snapshotBefore(asked: AskedFor | null, { withoutSnapshot }: CallOptions, always = false): void {
    if (asked && withoutSnapshot !== true) this.snapshots?.before(asked.why, asked.about, always);
  }

  /** Lets a job in a thread write in one transaction. Throws as an act does. */
  lendStage(what: string): StudyStage {
    const { store } = this;
    return (this.#stage = new StudyStage(store.lendStage(what), {
      newest: () => (this.#released ? 0 : lastAct(store.db.sqlite).seq),
      expectInPlace: () => store.expectInPlace(),
      tell: (act) => this.tell([act]),
      reread: () => {
        if (!this.#released) this.#reread();
      },
    }));
  }

  /** Resolves when all committed acts have been published; null if they have been. */
  get telling(): Promise<void> | null {
    return this.#stage?.isTelling === true ? this.#stage.over : null;
  }

  /** Resolves when no work of the team is being settled, for which acts wait; null where none is. */
  get settling(): Promise<void> | null {
    return this.#settling;
  }

  /** Has acts wait while `work` settles work of the team. */
  async whileSettling<T>(work: () => Promise<T>): Promise<T> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#settling = promise;
    try {
      return await work();
    } finally {
      this.#settling = null;
      resolve();
    }
  }

  /** Returns the free pages of the file to the disk; see `makeSmaller`. Throws like an act that cannot be done now. */
  async makeSmaller(by: AbortSignal, progress: (at: Progress) => void): Promise<MadeSmaller> {
    const { store } = this;
    if (store.health.state === 'checking') await store.healthKnown();
    if (this.#released) throw new AppError('cancelled', 'errors:project_closed');
    const making = makeSmallerAlone(this, by, progress, {
      now: this.now,
      folded: () => this.#folded(),
    });
    this.#writing = making.catch(() => undefined);
    return await making;
  }

  /** Tells windows to read the history again. */
  #folded(): void {
    this.#publishAct(emptyChange, lastAct(this.store.db.sqlite).seq);
  }

  /**
   * Runs `read` on one state of the study, as the one who asks sees it, or of the whole study where nobody is named; see
   * `Readers`.
   */
  async inOneState<T>(
    asking: Pick<QueryContext, 'coderId' | 'personId'> | null,
    read: (db: ReadDb) => Promise<T>,
  ): Promise<T> {
    const { db, sight } =
      asking === null
        ? { db: this.store.db, sight: null }
        : this.seals.seenBy(asking.coderId, asking.personId);
    // A study that follows another program is kept at one state, which windows see too, while a job runs.
    return await (this.following ? read(db) : this.readers.inOneState(read, sight));
  }

  /** Releases the file: threads first, so that the log can be folded. */
  release(): void {
    this.#released = true;
    this.displays.flush();
    this.snapshots?.close();
    this.#proofs.stop();
    this.#tidying?.stop();
    this.#unwatch();
    this.following?.stop();
    this.searching.close();
    this.moreLike.close();
    this.readers[Symbol.dispose]();
    this.seals.close();
    this.store.close();
  }

  #publishHealth(): void {
    const { health, readOnly } = this.store;
    this.#info = { ...this.#info, health, readOnly };
    this.#surroundings.publish({ type: 'health', health });
  }

  /** Applies what another program does to the study to this program's tables and windows, like its own acts. */
  #follow(): Following {
    return new Following(this.store.db, {
      acted: (change, seq) => this.#publishAct(change, seq),
      replaced: () => this.#reread(),
      caughtUp: (asOf) => this.#surroundings.publish({ type: 'followed', asOf }),
      now: this.#surroundings.now,
    });
  }

  /** Has everybody read everything again, because it was decided anew who sees what. */
  seeAnew(): void {
    if (!this.#released) this.#reread();
  }

  #reread(): void {
    this.counting.forget();
    this.seals.forget();
    this.#haveReadAgain();
  }

  #haveReadAgain(): void {
    this.#info = { ...this.#info, reading: nextReading() };
    this.searching.forget();
    this.#surroundings.publish({ type: 'project', project: this.project });
  }

  #publishAct(change: Change, seq: number): void {
    this.counting.apply(change);
    this.searching.apply(change);
    if (change.added.coding) this.displays.coded(Object.values(change.added.coding));
    const isSeenAnew = this.seals.apply(change);
    this.#surroundings.publish({ type: 'change', change, seq });
    if (isSeenAnew) this.#haveReadAgain();
  }
}
