// Where a row of codings made elsewhere is in its text: by positions in code points, or by its words. Words are compared
// sign by sign; only runs of white space count alike, since tables break lines and double spaces. Nothing is guessed.
import { countLeading } from '../ascending.ts';
import type { Span } from '../span.ts';
import { codePointsBefore } from '../text/plain-text.ts';
import type { RowProblem } from './problem.ts';

/** Why a row has no place, and the number or words that its sentence needs. */
export interface NoPlace {
  readonly problem: RowProblem;
  readonly count?: number;
  readonly value?: string;
}

/** The cells that say where a row is, as written; empty where nothing is said. */
export interface PlaceCells {
  readonly start: string;
  readonly end: string;
  readonly quote: string;
}

/** A text and the positions of its astral characters. */
export interface PlacedText {
  readonly text: string;
  readonly astral: readonly number[];
}

/** The span of a row in UTF-16 units; null for a whole source; or why it has none. */
export function placeOf({ text, astral }: PlacedText, cells: PlaceCells): Span | null | NoPlace {
  const [start, end] = [cells.start.trim(), cells.end.trim()];
  const hasQuote = cells.quote.trim() !== '';
  if (start === '' && end === '') return hasQuote ? placeOfQuote(text, cells.quote) : null;
  if (start === '' || end === '') return { problem: 'half_place', value: start === '' ? 'start' : 'end' };
  const written = [start, end].map((cell) => (/^-?\d{1,15}(?:\.0+)?$/.test(cell) ? Number(cell) : NaN));
  const [from, to] = [written[0]!, written[1]!];
  if (Number.isNaN(from) || Number.isNaN(to))
    return { problem: 'no_number', value: Number.isNaN(from) ? start : end };
  if (from < 0 || to < 0) return { problem: 'negative' };
  if (to < from) return { problem: 'backwards' };
  if (to === from) return { problem: 'empty_place' };
  const length = codePointsBefore(astral, text.length);
  if (to > length) return { problem: 'beyond_text', count: length };
  const span = { start: unitsBefore(astral, from), end: unitsBefore(astral, to) };
  const found = text.slice(span.start, span.end);
  if (hasQuote && spaced(found) !== spaced(cells.quote)) return { problem: 'quote_elsewhere', value: found };
  return span;
}

/** The UTF-16 position of a code point. */
function unitsBefore(astral: readonly number[], points: number): number {
  return points + countLeading(astral.length, (index) => (astral[index] ?? 0) - index < points);
}

function placeOfQuote(text: string, quote: string): Span | NoPlace {
  const written = quote.replaceAll(/\r\n?/g, '\n');
  const exact = placesOf(text, written);
  const found = exact.length > 0 ? exact : placesOf(text, written.trim());
  const places = found.length > 0 ? found : foldedPlaces(text, written);
  const [only] = places;
  if (!only) return { problem: 'quote_missing' };
  return places.length === 1 ? only : { problem: 'quote_repeated', count: places.length };
}

function placesOf(text: string, words: string): Span[] {
  const places: Span[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1))
    places.push({ start: at, end: at + words.length });
  return places;
}

/** The places of words whose white space may be written otherwise. */
function foldedPlaces(text: string, quote: string): Span[] {
  const pattern = quote
    .trim()
    .split(/\s+/u)
    .map((word) => word.replaceAll(/[$()*+./?[\\\]^{|}]/g, String.raw`\$&`))
    .join(String.raw`\s+`);
  // A look-ahead finds places that overlap.
  return [...text.matchAll(new RegExp(`(?=(${pattern}))`, 'gu'))].map(({ index, 1: words }) => ({
    start: index,
    end: index + words!.length,
  }));
}

function spaced(words: string): string {
  return words.trim().replaceAll(/\s+/gu, ' ');
}
