// Receives acts of the team. The history only grows, and each row of it applies strictly to the state before it: acts of
// one's own that are not in the log yet and that what came meets are set aside, what came is written as it stands in the
// log, and the own acts are settled on top of it, in their order.
import { isDeepStrictEqual } from 'node:util';
import { type Change, invert } from '#core/change.ts';
import { AppError } from '#core/errors.ts';
import { references } from '#core/settling/references.ts';
import type { TeamAct } from '#core/team/act.ts';
import { Footprints, type FootprintKeys } from '#core/team/footprint.ts';
import type { LoggedParcel } from '#core/team/transport.ts';
import { tableNames, tables } from '#core/tables/all.ts';
import type { WriteArrived } from '../acts.ts';
import type { ReadDb, WriteDb } from '../handles.ts';
import { personOf } from '../person.ts';
import { statement } from '../statements.ts';
import { all, applyChange, find, remove } from '../write.ts';
import { expectAsSaid } from './as-said.ts';
import { footprintHere, keysOf } from './footprints.ts';
import { isHeld, keepHeld, keepRemarks, keepRemarksOnOwn } from './held.ts';
import type { Unsent } from './kept-unsent.ts';
import { AGAIN, ASIDE } from '../standing-acts.ts';
import { ManyAside, type Received, type ReceivingParts, type UnpackedParcel } from './receiving-parts.ts';
import { heldBySettling, settleAct } from './settling-act.ts';
import { newestAct, noteSince, noteTeam } from './team-of.ts';
import { doneHere, noteOrder, noteSent, noteSettled, type UnsentAct } from './unsent.ts';

/** How many own acts are set aside, or settled, in one row of the history and between two pauses. */
const AT_ONCE = 50;

/** Of how many own acts it is asked between two pauses whether they meet what came. */
const ASKED_AT_ONCE = 500;

/**
 * Receives parcels that follow the head of the team, in the transaction of `write`. Throws `invalid` for a parcel that is
 * not what it says, `ManyAside`, and whatever an act throws that does not apply; nothing is then written.
 */
