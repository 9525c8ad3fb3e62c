// One running Concord: at most one open project, the services over it, and its news. Every host calls `call` and
// listens by `subscribe`.
import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { AppError } from '#core/errors.ts';
import { TextsAwaited, type AwaitedFind } from '#core/query/awaited-texts.ts';
import type { TableName } from '#core/records.ts';
import { giveOwnFileId } from '#db/snapshots/copied-by-hand.ts';
import { lastAct } from '#db/snapshots/head.ts';
import type { Store } from '#db/store.ts';
import { noteTables, tablesRead } from '#db/tables-read.ts';
import { teamOf } from '#db/team/team-of.ts';
import { find, get, getBlob } from '#db/write.ts';
import type { Language } from '#words/words.ts';
import { api } from './api.ts';
import { openProver, type Prover } from './engines/proving.ts';
import type { Reading } from './reading.ts';
import { dispatch, errorValueOf, type Log } from './rpc/dispatch.ts';
import type { AnyMethod } from './rpc/method.ts';
import type { CallOptions, News, OpenProject, Outcome } from './rpc/transport.ts';
import type { Files, JobContext } from './services/context.ts';
import { openOptions, type DeskContext } from './services/desk.ts';
import type { SnapshotsContext } from './services/snapshots.ts';
import { openSalvager, type Salvager } from './engines/salvaging.ts';
import type { Settings } from './settings.ts';
import { askedByJob } from './snapshots/asked-for.ts';
import type { Keeper } from './snapshots/keeper.ts';
import { StudySnapshots } from './snapshots/study-snapshots.ts';
import { writtenOut } from './study/exported-file.ts';
import { jobContext } from './study/job-context.ts';
import { beforeOpening } from './study/before-opening.ts';
import { OpenStudy } from './study/open-study.ts';
import { recordExport, type DoneJob } from './study/record-export.ts';
import { runJob } from './study/run-job.ts';
import { fileTrouble } from './file-trouble.ts';
import { AnewByItself } from './team/anew-by-itself.ts';
import { TeamLink } from './team/link.ts';
import { TeamRounds } from './team/team-rounds.ts';
import { tellOfRound, unlockRound, type UnlockedThere } from './services/rounds/open-round.ts';
import { passwordsInMemory, type Passwords } from './team/passwords.ts';
import type { TeamContext } from './services/team-context.ts';
import { openUpdater, type Updater } from './engines/updating.ts';

export interface SessionParts {
  readonly settings: Settings;
  readonly files: Files;
  readonly reading: Reading;
  /** Makes the snapshots; without it none are made. */
  readonly keeper?: Keeper;
  /** Whether snapshots and the folding of typing also happen at set times, as in a program that stays open. */
  readonly keepsTime?: boolean;
  /**
   * The size in bytes, of the study and of an imported file, from which jobs that read all of it run in threads, so
   * that the window stays responsive. Without it no job does.
   */
  readonly asideFrom?: number;
  /** Checks files after opening; by default in a process of Node's. */
  readonly prover?: Prover;
  /** Salvages damaged files; by default in processes of Node's. */
  readonly salvager?: Salvager;
  /** Updates files of earlier versions; by default in processes of Node's. */
  readonly updater?: Updater;
  readonly log: Log;
  /** Passwords at teams' servers; by default as long as the program runs. */
  readonly passwords?: Passwords;
  /** The language of exported files when the screen gives none. */
  readonly language: Language;
  /** Whether projects are chosen in Concord's own folder view, because the host has no system dialogs. */
  readonly browsesFolders: boolean;
  readonly now?: () => string;
}

/** Jobs that open, turn or unlock rounds of blind work. */
const BEGINS_OR_ENDS_BLIND_WORK: ReadonlySet<string> = new Set([
  'rounds.open',
  'rounds.turn',
  'rounds.unlock',
  'recodings.begin',
]);
/** How long closing a study waits until own acts are sent to its team, in milliseconds. */
const FLUSH_MS = 5_000;

/** Who sees what a window shows. */
export type Viewer = Pick<CallOptions, 'as' | 'person'>;

/** The tables that a call has read, once known. */
interface Noted {
  reads?: readonly TableName[] | null;
}

export class Session {
  readonly #parts: SessionParts;
  readonly #prover: Prover;
  /** Each with who sees what it hears; null for nobody known. */
  readonly #listeners = new Map<(news: News) => void, () => Viewer | null>();
  readonly #passwords: Passwords;
  #study: OpenStudy | null = null;
  /** The open study's link to its team. */
  #link: TeamLink | null = null;
  readonly #anew = new AnewByItself();

  constructor(parts: SessionParts) {
    this.#parts = parts;
    this.#prover = parts.prover ?? openProver();
    this.#passwords = parts.passwords ?? passwordsInMemory();
  }

