// One .concord file as a replica of its team's study: it receives what others did, settles its own acts onto it, and sends
// them. The network is never waited for: acts are done in the file alone, as ever.
import { randomUUID } from 'node:crypto';
import { AppError } from '#core/errors.ts';
import { blobsOf, schemaOf, tablesOfActs } from '#core/team/act.ts';
import { Footprints } from '#core/team/footprint.ts';
import type { Synced } from '#core/team/link-state.ts';
import { roundOf } from '#core/team/lanes.ts';
import { hasMoved } from '#core/team/moved.ts';
import { keptBy, type RulesThere } from '#core/team/rules.ts';
import type { Hello, Parcel } from '#core/team/transport.ts';
import type { Store } from '#db/store.ts';
import { barredActs, holdBarred } from '#db/team/barred.ts';
import { chainAfter } from '#db/team/chain.ts';
import { footprintHere, hashedFootprint } from '#db/team/footprints.ts';
import { timeInTeam } from '#db/team/team-time.ts';
import { expectTeam, noteSince, noteTeam, type Team } from '#db/team/team-of.ts';
import { askLanesAgain, knownRounds, notePublished, noteRounds } from '#db/team/known-rounds.ts';
import { type Looked, nextActs } from '#db/team/next-acts.ts';
import {
  countInLanes,
  hasUnsent,
  isAnyLeftOf,
  noteSent,
  travelling,
  type UnsentAct,
} from '#db/team/unsent.ts';
import { hashOf } from '#db/write.ts';
import { giveBlobs } from './blobs.ts';
import { lookAtLanes, sealInLane, takeLanes, type TransportWithLanes } from './own-lane.ts';
import { packActs } from './packing.ts';
import { publishLanes, type PublishingCourse } from './publishing.ts';
import type { ReplicaStudy } from './replica-study.ts';
import { countSeenWaiting } from './seen-waiting.ts';
import { TakingIn } from './taking-in.ts';

/** What a replica is made of. */
export interface ReplicaParts {
  readonly study: ReplicaStudy;
  readonly transport: TransportWithLanes;
  /** The name of the machine and the version of the program, as others read them. */
  readonly machine: string;
  readonly program: string;
  /** The newest schema that this program can hold. */
  readonly schema: number;
  readonly now: () => string;
  readonly newId?: () => string;
  /** Which sources are edited here, for others to see; by default none. */
  readonly editing?: () => readonly string[];
  /** How many own acts are settled at once; by default as many as there is time for. */
  readonly settledAtOnce?: number;
}

/** The protocol that this program speaks. */
const TEAM_PROTOCOL = 1;

/** The most acts of a parcel, and about the most bytes of its JSON. */
const PARCEL = { acts: 250, bytes: 8 * 1024 * 1024 };

/** After how many refusals one after the other a sending waits for its turn, in which nobody else sends. */
const REFUSALS_BEFORE_TURN = 3;

/** How often what others have sent meanwhile is received before a sending gives up until later. */
const MAX_REFUSALS = 20;

/** By how many milliseconds two measures of a clock differ that goes as before, beside what the way there and back may hide. */
const STEADY_MS = 250;

const ROUND_CHANGED: ReadonlySet<string> = new Set(['team_server:round_open', 'team_server:round_over']);

const UNWATCHED: PublishingCourse = { progress: () => undefined, signal: new AbortController().signal };

export class Replica {
  readonly #parts: ReplicaParts;
  readonly #newId: () => string;
  readonly #parcels: TakingIn;
  #rules: RulesThere | null = null;
  #looked: Looked | null = null;
  #hasAskedBarred = false;

  constructor(parts: ReplicaParts) {
    this.#parts = parts;
    this.#newId = parts.newId ?? randomUUID;
    this.#parcels = new TakingIn({ ...parts, newId: this.#newId });
  }

