// Numbers for ids: ids are long strings, and typed arrays need small numbers.

/** Numbers ids from 0 in order of first appearance. A number once given stays. */
export class IdIndex {
  readonly #numbers = new Map<string, number>();
  readonly #ids: string[] = [];
  /** The id asked for last: consecutive rows often share one. */
  #last = '';
  #lastNumber = -1;

  get size(): number {
    return this.#ids.length;
  }

  /** The number of the id; a new id gets the next one. */
  numberOf(id: string): number {
    if (id === this.#last && this.#lastNumber >= 0) return this.#lastNumber;
    let number = this.#numbers.get(id);
    if (number === undefined) {
      number = this.#ids.length;
      this.#numbers.set(id, number);
      this.#ids.push(id);
    }
    this.#last = id;
    this.#lastNumber = number;
    return number;
  }

  /** The number of the id, or -1 when it has none. */
  find(id: string): number {
    return this.#numbers.get(id) ?? -1;
  }

  /** The id of a number given out before. Throws RangeError for any other. */
  idOf(number: number): string {
    const id = this.#ids[number];
    if (id === undefined) throw new RangeError(`No id has the number ${number}`);
    return id;
  }
}
