// The words of texts, counted once for each text and kept: cutting a text into words takes much longer than reading it. A
// text is counted again when it has changed, or a term that occurs in it came or went: most texts of a study have none of
// the words of a code that is renamed.
import type { RichText } from '#core/text/rich-text.ts';
import type { Span } from '#core/span.ts';
import { headingSpans } from '#core/text/plain-text.ts';
import { joiningForms, joiningTerms, type Joining } from '#core/wordlist/terms.ts';
import { formOf, tokensIn, type Token, type Tokens } from '#core/wordlist/tokens.ts';
import { Vocabulary, type CountedText } from '#core/wordlist/word-counts.ts';
import type { TextOfWords, WordsIn } from './calls.ts';

/** The words of a text, with the forms of the terms by which they were joined. */
interface KnownText {
  readonly words: CountedText;
  readonly terms: readonly string[];
}

interface Language {
  readonly cut: Tokens;
  readonly vocabulary: Vocabulary;
  /** The forms of terms found in any text so far. */
  readonly joined: Set<string>;
  readonly texts: Map<string, KnownText>;
  /** The forms of the present terms. */
  terms: readonly string[];
  join: Joining;
}

export class WordTexts {
  readonly #read: (hash: string) => string;
  readonly #languages = new Map<string, Language>();
  /** One call asks for many texts, always with the same list of terms. */
  readonly #forms = new WeakMap<readonly string[], readonly string[]>();

  constructor(read: (hash: string) => string) {
    this.#read = read;
  }

  /** The vocabulary by which all texts of a language are counted. */
  vocabularyOf(asked: WordsIn): Vocabulary {
    return this.#ruled(asked).vocabulary;
  }

  /** The forms of those terms that have been found so far. */
  termsFound(asked: WordsIn): ReadonlySet<string> {
    const { joined, terms } = this.#ruled(asked);
    return new Set(terms.filter((form) => joined.has(form)));
  }

  /** The words of a text. */
  counted(asked: WordsIn, text: TextOfWords): CountedText {
    const { vocabulary, texts, terms } = this.#ruled(asked);
    const key = `${text.hash} ${text.docHash} ${text.leftOut.join(' ')}`;
    const known = texts.get(key);
    if (known?.terms === terms) return known.words;
    const stands = known !== undefined && !this.#hasAny(text, differing(known.terms, terms));
    const words = stands ? known.words : vocabulary.counted(this.#lines(asked, text));
    texts.set(key, { words, terms });
    return words;
  }

  /** Where a word stands in a text, by its forms. */
  hits(asked: WordsIn, text: TextOfWords, forms: readonly string[]): Span[] {
    const found: Span[] = [];
    for (const tokens of this.#lines(asked, text, forms))
      for (const token of tokens) if (forms.includes(token.form)) found.push(token);
    return found;
  }

  /**
   * The words of a text, line by line: no word goes on in the next line, and all words of a long text at once would fill
   * the memory. With `forms` only of lines that can have one of them.
   */
  *#lines(
    asked: WordsIn,
    text: TextOfWords,
    forms: readonly string[] | null = null,
  ): Generator<readonly Token[]> {
    const whole = this.#read(text.hash);
    const canHave = (part: string): boolean => {
      if (forms === null) return true;
      const folded = formOf(part);
      return forms.some((form) => folded.includes(form));
    };
    if (!canHave(whole)) return;
    const { cut, join } = this.#ruled(asked);
    const leftOut = this.#leftOut(text);
    for (let start = 0; start < whole.length;) {
      const found = whole.indexOf('\n', start);
      const end = found < 0 ? whole.length : found;
      const line = whole.slice(start, end);
      if (canHave(line)) yield join(outside(cut(line, start), leftOut));
      start = end + 1;
    }
  }

  /** Forgets the texts that are not among these. */
  keepOnly(hashes: ReadonlySet<string>): void {
    for (const { texts } of this.#languages.values())
      for (const key of texts.keys()) if (!hashes.has(key.slice(0, key.indexOf(' ')))) texts.delete(key);
  }

  #ruled({ language, terms }: WordsIn): Language {
    const forms = this.#forms.get(terms) ?? joiningForms(terms);
    this.#forms.set(terms, forms);
    const known = this.#languages.get(language);
    if (known?.terms === forms) return known;
    if (known && isSame(known.terms, forms)) {
      this.#forms.set(terms, known.terms);
      return known;
    }
    const joined = known?.joined ?? new Set<string>();
    const join = joiningTerms(forms, (form) => joined.add(form));
    if (known) return Object.assign(known, { terms: forms, join });
    const vocabulary = new Vocabulary();
    const made = { cut: tokensIn(language), vocabulary, joined, texts: new Map(), terms: forms, join };
    this.#languages.set(language, made);
    return made;
  }

  /** Whether any of the forms stands in the text, as a word or within others. */
  #hasAny({ hash }: TextOfWords, forms: readonly string[]): boolean {
    if (forms.length === 0) return false;
    const whole = formOf(this.#read(hash));
    return forms.some((form) => whole.includes(form));
  }

  #leftOut({ docHash, leftOut }: TextOfWords): Span[] {
    const spans: Span[] = [];
    for (let at = 0; at < leftOut.length; at += 2) spans.push({ start: leftOut[at]!, end: leftOut[at + 1]! });
    // Only this program writes documents.
    if (docHash !== null) spans.push(...headingSpans(JSON.parse(this.#read(docHash)) as RichText));
    return spans;
  }
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((form, place) => form === others[place]);
}

/** The forms that only one of the lists has. */
function differing(before: readonly string[], now: readonly string[]): readonly string[] {
  const [was, is] = [new Set(before), new Set(now)];
  return [...before.filter((form) => !is.has(form)), ...now.filter((form) => !was.has(form))];
}

/** The tokens that share no character with any of the spans. */
function outside(tokens: readonly Token[], spans: readonly Span[]): readonly Token[] {
  if (spans.length === 0) return tokens;
  return tokens.filter((token) => !spans.some(({ start, end }) => token.start < end && token.end > start));
}
