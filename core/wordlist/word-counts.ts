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

  get forms(): readonly string[] {
    return this.#forms;
  }

  /** Counts a text by its words, which may come in parts, such as its lines. */
  counted(parts: Iterable<readonly Pick<Token, 'form'>[]>): CountedText {
    const counts = new Map<number, number>();
    let size = 0;
    for (const words of parts) {
      size += words.length;
      for (const { form } of words) {
        const number = this.#numberOf(form);
        counts.set(number, (counts.get(number) ?? 0) + 1);
      }
    }
    const pairs = new Int32Array(counts.size * 2);
    let at = 0;
    for (const [number, count] of counts) {
      pairs[at] = number;
      pairs[at + 1] = count;
      at += 2;
    }
    return { pairs, size };
  }

  /** The numbers of a form and of the word that it counts as. */
  numbersOf(form: string, word: string): readonly [form: number, word: number] {
    return [this.#numberOf(form), this.#numberOf(word)];
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
    readonly texts: readonly InText[];
  }> {
    const into = new Map([...joined].map(([form, word]) => this.#vocabulary.numbersOf(form, word)));
    const { forms } = this.#vocabulary;
    const texts = forms.map((): InText[] => []);
    const found = new Map<number, Set<string>>();
    for (const [text, { pairs }] of this.#texts.entries())
      for (let at = 0; at < pairs.length; at += 2) {
        const number = into.get(pairs[at]!);
        const count = pairs[at + 1]!;
        if (number === undefined) {
          addTo(texts[pairs[at]!]!, text, count);
          continue;
        }
        addTo(texts[number]!, text, count);
        found.set(number, (found.get(number) ?? new Set()).add(forms[pairs[at]!]!));
      }
    for (const [number, form] of forms.entries())
      if (texts[number]!.length > 0)
        yield { form, forms: [...(found.get(number) ?? [])], texts: texts[number]! };
  }
}

/** Adds occurrences in a text, the last one that the word was found in or a later one. */
function addTo(texts: InText[], text: number, count: number): void {
  const last = texts.at(-1);
  if (last?.text === text) texts[texts.length - 1] = { text, count: last.count + count };
  else texts.push({ text, count });
}
