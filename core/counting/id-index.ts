// Ids are long strings; columns of typed arrays want small numbers.

/** Numbers ids from 0 in order of first appearance. A number once given stays. */
export class IdIndex {
  readonly #numbers = new Map<string, number>();
  readonly #ids: string[] = [];

  get size(): number {
    return this.#ids.length;
  }

  /** The number of the id; a new id gets the next one. */
  numberOf(id: string): number {
    const known = this.#numbers.get(id);
    if (known !== undefined) return known;
    const number = this.#ids.length;
    this.#numbers.set(id, number);
    this.#ids.push(id);
    return number;
  }

  /** The number of the id, or -1 when it has none. */
  find(id: string): number {
    return this.#numbers.get(id) ?? -1;
  }

  /** The id of a number given out before; throws RangeError for any other. */
  idOf(number: number): string {
    const id = this.#ids[number];
    if (id === undefined) throw new RangeError(`No id has the number ${number}`);
    return id;
  }
}
