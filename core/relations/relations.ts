// Where codes meet, pair by pair: in places, spans, paragraphs, sources or respondents, with the totals of both codes
// and how far they go together. Nothing is said about what chance would make one expect: passages have no number of
// trials, and paragraphs of one text depend on each other.
import { AppError } from '../errors.ts';
import type { SourceKind, SourceRecord } from '../records.ts';
import type { Span } from '../span.ts';
import type { CodingTable } from '../counting/coding-table.ts';
import type { Corpus } from '../counting/corpus.ts';
import { depthFacts, type DepthFacts } from '../counting/coverage-facts.ts';
import { countingFacts, type CountingFacts } from '../counting/facts.ts';
import { majorityVotes } from '../counting/majority.ts';
import { missingCounts } from '../counting/missing-counts.ts';
import { reason, type Reason } from '../counting/reasons.ts';
import type { LayerRequest, Unit } from '../counting/request.ts';
import { select, type Selection } from '../counting/selection.ts';
import { rowCodes } from '../counting/row-codes.ts';
import { statedSelection } from '../counting/stated-selection.ts';
import { countPairs, type PairCounts } from './count-pairs.ts';
import { codePairs, type CodePair } from './pairs.ts';
import type { MeetBy, RelationsRequest } from './request.ts';

/** How two codes are related. Counts are null where `reason` says why. */
export interface Relation extends Pick<CodePair, 'a' | 'b' | 'isInside' | 'sharedCodes'> {
  /** Units with the code: passages, spans, paragraphs, sources or respondents. */
  readonly nA: number | null;
  readonly nB: number | null;
  /** Passages of `a` that meet one of `b`, and the other way round; null where codes do not meet by passages. */
  readonly aMeetingB: number | null;
  readonly bMeetingA: number | null;
  /** Places or units with both. */
  readonly both: number | null;
  /** Sources with such a place or unit; by respondent, sources with both. */
  readonly sourcesWithBoth: number | null;
  /** All places where codes meet by passages; units with at least one of the codes elsewhere. */
  readonly either: number | null;
  /** Sources or respondents with neither, without those that a majority leaves undecided; null elsewhere. */
  readonly neither: number | null;
  /** `both` out of what has either, counted as passages where these meet. From 0 to 1. */
  readonly c: number | null;
  /** `both` out of `either`. From 0 to 1. */
  readonly jaccard: number | null;
  /** By overlap: the characters in passages of both, and their share of those in passages of either. */
  readonly sharedCharacters: number | null;
  readonly jaccardCharacters: number | null;
  /** Why there is no number; beside numbers, why the pair is set apart or what is left out of it. */
  readonly reason: Reason | null;
}

/** The facts for the method sentence of relations. */
export interface RelationsFacts extends CountingFacts {
  readonly by: MeetBy;
  readonly paragraphs: number;
  readonly unit: Unit;
  /** Codings of whole sources that are left out since they have no place in the text. */
  readonly withoutPlace: number;
  readonly hasInside: boolean;
  readonly hasShared: boolean;
  /** Who reviewed the sources of a majority, and how many votes on these codes were tied; null in other layers. */
  readonly depth: DepthFacts | null;
  /** In a majority, sources of the base that nobody has reviewed, so that nothing is decided there. */
  readonly undecided: number;
  /** Why nothing could be counted; null otherwise. */
  readonly missing: Reason | null;
}

/** What one of the codes has by itself, whatever it meets. */
export interface RelatedCode {
  readonly id: string;
  /** Units with it, and sources that have such a unit; null where nothing could be counted. */
  readonly n: number | null;
  readonly sources: number | null;
}

/** The relations of codes. */
export interface Relations {
  readonly layer: LayerRequest;
  /** The codes in their order. */
  readonly codes: readonly RelatedCode[];
  readonly relations: readonly Relation[];
  /** How many units there are in the base: paragraphs, sources or respondents; null elsewhere. */
  readonly of: number | null;
  /** Sources in scope, of either kind, that nobody in the layer has reviewed. */
  readonly notReviewed: number;
  readonly facts: RelationsFacts;
}

const unitOf: Readonly<Record<MeetBy, Unit>> = {
  overlap: 'passages',
  passage: 'passages',
  paragraph: 'passages',
  within: 'passages',
  source: 'sources',
  respondent: 'respondents',
};

/**
 * Counts where codes meet, in small steps, between which neither the corpus nor the table may change. `paragraphsOf` returns the paragraphs of a source in order; it is asked only if paragraphs
 * matter. Throws AppError `unsupported` where passages are asked of a majority, and `not_found` for a code or coder
 * that is not in the corpus.
 */
