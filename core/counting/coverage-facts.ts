// What must be said about samples, unions and majorities beside a count, as values that hosts put into words.
import type { SourceKind } from '../records.ts';
import type { Allocation } from '../sampling/allocation.ts';
import type { CoverageForm } from './coverage.ts';
import type { Draw } from './draws.ts';
import type { Frames, FrameStratum } from './frames.ts';
import { majorityVotes } from './majority.ts';
import { reason, type Reason } from './reasons.ts';
import type { Selection } from './selection.ts';

/** How one class of documents, or the interviews, was covered. */
export interface ClassCoverage {
  readonly kind: SourceKind;
  /** Null for documents without a class and for interviews. */
  readonly name: string | null;
  readonly form: CoverageForm;
  readonly inScope: number;
  readonly reviewed: number;
  /** The size of the frame, for a class that is complete or drawn. */
  readonly frame: number | null;
  /** Reviewed sources that are not in the draw. */
  readonly outside: number;
  /** The name of the sample it is estimated from; null where there is none, or where it was drawn elsewhere. */
  readonly draw: string | null;
  /** How many more samples of it exist, which are not used. */
  readonly otherDraws: number;
  /** Whether its share is estimated here from its draw. */
  readonly isEstimated: boolean;
  /** Why nothing can be estimated from its draw; null where it can be, or where no estimate is made. */
  readonly problem: Reason | null;
}

/** What became of the members of one draw, or of a class drawn elsewhere. */
export interface DrawCoverage {
  /** The name of the sample; null where it was drawn elsewhere. */
  readonly name: string | null;
  /** The classes in scope that it was drawn from; null for documents without one. */
  readonly classes: readonly (string | null)[];
  /** How it was stratified; null where it was not, or was drawn elsewhere. */
  readonly strata: {
    readonly by: 'class' | 'year' | 'language' | 'attribute';
    /** The name of the attribute that defines the strata. */
    readonly attribute: string | null;
    readonly allocation: Allocation;
    readonly seed: number;
    readonly parts: readonly { readonly key: string; readonly drawn: number; readonly N: number }[];
  } | null;
  readonly drawn: number;
  /** Read, in the order of the draw. */
  readonly read: number;
  readonly waiting: number;
  /** Whether the sources read are the first ones of the draw; otherwise they are not a smaller draw. */
  readonly isInOrder: boolean;
  readonly ineligible: FrameStratum['ineligible'];
  readonly unreadable: FrameStratum['unreadable'];
  /** Members read that the scope leaves out although they belong to the frame. */
  readonly outOfScope: number;
  /** How many of the frame are estimated to belong to it and to the scope; the frame itself where all do. */
  readonly belonging: number;
}

/** How the classes in scope were covered, and the draws behind them. */
export interface CoverageFacts {
  readonly classes: readonly ClassCoverage[];
  readonly draws: readonly DrawCoverage[];
}

function documentForms({ classes }: CoverageFacts): CoverageForm[] {
  return classes.filter(({ kind }) => kind === 'document').map(({ form }) => form);
}

/** Whether classes of documents were covered differently, so that they have no common plain share. */
export function hasUnlikeClasses(coverage: CoverageFacts): boolean {
  return documentForms(coverage).some((form) => form !== 'complete' && form !== 'incomplete');
}

/** The first class of documents that prevents an estimate, and why; null where none does. */
export function estimateProblem({
  classes,
}: CoverageFacts): { readonly className: string | null; readonly why: Reason } | null {
  for (const { kind, name, form, inScope, reviewed } of classes) {
    if (kind === 'interview' || form === 'complete' || form === 'drawn') continue;
    const why = {
      purposive: () => reason('purposive'),
      'frame-unknown': () => reason('frame_unknown', { class: name }),
      incomplete: () => reason('incomplete_class', { m: inScope - reviewed, N: inScope, class: name }),
    }[form]();
    return { className: name, why };
  }
  return null;
}

/**
 * Where estimates are wanted: `alone` in a column that holds one drawn class, `together` in the total over
 * classes that are weighted together.
 */
export interface WantedEstimates {
  readonly alone: boolean;
  readonly together: boolean;
}

