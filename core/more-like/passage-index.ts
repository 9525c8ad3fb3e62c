// All passages of a study by their features, made once for each text. A passage is known by the hash of its text and its
// number in it.
import type { Span } from '../span.ts';
import { featuresOfWord, runsOf, type Feature } from './features.ts';
import { HanNumbers } from './han-numbers.ts';
import { unitsOf } from './units.ts';

/** The passages of one text. */
interface IndexedText {
  readonly units: readonly Span[];
  /** Where in `packed` each passage begins; one number more than there are passages. */
  readonly from: Uint32Array;
  /** For each feature of a passage its number, and in the last 8 bits how often it occurs. */
  readonly packed: Uint32Array;
}

/** A feature counts at most so many times in a passage: one of 1,200 letters seldom has any feature more often. */
const MAX_TIMES = 255;
const TIMES_BITS = 8;
/** A feature of more passages than this, and of a greater share of them, is common. */
const COMMON_PASSAGES = 5;
const COMMON_SHARE = 0.1;
/** The rest of 32 bits. Further features, of which a study of billions of words has some, are ignored. */
const MAX_FEATURES = 2 ** 24;
const none: readonly Span[] = [];

/** `1 + ln n` by n. */
const dampened = Float64Array.from({ length: MAX_TIMES + 1 }, (_, times) =>
  times ? 1 + Math.log(times) : 0,
);

export class PassageIndex {
  readonly #texts = new Map<string, IndexedText>();
  /** Every feature has a number, whatever its kind. */
  #features = 0;
  readonly #numbers = new Map<string, number>();
  readonly #hanNumbers = new HanNumbers();
  readonly #numbersOfWord = new Map<string, Int32Array>();
  /** In how many passages each feature occurs. */
  #passagesWith = new Uint32Array(1024);
  #passages = 0;
  /** `ln(1 + N / df)` of each feature; null after a change. */
  #rarity: Float64Array | null = null;
  /** The lengths of passages by the hash of their text, as long as nothing changes. */
  readonly #lengths = new Map<string, Float64Array>();
  /** How often each feature occurs in the passage being read; zero between passages. */
  #times = new Uint8Array(1024);

  /** The number of passages. */
  get size(): number {
    return this.#passages;
  }

  get hashes(): Iterable<string> {
    return this.#texts.keys();
  }

  has(hash: string): boolean {
    return this.#texts.has(hash);
  }

  /** The passages of a text in order; none of a text that is not there. */
  unitsOf(hash: string): readonly Span[] {
    return this.#texts.get(hash)?.units ?? none;
  }

  /** Adds a text, unless it is there. */
  add(hash: string, text: string): void {
    if (this.#texts.has(hash)) return;
    const units = unitsOf(text);
    const from = new Uint32Array(units.length + 1);
    const packed: number[] = [];
    for (const [unit, { start, end }] of units.entries()) {
      this.#read(text.slice(start, end), packed);
      from[unit + 1] = packed.length;
    }
    this.#texts.set(hash, { units, from, packed: Uint32Array.from(packed) });
    this.#count(packed, 1);
    this.#passages += units.length;
    this.#forgetWeights();
  }

  /** Removes a text, if it is there. */
  drop(hash: string): void {
    const gone = this.#texts.get(hash);
    if (!gone) return;
    this.#texts.delete(hash);
    this.#count(gone.packed, -1);
    this.#passages -= gone.units.length;
    this.#forgetWeights();
  }

  /** The number of a feature; undefined for one that was in no text. */
  numberOf(feature: Feature): number | undefined {
    if (!feature.startsWith('h:')) return this.#numbers.get(feature);
    const [first = 0, second = 0] = Array.from(feature.slice(2), (sign) => sign.codePointAt(0)!);
    const number = this.#hanNumbers.find(first, second);
    return number < 0 ? undefined : number;
  }

  /** One more than the greatest number of a feature. */
  get features(): number {
    return this.#features;
  }

  /** Whether a feature is in so many passages that it tells nobody why one of them is listed, as `the` and 的 are. */
  isCommon(feature: number): boolean {
    return this.#passagesWith[feature]! > Math.max(COMMON_PASSAGES, this.#passages * COMMON_SHARE);
  }

  /** The weight of a feature that occurs so many times in a passage, before the passage gets length 1. */
  weight(feature: number, times: number): number {
    return dampened[Math.min(times, MAX_TIMES)]! * (this.#rarities()[feature] ?? 0);
  }

  /** Adds the vector of a passage, of length 1, to `sum`, multiplied by `share`. */
  addTo(sum: Float64Array, hash: string, unit: number, share: number): void {
    const text = this.#texts.get(hash);
    if (!text) return;
    const rarity = this.#rarities();
    const factor = share / this.#lengthsOf(hash, text)[unit]!;
    for (let at = text.from[unit]!; at < text.from[unit + 1]!; at += 1) {
      const feature = text.packed[at]! >>> TIMES_BITS;
      sum[feature]! += factor * dampened[text.packed[at]! & MAX_TIMES]! * rarity[feature]!;
    }
  }

  /** The product of a vector of all features with each passage of a text: from 0 to 1 if the vector has length 1. */
  products(hash: string, vector: Float64Array): Float64Array {
    const text = this.#texts.get(hash);
    if (!text) return new Float64Array(0);
    const { units, from, packed } = text;
    const rarity = this.#rarities();
    const lengths = this.#lengthsOf(hash, text);
    const found = new Float64Array(units.length);
    for (let unit = 0; unit < units.length; unit += 1) {
      let product = 0;
      for (let at = from[unit]!; at < from[unit + 1]!; at += 1) {
        const feature = packed[at]! >>> TIMES_BITS;
        const common = vector[feature]!;
        if (common > 0) product += dampened[packed[at]! & MAX_TIMES]! * rarity[feature]! * common;
      }
      found[unit] = product === 0 ? 0 : product / lengths[unit]!;
    }
    return found;
  }

  /** The lengths of the passages of a text before they get length 1. */
  #lengthsOf(hash: string, { units, from, packed }: IndexedText): Float64Array {
    const known = this.#lengths.get(hash);
    if (known) return known;
    const rarity = this.#rarities();
    const lengths = new Float64Array(units.length);
    for (let unit = 0; unit < units.length; unit += 1) {
      let squares = 0;
      for (let at = from[unit]!; at < from[unit + 1]!; at += 1)
        squares += (dampened[packed[at]! & MAX_TIMES]! * rarity[packed[at]! >>> TIMES_BITS]!) ** 2;
      lengths[unit] = Math.sqrt(squares);
    }
    this.#lengths.set(hash, lengths);
    return lengths;
  }

  /** Every weight depends on all passages. */
  #forgetWeights(): void {
    this.#rarity = null;
    this.#lengths.clear();
  }

