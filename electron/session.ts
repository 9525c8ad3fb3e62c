// One running Concord: at most one open project, the services over it, and the news it makes. Every host
// is a way to call `call` and to hear `subscribe`.
import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type { Change } from '#core/change.ts';
import { AppError } from '#core/errors.ts';
import { findDamage } from '#db/check.ts';
import { isDamage } from '#db/damage.ts';
import { diskTrouble } from '#db/disk-trouble.ts';
import type { BlobsAhead, Store } from '#db/store.ts';
import { all, get, getBlob } from '#db/write.ts';
import { createWords, type Language } from '#words/words.ts';
import { api } from './api.ts';
import { isSynced } from './cloud-folders.ts';
import { Counting } from './counting.ts';
import { Following } from './following.ts';
import { guardedFiles } from './guarded-files.ts';
import { watchPlace } from './place-watcher.ts';
import { openProver, type Prover } from './prover.ts';
import type { Reading } from './reading.ts';
import { dispatch, type Log } from './rpc/dispatch.ts';
import type { AnyMethod } from './rpc/method.ts';
import type { CallOptions, News, OpenProject, Outcome } from './rpc/transport.ts';
import { Searching } from './searching.ts';
import type { CommandContext, Files, HistoryMark, JobContext, QueryContext } from './services/context.ts';
import type { DeskContext } from './services/desk.ts';
import type { SnapshotsContext } from './services/snapshots.ts';
import { takeBackInterrupted } from './services/exchange/interrupted.ts';
import type { Settings } from './settings.ts';
import { askedByChange, askedByJob, type AskedFor } from './snapshots/asked-for.ts';
import type { Keeper } from './snapshots/keeper.ts';
import { StudySnapshots } from './snapshots/study-snapshots.ts';

export interface SessionParts {
  readonly settings: Settings;
  readonly files: Files;
  readonly reading: Reading;
  /** The keeper of snapshots; without it none are made. */
  readonly keeper?: Keeper;
  /** Whether snapshots are made by the clock too, and not for acts alone: in a program that stays open. */
  readonly keepsTime?: boolean;
  /** Checks a file whose opening left that for later; a process of Node's without it. */
  readonly prover?: Prover;
  readonly log: Log;
  /** Language of files a job writes when the screen does not say. */
  readonly language: Language;
  /** Whether projects are chosen in Concord's own folder view, for want of system dialogs. */
  readonly browsesFolders: boolean;
  readonly now?: () => string;
}

interface Opened {
  readonly store: Store;
  readonly counting: Counting;
  readonly searching: Searching;
  readonly snapshots: StudySnapshots | null;
  /** Of a project that is read here and may be written elsewhere. */
  readonly following: Following | null;
  info: OpenProject;
  /** Resolves when the file is known to be whole or damaged. */
  proven: Promise<void>;
  /** Ends the watch over its place. */
  readonly unwatch: () => void;
}

