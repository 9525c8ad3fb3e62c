// What rounds of blind work hide from whom, in one open study. While nothing is sealed from one who asks, they read the study
// itself, and nothing here is in their way.
import type { Change } from '#core/change.ts';
import type { TableName } from '#core/records.ts';
import type { Texts } from '#core/query/source-view.ts';
import { refuseOnAllWork, refuseSealed, type ActLimits } from '#core/sealing/refused-acts.ts';
import { decidedIn, frozenBy, isStanding, sightOf, type RoundRows, type Sight } from '#core/sealing/sight.ts';
import { seenChange, seesRow, type SeesRow } from '#core/sealing/seen-rows.ts';
import type { ReadDb } from '#db/handles.ts';
import { connectToRead } from '#db/reading-connection.ts';
import { lookIn, seal } from '#db/sealed-connection.ts';
import type { Store } from '#db/store.ts';
import { Counting } from '../engines/counting.ts';
import { roundRows } from '../services/rounds/round-rows.ts';

/** The study as one who asks may see it. */
export interface Seen {
  readonly db: ReadDb;
  readonly counting: Counting;
  /** Null where nothing is sealed. */
  readonly sight: Sight | null;
}

interface SealedSeen extends Seen {
  readonly db: ReadDb & Disposable;
  readonly sight: Sight;
}

/** Acts on these tables may change who sees what. */
const DECIDING: readonly TableName[] = ['blindRound', 'blindRoundCoder', 'coder', 'project'];

export class Seals {
  readonly #store: Pick<Store, 'db' | 'expectInPlace'>;
  readonly #whole: Counting;
  readonly #texts: () => Texts;
  /** Null until they are needed. */
  #rows: RoundRows | null = null;
  readonly #sights = new Map<string, Sight | null>();
  /** By sight: those who may see the same share a connection and its tables in memory. */
  readonly #sealed = new Map<string, SealedSeen>();
  /** How many jobs read from each connection. */
  readonly #jobs = new Map<ReadDb, number>();
  /** Those of jobs that began before it was decided anew who sees what; each is closed when its jobs are done. */
  readonly #left = new Set<SealedSeen>();

  /** `whole`: the tables in memory of the whole study. */
  constructor(store: Pick<Store, 'db' | 'expectInPlace'>, whole: Counting, texts: () => Texts) {
    this.#store = store;
    this.#whole = whole;
    this.#texts = texts;
  }

  /** What one who works as this coder may not see; null if nothing. An unknown coder sees nothing that is sealed. */
  sightOf(coderId: string | null, personId?: string): Sight | null {
    const key = `${coderId} ${personId}`;
    const known = this.#sights.get(key);
    if (known !== undefined) return known;
    this.#rows ??= roundRows(this.#store.db);
    const sight = sightOf(this.#rows, coderId, personId);
    this.#sights.set(key, sight);
    return sight;
  }

  /** The study as this coder sees it. Throws `conflict` if it was lost from its place before a sealed coder first asked. */
  seenBy(coderId: string, personId?: string): Seen {
    const sight = this.sightOf(coderId, personId);
    if (sight === null) return { db: this.#store.db, counting: this.#whole.seenBy(coderId), sight };
    const { db, counting } = this.#open(sight);
    return { db, counting: counting.seenBy(coderId), sight };
  }

  /** Runs a job that reads from `db`: until it is done it sees what it saw when it began. */
  async during<T>({ db }: Pick<Seen, 'db'>, work: () => Promise<T>): Promise<T> {
    this.#jobs.set(db, (this.#jobs.get(db) ?? 0) + 1);
    try {
      return await work();
    } finally {
      const others = (this.#jobs.get(db) ?? 1) - 1;
      if (others > 0) this.#jobs.set(db, others);
      else this.#jobs.delete(db);
      for (const seen of this.#left) if (seen.db === db && others === 0) this.#end(seen);
    }
  }

  #end(seen: SealedSeen): void {
    this.#left.delete(seen);
    seen.db[Symbol.dispose]();
  }

  #open(sight: Sight): SealedSeen {
    const key = JSON.stringify(sight);
    const known = this.#sealed.get(key);
    if (known) return known;
    this.#store.expectInPlace();
    const db = connectToRead(this.#store.db.sqlite.name);
    seal(db, this.#store.db, sight);
    const seen = { db, counting: new Counting(db, this.#texts, () => sight.ownIds !== null, sight), sight };
    this.#sealed.set(key, seen);
    return seen;
  }

  /** What limits the acts of one who works as this coder. */
  limitsOf(coderId: string, personId?: string): ActLimits {
    const sight = this.sightOf(coderId, personId);
    const { rounds } = (this.#rows ??= roundRows(this.#store.db));
    return { sight, frozenBy: frozenBy(rounds), decidedIn: decidedIn(rounds) };
  }

  /** Which rows of the whole study one who works as this coder may see; null if all. */
  rowsSeenBy(coderId: string, personId?: string): SeesRow | null {
    const sight = this.sightOf(coderId, personId);
    const look = lookIn(this.#store.db);
    return sight === null ? null : (table, row) => seesRow(sight, look, table, row);
  }

  /** Throws `conflict` for a method that would act on work that is hidden from this coder, whether there is any or not. */
  refuseMethod(method: string, coderId: string, personId?: string): void {
    refuseOnAllWork(method, this.sightOf(coderId, personId));
  }

  /** Throws `conflict` for an act of this coder that must wait for the end of a round. */
  refuse(change: Change, coderId: string, personId?: string): void {
    refuseSealed(change, this.limitsOf(coderId, personId), lookIn(this.#store.db));
  }

  /** The part of a published change that one who works as this coder may see. */
  changeFor(change: Change, coderId: string | null, personId?: string): Change {
    const sight = this.sightOf(coderId, personId);
    return sight === null ? change : seenChange(change, sight, lookIn(this.#store.db));
  }

  /**
   * Applies a published change to the tables in memory. Returns whether it changed who sees what, so that everybody has to
   * read everything again.
   */
  apply(change: Change): boolean {
    const touches = (tables: readonly TableName[]): boolean =>
      tables.some((table) => change.added[table] ?? change.updated[table] ?? change.removed[table]);
    const isDecided = touches(['blindRound', 'blindRoundCoder']);
    // A code that somebody has made may be hidden from others.
    if (touches(DECIDING) || (touches(['code']) && this.#sealsCodes)) this.forget();
    if (this.#sealed.size === 0 && this.#left.size === 0) return isDecided;
    const look = lookIn(this.#store.db);
    const isKindChanged = Object.values(change.updated.source ?? {}).some(
      ([from, to]) => from.kind !== to.kind,
    );
    for (const { sight, counting } of [...this.#sealed.values(), ...this.#left])
      if (isKindChanged && sight.openKind !== null) counting.forget();
      else counting.apply(seenChange(change, sight, look));
    return isDecided;
  }

  get #sealsCodes(): boolean {
    const { rounds } = (this.#rows ??= roundRows(this.#store.db));
    return rounds.some((round) => isStanding(round) && round.codebook === 'own');
  }

  /** Drops everything that is in memory: it may no longer be as the study is. */
  forget(): void {
    this.#rows = null;
    this.#sights.clear();
    for (const seen of this.#sealed.values())
      if (this.#jobs.has(seen.db)) this.#left.add(seen);
      else this.#end(seen);
    this.#sealed.clear();
  }

  /** Closes the connections, whoever still reads from them. */
  close(): void {
    for (const seen of [...this.#sealed.values(), ...this.#left]) this.#end(seen);
    this.#sealed.clear();
  }
}
