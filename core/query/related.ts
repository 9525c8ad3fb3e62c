// The result of a relation in one source: the places of its left side that have a place of the right side in the
// relation, or none, or the stretches from one to the other.
import type { CodingColumns } from '../counting/coding-columns.ts';
import { nowhere, type Place, type Places } from '../counting/places.ts';
import { slotsTogether } from './places.ts';
import { isAbsence, meetingWith, takesWholes, type PlaceRelation } from './relations.ts';
import type { SourceView } from './source-view.ts';

/** The places of both sides in a source. */
export interface SidesThere {
  readonly left: Places;
  readonly right: Places;
  readonly view: SourceView;
}

/** The places of the left side. With `isSame`, both sides are the same places, and a place needs another one. */
export function leftOf(relation: PlaceRelation, { left, right, view }: SidesThere, isSame = false): Places {
  const absent = isAbsence(relation);
  const whole = takesWholes(relation) && (right.whole === null) === absent ? left.whole : null;
  const { runOf } = meetingWith(relation, right, view);
  const needed = isSame ? 2 : 1;
  const spans = left.spans.filter((place) => {
    const { from, to } = runOf(place);
    return to - from >= needed !== absent;
  });
  return whole === null && spans.length === 0 ? nowhere : { whole, spans };
}

/** The stretch from each place of the left side to those it meets; stretches that share a character are one. */
export function wholeOf(
  columns: CodingColumns,
  relation: PlaceRelation,
  { left, right, view }: SidesThere,
  isSame: boolean,
): Places {
  const isWhole = takesWholes(relation) && left.whole !== null && right.whole !== null;
  const { others, runOf } = meetingWith(relation, right, view);
  const stretches = left.spans.flatMap((place): Place[] => {
    const { from, to } = runOf(place);
    if (to - from < (isSame ? 2 : 1)) return [];
    const met = others.slice(from, to);
    return [
      {
        start: Math.min(place.start, met[0]!.start),
        end: Math.max(place.end, met.at(-1)!.end),
        slots: slotsTogether(columns, [place.slots, ...met.map(({ slots }) => slots)]),
      },
    ];
  });
  const whole = isWhole ? slotsTogether(columns, [left.whole, right.whole]) : null;
  if (whole === null && stretches.length === 0) return nowhere;
  return { whole, spans: chained(columns, stretches) };
}

function chained(columns: CodingColumns, stretches: readonly Place[]): Place[] {
  const chains: Place[] = [];
  for (const stretch of stretches.toSorted((a, b) => a.start - b.start)) {
    const last = chains.at(-1);
    if (last && stretch.start < last.end) {
      const slots = slotsTogether(columns, [last.slots, stretch.slots]);
      chains[chains.length - 1] = { start: last.start, end: Math.max(last.end, stretch.end), slots };
    } else chains.push(stretch);
  }
  return chains;
}
