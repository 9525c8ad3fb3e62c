// The hits in one text, as columns: a search may find millions.
import type { Span } from '../span.ts';

/** Places in one text, in order, without overlaps. Both arrays have the same length. */
export interface Hits {
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

export const noHits: Hits = { starts: new Uint32Array(0), ends: new Uint32Array(0) };

/** Collects hits as they are found. */
export class HitList {
  #starts = new Uint32Array(16);
  #ends = new Uint32Array(16);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(start: number, end: number): void {
    if (this.#size === this.#starts.length) {
      this.#starts = widened(this.#starts);
      this.#ends = widened(this.#ends);
    }
    this.#starts[this.#size] = start;
    this.#ends[this.#size] = end;
    this.#size += 1;
  }

  /** Returns the hits collected so far, and empties the list. */
  take(): Hits {
    const size = this.#size;
    this.#size = 0;
    return size === 0 ? noHits : { starts: this.#starts.slice(0, size), ends: this.#ends.slice(0, size) };
  }
}

function widened(column: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(column.length * 2);
  wider.set(column);
  return wider;
}

/** The hits as spans. */
export function spansOf({ starts, ends }: Hits): Span[] {
  return Array.from(starts, (start, index) => ({ start, end: ends[index]! }));
}