  /**
   * Greets the place of the log, and notes what it says where the file is written here. Throws where the log is not the one that this file follows, where it
   * has begun anew, so that the study has to be taken anew, and where this program is too old for it.
   */
  async hello(): Promise<Hello> {
    const { study, transport, machine, program, schema, now } = this.#parts;
    await study.alone.free();
    const team = this.#team();
    const { replicaId, head, epoch } = team;
    // The clock is read here: what comes after the answer may take as long as a job has the study to itself.
    const [asked, began] = [Date.parse(now()), performance.now()];
    const hello = await transport.hello({ replicaId, machine, program, schema, head, epoch });
    const halfway = (performance.now() - began) / 2;
    if (hello.movedTo !== null) throw hasMoved(hello.movedTo);
    if (hello.protocol > TEAM_PROTOCOL) throw new AppError('unsupported', 'errors:team_newer_protocol');
    const isAnew = team.epoch !== '' && hello.epoch !== team.epoch;
    // A log that began anew exactly where this file stands goes on for it.
    const isMine = hello.chainAtMine === team.chain || (!isAnew && team.head === 0);
    const isEarlier = isAnew && (await transport.isEarlier?.(team.epoch)) === true;
    const otherLog = transport.otherLog ?? 'errors:team_other_log';
    if (isAnew && !isEarlier)
      throw new AppError('conflict', otherLog, { here: team.head, there: hello.head });
    if (isAnew && !isMine) throw new AppError('conflict', 'errors:team_begun_anew');
    if (hello.head < team.head || !isMine)
      throw new AppError('conflict', otherLog, { here: team.head, there: hello.head });
    if (hello.personId !== team.personId)
      throw new AppError('invalid', 'errors:team_other_person', { name: hello.name });
    // What the place says is noted by the program that has the file.
    if (study.store.readOnly) return hello;
    // A job that has the study to itself, such as an import, may be writing it in a thread.
    await study.alone.free();
    const offset = Math.round(Date.parse(hello.now) - asked - halfway);
    const isSteady = Math.abs(offset - team.clockOffset) < STEADY_MS + halfway;
    const clockOffset = isSteady ? team.clockOffset : offset;
    if (isAnew) askLanesAgain(this.#db);
    noteTeam(this.#db, { role: hello.role, epoch: hello.epoch, clockOffset, protocol: hello.protocol });
    await this.#hearRules(hello.rules);
    // The file was copied, or is an earlier state of itself: the numbers of its parcels are taken.
    const own = team.n + (team.sending ? 1 : 0);
    return hello.sentByReplica > own ? await this.#asAnother() : hello;
  }

  /**
   * Receives all that others have sent. Returns how many acts that were. Throws at a parcel that is refused: what came
   * before it is in the file, and one's own work goes on.
   */
  async receive(): Promise<number> {
    let received = 0;
    for (;;) {
      await this.#parts.study.alone.free();
      const { head, chain } = this.#team();
      const parcels = await this.#parts.transport.pull(head);
      if (parcels.length === 0) return received;
      received += await this.#parcels.take(parcels, chain);
    }
  }

  /**
   * Receives and, if `sends`, sends until nothing is left to do; for owners, lanes of unlocked rounds that are not published yet
   * too. Throws what any of it throws.
   */
  async sync(course: PublishingCourse = UNWATCHED, sends = true): Promise<Synced> {
    await this.hello();
    let received = await this.#takeAll();
    let sent = 0;
    for (let refusals = sends ? 0 : MAX_REFUSALS; refusals < MAX_REFUSALS;) {
      const isTurn = refusals >= REFUSALS_BEFORE_TURN;
      const step = await this.#inTurn(isTurn, async () => {
        if (isTurn) received += await this.#takeAll();
        return await this.#sendNext();
      });
      if (step === null) break;
      refusals = step === 'behind' ? refusals + 1 : 0;
      if (step !== 'behind') sent += step;
      received += step === 'behind' ? await this.#takeAll() : await this.receive();
    }
    received += await this.#publish(course);
    await this.#sayHeard();
    await this.#saySent();
    const { head } = this.#team();
    await this.#parts.transport.acknowledge(head, this.#parts.editing?.() ?? []);
    const sealed = countInLanes(this.#db);
    return { received, sent, ...countSeenWaiting(this.#parts.study), head, ...(sealed > 0 && { sealed }) };
  }

  /** Notes what the owners keep: from now on this file does nothing of it. */
  async #hearRules(said: RulesThere | undefined): Promise<void> {
    const there = said ?? (await this.#parts.transport.rules?.());
    if (!there) return;
    await this.#parts.study.alone.free();
    const keeps = keptBy(there.rules);
    if (keeps.join() !== this.#team().keeps.join()) noteTeam(this.#db, { keeps });
    this.#rules = there;
  }

  /**
   * What the place takes no more from a file that has heard of the rules waits for a decision: else nothing would go any more. Asked
   * once the log is received: an older state of a file may have sent it before.
   */
  #holdBarred(): void {
    const { role, keeps } = this.#team();
    if (role !== 'coder' || this.#rules?.isHeard !== true || this.#hasAskedBarred) return;
    if (hasUnsent(this.#db)) this.#hold(keeps);
    // From now on nothing of the kind is done here.
    this.#hasAskedBarred = true;
  }

  /** Has wait for a decision what is the owners' alone, and what they keep of this. Returns whether there was any. */
  #hold(keeps: Team['keeps']): boolean {
    const { study, now } = this.#parts;
    const team = this.#team();
    const barred = barredActs(this.#db, { role: team.role, keeps });
    if (barred.length === 0) return false;
    const parts = { team, newId: this.#newId, now: timeInTeam(this.#db, now()) };
    study.tell([study.store.takeIn((write) => holdBarred(this.#db, write, barred, parts))]);
    return true;
  }

  /** Once all is sent that was done before these rules were known, nothing more of it is taken from here. */
  async #sayHeard(): Promise<void> {
    if (!this.#rules || this.#rules.isHeard || hasUnsent(this.#db)) return;
    await this.#parts.transport.heard?.(this.#rules.rules);
    await this.#parts.study.alone.free();
  }

  /** Where lanes stay in the files until the unlock, the others learn when nothing of them is left here. */
  async #saySent(): Promise<void> {
    const { rounds: lanes } = this.#parts.transport;
    if (lanes?.stay !== true) return;
    const known = knownRounds(this.#db);
    const over = known.rounds.filter(
      ({ id, unlockedAt }) => unlockedAt !== null && !isAnyLeftOf(this.#db, id),
    );
    const isNews = await lanes.sent?.(
      over.map(({ id }) => id),
      known.before ?? {},
    );
    // Where this was the last that was awaited, the round is over now.
    const rounds = isNews === true ? await lanes.list() : null;
    await this.#parts.study.alone.free();
    if (rounds !== null) noteRounds(this.#db, { rounds });
  }

  /** Runs work while the pushes of others wait, where it is one's turn and the place of the log has turns. */
  #inTurn<T>(isTurn: boolean, work: () => Promise<T>): Promise<T> {
    const { transport } = this.#parts;
    return isTurn && transport.turn ? transport.turn(work) : work();
  }

  /** Receives the log, and what is new of one's own lanes. */
  async #takeAll(): Promise<number> {
    const parts = { ...this.#parts, newId: this.#newId };
    const looked = await lookAtLanes(parts);
    const received = await this.receive();
    return received + (await takeLanes(parts, looked));
  }

  async #publish(course: PublishingCourse): Promise<number> {
    const { study, transport } = this.#parts;
    if (transport.rounds?.stay === true) return 0;
    const { role, personId } = this.#team();
    const by = {
      study,
      transport,
      newId: this.#newId,
      personId,
      head: () => this.#team().head,
      receive: () => this.receive(),
    };
    let received = 0;
    const waiting = knownRounds(this.#db).rounds.filter(({ isPublishing }) => isPublishing);
    for (const round of role === 'owner' ? waiting : []) {
      received += await publishLanes(by, round, course);
      notePublished(this.#db, round.id);
    }
    return received;
  }

  get #db(): Store['db'] {
    return this.#parts.study.store.db;
  }

  #team(): Team {
    return expectTeam(this.#db);
  }

  /**
   * Goes on as a replica that the team does not know yet, and greets again: nothing is taken from one that has not greeted. The
   * file keeps its own id, under which its snapshots are kept.
   */
  async #asAnother(): Promise<Hello> {
    const { rounds, lanes, before } = knownRounds(this.#db);
    // What is in the lane of a file stays in it, whatever its id.
    const here = rounds.filter(({ id }) => isAnyLeftOf(this.#db, id)).map(({ id }) => [id, lanes[id] ?? 0]);
    if (this.#parts.transport.rounds?.stay === true && here.length > 0)
      noteRounds(this.#db, {
        lanes: {},
        before: { ...before, [this.#team().replicaId]: Object.fromEntries(here) as typeof lanes },
      });
    noteTeam(this.#db, { replicaId: this.#newId(), n: 0, sending: null });
    return await this.hello();
  }

  /** Sends the next parcel: how many acts it has, `behind` where others were faster, null where nothing is to be sent. */
  async #sendNext(): Promise<number | 'behind' | null> {
    const { transport, study, now } = this.#parts;
    await study.ownActs?.between();
    await study.alone.free();
    this.#holdBarred();
    const team = this.#team();
    const { rounds } = knownRounds(this.#db);
    const inRound = roundOf(rounds, team.personId);
    const isStaying = transport.rounds?.stay === true;
    const from = { head: team.head, looked: this.#looked, laneFirst: isStaying };
    const { round, acts, looked } = nextActs(this.#db, inRound, transport.most ?? PARCEL, from);
    this.#looked = looked;
    if (team.role === 'reader' || acts.length === 0) return null;
    const time = isStaying ? null : timeInTeam(this.#db, now());
    const bytes = packActs(acts.map((act) => travelling(act, time)));
    const staysHere = round !== null && isStaying;
    const parcel = this.#parcelOf(team, acts, bytes, staysHere);
    // What stays in this file until an unlock names texts that stay, too.
    if (!staysHere) await giveBlobs(study.store, transport, acts);
    const together = new Footprints();
    for (const { change } of acts) together.add(footprintHere(this.#db, change));
    let pushed;
    try {
      if (round) return await sealInLane(this.#parts, round, parcel, acts);
      pushed = await transport.push(parcel, team.head, hashedFootprint(together.keys()));
      await study.ownActs?.between();
      await study.alone.free();
    } catch (error) {
      await study.alone.free();
      if (error instanceof AppError && error.key === 'errors:team_replica_taken') {
        await this.#asAnother();
        return 'behind';
      }
      // What was done as an owner, of which a place knows nothing where the one before is gone, does not keep back all else.
      const isRefused = error instanceof AppError && error.key === 'team_server:role_may_not';
      if (isRefused && team.role === 'coder' && this.#hold([])) return 'behind';
      // A round was opened or unlocked since it was asked for them.
      if (error instanceof AppError && ROUND_CHANGED.has(error.key)) return 'behind';
      throw error;
    }
    if (!pushed.accepted) {
      if (pushed.laid === undefined) return 'behind';
      // What lay there with less in it was laid again with all that was done since.
      const fresh = acts.filter(({ id }) => team.sending?.acts.includes(id) !== true).length;
      return pushed.laid === 'now' ? fresh || acts.length : null;
    }
    this.#sent(parcel, acts, pushed);
    return acts.length;
  }

  /** The parcel, under the id that it was sent with before where it may have arrived; `staysHere` for one that is never sent. */
  #parcelOf(team: Team, acts: readonly UnsentAct[], bytes: Uint8Array, staysHere: boolean): Parcel {
    const sha256 = hashOf(bytes);
    const id = team.sending?.sha256 === sha256 ? team.sending.id : this.#newId();
    const n = team.n + 1;
    const to = Math.max(...acts.map(({ seq }) => seq));
    if (!staysHere) noteTeam(this.#db, { sending: { id, n, acts: acts.map((act) => act.id), to, sha256 } });
    return {
      id,
      n,
      replicaId: team.replicaId,
      count: acts.length,
      schema: schemaOf(acts, 1),
      tables: tablesOfActs(acts),
      coderIds: [...new Set(acts.map(({ coderId }) => coderId))].sort(),
      blobs: [...blobsOf(acts)].sort(),
      bytes,
    };
  }

  /** Notes that a parcel is in the log, unless others came between: then it is received like theirs, by the ids of its acts. */
  #sent(
    { n, bytes }: Parcel,
    acts: readonly UnsentAct[],
    { first, last, chain }: { readonly first: number; readonly last: number; readonly chain: string },
  ): void {
    const { head, chain: before } = this.#team();
    const isNext = first === head + 1 && chain === chainAfter(before, bytes);
    const { sqlite } = this.#db;
    sqlite.transaction(() => {
      noteTeam(this.#db, { n, sending: null });
      if (!isNext) return;
      for (const [index, { seq }] of acts.entries()) noteSent(this.#db, seq, first + index);
      noteTeam(this.#db, { head: last, chain });
      noteSince(this.#db);
    })();
  }
}
