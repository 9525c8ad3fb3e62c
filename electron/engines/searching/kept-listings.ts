// Listings that are kept, so that the same question is answered at once.
import type { Found } from './listing.ts';

/** A listing, and whether a change of codings may alter it. */
export interface Kept {
  readonly listing: Found;
  readonly looksAtCodings: boolean;
}

/** How many listings are kept, and how many hits they may hold together; the newest is kept in any case. */
const MAX_LISTINGS = 6;
const MAX_KEPT_HITS = 1_000_000;

/** The newest listings, by query. */
export class KeptListings {
  /** The newest last. */
  readonly #kept = new Map<string, Kept>();
  readonly #onDropped: (names: readonly string[]) => void;

  /** `onDropped` learns the names of listings that are no longer kept. */
  constructor(onDropped: (names: readonly string[]) => void) {
    this.#onDropped = onDropped;
  }

  /** The listing of this query, which counts as the newest from now on. */
  find(key: string): Found | undefined {
    const known = this.#kept.get(key);
    if (known) {
      this.#kept.delete(key);
      this.#kept.set(key, known);
    }
    return known?.listing;
  }

  /** Keeps a listing, and drops the oldest where there are too many. */
  keep(key: string, kept: Kept): void {
    this.#kept.set(key, kept);
    const gone: string[] = [];
    let count = 0;
    let hits = 0;
    for (const [each, { listing }] of [...this.#kept].toReversed()) {
      count += 1;
      hits += listing.total;
      if (each !== key && (count > MAX_LISTINGS || hits > MAX_KEPT_HITS)) gone.push(each);
    }
    this.#drop(gone);
  }

  /** Drops the listings that `isOutOfDate`; all by default. */
  drop(isOutOfDate: (kept: Kept) => boolean = () => true): void {
    this.#drop([...this.#kept].filter(([, kept]) => isOutOfDate(kept)).map(([key]) => key));
  }

  /** Forgets all listings without telling: those who made them have gone. */
  clear(): void {
    this.#kept.clear();
  }

  #drop(keys: readonly string[]): void {
    const names = keys.flatMap((key) => this.#kept.get(key)?.listing.name ?? []);
    for (const key of keys) this.#kept.delete(key);
    if (names.length > 0) this.#onDropped(names);
  }
}
