// How each kept item stands, counted again one after another in the background: the list is there at once, and what is
// counted when the study changes is given up and begun again once it has been quiet for a moment.
import { AppError } from '#core/errors.ts';

/** An item to count; another `key` means that it is no longer as it was. */
export interface Countable {
  readonly id: string;
  readonly key: string;
}

/** What is known of an item; `isStale` until it has been counted with the present study. */
export interface Recounted<T> {
  readonly value: T;
  readonly isStale: boolean;
}

/** How long nothing must change, in milliseconds, before counting goes on. */
const QUIET_MS = 400;

interface Entry<T> {
  readonly key: string;
  value: T | undefined;
  isStale: boolean;
}

/** Counts items one after another, in their order. */
export class Recounts<T> {
  readonly #count: (id: string, signal: AbortSignal) => Promise<T>;
  readonly #onNews: () => void;
  readonly #onError: (error: unknown) => void;
  #items = new Map<string, Entry<T>>();
  #underWay: AbortController | null = null;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #isOver = false;

  /** `onNews` is called whenever `known` has changed. */
  constructor(
    count: (id: string, signal: AbortSignal) => Promise<T>,
    onNews: () => void,
    onError: (error: unknown) => void,
  ) {
    this.#count = count;
    this.#onNews = onNews;
    this.#onError = onError;
  }

  /** What is known so far, by id; items that were never counted are missing. */
  known(): ReadonlyMap<string, Recounted<T>> {
    return new Map(
      [...this.#items].flatMap(([id, { value, isStale }]) =>
        value === undefined ? [] : [[id, { value, isStale }] as const],
      ),
    );
  }

  /** How many items are still to be counted. */
  get left(): number {
    return [...this.#items.values()].filter(({ isStale }) => isStale).length;
  }

  /** Counts these items and no others: first those that are new or no longer as they were, in this order. */
  want(items: readonly Countable[]): void {
    const before = this.#items;
    this.#items = new Map(
      items.map(({ id, key }) => {
        const known = before.get(id);
        return [id, known?.key === key ? known : { key, value: known?.value, isStale: true }];
      }),
    );
    this.#onNews();
    this.#next();
  }

  /** The study has changed: everything is counted again. */
  changed(): void {
    for (const entry of this.#items.values()) entry.isStale = true;
    this.#underWay?.abort();
    this.#onNews();
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => {
      this.#waiting = undefined;
      this.#next();
    }, QUIET_MS);
  }

  /** Gives up what is being counted, for good. */
  stop(): void {
    this.#isOver = true;
    clearTimeout(this.#waiting);
    this.#underWay?.abort();
  }

  #next(): void {
    if (this.#isOver || this.#underWay !== null || this.#waiting !== undefined) return;
    const [next] = [...this.#items].filter(([, { isStale }]) => isStale);
    if (!next) return;
    const [id, entry] = next;
    const stop = new AbortController();
    this.#underWay = stop;
    const done = (): void => {
      this.#underWay = null;
      this.#next();
    };
    this.#count(id, stop.signal).then(
      (value) => {
        if (!stop.signal.aborted) {
          entry.value = value;
          entry.isStale = false;
          if (!this.#isOver) this.#onNews();
        }
        done();
      },
      (error: unknown) => {
        // An item that was removed meanwhile is asked no more; any other failure is told once, and not tried again.
        if (!stop.signal.aborted) {
          entry.isStale = false;
          const isGone = error instanceof AppError && error.code === 'not_found';
          if (!this.#isOver && !isGone) this.#onError(error);
        }
        done();
      },
    );
  }
}
