// Spans of a text in characters, that is in Unicode code points: what lengths and shares of overlap are out of.
import { astralPositionsOf } from '../counting/passage-run.ts';
import type { SourceRecord } from '../records.ts';
import type { Span } from '../span.ts';
import { codePointsBefore } from '../text/plain-text.ts';

/** The same spans with positions in characters. */
export function inCharacters(source: SourceRecord, spans: readonly Span[]): readonly Span[] {
  const astral = astralPositionsOf(source);
  if (astral.length === 0) return spans;
  return spans.map(({ start, end }) => ({
    start: codePointsBefore(astral, start),
    end: codePointsBefore(astral, end),
  }));
}
