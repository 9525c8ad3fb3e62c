// The ids of many rows by number, in 16 bytes each. As strings, those of a million codings would take four
// times as much, and slow down the garbage collector.
import { asciiText, GUID_LENGTH, GUID_WORDS, guidText, readGuid, readGuidText } from './guid.ts';

const MIN_CAPACITY = 1024;
const ROOM_WHEN_FULL = 1.25;

/** Ids by number, from 0. */
export class IdColumn {
  #words = new Uint32Array(0);
  /** Ids in another spelling than Concord's; their words are meaningless. */
  readonly #others = new Map<number, string>();
  #length = 0;

  /** One more than the highest number that has an id. */
  get length(): number {
    return this.#length;
  }

  /** The same ids in a column of their own. */
  copy(): IdColumn {
    const copy = new IdColumn();
    copy.#words = this.#words.slice();
    for (const [number, id] of this.#others) copy.#others.set(number, id);
    copy.#length = this.#length;
    return copy;
  }

  /** Makes room for `count` ids. */
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

  /** Sets the id of a number, replacing any earlier one. */
  set(number: number, id: string): void {
    this.#reach(number);
    if (!readGuidText(id, this.#words, number * GUID_WORDS)) this.#others.set(number, id);
    else if (this.#others.size > 0) this.#others.delete(number);
  }

  /** Appends the id that begins at byte `from` of ASCII and has the length of a GUID. `quarters` are the same bytes, four at a time. */
  append(bytes: Uint8Array, quarters: Int32Array, from: number): void {
    const number = this.#length;
    this.#reach(number);
    if (!readGuid(quarters, from / 4, this.#words, number * GUID_WORDS))
      this.#others.set(number, asciiText(bytes, from, GUID_LENGTH));
  }

  /** Negative where the id of `a` comes before that of `b` in string order. */
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

  /** Returns a function that tells which numbers have one of these ids. */
  having(ids: ReadonlySet<string>): (number: number) => boolean {
    // Comparing first words leaves few ids to be written out.
    const firsts = new Set<number>();
    const words = new Uint32Array(GUID_WORDS);
    for (const id of ids) if (readGuidText(id, words, 0)) firsts.add(words[0]!);
    return (number) =>
      (firsts.has(this.#words[number * GUID_WORDS]!) || this.#others.has(number)) &&
      ids.has(this.at(number) ?? '');
  }

  #reach(number: number): void {
    if ((number + 1) * GUID_WORDS > this.#words.length)
      this.reserve(Math.max(MIN_CAPACITY, Math.ceil((number + 1) * ROOM_WHEN_FULL)));
    this.#length = Math.max(this.#length, number + 1);
  }
}
