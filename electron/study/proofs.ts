// Finds out whether the file of an open study is whole: checks it in the background if its opening has left that for
// later, and reads all its rows once a week.
import type { Problem } from '#core/health.ts';
import { findDamage } from '#db/check.ts';
import type { Store } from '#db/store.ts';
import type { Prover } from '../engines/proving.ts';
import { BesideWork } from './beside-work.ts';
import { lookWeekly, type WeeklyLook } from './weekly-look.ts';

/** How long after opening the whole file is checked, in milliseconds: the screen comes first. */
const START_DELAY_MS = 2_000;

export class Proofs {
  readonly #store: Store;
  readonly #changed: () => void;
  /** The check that is due or running; null if the result is known. */
  #proof: BesideWork | null = null;
  #weekly: WeeklyLook | null = null;
  #isStopped = false;

  /** `changed` is called after the store has received a result. */
  constructor(store: Store, changed: () => void) {
    this.#store = store;
    this.#changed = changed;
  }

  /** Checks the file, if its opening has left that for later. */
  prove(prover: Prover): void {
    if (this.#store.health.state === 'checking')
      this.#proof = new BesideWork(() => this.#prove(prover), START_DELAY_MS);
  }

  /** Reads all rows once a week, as long as the study is open. */
  lookWeekly(prover: Prover, now: () => string): void {
    this.#weekly = lookWeekly(this.#store, prover, { now, found: (problems) => this.#found(problems) });
  }

  /**
   * Resolves when it is known whether the file is whole, and rejects if that cannot be determined; begins the check now
   * if it has not begun.
   */
  async done(): Promise<void> {
    await this.#proof?.done();
  }

  /** Ignores any further result. */
  stop(): void {
    this.#isStopped = true;
    this.#proof?.drop();
    this.#weekly?.stop();
  }

  async #prove(prover: Prover): Promise<void> {
    const store = this.#store;
    const found = await prover.prove(store.db.sqlite.name);
    if (this.#isStopped) return;
    // If another file has replaced the study's, that one was checked; our connection still has ours.
    this.#found((store.look() ? null : found) ?? findDamage(store.db));
  }

  #found(problems: readonly Problem[]): void {
    this.#store.proven(problems);
    this.#changed();
  }
}
