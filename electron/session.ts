// One running Concord: at most one open project, the services over it, and its news. Every host calls `call` and
// listens by `subscribe`.
import { AppError } from '#core/errors.ts';
import { TextsAwaited, type AwaitedFind } from '#core/query/awaited-texts.ts';
import { giveOwnFileId } from '#db/snapshots/copied-by-hand.ts';
import type { Store } from '#db/store.ts';
import { teamOf } from '#db/team/team-of.ts';
import { get, getBlob } from '#db/write.ts';
import { api } from './api.ts';
import { openProver, type Prover } from './engines/proving.ts';
import { dispatch, errorValueOf } from './rpc/dispatch.ts';
import type { AnyMethod } from './rpc/method.ts';
import type { CallOptions, News, OpenProject, Outcome } from './rpc/transport.ts';
import { StudySnapshots } from './snapshots/study-snapshots.ts';
import { OpenStudy } from './study/open-study.ts';
import { readAhead } from './study/read-ahead.ts';
import { runCall, type CallInStudy } from './study/run-call.ts';
import { deskContext, snapshotsContext, teamContext, type Running } from './session-contexts.ts';
import type { SessionParts } from './session-parts.ts';
import { fileTrouble } from './file-trouble.ts';
import { AnewByItself } from './team/anew-by-itself.ts';
import { TeamLink } from './team/link.ts';
import { tellOfRound, unlockRound, type UnlockedThere } from './services/rounds/open-round.ts';
import { passwordsInMemory, type Passwords } from './team/passwords.ts';

/** How long closing a study waits until own acts are sent to its team, in milliseconds. */
const FLUSH_MS = 5_000;

/** Who sees what a window shows. */
export type Viewer = Pick<CallOptions, 'as' | 'person'>;

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

  /** What the contexts of services are made from. */
  readonly #running: Running;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    this.#prover = parts.prover ?? openProver();
    this.#passwords = parts.passwords ?? passwordsInMemory();
    this.#running = {
      parts,
      passwords: this.#passwords,
      now: this.now,
      project: () => this.project,
      study: () => this.#study,
      expectStudy: () => this.#expectStudy(),
      link: () => this.#link,
      beginLink: () => this.#beginLink(this.#expectStudy()),
      endLink: async () => {
        await this.#link?.close();
        this.#link = null;
      },
      publish: (news) => this.#publish(news),
      settled: () => this.settled(),
      adopt: (store, snapshot) => this.adopt(store, snapshot),
      exchange: (open) => this.#exchange(open),
      close: () => this.close(),
    };
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
    const noted: CallInStudy['noted'] = {};
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
      readAhead(study);
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
      worded: (error) => errorValueOf(this.#parts.log, 'team.sync', fileTrouble(error, study.store.path)),
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
    noted: CallInStudy['noted'],
  ): Promise<unknown> {
    if (name.startsWith('desk.')) return method.run(deskContext(this.#running, options), input);
    // What a person does while much work of their team is settled is done a moment later.
    if (method.kind !== 'query') while (this.#study?.settling) await this.#study.settling;
    if (name.startsWith('team.'))
      try {
        return await method.run(teamContext(this.#running, options), input);
      } catch (error) {
        throw this.#study ? fileTrouble(error, this.#study.store.path) : error;
      }
    if (name.startsWith('snapshots.')) return method.run(snapshotsContext(this.#running, options), input);
    const study = this.#expectStudy();
    const publish = (news: News): void => this.#publish(news);
    const around = { parts: this.#parts, now: study.now, link: () => this.#link, publish };
    const awaited: AwaitedFind[] = [];
    for (;;) {
      try {
        if (awaited.length > 0) {
          await study.searching.lookUp(awaited, options);
          if (study.released) throw new AppError('cancelled', 'errors:project_closed');
        }
        return await runCall(study, { method, name, input, options, noted }, around);
      } catch (error) {
        if (!(error instanceof TextsAwaited)) throw fileTrouble(error, study.store.path);
        // Nothing has been done yet: it is asked again when threads have looked through the texts.
        awaited.push(...error.awaited);
      }
    }
  }
}
