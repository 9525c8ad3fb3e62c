// Values that are kept compressed until they are needed: a study has hundreds of thousands of elements, and few are
// used at a time.
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Held } from '#core/refi/element.ts';

/** Compresses plain JSON data; the returned function makes it again at each call. */
export function packed<T>(value: T): () => T {
  // The fastest level already compresses to a ninth. A copy, since zlib's result may be part of a larger buffer.
  const bytes = new Uint8Array(deflateRawSync(JSON.stringify(value), { level: 1 }));
  // Only text that this function wrote is read.
  return () => JSON.parse(inflateRawSync(bytes).toString()) as T;
}

/** A list of plain data, each item compressed separately. */
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

  /** Drops all items, which nobody needs any more. */
  clear(): void {
    this.#each.length = 0;
  }

  *[Symbol.iterator](): Generator<T> {
    for (const unpacked of this.#each) yield unpacked();
  }
}