export function* relationsOf(
  corpus: Corpus,
  codings: CodingTable,
  { of = 'themes', by, paragraphs = 1, ...request }: RelationsRequest,
  paragraphsOf: (source: SourceRecord) => readonly Span[],
): Generator<void, Relations> {
  const selection = select(corpus, codings, request);
  const unit = unitOf[by];
  if (selection.layer.what === 'majority' && unit === 'passages')
    throw new AppError('unsupported', 'errors:majority_counts_presence');
  const codeIds = rowCodes(corpus.codebook, of);
  const made = codePairs(corpus.codebook, codeIds, selection.settings.rollup);
  const missing = whyNothing(selection, unit);
  const stated = statedSelection(selection, { ...request, unit });
  const votes = stated.layer.what === 'majority' ? majorityVotes(stated) : null;
  const undecidable = votes?.undecidable ?? new Set<string>();
  const counts = yield* countPairs(selection, made, { by, reach: paragraphs, paragraphsOf, undecidable });
  const ties =
    votes && made.sideOfCode.map((side) => ({ total: { ties: votes.tied(made.sides[side]!).length } }));
  return {
    layer: selection.layer.request,
    codes: codeIds.map((id, place) => {
      const side = made.sideOfCode[place]!;
      return { id, n: missing ? null : counts.n[side]!, sources: missing ? null : counts.sources[side]! };
    }),
    relations: made.pairs.map((pair, place) => relationOf(pair, place, counts, by, missing)),
    of: missing ? null : counts.of,
    notReviewed: selection.scoped.inScope.length - selection.base.reviewed,
    facts: {
      ...countingFacts(stated),
      by,
      paragraphs,
      unit,
      withoutPlace: unit === 'passages' ? counts.wholes : 0,
      hasInside: made.pairs.some(({ isInside }) => isInside),
      hasShared: made.pairs.some(({ sharedCodes }) => sharedCodes.length > 0),
      depth: ties && depthFacts(stated, ties),
      undecided: undecidable.size,
      missing,
    },
  };
}

const nothing = {
  nA: null,
  nB: null,
  aMeetingB: null,
  bMeetingA: null,
  both: null,
  sourcesWithBoth: null,
  either: null,
  neither: null,
  c: null,
  jaccard: null,
  sharedCharacters: null,
  jaccardCharacters: null,
} as const;

function relationOf(
  { a, b, sideA, sideB, isInside, sharedCodes }: CodePair,
  pair: number,
  counts: PairCounts,
  by: MeetBy,
  missing: Reason | null,
): Relation {
  const named = { a, b, isInside, sharedCodes };
  if (missing) return { ...named, ...nothing, reason: missing };
  const [nA, nB, both] = [counts.n[sideA]!, counts.n[sideB]!, counts.both[pair]!];
  const isByPassages = by === 'overlap' || by === 'within';
  const [aMeetingB, bMeetingA] = [counts.ofA[pair]!, counts.ofB[pair]!];
  // A place that holds both joins all passages of either that meet in it.
  const either = isByPassages ? nA + nB - aMeetingB - bMeetingA + both : nA + nB - both;
  const shared = counts.shared[pair]!;
  const characters = counts.characters[sideA]! + counts.characters[sideB]! - shared;
  const ofBase = by === 'source' || by === 'respondent' ? counts.of : null;
  const c = shareOf(both, nA + nB - both);
  return {
    ...named,
    nA,
    nB,
    aMeetingB: isByPassages ? aMeetingB : null,
    bMeetingA: isByPassages ? bMeetingA : null,
    both,
    sourcesWithBoth: counts.sourcesWithBoth[pair]!,
    either,
    neither: ofBase === null ? null : ofBase - either - counts.open[pair]!,
    c,
    jaccard: shareOf(both, either),
    sharedCharacters: by === 'overlap' ? shared : null,
    jaccardCharacters: by === 'overlap' ? shareOf(shared, characters) : null,
    reason:
      c === null
        ? reason('no_variation')
        : isInside
          ? reason('one_inside_other')
          : sharedCodes.length > 0
            ? reason('shares_codes')
            : null,
  };
}

function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** Why nothing can be counted in the selection; null where something can. */
function whyNothing(selection: Selection, unit: Unit): Reason | null {
  const { scoped, sources, people } = selection;
  const kinds = (['document', 'interview'] as const).filter((kind: SourceKind) =>
    scoped.inScope.some((source) => source.kind === kind),
  );
  const characters = sources.reduce((sum, { record }) => sum + record.codePoints, 0);
  const bases = { sources: sources.length, respondents: people.size, characters };
  return missingCounts(selection, { inScope: scoped.inScope, kinds, bases })[unit];
}
