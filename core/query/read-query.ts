// Reads the text of a query: `(connector OR guide) IN class:news`. README.md gives the grammar.
import { AppError } from '../errors.ts';
import { readPattern } from '../search/pattern.ts';
import { hasCode, type Filter, type Query, type Relation } from './query.ts';
import { readCodingFilter, readSourceFilter } from './read-filter.ts';
import { QueryTokens } from './token-reader.ts';
import { PATTERN_SIGN, reservedWords, tokensOf, unread } from './query-tokens.ts';

/** More operators than this, one within another, are refused: nobody writes them, and they would fill the stack. */
const MAX_DEPTH = 400;
/** Of a longer text nobody could say what it asks for. */
const MAX_LENGTH = 20_000;

/** Reads a query. Throws `invalid` with the position, in UTF-16 units of the text, of what cannot be read. */
export function readQuery(text: string): Query {
  if (text.length > MAX_LENGTH) throw unread(MAX_LENGTH, 'too_long', { most: MAX_LENGTH });
  const tokens = new QueryTokens(tokensOf(text));
  const query = readAlternatives(tokens, 0);
  const { what, value, start } = tokens.next;
  if (what === 'open') throw unread(start, 'quote');
  if (what !== 'end') throw unread(start, 'operator', { found: value });
  return query;
}

function readAlternatives(tokens: QueryTokens, depth: number): Query {
  let left = readTogether(tokens, depth);
  for (let at = depth; tokens.takes('OR'); at += 1) {
    left = { what: 'or', left, right: readTogether(tokens, deeper(tokens, at)) };
  }
  return left;
}

function readTogether(tokens: QueryTokens, depth: number): Query {
  let left = readRelated(tokens, depth);
  for (let at = depth; tokens.takes('AND'); at += 1) {
    const isWithout = tokens.takes('NOT');
    const right = readRelated(tokens, deeper(tokens, at));
    left = isWithout
      ? { what: 'relation', relation: { by: 'not-overlapping' }, left, right }
      : { what: 'and', left, right };
  }
  return left;
}

function readRelated(tokens: QueryTokens, depth: number): Query {
  let left = readFiltered(tokens, depth);
  for (let at = depth; ; at += 1) {
    const begun = beginRelation(tokens);
    if (!begun) return left;
    const right = readFiltered(tokens, deeper(tokens, at));
    left = { what: 'relation', relation: begun(), left, right };
  }
}

/**
 * Reads the words of a relation up to its right side, and returns what reads the words after that; null where no
 * relation begins.
 */
function beginRelation(tokens: QueryTokens): (() => Relation) | null {
  if (tokens.takesBoth('NOT', 'OVERLAPPING')) return () => ({ by: 'not-overlapping' });
  if (tokens.takes('NOT')) throw tokens.expected('OVERLAPPING');
  for (const [word, by] of spanRelations) if (tokens.takes(word)) return () => ({ by });
  if (tokens.takes('NEAR')) return () => ({ by: 'near', paragraphs: readParagraphs(tokens) });
  for (const [word, by] of orders) {
    if (!tokens.takes(word)) continue;
    tokens.expect('BY');
    return () => ({ by, paragraphs: readParagraphs(tokens) });
  }
  for (const [word, by] of unitRelations) {
    if (!tokens.takesBoth('IN', word)) continue;
    const isWith = tokens.takes('WITH');
    if (!isWith) tokens.expect('WITHOUT', 'WITH');
    return () => ({ by, with: isWith });
  }
  return null;
}

const spanRelations = [
  ['OVERLAPPING', 'overlapping'],
  ['INSIDE', 'inside'],
  ['CONTAINING', 'containing'],
  ['TOUCHING', 'touching'],
] as const;
const orders = [
  ['FOLLOWED', 'followed'],
  ['PRECEDED', 'preceded'],
] as const;
const unitRelations = [
  ['SOURCES', 'sources'],
  ['RESPONDENTS', 'respondents'],
  ['PARAGRAPHS', 'paragraphs'],
  ['SENTENCES', 'sentences'],
  ['PASSAGES', 'passages'],
] as const;

