// The words of texts, counted once for each text and kept: cutting a text into words takes much longer than reading it. A
// text is counted again when it or the rules of its language have changed.
import type { RichText } from '#core/text/rich-text.ts';
import type { Span } from '#core/span.ts';
import { headingSpans } from '#core/text/plain-text.ts';
import { joiningTerms, type Joining } from '#core/wordlist/terms.ts';
import { formOf, tokensIn, type Token, type Tokens } from '#core/wordlist/tokens.ts';
import { Vocabulary, type CountedText } from '#core/wordlist/word-counts.ts';
import type { TextOfWords, WordsIn } from './calls.ts';

interface Language {
  /** The terms, as one text. */
  readonly rules: string;
  readonly cut: Tokens;
  readonly join: Joining;
  readonly vocabulary: Vocabulary;
  readonly joined: Set<string>;
  readonly texts: Map<string, CountedText>;
}

export class WordTexts {
  readonly #read: (hash: string) => string;
  readonly #languages = new Map<string, Language>();

  constructor(read: (hash: string) => string) {
    this.#read = read;
  }

  /** The words of texts of a language, all counted by the same vocabulary, and the terms found so far. */
  of({ language, terms }: WordsIn): Pick<Language, 'vocabulary' | 'joined'> {
    return this.#ruled({ language, terms });
  }

  /** The words of a text. */
  counted(asked: WordsIn, text: TextOfWords): CountedText {
    const { vocabulary, texts } = this.#ruled(asked);
    const key = `${text.hash} ${text.docHash} ${text.leftOut.join(' ')}`;
    const known = texts.get(key);
    if (known) return known;
    const counted = vocabulary.counted(this.#lines(asked, text));
    texts.set(key, counted);
    return counted;
  }

  /** Where a word stands in a text, by its form. */
  hits(asked: WordsIn, text: TextOfWords, form: string): Span[] {
    const found: Span[] = [];
    for (const tokens of this.#lines(asked, text, form))
      for (const token of tokens) if (token.form === form) found.push(token);
    return found;
  }

  /**
   * The words of a text, line by line: no word goes on in the next line, and all words of a long text at once would fill
   * the memory. With `form` only of lines that can have it.
   */
  *#lines(asked: WordsIn, text: TextOfWords, form: string | null = null): Generator<readonly Token[]> {
    const whole = this.#read(text.hash);
    if (form !== null && !formOf(whole).includes(form)) return;
    const { cut, join } = this.#ruled(asked);
    const leftOut = this.#leftOut(text);
    for (let start = 0; start < whole.length;) {
      const found = whole.indexOf('\n', start);
      const end = found < 0 ? whole.length : found;
      const line = whole.slice(start, end);
      if (form === null || formOf(line).includes(form)) yield join(outside(cut(line, start), leftOut));
      start = end + 1;
    }
  }

  /** Forgets the texts that are not among these. */
  keepOnly(hashes: ReadonlySet<string>): void {
    for (const { texts } of this.#languages.values())
      for (const key of texts.keys()) if (!hashes.has(key.slice(0, key.indexOf(' ')))) texts.delete(key);
  }

  #ruled({ language, terms }: WordsIn): Language {
    const rules = terms.join('\n');
    const known = this.#languages.get(language);
    if (known?.rules === rules) return known;
    const joined = new Set<string>();
    const made: Language = {
      rules,
      cut: tokensIn(language),
      join: joiningTerms(terms, (form) => joined.add(form)),
      vocabulary: new Vocabulary(),
      joined,
      texts: new Map(),
    };
    this.#languages.set(language, made);
    return made;
  }

  #leftOut({ docHash, leftOut }: TextOfWords): Span[] {
    const spans: Span[] = [];
    for (let at = 0; at < leftOut.length; at += 2) spans.push({ start: leftOut[at]!, end: leftOut[at + 1]! });
    // Only this program writes documents.
    if (docHash !== null) spans.push(...headingSpans(JSON.parse(this.#read(docHash)) as RichText));
    return spans;
  }
}

/** The tokens that share no character with any of the spans. */
function outside(tokens: readonly Token[], spans: readonly Span[]): readonly Token[] {
  if (spans.length === 0) return tokens;
  return tokens.filter((token) => !spans.some(({ start, end }) => token.start < end && token.end > start));
}
