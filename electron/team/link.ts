// Keeps a file of a team in step with the team's log: connects, exchanges acts, and goes on by itself after a broken line.
import { hostname } from 'node:os';
import { AppError, type ErrorValue } from '#core/errors.ts';
import { freeName, namesOf } from '#core/free-name.ts';
import type { TeamRound } from '#core/team/lanes.ts';
import type {
  EditingElsewhere,
  FolderKeeping,
  LinkHow,
  LinkState,
  Synced,
  TeamState,
} from '#core/team/link-state.ts';
import { CLOSED } from '#core/team/presence.ts';
import { tableRights } from '#core/team/roles.ts';
import { readMigrations } from '#db/migrations.ts';
import { comingOf } from '#db/absent.ts';
import { all, find } from '#db/write.ts';
import { expectTeam, type Team } from '#db/team/team-of.ts';
import { countInLanes, countUnsent } from '#db/team/unsent.ts';
import { PROGRAM } from '../version.ts';
import { around, isKeptApart, tellClosed } from './elsewhere.ts';
import { exchanged, keepingOf } from './exchange.ts';
import { addPerson } from './join-team.ts';
import { Originals } from './originals.ts';
import type { Passwords } from './passwords.ts';
import { connectTo, isFolder, loginOf, placeInWords, type ConnectedTeam } from './place.ts';
import type { PublishingCourse } from './publishing.ts';
import { Replica } from './replica.ts';
import type { ReplicaStudy } from './replica-study.ts';
import { countSeenWaiting } from './seen-waiting.ts';
import { roundsToFinish, roundsToTell } from './rounds-to-finish.ts';

/** What a link needs of the program. */
export interface LinkParts {
  readonly study: ReplicaStudy;
  readonly passwords: Passwords;
  /** The present time, ISO 8601. */
  readonly now: () => string;
  /** Says what went wrong in a sentence of the person's language, whatever it was. */
  readonly worded: (error: unknown) => ErrorValue;
  /** Tells windows that the state has changed, and what an exchange did. */
  readonly told: (synced: Synced | null) => void;
  /** Takes the study anew because the log began anew; the file is then another, with a link of its own. */
  readonly begunAnew: () => Promise<void>;
  /** Tells the study that a round was unlocked on the server, and its lanes are in the log; `couldRead` are administrators. */
  readonly unlocked: (round: TeamRound, couldRead: readonly string[]) => void;
  /** Tells the study of a round that the server has, because the program that opened it has not. */
  readonly opened: (round: TeamRound) => void;
  /** Reaches the place of the log; by default where the row of the team says. */
  readonly reach?: (team: Team) => Promise<ConnectedTeam>;
}

