// Receives acts of the team. The history only grows, and each row of it applies strictly to the state before it: acts of
// one's own that are not in the log yet and that what came meets are set aside, what came is written as it stands in the
// log, and the own acts are settled on top of it, in their order.
import { isDeepStrictEqual } from 'node:util';
import { type Change, ChangeRecorder, invert } from '#core/change.ts';
import { AppError } from '#core/errors.ts';
import type { NewId } from '#core/settling/rows.ts';
import { references } from '#core/settling/references.ts';
import { tablesOfActs, type TeamAct } from '#core/team/act.ts';
import { Footprints, type FootprintKeys } from '#core/team/footprint.ts';
import type { LoggedParcel } from '#core/team/transport.ts';
import { tableNames, tables } from '#core/tables/all.ts';
import type { WriteArrived } from '../acts.ts';
import type { ReadDb, WriteDb } from '../handles.ts';
import { personOf } from '../person.ts';
import { statement } from '../statements.ts';
import { all, applyChange, find, remove } from '../write.ts';
import { footprintHere, keysOf } from './footprints.ts';
import { isHeld, keepHeld, keepRemarks, keepRemarksOnOwn } from './held.ts';
import type { KeptUnsent, Unsent } from './kept-unsent.ts';
import { AGAIN, ASIDE } from './making-room.ts';
import { settleAct } from './settling-act.ts';
import { newestAct, noteSince, noteTeam, type Team } from './team-of.ts';
import { doneHere, noteOrder, noteSent, noteSettled, type UnsentAct } from './unsent.ts';

/** A parcel of the log with its acts. */
export interface UnpackedParcel {
  readonly parcel: LoggedParcel;
  readonly acts: readonly TeamAct[];
}

/** What a receiving needs besides the parcels. */
export interface ReceivingParts {
  readonly team: Team;
  readonly newId: NewId;
  readonly now: string;
  /**
   * Whether there is no time for one more parcel in this slice, after so many: the rest is left for the next, unless acts
   * are set aside.
   */
  readonly isOver: (parcels: number) => boolean;
  /** What is known of the own acts since the slice before. */
  readonly unsent: KeptUnsent;
}

/** What was received. */
export interface Received {
  /** The own acts that are not in the log, to be kept for the next slice; null where some of them were settled. */
  readonly unsent: Unsent | null;
  /** How many parcels are in the file now. */
  readonly parcels: number;
  /** How many acts of others, or of another file of one's own. */
  readonly acts: number;
  /** The rows of one's own that wait for a decision. */
  readonly held: number;
  readonly remarks: number;
}

/**
 * Receives parcels that follow the head of the team, in the transaction of `write`. Throws `invalid` for a parcel that is
 * not what it says, and whatever an act throws that does not apply; nothing is then written.
 */