/** The coverage of every class in scope, and every draw behind them. */
export function coverageFacts({ groups, strata }: Frames, wanted: WantedEstimates): CoverageFacts {
  const canBeWeighed = wanted.together && problemOf(strata) === null;
  const draws = new Map<string, FrameStratum[]>();
  for (const stratum of strata) {
    const [group] = stratum.groups;
    if (group?.form !== 'drawn') continue;
    const key = group.draw?.id ?? `class ${group.classId ?? ''}`;
    draws.set(key, [...(draws.get(key) ?? []), stratum]);
  }
  return {
    classes: groups.map((group) => {
      const { kind, name, form, sources, reviewed, frame, outside, draw, otherDraws } = group;
      const own = strata.filter((stratum) => stratum.groups.includes(group));
      const isWanted = form === 'drawn' && (wanted.alone || wanted.together);
      const problem = isWanted ? problemOf(own) : null;
      return {
        kind,
        name,
        form,
        inScope: sources.length,
        reviewed,
        frame,
        outside,
        draw: draw?.name ?? null,
        otherDraws,
        isEstimated: isWanted && problem === null && (wanted.alone || canBeWeighed),
        problem,
      };
    }),
    draws: [...draws.values()].map(drawCoverage),
  };
}

function problemOf(strata: readonly FrameStratum[]): Reason | null {
  return strata.find(({ problem }) => problem !== null)?.problem ?? null;
}

function drawCoverage(strata: readonly FrameStratum[]): DrawCoverage {
  const draw = strata[0]?.groups[0]?.draw ?? null;
  const sum = (of: (stratum: FrameStratum) => number): number =>
    strata.reduce((total, stratum) => total + of(stratum), 0);
  const why = (of: 'ineligible' | 'unreadable'): FrameStratum['ineligible'] => ({
    count: sum((stratum) => stratum[of].count),
    why: [...new Set(strata.flatMap((stratum) => stratum[of].why))],
  });
  return {
    name: draw?.name ?? null,
    classes: strata[0]?.groups.map(({ name }) => name) ?? [],
    strata: draw === null ? null : strataOf(draw, strata),
    drawn: sum(({ drawn }) => drawn),
    read: sum(({ n }) => n),
    waiting: sum(({ waiting }) => waiting),
    isInOrder: strata.every(({ problem }) => problem?.key !== 'out_of_draw_order'),
    ineligible: why('ineligible'),
    unreadable: why('unreadable'),
    outOfScope: sum(({ n, eligible, ineligible }) => n - eligible.size - ineligible.count),
    belonging: sum(({ N, n, eligible }) => (n === 0 ? 0 : (N * eligible.size) / n)),
  };
}

function strataOf({ seed, design }: Draw, strata: readonly FrameStratum[]): DrawCoverage['strata'] {
  const { by } = design.strata;
  if (by === 'none') return null;
  return {
    by,
    attribute: design.attributeName,
    allocation: design.allocation,
    seed,
    parts: strata.map(({ key, drawn, N }) => ({ key: key ?? '', drawn, N })),
  };
}

/** How many coders looked at the sources of a base. */
export type DepthFacts =
  | { readonly what: 'majority'; readonly ties: number; readonly single: number }
  | { readonly what: 'union'; readonly all: number; readonly single: number };

/**
 * For a majority, the ties of all rows and the sources with one reviewer; for a union, how many coders
 * reviewed the sources.
 */
export function depthFacts(
  selection: Selection,
  rows: readonly { readonly total: { readonly ties: number } }[],
): DepthFacts | null {
  const { layer, base } = selection;
  if (layer.what === 'majority') {
    const ties = rows.reduce((sum, { total }) => sum + total.ties, 0);
    return { what: 'majority', ties, single: majorityVotes(selection).single.size };
  }
  if (layer.what !== 'union') return null;
  const reviewers = base.sources.map(({ id }) => layer.reviewsOf(id).length);
  return {
    what: 'union',
    all: reviewers.filter((count) => count === layer.coderIds.size).length,
    single: reviewers.filter((count) => count === 1).length,
  };
}
