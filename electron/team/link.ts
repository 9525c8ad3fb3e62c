// Keeps a file of a team in step with the team's log: connects, exchanges acts, and goes on by itself after a broken line.
import { hostname } from 'node:os';
import { AppError, type ErrorValue } from '#core/errors.ts';
import type {
  EditingElsewhere,
  FolderKeeping,
  LinkHow,
  LinkState,
  Synced,
  TeamState,
} from '#core/team/link-state.ts';
import { CLOSED } from '#core/team/presence.ts';
import { readMigrations } from '#db/migrations.ts';
import { expectTeam, type Team } from '#db/team/team-of.ts';
import { timeInTeam } from '#db/team/team-time.ts';
import { countUnsent } from '#db/team/unsent.ts';
import { PROGRAM } from '../version.ts';
import { around, isKeptApart, tellClosed } from './elsewhere.ts';
import { exchanged, keepingOf } from './exchange.ts';
import { personBack } from './join-team.ts';
import type { LinkParts } from './link-parts.ts';
import { NextExchange } from './next-exchange.ts';
import { Originals } from './originals.ts';
import { OwnerDuties } from './owner-duties.ts';
import { connectTo, isFolder, loginOf, type ConnectedTeam } from './place.ts';
import { unlessStopped } from './postgres/silent-server.ts';
import type { PublishingCourse } from './publishing.ts';
import { Replica } from './replica.ts';
import { isReadableNow, refusalNoted } from './taking-in.ts';
import { teamState } from './team-state.ts';

/** One file's link to its team, for as long as the file is open. */
export class TeamLink {
  readonly #parts: LinkParts;
  #team: ConnectedTeam | null = null;
  #connecting: Promise<ConnectedTeam> | null = null;
  #replica: Replica | null = null;
  #how: LinkHow = 'quiet';
  #since: string | null = null;
  #why: ErrorValue | null = null;
  #here = 0;
  /** What others have in hand. */
  #elsewhere: readonly EditingElsewhere[] = [];
  #keeping: FolderKeeping | null = null;
  /** Files in a folder that are none of the team's, as found when somebody last asked how the file stands. */
  #ignored: readonly string[] = [];
  /** What is edited here. */
  #edited: readonly string[] = [];
  #failures = 0;
  #isKept = false;
  #isClosed = false;
  readonly #next = new NextExchange((isGathering) => this.#turn(isGathering));
  #last: Promise<unknown> = Promise.resolve();
  #unlisten: (() => Promise<void>) | null = null;
  readonly #duties: OwnerDuties;
  /** The originals that the file does not have yet. */
  readonly originals: Originals;