export function receiveParcels(
  db: ReadDb,
  write: WriteArrived,
  parcels: readonly UnpackedParcel[],
  parts: ReceivingParts,
): Received {
  const receiving = new Receiving(db, write, parts);
  let done = 0;
  for (const each of parcels) {
    if (done > 0 && parts.isOver(done) && receiving.isSimple) break;
    receiving.take(each);
    done += 1;
  }
  receiving.finish();
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
  #acts = 0;
  #held = 0;
  #remarks = 0;

  constructor(db: ReadDb, write: WriteArrived, parts: ReceivingParts) {
    this.#db = db;
    this.#write = write;
    this.#parts = parts;
    this.#own = parts.unsent.read(db);
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

  take({ parcel, acts }: UnpackedParcel): void {
    expectAsSaid(parcel, acts);
    for (const [index, act] of acts.entries()) this.#takeAct(act, parcel.first + index, parcel);
    const { team } = this.#parts;
    noteTeam(this.#db, { head: parcel.last, chain: parcel.chain });
    if (parcel.replicaId !== team.replicaId) return;
    noteTeam(this.#db, { n: Math.max(parcel.n, nOf(this.#db)) });
    // A parcel of a lane is published long after later ones may have been sent.
    if (parcel.n >= (team.sending?.n ?? 0)) noteTeam(this.#db, { sending: null });
  }

  /** Settles what was set aside. */
  finish(): void {
    if (this.#aside.size > 0) this.#settleAgain();
    this.#dropOrphans();
    noteSince(this.#db);
  }

  #takeAct(act: TeamAct, teamSeq: number, parcel: LoggedParcel): void {
    const { personId, replicaId, id: parcelId } = parcel;
    // A second pass of theirs that was removed here meanwhile is still theirs.
    const isKnown = find(this.#db, 'coder', act.coderId) !== undefined;
    if (isKnown && personOf(this.#db, act.coderId, personId) !== personId)
      throw new AppError('invalid', 'errors:team_parcel_not_as_said', { name: personId, number: parcelId });
    const own = this.#own.byId.get(act.id);
    const isAside = own !== undefined && this.#aside.has(own);
    if (own && !isAside && isDeepStrictEqual(own.change, act.change) && !this.#standsOnUnsent(own)) {
      // It stands already, as it stands in the log.
      this.#own.byId.delete(own.id);
      this.#own.standing.delete(own);
      noteSent(this.#db, own.seq, teamSeq);
      this.#came.add(keysOf(this.#db, act));
      return;
    }
    // Where no own act is left to send, nothing is ever set aside.
    const keys = this.#unsent.length === 0 ? NO_KEYS : keysOf(this.#db, act);
    if (this.#own.together.meets(keys) || (own && !isAside)) this.#setAside(keys, own);
    if (own) this.#aside.delete(own);
    this.#came.add(keys);
    this.#removed.push(act.change);
    const { at, coderId, method, group, undoes, redoes, texts, change, told } = act;
    if (own) {
      // The row of the act is here; what it comes to is written on top.
      this.#own.byId.delete(act.id);
      noteSent(this.#db, own.seq, teamSeq);
      if (!isDeepStrictEqual(doneHere(this.#db, own.seq), change) || own.isSettled)
        noteSettled(this.#db, own.seq, act);
      this.#makeRoom(AGAIN, (acting) => applyChange(acting, change));
      if (own.laneOf !== null || !isDeepStrictEqual(own.change, change)) this.#tellOfOwn(own, act);
      return;
    }
    const { late } = told;
    const round = { roundId: late ?? parcel.roundId, isLate: late !== undefined };
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
    const left = rehearsed(this.#db, (acting) => settleAct(acting, own, this.#parts.newId).held);
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
  #setAside(keys: FootprintKeys, first: UnsentAct | undefined): void {
    const met = new Footprints();
    met.add(keys);
    const going = [...this.#own.standing].filter(([act, own]) => {
      if (act !== first && !met.meets(own)) return false;
      met.add(own);
      return true;
    });
    this.#makeRoom(ASIDE, (acting) => {
      for (const [act] of going.toReversed()) applyChange(acting, invert(act.change));
    });
    for (const [act, own] of going) {
      this.#own.standing.delete(act);
      this.#aside.set(act, own);
    }
  }

  /** Settles the acts that were set aside onto what came, each in the row of the history that it has. */
  #settleAgain(): void {
    const changed = this.#came;
    const aside = this.#unsent.flatMap((act) => {
      const keys = this.#aside.get(act);
      return keys ? [[act, keys] as const] : [];
    });
    const seq = this.#makeRoom(AGAIN, (acting) => {
      for (const [act, keys] of aside) {
        if (!changed.meets(keys)) {
          applyChange(acting, act.change);
          continue;
        }
        const result = this.#settled(acting, act);
        if (result === null) continue;
        changed.add(keys);
        changed.add(footprintHere(this.#db, result));
      }
    });
    noteOrder(
      this.#db,
      aside.map(([act]) => act),
      seq ?? newestAct(this.#db),
    );
  }

  /** Settles one act, and returns what it comes to; null where that is what it was. */
  #settled(acting: WriteDb, act: UnsentAct): Change | null {
    const { remarks, held, ...settled } = settleAct(acting, act, this.#parts.newId);
    this.#held += keepHeld(this.#db, act, held, this.#parts);
    this.#remarks += keepRemarks(this.#db, act.id, remarks, this.#parts);
    if (remarks.length === 0 && isDeepStrictEqual(settled.change, act.change)) return null;
    noteSettled(this.#db, act.seq, settled);
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

/** What `run` returns; what it does is taken back. */
function rehearsed<T>({ sqlite }: ReadDb, run: (acting: WriteDb) => T): T {
  sqlite.exec('SAVEPOINT rehearsed');
  try {
    return run({ sqlite, recorder: new ChangeRecorder() });
  } finally {
    sqlite.exec('ROLLBACK TO rehearsed; RELEASE rehearsed');
  }
}

function nOf({ sqlite }: ReadDb): number {
  return Number(statement(sqlite, 'SELECT n FROM team').pluck().get());
}

/** Throws where a parcel says another number of acts, other tables or other coders than those of its acts. */
function expectAsSaid(parcel: LoggedParcel, acts: readonly TeamAct[]): void {
  const coderIds = [...new Set(acts.map(({ coderId }) => coderId))].sort();
  const isAsSaid =
    acts.length === parcel.count &&
    parcel.last - parcel.first + 1 === acts.length &&
    isDeepStrictEqual(tablesOfActs(acts), [...parcel.tables]) &&
    isDeepStrictEqual(coderIds, [...parcel.coderIds]);
  if (!isAsSaid)
    throw new AppError('invalid', 'errors:team_parcel_not_as_said', {
      name: parcel.personId,
      number: parcel.first,
    });
}
