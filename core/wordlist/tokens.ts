// The words of a text as a word list counts them. Word boundaries are those of Unicode as the segmenter finds them; what
// it does not settle alike everywhere (full stops inside a word) is settled here.
import type { Span } from '../span.ts';
import { endOfPart, plainWords, PlainForms } from './plain-words.ts';

/** A word of a text: its place, and the form under which it is counted. */
export interface Token extends Span {
  readonly form: string;
}

/** Cuts texts into words. `from` is the place of a text within a longer one. */
export type Tokens = (text: string, from?: number) => Token[];

/** Two versions of the segmenter differ in these: “i.e”, “aii.org.cn”. Decimal points stay. */
const FULL_STOP = /(?<!\p{Nd})\.|\.(?!\p{Nd})/u;
const FULL_WIDTH = /[\uFF01-\uFF5E]/g;
const FULL_WIDTH_OFFSET = 0xfee0;

/** How to cut texts of a language (a BCP 47 tag). Throws RangeError for an invalid tag. */
export function tokensIn(language: string): Tokens {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  // Making a form takes longer than finding the word, and few words are new.
  const forms = new Map<string, string>();
  const tokenAt = (word: string, start: number): Token => {
    let form = forms.get(word);
    if (form === undefined) forms.set(word, (form = formOf(word)));
    return { start, end: start + word.length, form };
  };
  const plain = new PlainForms();
  /** Adds the tokens of a part of a text, which begins at `from`. */
  const segmented = (text: string, from: number, found: Token[]): void => {
    for (const { segment, index, isWordLike } of segmenter.segment(text)) {
      if (!isWordLike) continue;
      if (!segment.includes('.')) {
        found.push(tokenAt(segment, from + index));
        continue;
      }
      let at = from + index;
      for (const part of segment.split(FULL_STOP)) {
        if (part !== '') found.push(tokenAt(part, at));
        at += part.length + 1;
      }
    }
  };
  return (text, from = 0) => {
    const found: Token[] = [];
    const onWord = (start: number, end: number): void => {
      found.push({ start: from + start, end: from + end, form: plain.of(text, start, end) });
    };
    for (let at = plainWords(text, 0, onWord); at < text.length; at = plainWords(text, at, onWord)) {
      const end = endOfPart(text, at);
      // With the space before it, to which a mark that begins the part would belong.
      const start = Math.max(0, at - 1);
      segmented(text.slice(start, end), from + start, found);
      at = end + 1;
    }
    return found;
  };
}

/** The form under which a word is counted: without differences of case, width, composition and apostrophe. */
export function formOf(word: string): string {
  return word
    .normalize('NFC')
    .replaceAll(FULL_WIDTH, (sign) => String.fromCodePoint(sign.charCodeAt(0) - FULL_WIDTH_OFFSET))
    .replaceAll('’', "'")
    .toLowerCase();
}

/** Whether the form is one Chinese character: most are parts of words that the segmenter does not know. */
export function isSingleHan(form: string): boolean {
  return /^\p{Script=Han}$/u.test(form);
}