export class Session {
  readonly #parts: SessionParts;
  readonly #prover: Prover;
  readonly #listeners = new Set<(news: News) => void>();
  #opened: Opened | null = null;
  /** What no act may come in between, and whose it is. */
  #alone: { readonly what: string; readonly by: AbortSignal } | null = null;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    this.#prover = parts.prover ?? openProver();
  }

  /** The open project, or null. */
  get project(): OpenProject | null {
    if (!this.#opened) return null;
    const { info, store, following } = this.#opened;
    return { ...info, lost: store.lost, asOf: following?.asOf ?? null };
  }

  get now(): () => string {
    return this.#parts.now ?? (() => new Date().toISOString());
  }

  /** Calls a method by name. Never rejects. */
  call(name: string, input: unknown, options: CallOptions = {}): Promise<Outcome> {
    const run = (method: AnyMethod, called: string, parsed: unknown): unknown =>
      this.#run(method, called, parsed, options);
    return dispatch(api, run, this.#parts.log, name, input, options);
  }

  /** The original of a source of the open project, byte for byte. Throws `not_found` where there is none. */
  original(sourceId: string): Uint8Array {
    if (!this.#opened) throw new AppError('not_found', 'errors:no_project_open');
    const { db } = this.#opened.store;
    const { originalHash, title } = get(db, 'source', sourceId);
    if (originalHash === null) throw new AppError('not_found', 'errors:no_original', { title });
    return getBlob(db, originalHash);
  }

  /** Hears all news; the returned function ends that. */
  subscribe(listener: (news: News) => void): () => void {
    this.#listeners.add(listener);
    this.#opened?.following?.start();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#opened?.following?.stop();
    };
  }

  /** Takes over an opened store, which may be a `snapshot`, and tells every window. Closes the one before. */
  adopt(store: Store, snapshot: OpenProject['snapshot'] = null): OpenProject {
    this.#release();
    let name: string;
    let interrupted: string | null;
    try {
      interrupted = takeBackInterrupted(store, this.now());
      name = all(store.db, 'project')[0]?.name ?? basename(store.path);
    } catch (error) {
      store.close();
      throw this.#worded(error, store.path);
    }
    const { path, readOnly, holder, health, notes } = store;
    const info = {
      path,
      name,
      readOnly,
      holder,
      synced: isSynced(path),
      interrupted,
      notes,
      asOf: null,
      lost: null,
      snapshot,
      health,
    };
    const counting = new Counting(store.db);
    const unwatch = watchPlace(store, (lost) => this.#publish({ type: 'place', lost }));
    const searching = new Searching(store.db, counting);
    const snapshots = this.#snapshotsOf(store);
    const following = readOnly ? this.#followingOf(store, counting, searching) : null;
    const proven = Promise.resolve();
    const opened = { store, counting, searching, snapshots, following, info, unwatch, proven };
    this.#opened = opened;
    if (health.state === 'checking') opened.proven = this.#prove(opened);
    if (this.#listeners.size > 0) following?.start();
    const { project } = this;
    this.#publish({ type: 'project', project });
    return project ?? info;
  }

  /** What another program does to the project reaches this one's tables and windows as its own acts do. */
  #followingOf({ db }: Store, counting: Counting, searching: Searching): Following {
    return new Following(db, {
      acted: (change, seq) => {
        counting.apply(change);
        searching.apply(change);
        this.#publish({ type: 'change', change, seq });
      },
      replaced: () => {
        counting.forget();
        searching.forget();
        this.#publish({ type: 'project', project: this.project });
      },
      caughtUp: (asOf) => this.#publish({ type: 'followed', asOf }),
      now: this.now,
    });
  }

  /** The windows hear of the next project alone: what is unsaved in them finds it again where it is the same study. */
  #exchange(open: () => Store): OpenProject {
    this.#release();
    try {
      return this.adopt(open());
    } catch (error) {
      this.#publish({ type: 'project', project: null });
      throw error;
    }
  }

  /** Has the file checked beside everything else, and tells every window what was found. */
  async #prove(opened: Opened): Promise<void> {
    const { store } = opened;
    const found = await this.#prover.prove(store.db.sqlite.name);
    if (this.#opened !== opened) return;
    store.proven(found ?? findDamage(store.db));
    const { health, readOnly } = store;
    opened.info = { ...opened.info, health, readOnly };
    this.#publish({ type: 'health', health });
  }

  /** Closes the project, if one is open. */
  close(): void {
    if (!this.#opened) return;
    this.#release();
    this.#publish({ type: 'project', project: null });
  }

  /** Resolves when the open project is neither being checked nor read for a snapshot: then it can be closed. */
  async settled(): Promise<void> {
    await this.#opened?.proven;
    await this.#opened?.snapshots?.settled();
  }

  /** Closes everything for good. */
  async end(): Promise<void> {
    await this.settled();
    this.#release();
    this.#prover.close();
    this.#parts.keeper?.close();
    await this.#parts.reading.close();
  }

  #release(): void {
    const opened = this.#opened;
    this.#opened = null;
    opened?.snapshots?.close();
    // The file is let go of by others before it is folded together.
    opened?.unwatch();
    opened?.following?.stop();
    opened?.searching.close();
    opened?.store.close();
  }

  #snapshotsOf(store: Store): StudySnapshots | null {
    const { keeper, keepsTime, settings } = this.#parts;
    if (!keeper) return null;
    const snapshots = new StudySnapshots(store, keeper, {
      folder: () => settings.snapshotFolder,
      limit: () => settings.value.snapshots.limitMegabytes * 1_000_000,
      now: this.now,
      told: (error) => this.#publish({ type: 'snapshots', error: error?.value ?? null }),
    });
    if (keepsTime === true) snapshots.keepTime();
    return snapshots;
  }

  #publish(news: News): void {
    for (const listener of this.#listeners) listener(news);
  }

  async #run(method: AnyMethod, name: string, input: unknown, options: CallOptions): Promise<unknown> {
    if (name.startsWith('desk.')) return method.run(this.#deskContext(), input);
    if (name.startsWith('snapshots.')) return method.run(this.#snapshotsContext(options), input);
    const opened = this.#opened;
    if (!opened) throw new AppError('not_found', 'errors:no_project_open');
    const { following } = opened;
    try {
      switch (method.kind) {
        case 'query': {
          const read = (): unknown => method.run(this.#queryContext(opened, options), input);
          return following ? following.inStep(read) : read();
        }
        case 'command':
          return this.#transact(opened, name, options, { group: options.group ?? randomUUID() }, (context) =>
            method.run(context, input),
          );
        case 'job': {
          if (writesStudy(input)) await this.#refuseDamaged(opened);
          this.#snapshotBefore(opened, askedByJob(name, input), options, true);
          const ahead = opened.store.keepAhead();
          const work = async (): Promise<unknown> =>
            await method.run(this.#jobContext(opened, name, options, ahead), input);
          try {
            return await (following ? following.pinned(work) : work());
          } finally {
            ahead.end();
          }
        }
      }
    } catch (error) {
      throw this.#worded(error, opened.store.path);
    }
  }

  /** Numbers and texts of a damaged file must not leave it: nobody could tell which of them are right. */
  async #refuseDamaged(opened: Opened): Promise<void> {
    await opened.proven;
    const { health, path } = opened.store;
    if (health.state === 'damaged')
      throw new AppError('invalid', 'errors:damaged_not_written_out', { name: basename(path) });
  }

  /** Begins the snapshot that something asks for, unless the person goes on without. */
  #snapshotBefore(
    { snapshots }: Opened,
    asked: AskedFor | null,
    { withoutSnapshot }: CallOptions,
    always = false,
  ): void {
    if (asked && withoutSnapshot !== true) snapshots?.before(asked.why, asked.about, always);
  }

  #worded(error: unknown, path: string): unknown {
    const name = basename(path);
    if (isDamage(error)) return new AppError('invalid', 'errors:damaged_project', { name });
    return diskTrouble(error, name) ?? error;
  }

  #transact<T>(
    opened: Opened,
    method: string,
    options: CallOptions,
    mark: HistoryMark,
    run: (context: CommandContext) => T,
    by: AbortSignal | null = null,
  ): T {
    this.#expectFree(by);
    const coderId = this.#coderId(opened, options);
    // The history outlives everyone: nobody unknown may stand in it.
    get(opened.store.db, 'coder', coderId);
    const { store, counting } = opened;
    const done = store.transact(
      { method, coderId, at: this.now(), ...mark },
      (db) => run({ db, counting, coderId, now: this.now, newId: randomUUID }),
      (change) => this.#snapshotBefore(opened, askedByChange(method, change, store.db), options),
    );
    if (done.seq !== null) this.#tell(opened, done.change, done.seq);
    if (opened.store.lost) opened.store.expectInPlace();
    return done.result;
  }

  /** Lets everybody hear of an act that is in the file. */
  #tell({ counting, searching, snapshots }: Opened, change: Change, seq: number): void {
    snapshots?.acted();
    counting.apply(change);
    searching.apply(change);
    this.#publish({ type: 'change', change, seq });
  }

  /** Throws `locked` while something is going on that is not `by` this job. */
  #expectFree(by: AbortSignal | null): void {
    if (this.#alone && this.#alone.by !== by)
      throw new AppError('locked', 'errors:busy', { name: this.#alone.what });
  }

  #coderId(opened: Opened, options: CallOptions): string {
    if (options.as !== undefined) return options.as;
    const [project] = all(opened.store.db, 'project');
    if (!project)
      throw new AppError('invalid', 'errors:damaged_project', { name: basename(opened.store.path) });
    return project.mainCoderId;
  }

  #queryContext(opened: Opened, options: CallOptions): QueryContext {
    return {
      db: opened.store.db,
      counting: opened.counting,
      coderId: this.#coderId(opened, options),
      now: this.now,
      newId: randomUUID,
    };
  }

  #jobContext(opened: Opened, name: string, options: CallOptions, ahead: BlobsAhead): JobContext {
    const group = options.group ?? randomUUID();
    const signal = options.signal ?? new AbortController().signal;
    const standing = (): void => {
      if (this.#opened !== opened) throw new AppError('cancelled', 'errors:project_closed');
    };
    const goingOn = (): void => {
      if (signal.aborted) throw new AppError('cancelled', 'errors:cancelled');
      standing();
    };
    return {
      ...this.#queryContext(opened, options),
      transact: (run, mark = { group }) => {
        goingOn();
        return this.#transact(opened, name, options, mark, run, signal);
      },
      conclude: (run, mark = { group }) => {
        standing();
        return this.#transact(opened, name, options, mark, run, signal);
      },
      keepAhead: (blobs) => {
        goingOn();
        this.#expectFree(signal);
        ahead.keep(blobs);
      },
      rehearse: (run) => {
        standing();
        this.#expectFree(signal);
        const coderId = this.#coderId(opened, options);
        const { counting } = opened;
        return opened.store.rehearse((db) =>
          run({ db, counting, coderId, now: this.now, newId: randomUUID }),
        );
      },
      stage: async (what, run) => {
        goingOn();
        this.#expectFree(signal);
        const coderId = this.#coderId(opened, options);
        get(opened.store.db, 'coder', coderId);
        const { counting } = opened;
        const { result, acts } = await opened.store.stage(what, (act) =>
          run((part) => {
            goingOn();
            const deed = { method: name, coderId, at: this.now(), group };
            return act(deed, (db) => part({ db, counting, coderId, now: this.now, newId: randomUUID }))
              .result;
          }),
        );
        for (const { change, seq } of acts) this.#tell(opened, change, seq);
        if (opened.store.lost) opened.store.expectInPlace();
        return result;
      },
      alone: async (what, run) => {
        this.#expectFree(signal);
        this.#alone = { what, by: signal };
        try {
          return await run();
        } finally {
          this.#alone = null;
        }
      },
      expectInPlace: () => opened.store.expectInPlace(),
      progress: options.onProgress ?? (() => undefined),
      signal,
      searching: opened.searching,
      files: guardedFiles(this.#parts.files),
      reading: this.#parts.reading,
      words: (language) => createWords(language ?? this.#parts.language),
    };
  }

  #snapshotsContext(options: CallOptions): SnapshotsContext {
    const { keeper, settings } = this.#parts;
    if (!keeper) throw new AppError('unsupported', 'errors:no_snapshots_here');
    const opened = this.#opened;
    return {
      ...this.#deskContext(),
      settings,
      keeper,
      study: opened && { ...opened, db: opened.store.db },
      told: () => this.#publish({ type: 'snapshots', error: null }),
      progress: options.onProgress ?? (() => undefined),
    };
  }

  #deskContext(): DeskContext {
    const { settings, files, browsesFolders } = this.#parts;
    return {
      settled: () => this.settled(),
      settings,
      files,
      browsesFolders,
      now: this.now,
      project: () => this.project,
      store: () => this.#opened?.store ?? null,
      adopt: (store, snapshot) => this.adopt(store, snapshot),
      exchange: (open) => this.#exchange(open),
      close: () => this.close(),
    };
  }
}

/** Whether a job is asked to write a file of what the study holds: it then says where to. */
function writesStudy(input: unknown): boolean {
  return typeof input === 'object' && input !== null && 'to' in input;
}
