// The rule of what one passage is, and the length of a stretch in characters: said once, for counts and lists.
import { codePointsBefore } from '../text/plain-text.ts';
import type { SourceRecord } from '../records.ts';

/**
 * Whether a coding that starts at `start` belongs to the passage that so far reaches to `end`, codings coming in
 * text order. They must share a character; two that only touch are two passages unless adjacent ones are joined.
 */
export function continuesPassage(start: number, end: number, joinAdjacent: boolean): boolean {
  return joinAdjacent ? start <= end : start < end;
}

const readPositions = new WeakMap<SourceRecord, readonly number[]>();
const none: readonly number[] = [];

/** Positions of the characters above U+FFFF in the text of the source, ascending; read once for each record. */
export function astralPositionsOf(source: SourceRecord): readonly number[] {
  if (source.astral === '[]') return none;
  let positions = readPositions.get(source);
  if (!positions) {
    // The column holds a list of numbers by its definition.
    positions = JSON.parse(source.astral) as number[];
    readPositions.set(source, positions);
  }
  return positions;
}

/** How many Unicode code points lie between two UTF-16 positions. */
export function charactersBetween(astral: readonly number[], start: number, end: number): number {
  if (astral.length === 0) return end - start;
  return codePointsBefore(astral, end) - codePointsBefore(astral, start);
}