  constructor(parts: LinkParts) {
    this.#parts = parts;
    this.#duties = new OwnerDuties(parts);
    const { study } = parts;
    this.originals = new Originals({ study, came: () => this.#isClosed || parts.told(null) });
  }

  /** How the file stands in its team. Throws `not_found` for a study of one person alone. */
  state(): TeamState {
    return teamState(this.#parts.study, {
      link: this.#link,
      editing: this.#elsewhere,
      keeping: this.#keeping,
    });
  }

  /** Has an original that somebody opens come before others. Returns whether it is still to come. */
  opensOriginal(hash: string): boolean {
    const isComing = this.originals.want(hash);
    if (isComing && this.#isKept && this.#team) this.originals.goOn(this.#team);
    return isComing;
  }

  /** Has the originals that are still to come wait until they are opened, or come by themselves again. */
  putOffOriginals(isPutOff: boolean): void {
    this.originals.putOff(isPutOff);
    if (!isPutOff && this.#isKept && this.#team) this.originals.goOn(this.#team);
  }

  get #link(): LinkState {
    return { how: this.#how, since: this.#since, why: this.#why, here: this.#here };
  }

  /** The connected server. Rejects with the reason where it cannot be reached. */
  async connected(): Promise<ConnectedTeam> {
    this.#expectOpen();
    if (this.#team) return this.#team;
    const team = this.#expectTeam();
    const { reach = (to) => connectTo(loginOf(to, this.#parts), to.projectId) } = this.#parts;
    this.#connecting ??= reach(team).finally(() => (this.#connecting = null));
    const connected = await this.#connecting;
    if (this.#isClosed) await connected.close();
    this.#expectOpen();
    return (this.#team = connected);
  }

  #expectOpen(): void {
    if (this.#isClosed) throw new AppError('cancelled', 'errors:cancelled');
  }

  /** Receives, settles and sends until nothing is left. Rejects with the reason where that stopped; own work stays here. */
  sync(course?: PublishingCourse): Promise<Synced> {
    return this.#exchange(false, course);
  }

  /** The same for somebody who waits for it: rejects with `cancelled` as soon as the signal says so, while it goes on by itself. */
  syncAwaited(signal: AbortSignal): Promise<Synced> {
    return unlessStopped(this.sync(), signal);
  }

  /** Exchanges; `isGathering`: own acts stay here until more of them have come along. */
  async #exchange(isGathering: boolean, course?: PublishingCourse): Promise<Synced> {
    const synced = await this.#tried(async (replica, team) => {
      const { study, now } = this.#parts;
      const parts = { study, team, replica, schema: readMigrations().length, course };
      const done = await exchanged({ ...parts, isGathering });
      const isMore = [
        await personBack(study, team.members, () => timeInTeam(study.store.db, now())),
        await this.#duties.finishRounds(team),
      ].includes(true);
      return isMore ? await exchanged(parts) : done;
    });
    this.#parts.told(synced);
    return synced;
  }

  /**
   * Compares what this file has received with the log, without exchanging anything: returns the number of the last change here
   * and there. Rejects where they differ, where what comes next was refused, and where the server cannot be asked; `state` then says
   * why, too.
   */
  async compare(): Promise<{ readonly here: number; readonly there: number }> {
    const { head } = await this.#tried(async (replica, team) => {
      const hello = await replica.hello();
      const { head: here, stopped } = this.#expectTeam();
      if (stopped && hello.head > here && !isReadableNow(stopped, hello)) throw refusalNoted(stopped);
      if (isFolder(team)) this.#ignored = await team.ignored();
      return hello;
    });
    this.#parts.told(null);
    return { here: this.#expectTeam().head, there: head };
  }

  /** Goes on by itself until `close`. */
  keep(): void {
    this.#isKept = true;
    this.#next.atOnce();
  }

  /** Says which sources are edited here; others hear it soon. */
  edits(sourceIds: readonly string[]): void {
    if (sourceIds.join() === this.#edited.join()) return;
    this.#edited = sourceIds;
    this.acted();
  }

  /** Call after each act: it is sent soon. */
  acted(): void {
    if (this.#isKept && this.#how !== 'offline') this.#next.afterAct();
  }

  /** Sends what waits, where the server is connected, within the given time. */
  async flush(limitMs: number): Promise<void> {
    if (this.#how !== 'here' || countUnsent(this.#parts.study.store.db) === 0) return;
    await Promise.race([
      this.sync().catch(() => undefined),
      new Promise((over) => setTimeout(over, limitMs).unref()),
    ]);
  }

  /** Ends the link. The file stays as it is. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#next.stop();
    const team = this.#team;
    this.#team = null;
    if (team && this.#how === 'here' && !this.#isRead) await tellClosed(team, this.#expectTeam().head);
    await this.#unlisten?.().catch(() => undefined);
    const stopped = this.originals.stop();
    await team?.close().catch(() => undefined);
    await this.#last;
    await stopped;
  }

  /** What the others are told of what is edited here: nothing in a blind round, not even when it changes. */
  #inHand(): readonly string[] {
    if (this.#isClosed) return CLOSED;
    return isKeptApart(this.#parts.study.store.db) ? [] : this.#edited;
  }

  /** Whether another program has the file, whose part it is to exchange acts. */
  get #isRead(): boolean {
    return this.#parts.study.store.readOnly;
  }

  /** Who acts in this file's own coder names, and where its log is kept. */
  #expectTeam(): Team {
    return expectTeam(this.#parts.study.store.db);
  }

  /** Asks something of the connected server, after all that was asked before. Notes whether it could be asked. */
  #tried<T>(ask: (replica: Replica, team: ConnectedTeam) => Promise<T>): Promise<T> {
    const run = this.#last.then(() => this.#try(ask));
    this.#last = run.catch(() => undefined);
    return run;
  }

  async #try<T>(ask: (replica: Replica, team: ConnectedTeam) => Promise<T>): Promise<T> {
    try {
      const team = await this.connected();
      const { study, now } = this.#parts;
      this.#replica ??= new Replica({
        study,
        transport: team,
        machine: hostname(),
        program: PROGRAM,
        schema: readMigrations().length,
        now,
        editing: () => this.#inHand(),
      });
      const answer = await ask(this.#replica, team);
      if (!this.#isRead) await this.#duties.tellRights(team);
      await this.#lookWhoIsHere(team);
      this.#become('here', null);
      return answer;
    } catch (error) {
      // The file was closed meanwhile: what was not sent is sent when it is opened again.
      if (this.#isClosed) throw new AppError('cancelled', 'errors:project_closed');
      const why = this.#parts.worded(error);
      // What passes by itself is `locked`: no network, a server that is shut down, a full disk.
      if (why.code !== 'cancelled') {
        this.#become(why.code === 'locked' ? 'offline' : 'stopped', why);
        this.#parts.told(null);
      }
      throw error;
    }
  }

  async #lookWhoIsHere(team: ConnectedTeam): Promise<void> {
    this.#keeping = await keepingOf(this.#parts.study, team, this.#ignored);
    // What a folder tells of others may be hours old.
    if (isFolder(team)) return;
    const { study, now } = this.#parts;
    const replicas = await team.members.replicas();
    const own = this.#expectTeam().personId;
    ({ here: this.#here, editing: this.#elsewhere } = around(study.store.db, own, replicas, now()));
  }

  #become(how: LinkHow, why: ErrorValue | null): void {
    if (this.#how !== how) this.#since = this.#parts.now();
    this.#how = how;
    this.#why = why;
    this.#failures = how === 'here' ? 0 : this.#failures + 1;
    if (how !== 'here') [this.#here, this.#elsewhere] = [0, []];
  }

  /** One exchange by itself. Returns how often that has failed one time after the other. */
  async #turn(isGathering: boolean): Promise<number> {
    await this.#parts.study.ownActs?.between();
    await this.#exchange(isGathering).catch(async (error: unknown) => {
      if (!(error instanceof AppError) || error.key !== 'errors:team_begun_anew') return;
      await this.#parts.begunAnew().catch((why: unknown) => {
        if (!this.#isClosed) this.#become('stopped', this.#parts.worded(why));
      });
    });
    if (!this.#isClosed && this.#how === 'here') {
      if (this.#team) this.originals.goOn(this.#team);
      await this.#listen();
    }
    return this.#failures;
  }

  async #listen(): Promise<void> {
    if (this.#unlisten || !this.#team) return;
    this.#unlisten = await this.#team
      .listen(
        (head) => {
          // The line is up for a moment after the file was closed.
          if (!this.#isClosed && head > this.#expectTeam().head) this.#next.afterNotice();
        },
        // A window without own work would believe for long that it is in touch, and not look whether it is again.
        () => this.#next.afterCut(),
        () => void this.#lookAround(),
      )
      .catch(() => null);
  }

  /** Looks who is here and what they have in hand, without exchanging anything. */
  async #lookAround(): Promise<void> {
    if (this.#how !== 'here') return;
    await this.#tried(() => Promise.resolve()).then(
      () => this.#parts.told(null),
      () => undefined,
    );
  }
}
