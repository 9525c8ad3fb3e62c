// How a place of one side stands to those of the other. Each relation finds, for a place, the run of places of the
// other side that it holds with: since places of a side never overlap, they always follow one another.
import { firstEndingAfter, firstMet, firstStartingAt, type Span } from '../span.ts';
import { touchedBy, type Touched } from '../text/text-units.ts';
import type { Place, Places } from '../counting/places.ts';
import type { Relation } from './query.ts';
import type { SourceView } from './source-view.ts';

/** The places of the other side from `from` up to, without, `to`; none where `to` is not above `from`. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

/** The relations between places of one text. */
export type PlaceRelation = Exclude<Relation, { readonly by: 'sources' | 'respondents' }>;

const none: Run = { from: 0, to: 0 };

/** Whether the relation compares whole sources too: they overlap, lie inside and contain each other. */
export function takesWholes({ by }: PlaceRelation): boolean {
  return by === 'overlapping' || by === 'not-overlapping' || by === 'inside' || by === 'containing';
}

/** Whether a place belongs to the result if it has no place of the other side in the relation. */
export function isAbsence(relation: PlaceRelation): boolean {
  return relation.by === 'not-overlapping' || ('with' in relation && !relation.with);
}

/** The places of one side, and how a place finds those among them which the relation holds with. */
export interface Meeting {
  readonly others: readonly Place[];
  /** Of an absence, the places that must be absent. */
  readonly runOf: (place: Span) => Run;
}

/** Prepares a relation to the places of one side. */
export function meetingWith(relation: PlaceRelation, { spans }: Places, view: SourceView): Meeting {
  switch (relation.by) {
    case 'overlapping':
    case 'not-overlapping':
      return { others: spans, runOf: (place) => overlapped(spans, place) };
    case 'inside':
      return { others: spans, runOf: (place) => around(spans, place) };
    case 'containing':
      return { others: spans, runOf: (place) => within(spans, place) };
    case 'touching':
      return { others: spans, runOf: (place) => beside(spans, place) };
    case 'passages':
      return { others: spans, runOf: (place) => sameAs(spans, place) };
    case 'sentences':
      return unitMeeting(view.sentences, spans, nearBy(0));
    case 'paragraphs':
      return unitMeeting(view.paragraphs, spans, nearBy(0));
    case 'near':
      return unitMeeting(view.paragraphs, spans, nearBy(relation.paragraphs));
    case 'followed':
      return unitMeeting(view.paragraphs, spans, (placed, { last }, { end }) => ({
        from: firstMet(placed.length, (at) => placed[at]!.place.start >= end),
        to: firstMet(placed.length, (at) => placed[at]!.units.first > last + relation.paragraphs),
      }));
    case 'preceded':
      return unitMeeting(view.paragraphs, spans, (placed, { first }, { start }) => ({
        from: firstMet(placed.length, (at) => placed[at]!.units.last >= first - relation.paragraphs),
        to: firstMet(placed.length, (at) => placed[at]!.place.end > start),
      }));
  }
}

function overlapped(spans: readonly Span[], { start, end }: Span): Run {
  return { from: firstEndingAfter(spans, start), to: firstStartingAt(spans, end) };
}

/** The one place around it: places never overlap. */
function around(spans: readonly Span[], { start, end }: Span): Run {
  const at = firstEndingAfter(spans, start);
  const one = spans[at];
  return one && one.start <= start && end <= one.end ? { from: at, to: at + 1 } : none;
}

function within(spans: readonly Span[], { start, end }: Span): Run {
  return { from: firstStartingAt(spans, start), to: firstEndingAfter(spans, end) };
}

/** The places that end where it starts or start where it ends, unless it shares a character with any. */
function beside(spans: readonly Span[], place: Span): Run {
  const { from, to } = overlapped(spans, place);
  if (from < to) return none;
  return {
    from: spans[from - 1]?.end === place.start ? from - 1 : from,
    to: spans[from]?.start === place.end ? from + 1 : from,
  };
}

function sameAs(spans: readonly Span[], { start, end }: Span): Run {
  const at = firstStartingAt(spans, start);
  const same = spans[at];
  return same?.start === start && same.end === end ? { from: at, to: at + 1 } : none;
}

interface Placed {
  readonly place: Place;
  readonly units: Touched;
}

/** A relation by units of the text. Places in the white space between units are near to nothing. */
function unitMeeting(
  units: readonly Span[],
  spans: readonly Place[],
  runAmong: (placed: readonly Placed[], own: Touched, place: Span) => Run,
): Meeting {
  const placed = spans.flatMap((place): Placed[] => {
    const touched = touchedBy(units, place);
    return touched ? [{ place, units: touched }] : [];
  });
  return {
    others: placed.map(({ place }) => place),
    runOf: (place) => {
      const own = touchedBy(units, place);
      return own ? runAmong(placed, own, place) : none;
    },
  };
}

/** Places of which a unit is at most so many units away from one of the place. */
function nearBy(most: number): Parameters<typeof unitMeeting>[2] {
  return (placed, { first, last }) => ({
    from: firstMet(placed.length, (at) => placed[at]!.units.last >= first - most),
    to: firstMet(placed.length, (at) => placed[at]!.units.first > last + most),
  });
}
