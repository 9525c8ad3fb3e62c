// Cuts the text of a query into words, quoted names, quoted texts and signs, each with its place.
import { AppError } from '../errors.ts';

/** A piece of the text. `end` follows the last one; a quote that is not closed is an `open` piece. */
export interface Token {
  readonly what: 'word' | 'name' | 'text' | 'sign' | 'open' | 'end';
  /** Without the quotes around it; a doubled quote is one. */
  readonly value: string;
  /** UTF-16 positions in the text. */
  readonly start: number;
  readonly end: number;
}

/** The words of the language, in capitals. A name that reads the same must be quoted. */
export const reservedWords: ReadonlySet<string> = new Set(
  (
    'AND OR NOT OF OVERLAPPING INSIDE CONTAINING TOUCHING NEAR FOLLOWED PRECEDED BY WITHIN PARAGRAPH PARAGRAPHS ' +
    'SENTENCES PASSAGES SOURCES RESPONDENTS IN WITH WITHOUT ONLY DIRECT STANCE VOICE WEIGHT'
  ).split(' '),
);

/** Before a quoted text it makes a pattern of it. */
export const PATTERN_SIGN = 'regex:';

const WORD = /[^\s()"',]+/y;
const NAME = /"((?:[^"]|"")*)"/y;
const TEXT = /'((?:[^']|'')*)'/y;

/** The pieces in order; the last is the end. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const sign = text.charAt(at);
    if (/\s/.test(sign)) {
      at += 1;
      continue;
    }
    const token = tokenAt(text, at, sign);
    tokens.push(token);
    at = token.end;
  }
  tokens.push({ what: 'end', value: '', start: text.length, end: text.length });
  return tokens;
}

function tokenAt(text: string, start: number, sign: string): Token {
  const matched = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = start;
    return pattern.exec(text);
  };
  if (sign === '"' || sign === "'") {
    const quoted = matched(sign === '"' ? NAME : TEXT);
    if (!quoted) return { what: 'open', value: '', start, end: text.length };
    const [whole, inside = ''] = quoted;
    const what = sign === '"' ? 'name' : 'text';
    return { what, value: inside.replaceAll(sign + sign, sign), start, end: start + whole.length };
  }
  const word = matched(WORD)?.[0];
  return word === undefined
    ? { what: 'sign', value: sign, start, end: start + 1 }
    : { what: 'word', value: word, start, end: start + word.length };
}

/** Whether a name can stand in a query without quotes and is read as a name. */
export function isPlainName(name: string): boolean {
  WORD.lastIndex = 0;
  const isWord = WORD.exec(name)?.[0].length === name.length && name !== '';
  // A number could be the number of an OF.
  return isWord && !reservedWords.has(name) && name !== PATTERN_SIGN && !/^\d+$/.test(name);
}

/** The error of a text that is no query, with the position of what is wrong. */
export function unread(
  position: number,
  why: string,
  parameters: Readonly<Record<string, string | number>> = {},
): AppError {
  return new AppError('invalid', `errors:query_${why}`, { position, ...parameters });
}
