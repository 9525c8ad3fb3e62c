// When a file exchanges acts with its team's log the next time: soon after own acts and notices of others' acts, now and then where
// neither comes, and again after a failure.

/** How long own acts wait for others to come along, in milliseconds: bursts of coding travel together. */
const GATHER_MS = 2_000;
/** By how many milliseconds sooner they may go as well: a timer may be early by some. */
const NEARLY_MS = 50;
/**
 * How long after an exchange a notice of others' acts waits for further ones, in milliseconds: an exchange writes, and where many
 * work at once the own acts would wait for the disk at each of their notices.
 */
const APART_MS = 500;
/** How often the log is looked at where no notice came, in milliseconds. */
const LOOK_MS = 30_000;
/** After how many milliseconds a place that cannot be reached is tried again; the last one from then on. */
const RETRY_MS = [1_000, 2_000, 5_000, 15_000, 60_000];

/**
 * Exchanges; returns how often that has failed one time after the other, 0 where it did not. `isGathering`: own acts stay here until
 * more of them have come along. Never rejects.
 */
export type Exchange = (isGathering: boolean) => Promise<number>;

/** The next exchange of one file, until `stop`. */
export class NextExchange {
  readonly #exchange: Exchange;
  #timer: NodeJS.Timeout | null = null;
  #dueAt = Infinity;
  #exchangedAt = -Infinity;
  /** When own acts that gather are to be sent; null while none do. */
  #sendsAt: number | null = null;
  #isOver = false;

  constructor(exchange: Exchange) {
    this.#exchange = exchange;
  }

  /** Has it begin at once. */
  atOnce(): void {
    this.#due(0);
  }

  /** Has own acts go soon: when the first of those that gather has waited long enough, whatever comes meanwhile. */
  afterAct(): void {
    this.#sendsAt ??= Date.now() + GATHER_MS;
    this.#due(GATHER_MS);
  }

  /** Has acts of others come soon, of which a notice told. */
  afterNotice(): void {
    this.#due(within(APART_MS, this.#exchangedAt + APART_MS - Date.now()));
  }

  /** Has it try again soon, after the line for notices was cut. */
  afterCut(): void {
    this.#due(RETRY_MS[0] ?? 0);
  }

  /** No further one begins. */
  stop(): void {
    this.#isOver = true;
    if (this.#timer) clearTimeout(this.#timer);
  }

  #due(inMs: number): void {
    const at = Date.now() + inMs;
    if (this.#isOver || at >= this.#dueAt) return;
    if (this.#timer) clearTimeout(this.#timer);
    this.#dueAt = at;
    this.#timer = setTimeout(() => void this.#begin(), inMs).unref();
  }

  /** In how many milliseconds own acts that gather are to be sent. */
  #sendsInMs(): number {
    return within(GATHER_MS, (this.#sendsAt ?? 0) - Date.now());
  }

  async #begin(): Promise<void> {
    this.#dueAt = Infinity;
    this.#timer = null;
    // A notice of others' acts does not send what has only just been done: sending waits for the disk twice.
    const isGathering = this.#sendsInMs() > NEARLY_MS;
    if (!isGathering) this.#sendsAt = null;
    const failures = await this.#exchange(isGathering);
    this.#exchangedAt = Date.now();
    if (failures > 0) this.#due(RETRY_MS[Math.min(failures, RETRY_MS.length) - 1] ?? LOOK_MS);
    else this.#due(this.#sendsAt === null ? LOOK_MS : this.#sendsInMs());
  }
}

/** A time to wait, in milliseconds; 0 where it is longer than ever chosen, since the clock was set back meanwhile. */
function within(most: number, ms: number): number {
  return ms > most ? 0 : Math.max(0, ms);
}
