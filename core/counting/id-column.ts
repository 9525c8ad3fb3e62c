// The ids of many rows by their place, 16 bytes each: as strings, those of a million codings take four times as much and are
// one by one in the way of whatever tidies the memory.
import { asciiText, GUID_LENGTH, GUID_WORDS, guidText, readGuid, readGuidText } from './guid.ts';

const smallestCapacity = 1024;
const ROOM_WHEN_FULL = 1.25;

/** Ids by number, from 0. */
export class IdColumn {
  #words = new Uint32Array(0);
  /** Ids of another spelling than Concord's; their words mean nothing. */
  readonly #others = new Map<number, string>();
  #length = 0;

  /** One more than the highest number that has an id. */
  get length(): number {
    return this.#length;
  }

  /** Makes room for as many ids. */
  reserve(count: number): void {
    if (count * GUID_WORDS <= this.#words.length) return;
    const wider = new Uint32Array(count * GUID_WORDS);
    wider.set(this.#words);
    this.#words = wider;
  }

  /** The id with this number; undefined where there never was one. */
  at(number: number): string | undefined {
    if (number >= this.#length) return undefined;
    return this.#others.get(number) ?? guidText(this.#words, number * GUID_WORDS);
  }

  /** Gives the number this id, in place of another that it may have had. */
  set(number: number, id: string): void {
    this.#reach(number);
    if (!readGuidText(id, this.#words, number * GUID_WORDS)) this.#others.set(number, id);
    else if (this.#others.size > 0) this.#others.delete(number);
  }

  /** Gives the next number the id that stands in `bytes`, which are ASCII, from a place on, of the length of a GUID. */
  append(bytes: Uint8Array, from: number): void {
    const number = this.#length;
    this.#reach(number);
    if (!readGuid(bytes, from, this.#words, number * GUID_WORDS))
      this.#others.set(number, asciiText(bytes, from, GUID_LENGTH));
  }

  /** Less than 0 where the id of `a` comes before that of `b` in the order of strings. */
  compare(a: number, b: number): number {
    if (this.#others.size > 0) {
      const [one = '', other = ''] = [this.at(a), this.at(b)];
      return one < other ? -1 : one > other ? 1 : 0;
    }
    for (let word = 0; word < GUID_WORDS; word += 1) {
      const difference = this.#words[a * GUID_WORDS + word]! - this.#words[b * GUID_WORDS + word]!;
      if (difference !== 0) return difference;
    }
    return 0;
  }

  /** A test that tells which numbers have one of these ids. */
  having(ids: ReadonlySet<string>): (number: number) => boolean {
    // The first word leaves few to be spelled out.
    const firsts = new Set<number>();
    const words = new Uint32Array(GUID_WORDS);
    for (const id of ids) if (readGuidText(id, words, 0)) firsts.add(words[0]!);
    return (number) =>
      (firsts.has(this.#words[number * GUID_WORDS]!) || this.#others.has(number)) &&
      ids.has(this.at(number) ?? '');
  }

  #reach(number: number): void {
    if ((number + 1) * GUID_WORDS > this.#words.length)
      this.reserve(Math.max(smallestCapacity, Math.ceil((number + 1) * ROOM_WHEN_FULL)));
    this.#length = Math.max(this.#length, number + 1);
  }
}
