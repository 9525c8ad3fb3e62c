// The numbers of single Chinese characters and pairs of them. A study has tens of millions of places with such a pair; as
// keys of a Map, each would need a string of its own.

/** More than any character has. */
const CHARACTERS = 2 ** 18;
const EMPTY = 0;

export class HanNumbers {
  /** Open addressing: a pair is the number of the first character times `CHARACTERS`, plus that of the second. */
  #keys = new Float64Array(2 ** 12);
  #numbers = new Int32Array(2 ** 12);
  #size = 0;

  /** The number of a pair of code points, the second 0 for a single character; -1 if it has none. */
  find(first: number, second: number): number {
    const at = this.#placeOf(first * CHARACTERS + second);
    return this.#keys[at] === EMPTY ? -1 : this.#numbers[at]!;
  }

  /** Gives a pair that has none a number. */
  set(first: number, second: number, number: number): void {
    if (this.#size * 2 >= this.#keys.length) this.#grow();
    this.#put(first * CHARACTERS + second, number);
    this.#size += 1;
  }

  #put(key: number, number: number): void {
    const at = this.#placeOf(key);
    this.#keys[at] = key;
    this.#numbers[at] = number;
  }

  #placeOf(key: number): number {
    const last = this.#keys.length - 1;
    const mixed = Math.imul((key / CHARACTERS) ^ Math.imul(key | 0, 0x9e3779b1), 0x85ebca6b);
    let at = (mixed ^ (mixed >>> 15)) & last;
    while (this.#keys[at] !== EMPTY && this.#keys[at] !== key) at = (at + 1) & last;
    return at;
  }

  #grow(): void {
    const keys = this.#keys;
    const numbers = this.#numbers;
    this.#keys = new Float64Array(keys.length * 2);
    this.#numbers = new Int32Array(keys.length * 2);
    for (let at = 0; at < keys.length; at += 1) if (keys[at] !== EMPTY) this.#put(keys[at]!, numbers[at]!);
  }
}
