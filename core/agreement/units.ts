// The units of a source that anybody coded, at the levels where a unit is coded or not.
import { astralPositionsOf, charactersBetween } from '../counting/passage-run.ts';
import type { SourceRecord } from '../records.ts';
import { paragraphsTouched } from '../relations/sides.ts';
import type { Span } from '../span.ts';
import type { CodedBy } from './coded-by.ts';
import type { Level } from './request.ts';

export type UnitLevel = Exclude<Level, 'segments' | 'unitizing'>;

/** Sentences or paragraphs of a source in order; asked only at these levels. */
export type UnitsOf = (source: SourceRecord) => readonly Span[];

/** Equal units, one after the other, that somebody coded. */
export interface CodedUnits {
  /** The coders who did, as the sum of 3 to the power of their numbers. */
  readonly coded: number;
  /** How many units. */
  readonly weight: number;
  /** Where they are; null for a source. */
  readonly span: Span | null;
}

/** The sentences or paragraphs of the source in order; none at other levels. Asks for them once: they are read for it. */
export function textUnits(level: UnitLevel, source: SourceRecord, unitsOf: UnitsOf): readonly Span[] {
  return level === 'sentence' || level === 'paragraph' ? unitsOf(source) : [];
}

/** How many units the source has; `units` are its `textUnits`. */
export function unitCount(level: UnitLevel, source: SourceRecord, units: readonly Span[]): number {
  switch (level) {
    case 'source':
      return 1;
    case 'character':
      return source.codePoints;
    default:
      return units.length;
  }
}

/**
 * The units of the source taken last that any decider coded with the row. A sentence or paragraph is coded if any
 * character of it is. `units` are the `textUnits` of the source.
 */
export function codedUnits(
  coded: CodedBy,
  row: number,
  level: UnitLevel,
  source: SourceRecord,
  units: readonly Span[],
): CodedUnits[] {
  if (level === 'source') {
    let sum = 0;
    for (let coder = 0; coder < coded.coderIds.length; coder += 1)
      if (coded.slotsOf(coder, row).length > 0) sum += 3 ** coder;
    return sum === 0 ? [] : [{ coded: sum, weight: 1, span: null }];
  }
  const passages = coded.coderIds.map((_, coder) => coded.passagesOf(coder, row));
  return level === 'character' ? stretches(passages, source) : touched(passages, units);
}

function touched(passages: readonly (readonly Span[])[], units: readonly Span[]): CodedUnits[] {
  const byUnit = new Map<number, number>();
  passages.forEach((spans, coder) => {
    for (const unit of paragraphsTouched(spans, units))
      byUnit.set(unit, (byUnit.get(unit) ?? 0) + 3 ** coder);
  });
  return [...byUnit]
    .sort(([a], [b]) => a - b)
    .map(([unit, coded]) => ({ coded, weight: 1, span: units[unit]! }));
}

function stretches(passages: readonly (readonly Span[])[], source: SourceRecord): CodedUnits[] {
  const edges = passages.flatMap((spans, coder) =>
    spans.flatMap(({ start, end }) => [
      { at: start, change: 3 ** coder },
      { at: end, change: -(3 ** coder) },
    ]),
  );
  edges.sort((a, b) => a.at - b.at);
  const astral = astralPositionsOf(source);
  const found: CodedUnits[] = [];
  let [coded, start] = [0, 0];
  for (const { at, change } of edges) {
    if (coded > 0 && at > start)
      found.push({ coded, weight: charactersBetween(astral, start, at), span: { start, end: at } });
    coded += change;
    start = at;
  }
  return found;
}