/** How long own acts wait for others to come along, in milliseconds: bursts of coding travel together. */
const GATHER_MS = 2_000;
/** How often the log is looked at where no notice came, in milliseconds. */
const LOOK_MS = 30_000;
/** After how many milliseconds a place that cannot be reached is tried again; the last one from then on. */
const RETRY_MS = [1_000, 2_000, 5_000, 15_000, 60_000];

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
  #timer: NodeJS.Timeout | null = null;
  #dueAt = Infinity;
  #last: Promise<unknown> = Promise.resolve();
  #unlisten: (() => Promise<void>) | null = null;
  /** What the server was told as by an owner: the rights, and the shared layers by their ids. */
  readonly #told = new Set<string>();
  /** The originals that the file does not have yet. */
  readonly originals: Originals;

  constructor(parts: LinkParts) {
    this.#parts = parts;
    const { study } = parts;
    this.originals = new Originals({ study, came: () => this.#isClosed || parts.told(null) });
  }

  /** How the file stands in its team. Throws `not_found` for a study of one person alone. */
  state(): TeamState {
    const { db } = this.#parts.study.store;
    const team = this.#expectTeam();
    return {
      projectId: team.projectId,
      personId: team.personId,
      name: find(db, 'coder', team.personId)?.name ?? team.login,
      login: team.login,
      role: team.role,
      place: placeInWords(team),
      isFolder: team.transport === 'folder',
      keeps: team.keeps,
      head: team.head,
      unsent: countUnsent(db),
      sealed: countInLanes(db),
      ...countSeenWaiting(this.#parts.study),
      link: this.#link,
      editing: this.#elsewhere,
      keeping: this.#keeping,
      coming: comingOf(db),
    };
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
  async sync(course?: PublishingCourse): Promise<Synced> {
    const synced = await this.#tried(async (replica, team) => {
      const { study } = this.#parts;
      const parts = { study, team, replica, schema: readMigrations().length, course };
      const done = await exchanged(parts);
      const isMore = [await this.#isPersonBack(team), await this.#finishRounds(team)].includes(true);
      return isMore ? await exchanged(parts) : done;
    });
    this.#parts.told(synced);
    return synced;
  }

  /**
   * Compares what this file has received with the log, without exchanging anything: returns the number of the last change here
   * and there. Rejects where they differ, and where the server cannot be asked; `state` then says why, too.
   */
  async compare(): Promise<{ readonly here: number; readonly there: number }> {
    const { head } = await this.#tried(async (replica, team) => {
      const hello = await replica.hello();
      if (isFolder(team)) this.#ignored = await team.ignored();
      return hello;
    });
    this.#parts.told(null);
    return { here: this.#expectTeam().head, there: head };
  }

  /** Goes on by itself until `close`. */
  keep(): void {
    this.#isKept = true;
    this.#due(0);
  }

  /** Says which sources are edited here; others hear it soon. */
  edits(sourceIds: readonly string[]): void {
    if (sourceIds.join() === this.#edited.join()) return;
    this.#edited = sourceIds;
    this.acted();
  }

  /** Call after each act: it is sent soon. */
  acted(): void {
    if (this.#isKept && this.#how !== 'offline') this.#due(GATHER_MS);
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
    if (this.#timer) clearTimeout(this.#timer);
    const team = this.#team;
    this.#team = null;
    if (team && this.#how === 'here') await tellClosed(team, this.#expectTeam().head);
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
      await this.#tellRights(team);
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

  /**
   * The owner’s program tells the server who may write which table, and which layers are everybody's, such as that of agreed
   * codings: else it would take the work of only one person in them.
   */
  async #tellRights({ members }: ConnectedTeam): Promise<void> {
    if (this.#expectTeam().role !== 'owner') return;
    if (this.#told.size === 0) await members.setRights(tableRights(), readMigrations().length);
    this.#told.add('rights');
    for (const { id } of all(this.#parts.study.store.db, 'coder', { kind: 'adjudication' })) {
      if (!this.#told.has(id)) await members.setLayer(id, null);
      this.#told.add(id);
    }
  }

  /**
   * Adds the person of this file again, under the name that the team knows, where somebody has removed or merged their coder before
   * they did anything: else nothing could be done in it any more. Returns whether that was needed.
   */
  async #isPersonBack({ members }: ConnectedTeam): Promise<boolean> {
    const { study, now } = this.#parts;
    const { db } = study.store;
    const { personId } = this.#expectTeam();
    if (find(db, 'coder', personId)) return false;
    const name = (await members.list()).find((one) => one.personId === personId)?.name ?? null;
    if (name === null) return false;
    addPerson(study, personId, freeName(name, namesOf(all(db, 'coder'))), now());
    return true;
  }

  /**
   * The owner’s program tells the study of rounds of which no act came, and of those that were unlocked and published. Returns
   * whether there were any.
   */
  async #finishRounds(team: ConnectedTeam): Promise<boolean> {
    if (isFolder(team) || this.#expectTeam().role !== 'owner') return false;
    const { db } = this.#parts.study.store;
    const untold = roundsToTell(db, this.#parts.now());
    if (untold.length > 0) {
      await this.#parts.study.alone.free();
      for (const round of untold) this.#parts.opened(round);
    }
    const over = roundsToFinish(db);
    if (over.length === 0) return untold.length > 0;
    const couldRead = await team.rounds.whoCouldRead();
    await this.#parts.study.alone.free();
    for (const round of over) this.#parts.unlocked(round, couldRead);
    return true;
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

  #due(inMs: number): void {
    const at = Date.now() + inMs;
    if (this.#isClosed || at >= this.#dueAt) return;
    if (this.#timer) clearTimeout(this.#timer);
    this.#dueAt = at;
    this.#timer = setTimeout(() => void this.#turn(), inMs).unref();
  }

  async #turn(): Promise<void> {
    this.#dueAt = Infinity;
    this.#timer = null;
    await this.sync().catch(async (error: unknown) => {
      if (!(error instanceof AppError) || error.key !== 'errors:team_begun_anew') return;
      await this.#parts.begunAnew().catch((why: unknown) => {
        if (!this.#isClosed) this.#become('stopped', this.#parts.worded(why));
      });
    });
    if (this.#isClosed) return;
    if (this.#how === 'here') {
      if (this.#team) this.originals.goOn(this.#team);
      await this.#listen();
      this.#due(LOOK_MS);
    } else this.#due(RETRY_MS[Math.min(this.#failures, RETRY_MS.length) - 1] ?? LOOK_MS);
  }

  async #listen(): Promise<void> {
    if (this.#unlisten || !this.#team) return;
    this.#unlisten = await this.#team
      .listen(
        (head) => {
          if (head > this.#expectTeam().head) this.#due(0);
        },
        // A window without own work would believe for long that it is in touch, and not look whether it is again.
        () => this.#due(RETRY_MS[0] ?? 0),
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
