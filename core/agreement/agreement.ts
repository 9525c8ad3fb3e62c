// How far coders agree: every row and all rows together, with intervals, and the facts of the sentence about them.
import type { CodingTable } from '../counting/coding-table.ts';
import type { Corpus } from '../counting/corpus.ts';
import { countingFacts, type CountingFacts } from '../counting/facts.ts';
import { pathOf, PATH_SEPARATOR } from '../codes/codebook.ts';
import { AppError } from '../errors.ts';
import { bootstrapped, type Bootstrapped } from './bootstrap.ts';
import { CodedBy, type DecidedSources, type SeenOfPrograms } from './coded-by.ts';
import { measureKeys, type Counts, type Measure, type MeasureKey, type Measures } from './measures.ts';
import { Decisions, isOpen } from './decisions.ts';
import { differingPlaces } from './places.ts';
import {
  decidersNeeded,
  DEFAULT_THRESHOLD,
  type AgreementProgress,
  type AgreementRequest,
  type Level,
} from './request.ts';
import type { Sample } from './sample.ts';
import type { SegmentChance } from './segment-matching.ts';
import { SegmentSample } from './segment-sample.ts';
import type { UnitsOf } from './units.ts';
import { UnitSample } from './unit-sample.ts';
import { UnitizingSample, type CodesOverlap } from './unitizing-sample.ts';

/** The agreement on one code, or on all codes together. */
export interface AgreementOn extends Bootstrapped {
  readonly counts: Counts;
  readonly measures: Measures;
}

/** The agreement on one code. */
export interface AgreementRow extends AgreementOn {
  readonly codeId: string;
}

/** What must be said beside the numbers. */
export interface AgreementFacts {
  readonly level: Level;
  /** With segments, how much of two codings must be shared; null elsewhere. */
  readonly threshold: number | null;
  /** Names, in the order asked for. */
  readonly coders: readonly string[];
  /** Those of them that are programs, which review nothing and count for sources in which they coded anything. */
  readonly programs: readonly string[];
  readonly denominator: 'reviewed' | 'all';
  readonly rollup: boolean;
  readonly withoutSuggested: boolean;
  /** How many codes were offered, and how many of them no coder used. */
  readonly offered: number;
  readonly neverUsed: number;
  readonly sources: DecidedSources;
  /** Sources that a person reviewed only after seeing the codings of a compared program there, and that count for the person as not reviewed. */
  readonly seenFirst: number;
  /** Codings that persons made or changed after being shown those of a compared program in the same source, and that are left out. */
  readonly madeSeeing: number;
  /** Codings that persons removed after being shown those of a compared program there: they count as not coded. */
  readonly removedSeeing: number;
  /** Codings of whole sources, which have no place in the text and are left out; 0 at the level of sources. */
  readonly withoutPlace: number;
  /** With segments of several codes, how agreement by chance is taken; null elsewhere. */
  readonly chance: SegmentChance | null;
  /** How often sources were drawn anew, from how many and by which seed; null without intervals. */
  readonly draws: { readonly count: number; readonly seed: number; readonly sources: number } | null;
  /** The scope, said as of any count. */
  readonly counting: CountingFacts;
  /** How much of where they differ was decided about afterwards, which no coefficient looks at; null if nothing ever was. */
  readonly adjudicated: AdjudicatedPlaces | null;
}

/** The places where coders differ at a level. */
export interface AdjudicatedPlaces {
  readonly places: number;
  /** Of these, about which a decision stands. */
  readonly decided: number;
}

/** The agreement between coders. */
export interface Agreement {
  readonly coderIds: readonly string[];
  readonly rows: readonly AgreementRow[];
  /** The codes that somebody used, taken together. */
  readonly pooled: AgreementOn;
  readonly facts: AgreementFacts;
}

/**
 * Measures agreement, and yields after each source and each draw how much is done. `unitsOf` gives the sentences or
 * paragraphs of a source, and is asked only at these levels; `decisions` is what was decided about
 * places, `seen` what persons saw of what programs had coded. Throws as `CodedBy`, and `invalid` at the level `unitizing`
 * where one coder put overlapping passages under different codes.
 */
