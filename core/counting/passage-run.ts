// The rule of what one passage is, and the length of a range in characters: defined once, for counts and lists.
import { codePointsBefore } from '../text/plain-text.ts';
import type { SourceRecord } from '../records.ts';

/**
 * Whether a coding that starts at `start` belongs to the passage that so far ends at `end`, with codings in
 * text order. They must share a character; two that only touch are two passages unless adjacent ones are
 * joined.
 */
export function continuesPassage(start: number, end: number, joinAdjacent: boolean): boolean {
  return joinAdjacent ? start <= end : start < end;
}

const readPositions = new WeakMap<SourceRecord, readonly number[]>();
const none: readonly number[] = [];

/** Positions of the characters above U+FFFF in the text of the source, ascending; parsed once for each record. */
export function astralPositionsOf(source: SourceRecord): readonly number[] {
  if (source.astral === '[]') return none;
  let positions = readPositions.get(source);
  if (!positions) {
    // The column holds a JSON list of numbers by definition.
    positions = JSON.parse(source.astral) as number[];
    readPositions.set(source, positions);
  }
  return positions;
}

/** The number of Unicode code points between two UTF-16 positions. */
export function charactersBetween(astral: readonly number[], start: number, end: number): number {
  if (astral.length === 0) return end - start;
  return codePointsBefore(astral, end) - codePointsBefore(astral, start);
}
