// The own acts that are not in the log, kept from one slice of receiving to the next: to read and parse ten thousand of them
// anew would take longer than a slice.
import { type FootprintKeys, Footprints } from '#core/team/footprint.ts';
import type { ReadDb } from '../handles.ts';
import { writesSoFar } from '../writes-so-far.ts';
import { keysOf } from './footprints.ts';
import { unsentAct, unsentNumbers, type UnsentAct } from './unsent.ts';

/** What a receiving knows of the own acts that are not in the log. */
export interface Unsent {
  /** Those that stand on top of what was received, in order, with what each writes and relies on. */
  readonly standing: Map<UnsentAct, FootprintKeys>;
  readonly byId: Map<string, UnsentAct>;
  /** The keys of all together, and of some that stand no more: most acts of others meet none of them. */
  readonly together: Footprints;
}

/** The own acts of one file while it receives. */
export class KeptUnsent {
  #kept: Unsent | null = null;
  #writes = '';
  /** The connection on which they were kept: another one, such as after the disk has failed, counts its writes from the start. */
  #on: ReadDb['sqlite'] | null = null;
  /** What another connection kept of them, for the first reading. */
  #handedOver: Unsent | null = null;

  /**
   * The acts as they are in the file: read again where anything was written since `keep`, act by act, so that the caller may pause.
   * They may change the result.
   */
  *read(db: ReadDb): Generator<void, Unsent> {
    const kept = this.#handedOver ?? this.#keptOn(db);
    // Until they are kept again: a transaction that fails leaves them as they were, but not what was read.
    this.#kept = this.#handedOver = null;
    return kept ?? (yield* unsentIn(db));
  }

  /** The same for another connection, which begins to write before anything else does: what is kept here passes to it. */
  handOver(db: ReadDb): KeptUnsent {
    const other = new KeptUnsent();
    other.#handedOver = this.#keptOn(db);
    this.#kept = null;
    return other;
  }

  #keptOn(db: ReadDb): Unsent | null {
    return this.#on === db.sqlite && this.#writes === writesSoFar(db) ? this.#kept : null;
  }

  /** Reads them ahead of a transaction, with `pause` between; what is written meanwhile makes that useless. */
  async readAhead(db: ReadDb, pause: () => Promise<unknown>): Promise<void> {
    const before = writesSoFar(db);
    const reading = this.read(db);
    for (;;) {
      const step = reading.next();
      if (step.done === true) {
        if (before === writesSoFar(db)) this.keep(db, step.value);
        return;
      }
      await pause();
    }
  }

  /** Keeps what the last receiving left, once its transaction is over and before anything else is written. */
  keep(db: ReadDb, unsent: Unsent): void {
    this.#kept = unsent;
    this.#on = db.sqlite;
    this.#writes = writesSoFar(db);
  }
}

/** How many acts are read between two pauses. */
const READ_AT_ONCE = 50;

function* unsentIn(db: ReadDb): Generator<void, Unsent> {
  const standing = new Map<UnsentAct, FootprintKeys>();
  const together = new Footprints();
  for (const [index, seq] of unsentNumbers(db).entries()) {
    if (index % READ_AT_ONCE === READ_AT_ONCE - 1) yield;
    const act = unsentAct(db, seq);
    if (!act) continue;
    const keys = keysOf(db, act);
    standing.set(act, keys);
    together.add(keys);
  }
  return { standing, byId: new Map([...standing.keys()].map((act) => [act.id, act])), together };
}
