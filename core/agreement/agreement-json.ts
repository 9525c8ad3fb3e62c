// Agreement and disagreements in the form that scripts read: `concord agree` and `concord disagreements`. Names are part
// of its contract.
import { PATH_SEPARATOR, pathOf, type Codebook } from '../codes/codebook.ts';
import { astralPositionsOf, charactersBetween } from '../counting/passage-run.ts';
import type { SourceRecord } from '../records.ts';
import type { Agreement, AgreementFacts, AgreementOn } from './agreement.ts';
import type { Disagreement } from './disagreements.ts';
import {
  measureKeys,
  type Measure,
  type MeasureKey,
  type WhyNoInterval,
  type WhyNoMeasure,
} from './measures.ts';
import type { DisagreementsRequest, Level } from './request.ts';

/** How much was compared, and the coefficients, null where `reasons` says why. */
export interface AgreementOnJson extends Readonly<Record<MeasureKey, number | null>> {
  readonly n: number;
  readonly used: Readonly<Record<string, number>>;
  readonly both: number;
  readonly neither: number;
  /** Of coefficients with a number; null where `reasons` says why under `intervals.KEY`. */
  readonly intervals: Partial<Readonly<Record<MeasureKey, readonly [number, number] | null>>>;
  readonly reasons: Readonly<Record<string, WhyNoMeasure | WhyNoInterval>>;
}

/** What no number counts, or only some. */
export interface DroppedJson {
  /** Paths of the codes that no coder used, which are no part of `pooled`. */
  readonly codes: readonly string[];
  /** Sources in scope that too few reviewed: fewer than two coders; with unitizing not all of them. */
  readonly sources: number;
  /** Codings of whole sources, which have no place in the text. */
  readonly whole_source_codings: number;
  /** Codings that persons made or changed after being shown those of a compared program in the same source. */
  readonly codings_made_seeing: number;
  /** Codings that persons removed after that; there they count as not having coded. */
  readonly codings_removed_seeing: number;
  /** Draws without a number, by code path and coefficient; the path is null for `pooled`. */
  readonly draws: readonly {
    readonly path: string | null;
    readonly key: MeasureKey;
    readonly count: number;
  }[];
}

/** The agreement as JSON. */
export interface AgreementJson {
  readonly level: Level;
  readonly coders: readonly string[];
  readonly threshold: number | null;
  readonly denominator: 'reviewed' | 'all';
  readonly q: number;
  readonly rows: readonly ({ readonly path: string } & AgreementOnJson)[];
  readonly pooled: AgreementOnJson;
  readonly dropped: DroppedJson;
  readonly method: string;
  readonly notice: string | null;
}

/** What accompanies the numbers. */
export interface AgreementTelling {
  readonly codebook: Codebook;
  readonly coderName: (id: string) => string;
  readonly method: string;
  readonly notice: string | null;
}

/** The agreement as plain JSON. Coders who share a name are called by their ids. */
export function agreementJson(
  { coderIds, rows, pooled, facts }: Agreement,
  { codebook, coderName, method, notice }: AgreementTelling,
): AgreementJson {
  const coders = namesOf(coderIds, coderName);
  const pathTo = (id: string): string => pathOf(codebook, id).join(PATH_SEPARATOR);
  const dropped = [...rows.map((row) => ({ path: pathTo(row.codeId), ...row })), { path: null, ...pooled }];
  return {
    ...toldOf(facts, coders),
    q: facts.offered,
    rows: rows.map((row) => ({ path: pathTo(row.codeId), ...onJson(row, coders) })),
    pooled: onJson(pooled, coders),
    dropped: {
      codes: rows
        .filter(({ measures }) => measures.percent === 'never_used')
        .map(({ codeId }) => pathTo(codeId)),
      sources: facts.sources.inScope - facts.sources[facts.level === 'unitizing' ? 'byAll' : 'bySeveral'],
      whole_source_codings: facts.withoutPlace,
      codings_made_seeing: facts.madeSeeing,
      codings_removed_seeing: facts.removedSeeing,
      draws: dropped.flatMap(({ path, dropped: own }) =>
        measureKeys.flatMap((key) => (own[key] === undefined ? [] : [{ path, key, count: own[key] }])),
      ),
    },
    method,
    notice,
  };
}

/** A difference as JSON; positions in code points, null for a source. */
export interface DisagreementJson {
  readonly source_id: string;
  readonly code: string;
  readonly start: number | null;
  readonly end: number | null;
  readonly present: readonly string[];
}

/** The differences as JSON. */
export interface DisagreementsJson {
  readonly level: Level;
  readonly coders: readonly string[];
  readonly threshold: number | null;
  readonly denominator: 'reviewed' | 'all';
  readonly rows: readonly DisagreementJson[];
  readonly notice: string | null;
}

/** The differences as plain JSON. */
export function disagreementsJson(
  found: readonly Disagreement[],
  {
    coderIds,
    level,
    threshold,
    denominator,
  }: Required<Pick<DisagreementsRequest, 'coderIds' | 'level'>> & {
    readonly threshold: number;
    readonly denominator: 'reviewed' | 'all';
  },
  { codebook, coderName, notice }: Omit<AgreementTelling, 'method'>,
  sources: ReadonlyMap<string, SourceRecord>,
): DisagreementsJson {
  const names = namesOf(coderIds, coderName);
  const nameOf = new Map(coderIds.map((id, place) => [id, names[place]!]));
  return {
    level,
    coders: names,
    threshold: level === 'segments' ? threshold : null,
    denominator,
    rows: found.map(({ sourceId, codeId, span, present }) => {
      const source = sources.get(sourceId);
      const astral = source ? astralPositionsOf(source) : [];
      return {
        source_id: sourceId,
        code: pathOf(codebook, codeId).join(PATH_SEPARATOR),
        start: span && charactersBetween(astral, 0, span.start),
        end: span && charactersBetween(astral, 0, span.end),
        present: present.map((id) => nameOf.get(id) ?? id),
      };
    }),
    notice,
  };
}

function toldOf({ level, threshold, denominator }: AgreementFacts, coders: readonly string[]) {
  return { level, coders, threshold, denominator };
}

function namesOf(coderIds: readonly string[], coderName: (id: string) => string): string[] {
  const names = coderIds.map(coderName);
  return names.map((name, place) =>
    names.filter((other) => other === name).length > 1 ? coderIds[place]! : name,
  );
}

function numberOrNull(measure: Measure): number | null {
  return typeof measure === 'number' ? measure : null;
}

function onJson({ counts, measures, intervals }: AgreementOn, coders: readonly string[]): AgreementOnJson {
  const reasons: Record<string, WhyNoMeasure | WhyNoInterval> = {};
  const numbers = {} as Record<MeasureKey, number | null>;
  const ends: Partial<Record<MeasureKey, readonly [number, number] | null>> = {};
  for (const key of measureKeys) {
    const measure = measures[key];
    numbers[key] = numberOrNull(measure);
    if (typeof measure === 'string') reasons[key] = measure;
    const interval = intervals[key];
    if (interval === undefined) continue;
    ends[key] = typeof interval === 'string' ? null : interval;
    if (typeof interval === 'string') reasons[`intervals.${key}`] = interval;
  }
  return {
    n: counts.n,
    used: Object.fromEntries(coders.map((name, coder) => [name, counts.used[coder]!])),
    both: counts.both,
    neither: counts.neither,
    ...numbers,
    intervals: ends,
    reasons,
  };
}