  #rarities(): Float64Array {
    return (this.#rarity ??= Float64Array.from(this.#passagesWith.subarray(0, this.#features), (passages) =>
      passages === 0 ? 0 : Math.log(1 + this.#passages / passages),
    ));
  }

  /** Appends the features of a passage, in the order in which they first occur. */
  #read(passage: string, packed: number[]): void {
    const seen: number[] = [];
    const see = (number: number): void => {
      if (number < 0) return;
      const times = this.#times[number]!;
      if (times === 0) seen.push(number);
      if (times < MAX_TIMES) this.#times[number] = times + 1;
    };
    for (const { isHan, letters } of runsOf(passage)) {
      if (!isHan) {
        for (const number of this.#numbersIn(letters)) see(number);
        continue;
      }
      let last = 0;
      for (let at = 0; at < letters.length;) {
        const character = letters.codePointAt(at)!;
        if (last > 0) see(this.#hanNumber(last, character));
        see(this.#hanNumber(character, 0));
        last = character;
        at += character > 0xffff ? 2 : 1;
      }
    }
    for (const number of seen) {
      packed.push(((number << TIMES_BITS) | this.#times[number]!) >>> 0);
      this.#times[number] = 0;
    }
  }

  /** The numbers of the features of a word. A text repeats its words, so each is taken apart once. */
  #numbersIn(letters: string): Int32Array {
    let numbers = this.#numbersOfWord.get(letters);
    if (!numbers) {
      numbers = Int32Array.from(featuresOfWord(letters), (feature) => this.#number(feature));
      this.#numbersOfWord.set(letters, numbers);
    }
    return numbers;
  }

  #number(feature: Feature): number {
    const known = this.#numbers.get(feature);
    if (known !== undefined) return known;
    const number = this.#nextNumber();
    if (number >= 0) this.#numbers.set(feature, number);
    return number;
  }

  /** The number of a pair of characters, or with 0 of a single one. */
  #hanNumber(first: number, second: number): number {
    const known = this.#hanNumbers.find(first, second);
    if (known >= 0) return known;
    const number = this.#nextNumber();
    if (number >= 0) this.#hanNumbers.set(first, second, number);
    return number;
  }

  /** A new number; -1 if there is none left. */
  #nextNumber(): number {
    if (this.#features === MAX_FEATURES) return -1;
    const number = this.#features;
    this.#features += 1;
    if (number >= this.#times.length) {
      this.#times = grown(this.#times);
      this.#passagesWith = grown(this.#passagesWith);
    }
    return number;
  }

  #count(packed: ArrayLike<number>, by: 1 | -1): void {
    for (let at = 0; at < packed.length; at += 1) this.#passagesWith[packed[at]! >>> TIMES_BITS]! += by;
  }
}

function grown<T extends Uint8Array<ArrayBuffer> | Uint32Array<ArrayBuffer>>(of: T): T {
  const wider = of instanceof Uint8Array ? new Uint8Array(of.length * 2) : new Uint32Array(of.length * 2);
  wider.set(of);
  return wider as T;
}
