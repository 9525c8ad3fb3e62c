// What must be said beside the result of a query, as values; hosts put it into words (words/query-sentence.ts).
import { standingToDates, type DatesUnplaced } from '../counting/dates.ts';
import { countingFacts, type CountingFacts } from '../counting/facts.ts';
import type { Selection } from '../counting/selection.ts';
import { everyPart, type Query } from './query.ts';

export interface QueryFacts extends CountingFacts {
  /** Whether any part asks for codings of the layer. */
  readonly usesLayer: boolean;
  /** Whether it asks for any codes, and for any words. */
  readonly asksForCodes: boolean;
  readonly asksForWords: boolean;
  /** Whether it asks for matches of a pattern. */
  readonly asksForPatterns: boolean;
  /** Whether the query names coders, whose codings count in place of the layer's. */
  readonly namesCoders: boolean;
  /** Whether it asks for interviewers' remarks. */
  readonly asksForRemarks: boolean;
  /** Whether it finds what is not coded: by NOT or WITHOUT. */
  readonly findsAbsence: boolean;
  /** How many whole-source codings a relation between passages left out. */
  readonly withoutPlace: number;
  /** Sources of the base that limits of dates within the query leave out because of how they are dated. */
  readonly outByDate: DatesUnplaced;
}

/** Gathers the facts of a query. */
export function queryFacts(
  selection: Selection,
  query: Query,
  found: Pick<QueryFacts, 'usesLayer' | 'withoutPlace'>,
): QueryFacts {
  const parts = [...everyPart(query)];
  const filters = parts.flatMap((part) => (part.what === 'filter' ? [part.filter] : []));
  const dates = filters.flatMap((filter) =>
    filter.on === 'date' ? [{ from: filter.from ?? undefined, to: filter.to ?? undefined }] : [],
  );
  const unplaced = (how: keyof DatesUnplaced): number =>
    selection.base.sources.filter(({ date }) => dates.some((bounds) => standingToDates(date, bounds) === how))
      .length;
  return {
    ...countingFacts(selection),
    ...found,
    asksForCodes: parts.some(({ what }) => what === 'code'),
    asksForWords: parts.some(({ what }) => what === 'words'),
    asksForPatterns: parts.some(({ what }) => what === 'pattern'),
    namesCoders: filters.some(({ on }) => on === 'coder'),
    asksForRemarks: filters.some((filter) => filter.on === 'voice' && filter.voice === 'remark'),
    findsAbsence: parts.some(
      (part) =>
        part.what === 'only' ||
        (part.what === 'relation' &&
          (part.relation.by === 'not-overlapping' || ('with' in part.relation && !part.relation.with))),
    ),
    outByDate: { coarse: unplaced('coarse'), undated: unplaced('undated') },
  };
}
