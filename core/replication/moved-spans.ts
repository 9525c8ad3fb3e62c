// Where spans of a text are once the names in it have been replaced. A pseudonym is never cut, so a position
// within a name moves to one of its two ends. For each name one cut is chosen: positions before it move to
// the start of the pseudonym, positions after it to its end. This keeps the order of positions. The cut is
// chosen, where possible, so that spans overlap, touch and lie apart as before, since passages are counted by
// that.
import { countLeading } from '../ascending.ts';
import type { Span } from '../span.ts';
import type { Replacement } from './names.ts';

/** Spans after the replacements. */
export interface MovedSpans {
  /** In the order in which they were given. */
  readonly spans: readonly Span[];
  /** How many of them relate differently to another span than before (overlapping, touching, apart). */
  readonly changed: number;
  /** Where a position moves that bounds no span. */
  readonly positionOf: (position: number) => number;
}

/** A name in the text, and where it is cut. */
interface Cut extends Replacement {
  /** Where its pseudonym begins. */
  readonly moved: number;
  /** Positions from here on move to the end of the pseudonym; null where no span begins or ends within the name. */
  after: number | null;
}

/**
 * Moves spans over replacements, which must be in order and not overlap. A span within a name becomes its
 * whole pseudonym.
 */
export function movedSpans(replacements: readonly Replacement[], spans: readonly Span[]): MovedSpans {
  const cuts = cutsOf(replacements);
  const isCut = new Set(
    spans.flatMap(({ start, end }) => [within(cuts, start), within(cuts, end)]).filter((cut) => cut !== null),
  );
  for (const cut of isCut) cut.after = bestCut(cut, spans);
  const moved = spans.map(({ start, end }): Span => {
    const [first, last] = [movedPosition(cuts, start), movedPosition(cuts, end)];
    const cut = first === last ? (within(cuts, start) ?? within(cuts, end)) : null;
    return cut ? { start: cut.moved, end: cut.moved + cut.instead.length } : { start: first, end: last };
  });
  return {
    spans: moved,
    changed: changedSpans([...isCut], spans, moved).size,
    positionOf: (position) => movedPosition(cuts, position),
  };
}

function cutsOf(replacements: readonly Replacement[]): Cut[] {
  let shift = 0;
  return replacements.map((replacement) => {
    const { start, end, instead } = replacement;
    const moved = start + shift;
    shift += instead.length - (end - start);
    return { ...replacement, moved, after: null };
  });
}

/** The last name that begins before a position. */
function lastBefore(cuts: readonly Cut[], position: number): Cut | undefined {
  return cuts[countLeading(cuts.length, (index) => cuts[index]!.start < position) - 1];
}

function within(cuts: readonly Cut[], position: number): Cut | null {
  const last = lastBefore(cuts, position);
  return last && position < last.end ? last : null;
}

function movedPosition(cuts: readonly Cut[], position: number): number {
  const cut = lastBefore(cuts, position);
  if (!cut) return position;
  const end = cut.moved + cut.instead.length;
  if (position >= cut.end) return end + position - cut.end;
  return cut.after !== null && position >= cut.after ? end : cut.moved;
}

/** The best cut of a name: it separates the fewest spans, then joins the fewest, then keeps the name in the most. */
function bestCut({ start, end }: Cut, spans: readonly Span[]): number {
  const isHere = (position: number): boolean => start <= position && position <= end;
  const starts = spans.map((span) => span.start).filter(isHere);
  const ends = spans.map((span) => span.end).filter(isHere);
  const places = [...new Set([...starts, ...ends, end])].filter((place) => place > start).sort(byNumber);
  const weighed = places.map((after) => {
    let [parted, joined] = [0, 0];
    for (const from of starts)
      for (const to of ends)
        if (from < after === to < after) {
          if (from < to) parted += 1;
          if (from > to) joined += 1;
        }
    const holding = starts.filter((from) => from < after).length + ends.filter((to) => to >= after).length;
    return { after, parted, joined, holding };
  });
  weighed.sort((a, b) => a.parted - b.parted || a.joined - b.joined || b.holding - a.holding);
  return weighed[0]?.after ?? end;
}

function byNumber(a: number, b: number): number {
  return a - b;
}

/** Only spans that begin or end at the same name can relate differently than before. */
function changedSpans(cuts: readonly Cut[], spans: readonly Span[], moved: readonly Span[]): Set<number> {
  const changed = new Set<number>();
  for (const { start, end } of cuts) {
    const here = [...spans.keys()].filter((place) => {
      const span = spans[place]!;
      return (start <= span.start && span.start <= end) || (start <= span.end && span.end <= end);
    });
    for (const [at, one] of here.entries())
      for (const other of here.slice(at + 1))
        if (meeting(spans[one]!, spans[other]!) !== meeting(moved[one]!, moved[other]!)) {
          changed.add(one);
          changed.add(other);
        }
  }
  return changed;
}

/** Positive where two spans share characters, zero where they touch, negative where they lie apart. */
function meeting(a: Span, b: Span): number {
  return Math.sign(Math.min(a.end, b.end) - Math.max(a.start, b.start));
}