export function receiveParcels(
  db: ReadDb,
  write: WriteArrived,
  parcels: readonly UnpackedParcel[],
  parts: ReceivingParts,
): Received {
  const steps = receivingSteps(db, write, parcels, parts);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same in steps, between which the caller may pause where nobody else sees or writes what `db` does. */
export function* receivingSteps(
  db: ReadDb,
  write: WriteArrived,
  parcels: readonly UnpackedParcel[],
  parts: ReceivingParts,
): Generator<void, Received> {
  const receiving = new Receiving(db, write, parts, yield* parts.unsent.read(db));
  let done = 0;
  for (const each of parcels) {
    if (done > 0 && parts.isOver(done) && receiving.isSimple) break;
    yield* receiving.take(each);
    done += 1;
  }
  yield* receiving.finish();
  return { unsent: receiving.unsent, parcels: done, ...receiving.counts };
}

const NO_KEYS: FootprintKeys = { writes: new Set(), reads: new Set() };

class Receiving {
  readonly #db: ReadDb;
  readonly #write: WriteArrived;
  readonly #parts: ReceivingParts;
  readonly #own: Unsent;
  /** Own acts that are set aside. */
  readonly #aside = new Map<UnsentAct, FootprintKeys>();
  /** All of them, in order. */
  readonly #unsent: readonly UnsentAct[];
  readonly #came = new Footprints();
  #removed: Change[] = [];
  /** Whether all of the own acts are still in what was read of them. */
  #isOwnAsRead = true;
  #acts = 0;
  #held = 0;
  #remarks = 0;

  constructor(db: ReadDb, write: WriteArrived, parts: ReceivingParts, own: Unsent) {
    this.#db = db;
    this.#write = write;
    this.#parts = parts;
    this.#own = own;
    this.#unsent = [...this.#own.standing.keys()];
  }

  /** Whether nothing is set aside. */
  get isSimple(): boolean {
    return this.#aside.size === 0;
  }

  /** What can be kept of the own acts. */
  get unsent(): Unsent | null {
    return this.isSimple ? this.#own : null;
  }

  get counts(): Pick<Received, 'acts' | 'held' | 'remarks'> {
    return { acts: this.#acts, held: this.#held, remarks: this.#remarks };
  }

  *take({ parcel, acts }: UnpackedParcel): Generator<void> {
    expectAsSaid(parcel, acts);
    for (const [index, act] of acts.entries()) {
      yield* this.#takeAct(act, parcel.first + index, parcel);
      yield;
    }
    const { team } = this.#parts;
    noteTeam(this.#db, { head: parcel.last, chain: parcel.chain });
    if (parcel.replicaId !== team.replicaId) return;
    noteTeam(this.#db, { n: Math.max(parcel.n, nOf(this.#db)) });
    // A parcel of a lane is published long after later ones may have been sent.
    if (parcel.n >= (team.sending?.n ?? 0)) noteTeam(this.#db, { sending: null });
  }

  /** Settles what was set aside. */
  *finish(): Generator<void> {
    if (this.#aside.size > 0) yield* this.#settleAgain();
    this.#dropOrphans();
    noteSince(this.#db);
  }

  *#takeAct(act: TeamAct, teamSeq: number, parcel: LoggedParcel): Generator<void> {
    const { personId, replicaId, id: parcelId } = parcel;
    // A second pass of theirs that was removed here meanwhile is still theirs.
    const isKnown = find(this.#db, 'coder', act.coderId) !== undefined;
    if (isKnown && personOf(this.#db, act.coderId, personId) !== personId)
      throw new AppError('invalid', 'errors:team_parcel_not_as_said', { name: personId, number: parcelId });
    const own = this.#own.byId.get(act.id);
    const isAside = own !== undefined && this.#aside.has(own);
    if (own && !isAside && isDeepStrictEqual(own.change, act.change) && !this.#standsOnUnsent(own)) {
      // It stands already, as it stands in the log.
      this.#isOwnAsRead = false;
      this.#own.byId.delete(own.id);
      this.#own.standing.delete(own);
      noteSent(this.#db, own.seq, teamSeq);
      this.#came.add(keysOf(this.#db, act));
      return;
    }
    // Where no own act is left to send, nothing is ever set aside.
    const keys = this.#unsent.length === 0 ? NO_KEYS : keysOf(this.#db, act);
    if (this.#own.together.meets(keys) || (own && !isAside)) yield* this.#setAside(keys, own);
    if (own) {
      // What was done after it relied on what it did here, which may be more than it does in the log.
      this.#came.add(this.#aside.get(own) ?? NO_KEYS);
      this.#aside.delete(own);
    }
    this.#came.add(keys);
    this.#removed.push(act.change);
    const { at, coderId, method, group, undoes, redoes, texts, change, told } = act;
    if (own) {
      // The row of the act is here; what it comes to is written on top.
      this.#isOwnAsRead = false;
      this.#own.byId.delete(act.id);
      noteSent(this.#db, own.seq, teamSeq);
      if (!isDeepStrictEqual(doneHere(this.#db, own.seq), change) || own.isSettled)
        noteSettled(this.#db, own.seq, act);
      this.#makeRoom(AGAIN, (acting) => applyChange(acting, change));
      if (own.laneOf !== null || !isDeepStrictEqual(own.change, change)) this.#tellOfOwn(own, act);
      return;
    }
    const { late, sealedIn } = told;
    const round = { roundId: late ?? sealedIn ?? parcel.roundId, isLate: late !== undefined };
    this.#write(
      { at, coderId, method, ...(undoes !== null ? { undoes } : redoes !== null ? { redoes } : { group }) },
      { id: act.id, personId, replicaId, texts, teamSeq, ...round },
      (acting) => {
        applyChange(acting, change);
        return told;
      },
    );
    this.#acts += 1;
    this.#remarks += keepRemarksOnOwn(this.#db, act, this.#parts);
  }

  /** Keeps what was decided where another file put an own act into the log, and what of it found no place. */
  #tellOfOwn(own: UnsentAct, published: TeamAct): void {
    const known = own.told.remarks ?? [];
    const decided = (published.told.remarks ?? []).filter(
      (each) => !known.some((other) => isDeepStrictEqual(each, other)),
    );
    this.#remarks += keepRemarks(this.#db, own.id, decided, this.#parts);
    if (isHeld(this.#db, own.id)) return;
    const left = heldBySettling(this.#db, own, this.#parts.newId);
    this.#held += keepHeld(this.#db, own, left, this.#parts);
  }

  /**
   * Whether this own act meets one before it that is not in the log: what was sealed in a lane comes to the log before what was
   * done earlier and is sent late, and then stands below it.
   */
  #standsOnUnsent(own: UnsentAct): boolean {
    const { standing } = this.#own;
    const [first] = standing.keys();
    if (first === own) return false;
    const keys = new Footprints();
    keys.add(standing.get(own) ?? NO_KEYS);
    for (const [act, theirs] of standing) {
      if (act === own) return false;
      if (keys.meets(theirs)) return true;
    }
    return false;
  }

  /** Takes back the own acts that meet these keys, and those that rely on them; `first` in any case. */
  *#setAside(keys: FootprintKeys, first: UnsentAct | undefined): Generator<void> {
    const met = new Footprints();
    met.add(keys);
    const going: [UnsentAct, FootprintKeys][] = [];
    let asked = 0;
    for (const [act, own] of this.#own.standing) {
      asked += 1;
      if (asked % ASKED_AT_ONCE === 0) yield;
      if (act !== first && !met.meets(own)) continue;
      met.add(own);
      going.push([act, own]);
      if (this.#aside.size + going.length > this.#parts.most)
        throw new ManyAside(this.#isOwnAsRead ? this.#own : null);
    }
    for (const some of inPieces(going.toReversed())) {
      this.#makeRoom(ASIDE, (acting) => {
        for (const [act] of some) applyChange(acting, invert(act.change));
      });
      yield;
    }
    this.#isOwnAsRead = false;
    for (const [act, own] of going) {
      this.#own.standing.delete(act);
      this.#aside.set(act, own);
    }
  }

  /** Settles the acts that were set aside onto what came, each in the row of the history that it has. */
  *#settleAgain(): Generator<void> {
    const aside = this.#unsent.flatMap((act) => {
      const keys = this.#aside.get(act);
      return keys ? [[act, keys] as const] : [];
    });
    let place = 0;
    for (const some of inPieces(aside)) {
      const seq = this.#makeRoom(AGAIN, (acting) => {
        for (const [act, keys] of some) this.#settleOne(acting, act, keys);
      });
      const acts = some.map(([act]) => act);
      noteOrder(this.#db, acts, seq ?? newestAct(this.#db), place);
      place += some.length;
      yield;
    }
  }

  #settleOne(acting: WriteDb, act: UnsentAct, keys: FootprintKeys): void {
    if (!this.#came.meets(keys)) {
      applyChange(acting, act.change);
      return;
    }
    const result = this.#settled(acting, act);
    if (result === null) return;
    this.#came.add(keys);
    this.#came.add(footprintHere(this.#db, result));
  }

  /** Settles one act, and returns what it comes to; null where that is what it was. */
  #settled(acting: WriteDb, act: UnsentAct): Change | null {
    const { team, newId } = this.#parts;
    // What is in a lane is put into the log by an owner.
    const { remarks, held, ...settled } = settleAct(acting, act, newId, act.laneOf === null ? { team } : {});
    this.#held += keepHeld(this.#db, act, held, this.#parts);
    this.#remarks += keepRemarks(this.#db, act.id, remarks, this.#parts);
    if (remarks.length === 0 && isDeepStrictEqual(settled.change, act.change)) return null;
    noteSettled(this.#db, act.seq, settled, act);
    return settled.change;
  }

  /** Writes a row that is no act; returns its number, null where it changes nothing. */
  #makeRoom(method: string, run: (acting: WriteDb) => void): number | null {
    const { team, newId, now } = this.#parts;
    return this.#write(
      { method, coderId: team.personId, at: now, group: null },
      { id: newId(), personId: team.personId, replicaId: team.replicaId, texts: {}, teamSeq: 0 },
      (acting) => {
        run(acting);
        return undefined;
      },
    ).seq;
  }

  /** Rows of one person or one file go with what they name: others know nothing of them. */
  #dropOrphans(): void {
    const gone = this.#removed.flatMap(({ removed }) =>
      Object.entries(removed).flatMap(([table, rows]) => Object.keys(rows).map((id) => [table, id] as const)),
    );
    if (gone.length === 0) return;
    this.#makeRoom(ASIDE, (acting) => {
      for (const by of tableNames) {
        if (tables[by].part === 'study') continue;
        for (const [field, to] of Object.entries(references[by]))
          for (const [table, id] of gone)
            if (table === to && !find(acting, to, id))
              for (const row of all(acting, by, { [field]: id })) remove(acting, by, row.id);
      }
    });
  }
}

function* inPieces<T>(each: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < each.length; from += AT_ONCE) yield each.slice(from, from + AT_ONCE);
}

function nOf({ sqlite }: ReadDb): number {
  return Number(statement(sqlite, 'SELECT n FROM team').pluck().get());
}
