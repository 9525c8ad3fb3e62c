// Values that are held small until they are asked for: a study has hundreds of thousands of elements, and few of them
// are looked at at once.
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Held } from '#core/refi/element.ts';

/** Plain data, as JSON knows it, that takes little room until it is asked for; each time it is made anew. */
export function packed<T>(value: T): () => T {
  // The fastest level: it takes a ninth of the room already. A copy, since what zlib returns may hold on to more.
  const bytes = new Uint8Array(deflateRawSync(JSON.stringify(value), { level: 1 }));
  // Only what is written here is read.
  return () => JSON.parse(inflateRawSync(bytes).toString()) as T;
}

/** A list of plain data, each packed by itself. */
export class PackedList<T> implements Held<T> {
  readonly #each: (() => T)[] = [];

  get length(): number {
    return this.#each.length;
  }

  add(value: T): void {
    this.#each.push(packed(value));
  }

  at(index: number): T | undefined {
    return this.#each.at(index)?.();
  }

  *[Symbol.iterator](): Generator<T> {
    for (const unpacked of this.#each) yield unpacked();
  }
}
