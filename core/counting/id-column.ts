// The ids of many rows by their place. Those that are loaded stay in the texts in which they come, one for each source: as
// strings by themselves, those of a million codings take several times as much and are one by one in the way of whatever
// tidies the memory.
import { countBelow } from '../ascending.ts';

/** How long a GUID is as Concord writes it. */
export const ID_LENGTH = 36;

/** Ids by number, from 0. */
export class IdColumn {
  /** The number of the first id of each text, ascending. */
  readonly #firsts: number[] = [];
  /** Ids one behind the other. */
  readonly #texts: string[] = [];
  /** Ids that came by themselves, also in place of one in a text. */
  readonly #single = new Map<number, string>();
  #length = 0;
  /** The place of the text that was asked for last. */
  #last = 0;

  /** One more than the highest number that has an id. */
  get length(): number {
    return this.#length;
  }

  /** The id with this number; undefined where there never was one. */
  at(number: number): string | undefined {
    return this.#single.get(number) ?? this.#inText(number);
  }

  #inText(number: number): string | undefined {
    const text = this.#textOf(number);
    const from = (number - this.#firsts[text]!) * ID_LENGTH;
    return this.#texts[text]?.slice(from, from + ID_LENGTH) || undefined;
  }

  /** The place of the last text that does not begin behind the number. */
  #textOf(number: number): number {
    const firsts = this.#firsts;
    // Ids of one source are asked for together.
    if (firsts[this.#last]! <= number && !(firsts[this.#last + 1]! <= number)) return this.#last;
    this.#last = countBelow(firsts, number + 1) - 1;
    return this.#last;
  }

  /** Gives the number this id, in place of another that it may have had. */
  set(number: number, id: string): void {
    this.#single.set(number, id);
    this.#length = Math.max(this.#length, number + 1);
  }

  /** Gives the next numbers the ids that stand one behind the other in `ids`, each of `ID_LENGTH`. */
  append(ids: string): void {
    this.#firsts.push(this.#length);
    this.#texts.push(ids);
    this.#length += ids.length / ID_LENGTH;
  }

  /** Less than 0 where the id of `a` comes before that of `b` in the order of strings. */
  compare(a: number, b: number): number {
    const [one = '', other = ''] = [this.at(a), this.at(b)];
    return one < other ? -1 : one > other ? 1 : 0;
  }
}
