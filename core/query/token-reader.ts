// Reads the pieces of a query's text one after another.
import type { AppError } from '../errors.ts';
import { unread, type Token } from './query-tokens.ts';

/** The pieces of a text, and how far they were read. */
export class QueryTokens {
  readonly #tokens: readonly Token[];
  #at = 0;

  /** `tokens` end with the end. */
  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  /** The piece to be read next. */
  get next(): Token {
    return this.#ahead(0);
  }

  /** Reads the next piece whatever it is; the end stays. */
  skip(): void {
    if (this.next.what !== 'end') this.#at += 1;
  }

  /** Reads this word of the language if it comes next, and returns whether it did. */
  takes(word: string): boolean {
    const comes = isWord(this.next, word);
    if (comes) this.#at += 1;
    return comes;
  }

  /** Whether these two words come next. */
  comesBoth(first: string, second: string): boolean {
    return isWord(this.next, first) && isWord(this.#ahead(1), second);
  }

  /** Reads these two words if they come next, and returns whether they did. */
  takesBoth(first: string, second: string): boolean {
    const come = this.comesBoth(first, second);
    if (come) this.#at += 2;
    return come;
  }

  /** Reads this sign if it comes next, and returns whether it did. */
  takesSign(sign: string): boolean {
    const comes = this.next.what === 'sign' && this.next.value === sign;
    if (comes) this.#at += 1;
    return comes;
  }

  /** Reads this word. Throws `invalid` where another piece comes next; `named` is the word that the error names. */
  expect(word: string, named = word): void {
    if (!this.takes(word)) throw this.expected(named);
  }

  /** Reads this sign. Throws `invalid` where another piece comes next. */
  expectSign(sign: string): void {
    if (!this.takesSign(sign)) throw this.expected(sign);
  }

  /** The error that something else was expected next. */
  expected(expected: string): AppError {
    const { what, value, start } = this.next;
    if (what === 'open') return unread(start, 'quote');
    return what === 'end'
      ? unread(start, 'found_end', { expected })
      : unread(start, 'found', { expected, found: value });
  }

  /** Reads a number of this form. Throws `invalid`. */
  takeNumber(form: RegExp): number {
    const { what, value, start } = this.next;
    if (what !== 'word' || !form.test(value)) throw unread(start, 'number');
    this.#at += 1;
    return Number(value);
  }

  /** Reads pieces with nothing between them, such as `class:` and `"policy paper"`; none where a sign comes next. */
  takeJoined(): Token[] {
    const joined: Token[] = [];
    for (let token = this.next; isValue(token); token = this.next) {
      if (joined.length > 0 && joined.at(-1)!.end !== token.start) break;
      joined.push(token);
      this.#at += 1;
    }
    return joined;
  }

  #ahead(count: number): Token {
    // The last piece is the end, so there always is one.
    return this.#tokens[Math.min(this.#at + count, this.#tokens.length - 1)]!;
  }
}

function isWord({ what, value }: Token, word: string): boolean {
  return what === 'word' && value === word;
}

function isValue({ what }: Token): boolean {
  return what === 'word' || what === 'name' || what === 'text';
}
