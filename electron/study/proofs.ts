// Whether the file of an open study is whole: checked beside everything else where its opening left that for later, and all
// its rows read once a week.
import type { Problem } from '#core/health.ts';
import { findDamage } from '#db/check.ts';
import type { Store } from '#db/store.ts';
import type { Prover } from '../engines/proving.ts';
import { BesideWork } from './beside-work.ts';
import { lookWeekly, type WeeklyLook } from './weekly-look.ts';

/** After opening, the screen comes first: the whole file is read when it has had time to, in milliseconds. */
const REST_AFTER_OPENING = 2_000;

export class Proofs {
  readonly #store: Store;
  readonly #told: () => void;
  /** Finds out whether the file is whole or damaged; null where that is known. */
  #proof: BesideWork | null = null;
  #weekly: WeeklyLook | null = null;
  #isStopped = false;

  /** `told` is called when the store knows what was found. */
  constructor(store: Store, told: () => void) {
    this.#store = store;
    this.#told = told;
  }

  /** Has the file checked where its opening left that for later. */
  prove(prover: Prover): void {
    if (this.#store.health.state === 'checking')
      this.#proof = new BesideWork(() => this.#prove(prover), REST_AFTER_OPENING);
  }

  /** Has all rows read once a week, for as long as it is open. */
  lookWeekly(prover: Prover, now: () => string): void {
    this.#weekly = lookWeekly(this.#store, prover, { now, found: (problems) => this.#found(problems) });
  }

  /** Resolves when it is known whether the file is whole, and rejects where that cannot be found out; looks now where it has not begun. */
  async done(): Promise<void> {
    await this.#proof?.done();
  }

  /** Nobody hears any more of what is found. */
  stop(): void {
    this.#isStopped = true;
    this.#proof?.drop();
    this.#weekly?.stop();
  }

  async #prove(prover: Prover): Promise<void> {
    const store = this.#store;
    const found = await prover.prove(store.db.sqlite.name);
    if (this.#isStopped) return;
    // What was checked is another file where one has come in its place meanwhile; our connection still has ours.
    this.#found((store.look() ? null : found) ?? findDamage(store.db));
  }

  #found(problems: readonly Problem[]): void {
    this.#store.proven(problems);
    this.#told();
  }
}
