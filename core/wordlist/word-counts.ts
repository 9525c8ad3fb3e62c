// Counts the words of many texts: how often each occurs, in which text. A word list of 48 million characters has millions
// of such counts, so they are kept in arrays of numbers.

import type { Token } from './tokens.ts';

/** How often a word occurs in one text; texts are numbered in the order in which they were added. */
export interface InText {
  readonly text: number;
  readonly count: number;
}

export class WordCounts {
  readonly #numbers = new Map<string, number>();
  readonly #forms: string[] = [];
  /** The words of each text, in the order in which they first occur there: number and count by turns. */
  readonly #texts: Int32Array[] = [];
  readonly #sizes: number[] = [];

  /** Adds a text by its words. */
  add(words: readonly Pick<Token, 'form'>[]): void {
    const counts = new Map<number, number>();
    for (const { form } of words) {
      const number = this.#numberOf(form);
      counts.set(number, (counts.get(number) ?? 0) + 1);
    }
    this.#texts.push(Int32Array.from([...counts].flat()));
    this.#sizes.push(words.length);
  }

  /** How many words each text has, stop words included. */
  get sizes(): readonly number[] {
    return this.#sizes;
  }

  /** Every word with the texts that have it. */
  *words(): Generator<{ readonly form: string; readonly texts: readonly InText[] }> {
    const texts = this.#forms.map((): InText[] => []);
    this.#texts.forEach((pairs, text) => {
      for (let at = 0; at < pairs.length; at += 2) texts[pairs[at]!]!.push({ text, count: pairs[at + 1]! });
    });
    for (const [number, form] of this.#forms.entries()) yield { form, texts: texts[number]! };
  }

  #numberOf(form: string): number {
    const known = this.#numbers.get(form);
    if (known !== undefined) return known;
    this.#numbers.set(form, this.#forms.length);
    return this.#forms.push(form) - 1;
  }
}