export function* agreementOf(
  corpus: Corpus,
  codings: CodingTable,
  request: AgreementRequest,
  unitsOf: UnitsOf,
  {
    decisions = new Decisions([], () => null),
    seen,
  }: { readonly decisions?: Decisions; readonly seen?: SeenOfPrograms | undefined } = {},
): Generator<AgreementProgress, Agreement> {
  const { level, bootstrap: count = 0, seed = 1 } = request;
  const coded = new CodedBy(corpus, codings, request, seen);
  const threshold = request.threshold ?? DEFAULT_THRESHOLD;
  const { sample, add } = sampleOf(coded, request, threshold, unitsOf);
  const total = coded.sources.length + count;
  let withoutPlace = 0;
  for (let source = 0; source < coded.sources.length; source += 1) {
    const present = coded.take(source);
    const isCompared = coded.sources[source]!.deciders >= decidersNeeded(level, coded.coderIds.length);
    if (level !== 'source' && isCompared) withoutPlace += coded.wholes();
    const overlap = add(source, present);
    if (overlap) throw overlapping(corpus, overlap);
    yield { done: source + 1, total };
  }
  const once = new Uint8Array(sample.sources).fill(1);
  const found = sample.measure(once);
  if (coded.seenFirst > 0) for (const { measures } of [...found.rows, found.pooled]) sayWhySeen(measures);
  const measured = { rows: found.rows.map(({ measures }) => measures), pooled: found.pooled.measures };
  const drawing = bootstrapped(sample, measured, { count, seed });
  let drawn = drawing.next();
  for (; drawn.done !== true; drawn = drawing.next())
    yield { done: coded.sources.length + drawn.value, total };
  const ofDraws = count > 0 ? drawn.value : null;
  const none: Bootstrapped = { intervals: {}, dropped: {} };
  const counting = countingFacts(coded.stated);
  const nameOf = (id: string): string => corpus.tables.coder.get(id)?.name ?? id;
  return {
    coderIds: coded.coderIds,
    rows: found.rows.map((own, row) => ({
      codeId: coded.codeIds[row]!,
      ...own,
      ...(ofDraws?.rows[row] ?? none),
    })),
    pooled: { ...found.pooled, ...(ofDraws?.pooled ?? none) },
    facts: {
      level,
      threshold: level === 'segments' ? threshold : null,
      coders: coded.coderIds.map(nameOf),
      programs: coded.coderIds.filter((id) => coded.programIds.has(id)).map(nameOf),
      denominator: request.denominator ?? 'reviewed',
      rollup: counting.rollup,
      withoutSuggested: counting.withoutSuggested,
      offered: coded.codeIds.length,
      neverUsed: sample.isUsed.filter((isUsed) => !isUsed).length,
      sources: coded.decided,
      seenFirst: coded.seenFirst,
      madeSeeing: coded.madeSeeing,
      removedSeeing: coded.removedSeeing,
      withoutPlace,
      chance: sample instanceof SegmentSample ? sample.chance : null,
      draws: count > 0 ? { count, seed, sources: sample.drawable.length } : null,
      counting,
      adjudicated: decisions.isEmpty
        ? null
        : yield* adjudicatedPlaces(corpus, codings, { request, unitsOf, decisions }),
    },
  };
}

/** Without a pair of coders because of what was seen first, that is the reason. */
function sayWhySeen(measures: Record<MeasureKey, Measure>): void {
  for (const key of measureKeys) if (measures[key] === 'no_pairs') measures[key] = 'seen_first';
}

/** Counts the places again: decisions belong to places, and coefficients to units. */
function* adjudicatedPlaces(
  corpus: Corpus,
  codings: CodingTable,
  {
    request,
    unitsOf,
    decisions,
  }: { readonly request: AgreementRequest; readonly unitsOf: UnitsOf; readonly decisions: Decisions },
): Generator<AgreementProgress, AdjudicatedPlaces> {
  const { places } = yield* differingPlaces(corpus, codings, request, unitsOf, decisions);
  return { places: places.length, decided: places.filter(({ decision }) => !isOpen(decision)).length };
}

function sampleOf(
  coded: CodedBy,
  { level }: AgreementRequest,
  threshold: number,
  unitsOf: UnitsOf,
): {
  readonly sample: Sample;
  readonly add: (source: number, present: readonly number[]) => CodesOverlap | null;
} {
  if (level === 'segments') {
    const sample = new SegmentSample(coded);
    const add = (source: number, present: readonly number[]) => {
      sample.add(coded, source, present, threshold);
      return null;
    };
    return { sample, add };
  }
  if (level === 'unitizing') {
    const sample = new UnitizingSample(coded);
    return { sample, add: (source, present) => sample.add(coded, source, present) };
  }
  const sample = new UnitSample(coded);
  const add = (source: number, present: readonly number[]) => {
    sample.add(coded, source, present, level, unitsOf);
    return null;
  };
  return { sample, add };
}

function overlapping(corpus: Corpus, { coderId, sourceId, codeIds, isShared }: CodesOverlap): AppError {
  const { tables, codebook } = corpus;
  const source = tables.source.get(sourceId);
  const [one = '', other = ''] = codeIds.map((id) => pathOf(codebook, id).join(PATH_SEPARATOR));
  return new AppError('invalid', `errors:agreement_codes_${isShared ? 'shared' : 'overlap'}`, {
    coder: tables.coder.get(coderId)?.name ?? '',
    source: source?.label ?? source?.title ?? '',
    one,
    other,
  });
}