function readParagraphs(tokens: QueryTokens): number {
  tokens.expect('WITHIN');
  const paragraphs = tokens.takeNumber(/^\d{1,6}$/);
  if (!tokens.takes('PARAGRAPH')) tokens.expect('PARAGRAPHS');
  return paragraphs;
}

function readFiltered(tokens: QueryTokens, depth: number): Query {
  let of = readOperand(tokens, depth);
  for (let at = depth; ; at += 1) {
    const { start, value } = tokens.next;
    if (tokens.takes('DIRECT')) {
      if (of.what !== 'code' || of.direct) throw unread(start, 'direct');
      of = { ...of, direct: true };
    } else if (tokens.takes('ONLY')) of = { what: 'only', of };
    else {
      const filter = readFilter(tokens);
      if (!filter) return of;
      if (value !== 'IN' && !hasCode(of)) throw unread(start, 'of_words', { word: value });
      of = { what: 'filter', filter, of };
    }
    deeper(tokens, at);
  }
}

function readFilter(tokens: QueryTokens): Filter | null {
  const isRelation = unitRelations.some(([word]) => tokens.comesBoth('IN', word));
  if (isRelation) return null;
  return tokens.takes('IN') ? readSourceFilter(tokens) : readCodingFilter(tokens);
}

function readOperand(tokens: QueryTokens, depth: number): Query {
  const { what, value, start } = tokens.next;
  if (what === 'open') throw unread(start, 'quote');
  if (what === 'word' && value === 'NOT') throw unread(start, 'not_alone');
  if (/^\d+$/.test(value) && tokens.comesBoth(value, 'OF')) return readAtLeast(tokens, depth);
  if (tokens.takesSign('(')) {
    const inside = readAlternatives(tokens, deeper(tokens, depth));
    tokens.expectSign(')');
    return inside;
  }
  if (what === 'word' && value === PATTERN_SIGN) return readPatternOperand(tokens);
  if (what === 'text') {
    if (value.trim() === '') throw unread(start, 'no_words');
    tokens.skip();
    return { what: 'words', text: value };
  }
  if (what === 'name' || (what === 'word' && !reservedWords.has(value))) {
    if (value.trim() === '') throw unread(start, 'no_name');
    tokens.skip();
    return { what: 'code', code: value, direct: false };
  }
  throw unread(start, 'operand');
}

/** Reads `regex:'…'`. Of what is wrong in the pattern, the error has its place there and, as `at`, in the whole text. */
function readPatternOperand(tokens: QueryTokens): Query {
  const sign = tokens.next;
  tokens.skip();
  const { what, value: text, start } = tokens.next;
  if (start !== sign.end) throw unread(start, 'pattern_quote');
  if (what === 'open') throw unread(start, 'quote');
  if (what !== 'text') throw unread(start, 'pattern_quote');
  if (text === '') throw unread(start, 'no_words');
  try {
    readPattern({ text });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const before = text.slice(0, Number(error.parameters.position) - 1);
    // Quotes are doubled in the text of a query.
    const at = start + 1 + before.replaceAll("'", "''").length;
    throw new AppError('invalid', error.key, { ...error.parameters, at });
  }
  tokens.skip();
  return { what: 'pattern', text };
}

function readAtLeast(tokens: QueryTokens, depth: number): Query {
  const { start, value } = tokens.next;
  tokens.skip();
  tokens.expect('OF');
  tokens.expectSign('(');
  const parts = [readAlternatives(tokens, deeper(tokens, depth))];
  while (tokens.takesSign(',')) parts.push(readAlternatives(tokens, deeper(tokens, depth)));
  tokens.expectSign(')');
  const least = Number(value);
  if (least < 1 || least > parts.length) throw unread(start, 'at_least', { least: value, of: parts.length });
  return { what: 'at-least', least, parts };
}

function deeper(tokens: QueryTokens, depth: number): number {
  if (depth >= MAX_DEPTH) throw unread(tokens.next.start, 'too_deep', { most: MAX_DEPTH });
  return depth + 1;
}
