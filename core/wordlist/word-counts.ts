// Counts the words of many texts: how often each occurs, in which text. A word list of 48 million characters has millions
// of such counts, so they are kept in arrays of numbers.

import type { Token } from './tokens.ts';

/** How often a word occurs in one text; texts are numbered in the order in which they were added. */
export interface InText {
  readonly text: number;
  readonly count: number;
}

/** The words of one text: by turns the number of a word in its vocabulary and how often it occurs; and how many there are. */
export interface CountedText {
  readonly pairs: Int32Array;
  /** Stop words included. */
  readonly size: number;
}

/** Words by number, shared by all texts that are counted together. */
export class Vocabulary {
  readonly #numbers = new Map<string, number>();
  readonly #forms: string[] = [];
  /** How often each word occurs in the text that is being counted; otherwise 0. */
  #counts = new Int32Array(1024);

  get forms(): readonly string[] {
    return this.#forms;
  }

  /** Counts a text by its words, which may come in parts, such as its lines. */
  counted(parts: Iterable<readonly Pick<Token, 'form'>[]>): CountedText {
    const found: number[] = [];
    let size = 0;
    try {
      for (const words of parts) {
        size += words.length;
        for (const { form } of words) {
          const number = this.#numberOf(form);
          if (number >= this.#counts.length) this.#makeRoom(number);
          if (this.#counts[number] === 0) found.push(number);
          this.#counts[number]! += 1;
        }
      }
      const pairs = new Int32Array(found.length * 2);
      for (const [place, number] of found.entries()) {
        pairs[2 * place] = number;
        pairs[2 * place + 1] = this.#counts[number]!;
      }
      return { pairs, size };
    } finally {
      // Also if a part could not be read.
      for (const number of found) this.#counts[number] = 0;
    }
  }

  /** The numbers of a form and of the word that it counts as. */
  numbersOf(form: string, word: string): readonly [form: number, word: number] {
    return [this.#numberOf(form), this.#numberOf(word)];
  }

  #makeRoom(number: number): void {
    const wider = new Int32Array(2 * (number + 1));
    wider.set(this.#counts);
    this.#counts = wider;
  }

  #numberOf(form: string): number {
    const known = this.#numbers.get(form);
    if (known !== undefined) return known;
    this.#numbers.set(form, this.#forms.length);
    return this.#forms.push(form) - 1;
  }
}

export class WordCounts {
  readonly #vocabulary: Vocabulary;
  readonly #texts: CountedText[] = [];

  constructor(vocabulary = new Vocabulary()) {
    this.#vocabulary = vocabulary;
  }

  /** Adds a text by its words. */
  add(words: readonly Pick<Token, 'form'>[]): void {
    this.addCounted(this.#vocabulary.counted([words]));
  }

  /** Adds a text that was counted by the same vocabulary. */
  addCounted(text: CountedText): void {
    this.#texts.push(text);
  }

  /** How many words each text has, stop words included. */
  get sizes(): readonly number[] {
    return this.#texts.map(({ size }) => size);
  }

  /**
   * Every word with the texts that have it. `joined` are forms that count as another word: their occurrences are those of
   * that word, which tells in `forms` which of them occur.
   */
  *words(joined: ReadonlyMap<string, string> = new Map()): Generator<{
    readonly form: string;
    readonly forms: readonly string[];
    readonly texts: Occurrences;
  }> {
    const into = new Map([...joined].map(([form, word]) => this.#vocabulary.numbersOf(form, word)));
    const { forms } = this.#vocabulary;
    const wordOf = Int32Array.from(forms, (_, number) => into.get(number) ?? number);
    const { firsts, ends, texts, counts } = this.#byWord(wordOf);
    const found = this.#formsFound(into);
    for (const [number, form] of forms.entries()) {
      const [first, end] = [firsts[number]!, ends[number]!];
      if (end > first)
        yield {
          form,
          forms: [...(found.get(number) ?? [])],
          texts: new Occurrences(texts.subarray(first, end), counts.subarray(first, end)),
        };
    }
  }

  /**
   * The texts of each word and how often it occurs there, one word after another: those of a word are from its place in
   * `firsts` to that in `ends`. `wordOf` has for each number of a form that of the word that it counts as.
   */
  #byWord(wordOf: Int32Array) {
    const firsts = new Int32Array(wordOf.length + 1);
    for (const { pairs } of this.#texts)
      for (let at = 0; at < pairs.length; at += 2) firsts[wordOf[pairs[at]!]! + 1]! += 1;
    for (let number = 0; number < wordOf.length; number += 1) firsts[number + 1]! += firsts[number]!;
    const ends = firsts.slice();
    const texts = new Int32Array(firsts[wordOf.length]!);
    const counts = new Int32Array(texts.length);
    for (const [text, { pairs }] of this.#texts.entries())
      for (let at = 0; at < pairs.length; at += 2) {
        const number = wordOf[pairs[at]!]!;
        let place = ends[number]!;
        // Another form of the same word occurs in this text, too.
        if (place > firsts[number]! && texts[place - 1] === text) place -= 1;
        else ends[number] = place + 1;
        texts[place] = text;
        counts[place]! += pairs[at + 1]!;
      }
    return { firsts, ends, texts, counts };
  }

  /** By the number of a word, the forms that count as it and occur. */
  #formsFound(into: ReadonlyMap<number, number>): ReadonlyMap<number, ReadonlySet<string>> {
    const found = new Map<number, Set<string>>();
    if (into.size === 0) return found;
    for (const { pairs } of this.#texts)
      for (let at = 0; at < pairs.length; at += 2) {
        const number = into.get(pairs[at]!);
        if (number === undefined) continue;
        found.set(number, (found.get(number) ?? new Set()).add(this.#vocabulary.forms[pairs[at]!]!));
      }
    return found;
  }
}

/** The texts that have a word, in ascending order, and how often it occurs in each. */
export class Occurrences {
  readonly texts: Int32Array;
  readonly counts: Int32Array;

  constructor(texts: Int32Array, counts: Int32Array) {
    this.texts = texts;
    this.counts = counts;
  }

  /** How many texts have the word. */
  get length(): number {
    return this.texts.length;
  }

  /** The same as a list: only for words that are shown, because objects for all would fill the memory. */
  list(): InText[] {
    return Array.from(this.texts, (text, place) => ({ text, count: this.counts[place]! }));
  }
}