  /** The open project, or null. */
  get project(): OpenProject | null {
    return this.#study?.project ?? null;
  }

  /** The open study; null where none is open. */
  get study(): OpenStudy | null {
    return this.#study;
  }

  get now(): () => string {
    return this.#parts.now ?? (() => new Date().toISOString());
  }

  /** Calls a method by name. Never rejects. */
  async call(name: string, input: unknown, options: CallOptions = {}): Promise<Outcome> {
    const noted: Noted = {};
    const run = (method: AnyMethod, called: string, parsed: unknown): unknown =>
      this.#run(method, called, parsed, options, noted);
    const outcome = await dispatch(api, run, this.#parts.log, name, input, options);
    return outcome.ok ? { ...outcome, ...noted } : outcome;
  }

  /** The original of a source in the open project, byte for byte. Throws `not_found` if there is none. */
  original(sourceId: string): Uint8Array {
    const { db } = this.#expectStudy().store;
    const { originalHash, title } = get(db, 'source', sourceId);
    if (originalHash === null) throw new AppError('not_found', 'errors:no_original', { title });
    return getBlob(db, originalHash);
  }

  /**
   * Sends all news to the listener until the returned function is called. Of acts it hears what `viewer` may see; where nobody
   * is known, nothing that is sealed from anybody.
   */
  subscribe(listener: (news: News) => void, viewer: () => Viewer | null = () => null): () => void {
    this.#listeners.set(listener, viewer);
    this.#study?.following?.start();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#study?.following?.stop();
    };
  }

