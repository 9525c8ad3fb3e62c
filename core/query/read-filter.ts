// Reads the filters of a query: `BY "Wei"`, `STANCE contradicts`, `IN date:2018..2020`.
import { NONE } from '../counting/grouping.ts';
import { partialDate } from '../partial-date.ts';
import { tables } from '../tables/all.ts';
import type { Filter } from './query.ts';
import { reservedWords, unread, type Token } from './query-tokens.ts';
import type { QueryTokens } from './token-reader.ts';

const { stance, voice } = tables.coding.columns;
const { kind, status } = tables.source.columns;

/** The word for codings without a stance or voice. */
export const UNMARKED = 'none';

/** Reads a filter of codings; null where none begins. Throws `invalid`. */
export function readCodingFilter(tokens: QueryTokens): Filter | null {
  if (tokens.takes('BY')) return { on: 'coder', coder: takeName(tokens) };
  if (tokens.takes('STANCE')) return { on: 'stance', stance: takeOneOf(tokens, stance.values) };
  if (tokens.takes('VOICE')) return { on: 'voice', voice: takeOneOf(tokens, voice.values) };
  if (tokens.takes('WEIGHT')) return { on: 'weight', least: takeWeight(tokens) };
  return null;
}

/** Reads a filter of sources after its `IN`. Throws `invalid`. */
export function readSourceFilter(tokens: QueryTokens): Filter {
  const { start } = tokens.next;
  const joined = tokens.takeJoined();
  const filter = joined.some(({ what }) => what === 'text') ? null : sourceFilter(joined, start);
  if (filter) return filter;
  const { next } = tokens;
  if (next.what === 'open' && (joined.length === 0 || joined.at(-1)!.end === next.start))
    throw unread(next.start, 'quote');
  throw unread(start, 'filter');
}

function sourceFilter([first, ...others]: readonly Token[], start: number): Filter | null {
  const key = first?.what === 'word' ? /^([a-z]+):/.exec(first.value) : null;
  if (!first || !key) return null;
  const rest = first.value.slice(key[0].length);
  const pieces = rest === '' ? others : [{ ...first, value: rest }, ...others];
  const value = pieces.map((piece) => piece.value).join('');
  if (value.trim() === '') return null;
  const orNone = value === NONE ? null : value;
  switch (key[1]) {
    case 'kind':
      return (
        kind.values.map((one) => ({ on: 'kind', kind: one }) as const).find((made) => made.kind === value) ??
        null
      );
    case 'status':
      return (
        status.values
          .map((one) => ({ on: 'status', status: one }) as const)
          .find((made) => made.status === value) ?? null
      );
    case 'class':
      return { on: 'class', class: orNone };
    case 'language':
      return { on: 'language', language: orNone };
    case 'sample':
      return { on: 'sample', sample: value };
    case 'respondent':
      return { on: 'respondent', respondent: value };
    case 'reviewed':
      return value === 'yes' || value === 'no' ? { on: 'reviewed', reviewed: value === 'yes' } : null;
    case 'date':
      return dateFilter(value, start);
    case 'attribute':
      return attributeFilter(pieces);
    default:
      return null;
  }
}

/** `2019`, `2018..2020`, `..2019-12` or `2020..`. */
function dateFilter(value: string, start: number): Filter {
  const ends = value.split('..');
  const [from = null, to = null] = (ends.length === 1 ? [value, value] : ends).map((end) => {
    if (end === '') return null;
    // In a query a date is written as it is stored, so that there is one way to write each.
    if (partialDate(end) !== end) throw unread(start, 'date');
    return end;
  });
  const isReversed = from !== null && to !== null && from > to && !from.startsWith(to);
  if (ends.length > 2 || (from === null && to === null) || isReversed) throw unread(start, 'date');
  return { on: 'date', from, to };
}

/** `NAME=VALUE`, parted at the first sign outside quotes, or at the first within if there is none outside. */
function attributeFilter(pieces: readonly Token[]): Filter | null {
  const outside = pieces.findIndex(({ what, value }) => what === 'word' && value.includes('='));
  const parting = outside < 0 ? pieces.findIndex(({ value }) => value.includes('=')) : outside;
  const piece = pieces[parting];
  if (!piece) return null;
  const sign = piece.value.indexOf('=');
  const joined = (some: readonly Token[]): string => some.map(({ value }) => value).join('');
  const attribute = joined(pieces.slice(0, parting)) + piece.value.slice(0, sign);
  const value = piece.value.slice(sign + 1) + joined(pieces.slice(parting + 1));
  if (attribute === '' || value === '') return null;
  return { on: 'attribute', attribute, value: value === NONE ? null : value };
}

function takeName(tokens: QueryTokens): string {
  const { what, value, start } = tokens.next;
  if (what === 'open') throw unread(start, 'quote');
  const isName = what === 'name' || (what === 'word' && !reservedWords.has(value));
  if (!isName || value.trim() === '') throw unread(start, 'name');
  tokens.skip();
  return value;
}

function takeOneOf<V extends string>(tokens: QueryTokens, values: readonly V[]): V | null {
  const { value, start } = tokens.next;
  const found = values.find((one) => one === value);
  if (found === undefined && value !== UNMARKED)
    throw unread(start, 'one_of', { values: [...values, UNMARKED].join(', ') });
  tokens.skip();
  return found ?? null;
}

function takeWeight(tokens: QueryTokens): number {
  const { what, value, start } = tokens.next;
  if (what === 'word' && value.startsWith('>=') && value.length > 2) {
    tokens.skip();
    if (!isWeight(value.slice(2))) throw unread(start, 'weight');
    return Number(value.slice(2));
  }
  tokens.expect('>=');
  const { start: place, value: number } = tokens.next;
  if (!isWeight(number)) throw unread(place, 'weight');
  tokens.skip();
  return Number(number);
}

function isWeight(number: string): boolean {
  return /^\d{1,3}(\.\d{1,6})?$/.test(number) && Number(number) <= 100;
}
