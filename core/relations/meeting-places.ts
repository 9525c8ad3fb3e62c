// The places, units or people in which two codes meet, with the passages of both: as many as the cell counts.
import type { CodingTable } from '../counting/coding-table.ts';
import type { Corpus } from '../counting/corpus.ts';
import { placesOf } from '../counting/places.ts';
import { select, type SelectedSource, type Selection } from '../counting/selection.ts';
import type { SourceRecord } from '../records.ts';
import type { Span } from '../span.ts';
import { touchedBy } from '../text/text-units.ts';
import { inBoth, meetingGroups } from './meetings.ts';
import { codePairs } from './pairs.ts';
import type { RelationsRequest } from './request.ts';
import { paragraphsTouched, reachOf, SidesOfSource, spansCoded } from './sides.ts';

/** Where two codes meet in one source: the passages of each, and whether the whole source is coded. */
export interface MeetingInSource {
  readonly sourceId: string;
  readonly a: readonly Span[];
  readonly b: readonly Span[];
  readonly isWholeA: boolean;
  readonly isWholeB: boolean;
  /** The paragraph in which they meet, by paragraph; null elsewhere. */
  readonly paragraph: Span | null;
}

/** One meeting of two codes. Only people meet in several sources. */
export interface MeetingPlace {
  /** By respondent, who raised both; null elsewhere. */
  readonly respondentId: string | null;
  readonly sources: readonly MeetingInSource[];
}

/** Two codes and where they meet; `a` and `b` as in a relation, the wider code first. */
export interface MeetingPlaces {
  readonly a: string;
  readonly b: string;
  readonly places: readonly MeetingPlace[];
}

/**
 * Lists where the two codes meet, source by source in the order of the corpus. `paragraphsOf` is asked only if
 * paragraphs matter. Throws AppError `not_found` for a code or coder that is not in the corpus.
 */
export function meetingPlaces(
  corpus: Corpus,
  codings: CodingTable,
  { by, paragraphs = 1, ...request }: Omit<RelationsRequest, 'of'>,
  codeIds: readonly [string, string],
  paragraphsOf: (source: SourceRecord) => readonly Span[],
): MeetingPlaces {
  const selection = select(corpus, codings, request);
  const { pairs, sides } = codePairs(corpus.codebook, codeIds, selection.settings.rollup);
  const { a, b, sideA, sideB } = pairs[0]!;
  const here = new SidesOfSource(selection, sides);
  const inSources = (meet: (source: SelectedSource, own: Own, other: Own) => MeetingInSource[]) =>
    selection.sources.flatMap((source) => {
      here.take(source);
      const [own, other] = [here.slotsOf(sideA), here.slotsOf(sideB)];
      if (own.length === 0 || other.length === 0) return [];
      return meet(source, own, other).map((met): MeetingPlace => ({ respondentId: null, sources: [met] }));
    });
  const spansOf = (slots: Own): readonly Span[] => placesOf(codings.columns, slots).spans;
  const inText = { isWholeA: false, isWholeB: false, paragraph: null };
  switch (by) {
    case 'source':
      return {
        a,
        b,
        places: inSources(({ record }, own, other) => [wholly(codings, record.id, own, other)]),
      };
    case 'respondent':
      return { a, b, places: ofPeople(selection, here, [sideA, sideB]) };
    case 'passage':
      return {
        a,
        b,
        places: inSources(({ record: { id, length } }, own, other) =>
          inBoth(spansCoded(codings, own, length), spansCoded(codings, other, length)).map((number) => {
            const start = Math.floor(number / (length + 1));
            const span = { start, end: length - (number % (length + 1)) };
            return { sourceId: id, ...inText, a: [span], b: [span] };
          }),
        ),
      };
    case 'paragraph':
      return {
        a,
        b,
        places: inSources(({ record }, own, other) => {
          const lines = paragraphsOf(record);
          const [ofA, ofB] = [spansOf(own), spansOf(other)];
          return inBoth(paragraphsTouched(ofA, lines), paragraphsTouched(ofB, lines)).map((number) => ({
            sourceId: record.id,
            ...inText,
            a: touching(ofA, lines, number),
            b: touching(ofB, lines, number),
            paragraph: lines[number]!,
          }));
        }),
      };
    default:
      return {
        a,
        b,
        places: inSources(({ record }, own, other) => {
          const lines = by === 'within' ? paragraphsOf(record) : null;
          // Passages that touch no paragraph are near nothing.
          const reached = (spans: readonly Span[]): readonly Span[] =>
            lines ? spans.filter((span) => touchedBy(lines, span)) : spans;
          const [ofA, ofB] = [reached(spansOf(own)), reached(spansOf(other))];
          const groups = lines
            ? meetingGroups(reachOf(ofA, lines, paragraphs), reachOf(ofB, lines, paragraphs))
            : meetingGroups(ofA, ofB);
          return groups.map((group) => ({
            sourceId: record.id,
            ...inText,
            a: ofA.slice(...group.a),
            b: ofB.slice(...group.b),
          }));
        }),
      };
  }
}

/** The codings of a side in one source. */
type Own = readonly number[];

/** All passages of both codes in a source. */
function wholly({ columns }: CodingTable, sourceId: string, own: Own, other: Own): MeetingInSource {
  const [ofA, ofB] = [placesOf(columns, own), placesOf(columns, other)];
  return {
    sourceId,
    a: ofA.spans,
    b: ofB.spans,
    isWholeA: ofA.whole !== null,
    isWholeB: ofB.whole !== null,
    paragraph: null,
  };
}

function touching(spans: readonly Span[], lines: readonly Span[], number: number): Span[] {
  const { start, end } = lines[number]!;
  return spans.filter((span) => span.start < end && span.end > start);
}

/** The people who are credited with both codes, with what they said of either. */
function ofPeople(
  selection: Selection,
  here: SidesOfSource,
  [sideA, sideB]: readonly [number, number],
): MeetingPlace[] {
  const { codings, people, creditedTo } = selection;
  const byPerson = new Map<number, { a: boolean; b: boolean; sources: MeetingInSource[] }>();
  for (const source of selection.sources) {
    here.take(source);
    const sides = [here.slotsOf(sideA), here.slotsOf(sideB)];
    for (const person of source.people) {
      const [own = [], other = []] = sides.map((slots) =>
        slots.filter((slot) => creditedTo(source, slot).includes(person)),
      );
      if (own.length + other.length === 0) continue;
      const by = byPerson.get(person) ?? { a: false, b: false, sources: [] };
      byPerson.set(person, by);
      by.a ||= own.length > 0;
      by.b ||= other.length > 0;
      by.sources.push(wholly(codings, source.record.id, own, other));
    }
  }
  return [...byPerson]
    .filter(([, { a, b }]) => a && b)
    .map(([person, { sources }]) => ({ respondentId: people.idOf(person), sources }));
}