  /**
   * Makes an opened store the open project and tells every window; `snapshot` if it is one. Closes the previous
   * project.
   */
  adopt(store: Store, snapshot: OpenProject['snapshot'] = null): OpenProject {
    void this.#release();
    const study = new OpenStudy(store, snapshot, {
      snapshotsOf: (of) => this.#snapshotsOf(of),
      publish: (news) => this.#publish(news),
      now: this.now,
    });
    this.#study = study;
    study.prove(this.#prover);
    if (this.#parts.keepsTime === true) {
      study.lookWeekly(this.#prover);
      study.keepSmall();
    }
    if (this.#listeners.size > 0) study.following?.start();
    this.#beginLink(study);
    const { project } = study;
    this.#publish({ type: 'project', project });
    return project;
  }

  /**
   * The windows receive news of the next project only: unsaved work in them continues there if it is the same study.
   */
  #exchange(open: () => Store): OpenProject {
    void this.#release();
    try {
      return this.adopt(open());
    } catch (error) {
      this.#publish({ type: 'project', project: null });
      throw error;
    }
  }

  /** Closes the project, if one is open. */
  close(): void {
    if (!this.#study) return;
    void this.#release();
    this.#publish({ type: 'project', project: null });
  }

  /** Resolves when the open project is neither being checked nor read for a snapshot, so that it can be closed. */
  async settled(): Promise<void> {
    await this.#link?.flush(FLUSH_MS);
    await this.#study?.settled();
  }

  /** Closes everything when the program ends. */
  async end(): Promise<void> {
    await this.settled();
    const closing = this.#release();
    this.#prover.close();
    this.#parts.keeper?.close();
    await this.#parts.reading.close();
    // A server that does not answer holds nobody up.
    await Promise.race([closing, new Promise((over) => setTimeout(over, FLUSH_MS).unref())]);
  }

  /** Resolves when the link to the team, which is told that the file is closed, has ended. */
  #release(): Promise<void> {
    const [study, link] = [this.#study, this.#link];
    this.#study = null;
    this.#link = null;
    const closing = link?.close() ?? Promise.resolve();
    study?.release();
    return closing;
  }

  #expectStudy(): OpenStudy {
    if (!this.#study) throw new AppError('not_found', 'errors:no_project_open');
    return this.#study;
  }

  #snapshotsOf(store: Store): StudySnapshots | null {
    const { keeper, keepsTime, settings } = this.#parts;
    if (!keeper) return null;
    if (!store.readOnly) giveOwnFileId(store, settings.snapshotFolder);
    const snapshots = new StudySnapshots(store, keeper, {
      folder: () => settings.snapshotFolder,
      limit: () => settings.value.snapshots.limitMegabytes * 1_000_000,
      now: this.now,
      told: (error) => this.#publish({ type: 'snapshots', error: error?.value ?? null }),
    });
    if (keepsTime === true) snapshots.keepTime();
    return snapshots;
  }

  /** Links a study of a team, if it is written here. */
  #beginLink(study: OpenStudy): void {
    if (study.store.readOnly || !teamOf(study.store.db)) return;
    this.#link = new TeamLink({
      study,
      passwords: this.#passwords,
      now: this.now,
      worded: (error) => errorValueOf(this.#parts.log, 'team.sync', error),
      told: (synced) => this.#publish({ type: 'team', synced }),
      begunAnew: () =>
        this.#anew.run(study.store.path, Date.now, async () => {
          const outcome = await this.call('team.renew', {});
          if (!outcome.ok)
            throw new AppError(outcome.error.code, outcome.error.key, outcome.error.parameters);
        }),
      opened: (round) => {
        const doing = { method: 'rounds.open', options: {}, mark: { group: null } };
        study.transact(doing, (context) => tellOfRound(context, round));
      },
      unlocked: ({ id, unlockedAt: at, unlockedBy: by }, couldRead) => {
        if (at !== null) this.#unlocked(study, id, { at, by, couldRead });
      },
    });
    if (this.#parts.keepsTime === true) this.#link.keep();
  }

  /** Writes into the study that a round is unlocked, as its team's server says. */
  #unlocked(study: OpenStudy, id: string, there: UnlockedThere): void {
    study.displays.flush();
    study.transact({ method: 'rounds.unlock', options: {}, mark: { group: null } }, (context) =>
      unlockRound(context, id, there),
    );
  }

  #publish(news: News): void {
    if (news.type === 'change') this.#link?.acted();
    for (const [listener, viewer] of this.#listeners) listener(this.#seen(news, viewer()));
  }

  /** News as this viewer may see it. */
  #seen(news: News, viewer: Viewer | null): News {
    if (news.type !== 'change' || !this.#study) return news;
    const { seals, who } = this.#study;
    const coderId = viewer === null ? null : who.coderId(viewer);
    return {
      ...news,
      change: seals.changeFor(
        news.change,
        coderId,
        viewer === null ? undefined : who.personOf(viewer).personId,
      ),
    };
  }

  async #run(
    method: AnyMethod,
    name: string,
    input: unknown,
    options: CallOptions,
    noted: Noted,
  ): Promise<unknown> {
    if (name.startsWith('desk.')) return method.run(this.#deskContext(options), input);
    // What a person does while much work of their team is settled is done a moment later.
    if (method.kind !== 'query') while (this.#study?.settling) await this.#study.settling;
    if (name.startsWith('team.')) return method.run(this.#teamContext(options), input);
    if (name.startsWith('snapshots.')) return method.run(this.#snapshotsContext(options), input);
    const study = this.#expectStudy();
    const awaited: AwaitedFind[] = [];
    for (;;) {
      try {
        if (awaited.length > 0) {
          await study.searching.lookUp(awaited, options);
          if (study.released) throw new AppError('cancelled', 'errors:project_closed');
        }
        return await this.#runIn(study, method, name, input, options, noted);
      } catch (error) {
        if (!(error instanceof TextsAwaited)) throw fileTrouble(error, study.store.path);
        // Nothing has been done yet: it is asked again when threads have looked through the texts.
        awaited.push(...error.awaited);
      }
    }
  }

  async #runIn(
    study: OpenStudy,
    method: AnyMethod,
    name: string,
    input: unknown,
    options: CallOptions,
    noted: Noted,
  ): Promise<unknown> {
    // While an import is broadcast, a query must not see half of it; acts are refused at once.
    if (method.kind !== 'command' && study.telling) {
      await study.telling;
      if (study.released) throw new AppError('cancelled', 'errors:project_closed');
    }
    const coderId = study.who.coderId(options);
    study.seals.refuseMethod(name, coderId, study.who.personOf(options).personId);
    const hidden = study.who.personAskingAs(options);
    if (hidden !== null && study.seals.sightOf(hidden, hidden) !== null)
      throw new AppError('invalid', 'errors:team_other_acts', {
        name: find(study.store.db, 'coder', coderId)?.name ?? '?',
      });
    switch (method.kind) {
      case 'query': {
        const read = (): unknown => {
          const context = study.queryContext(options);
          const { value, tables } = tablesRead(context.db, () => {
            // It says who acts where nobody is named.
            noteTables(['project']);
            return method.run(context, input);
          });
          noted.reads = tables;
          study.displays.note(name, input, value, context.coderId, context.db);
          return value;
        };
        return study.following ? study.following.inStep(read) : read();
      }
      case 'command': {
        const mark = { group: options.group ?? randomUUID() };
        return study.transact({ method: name, options, mark }, (context) => method.run(context, input));
      }
      case 'job':
        // It waits until no work of the team is settled aside, and none is while it runs: then it would be refused.
        while (study.settling) await study.settling;
        return await study.working.during(() => this.#runJob(study, method, name, input, options));
    }
  }

  async #runJob(
    study: OpenStudy,
    method: AnyMethod,
    name: string,
    input: unknown,
    options: CallOptions,
  ): Promise<unknown> {
    // The sentence about a round counts what was displayed before it, and until its end.
    if (BEGINS_OR_ENDS_BLIND_WORK.has(name)) study.displays.flush();
    const isExport = writtenOut(name, input) !== null;
    if (isExport) await study.refuseDamaged();
    study.snapshotBefore(askedByJob(name, input), options, true);
    const ahead = study.store.keepAhead();
    const upTo = isExport ? lastAct(study.store.db.sqlite).seq : undefined;
    let rows: number | null = null;
    const wrote = (count: number): void => {
      rows = count;
    };
    let beside: DoneJob['beside'] = null;
    const besideRecord: JobContext['besideRecord'] = (run) => {
      beside = run;
    };
    const link = this.#link;
    const teamRounds = link && new TeamRounds(() => study.store.db, link);
    const around = { ...this.#parts, now: this.now, wrote, besideRecord, teamRounds };
    const called = { method, name, input, group: options.group, language: around.language };
    const context = jobContext(study, name, options, ahead, around);
    const work = (): Promise<unknown> => runJob(study, called, context, this.#parts.asideFrom ?? null);
    try {
      const result = await study.seals.during(context, () =>
        study.following ? study.following.pinned(work) : work(),
      );
      study.displays.note(name, input, result ?? {}, context.coderId, context.db);
      await recordExport(study, { method: name, options, input, rows, upTo, beside }, (file, error) =>
        this.#publish({ type: 'unrecorded', file, error: errorValueOf(this.#parts.log, name, error) }),
      );
      return result;
    } finally {
      ahead.end();
    }
  }

  #teamContext(options: CallOptions): TeamContext {
    return {
      ...this.#deskContext(options),
      passwords: this.#passwords,
      worded: (error) => errorValueOf(this.#parts.log, 'team', error),
      study: () => this.#expectStudy(),
      link: () => this.#link,
      begin: () => {
        this.#beginLink(this.#expectStudy());
        // Windows learn whose file it is.
        this.#publish({ type: 'project', project: this.project });
      },
      end: async () => {
        await this.#link?.close();
        this.#link = null;
      },
      told: () => this.#publish({ type: 'team', synced: null }),
      refuseInRound: (change) => {
        const study = this.#expectStudy();
        const { personId } = study.who.personOf(options);
        if (personId !== undefined) study.seals.refuse(change, personId, personId);
      },
      refusingActs: (name, work) =>
        this.#expectStudy().alone.run(
          name,
          options.signal ?? new AbortController().signal,
          work,
          'errors:being_taken_anew',
        ),
      ended: () => this.#publish({ type: 'project', project: this.project }),
    };
  }

  #snapshotsContext(options: CallOptions): SnapshotsContext {
    const { keeper, settings } = this.#parts;
    if (!keeper) throw new AppError('unsupported', 'errors:no_snapshots_here');
    const study = this.#study;
    const context = this.#deskContext(options);
    return {
      ...context,
      settings,
      keeper,
      study: study && {
        db: study.store.db,
        counting: study.counting,
        snapshots: study.snapshots,
        isSealed: () => this.#isSealed(study, options),
        refusingActs: (work) =>
          study.alone.run(basename(study.store.path), context.signal, work, 'errors:being_restored'),
      },
      told: () => this.#publish({ type: 'snapshots', error: null }),
    };
  }

  /** Whether blind work hides anything from the one who asks; also where that cannot be read, as in a damaged file. */
  #isSealed({ seals, who }: OpenStudy, options: CallOptions): boolean {
    try {
      return seals.sightOf(who.coderId(options), who.personOf(options).personId) !== null;
    } catch {
      return true;
    }
  }

  #deskContext(options: CallOptions): DeskContext {
    const { settings, files, browsesFolders } = this.#parts;
    return {
      settled: () => this.settled(),
      salvager: this.#parts.salvager ?? openSalvager(),
      updater: this.#parts.updater ?? openUpdater(),
      updating: (update) => this.#publish({ type: 'updating', update }),
      signal: options.signal ?? new AbortController().signal,
      progress: options.onProgress ?? (() => undefined),
      settings,
      files,
      browsesFolders,
      now: this.now,
      project: () => this.project,
      store: () => this.#study?.store ?? null,
      adopt: (store, snapshot) => this.adopt(store, snapshot),
      beforeOpening: (store, work) => {
        const around = { ...this.#parts, now: this.now };
        return beforeOpening(store, 'project.sample', openOptions(settings, this.now()), around, work);
      },
      exchange: (open) => this.#exchange(open),
      close: () => this.close(),
    };
  }
}
