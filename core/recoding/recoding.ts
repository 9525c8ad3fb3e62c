// A sample that one person codes again: which sources, how far the second pass is, and how long after the first.
import type { CoderRecord, RecodingRecord, ReviewRecord, SampleRecord, SourceRecord } from '../records.ts';

const DAY = 24 * 60 * 60 * 1000;

/** One source of the sample. */
export interface RecodedSource {
  readonly sourceId: string;
  /** When the first pass was reviewed; null where that is not known, or hidden. */
  readonly firstAt: string | null;
  /** When the second pass was reviewed; null while it is not. */
  readonly againAt: string | null;
  /** Whether the person worked on the source in the first pass after the plan was made. */
  readonly isSeen: boolean;
}

/** A plan with how far it is. */
export interface Recoding {
  readonly id: string;
  readonly passId: string;
  readonly personId: string;
  readonly sampleId: string;
  readonly weeks: number;
  readonly plannedAt: string;
  readonly dueOn: string | null;
  /** Whether it is time to remind: the day has come, and sources are left. */
  readonly isDue: boolean;
  /** Those still in the study, in the order of the draw. */
  readonly sources: readonly RecodedSource[];
  /** How many sources of the sample were deleted or excluded since. */
  readonly gone: number;
  /** How many reviewed sources the sample was drawn from. */
  readonly frame: number;
}

/** What `recodingOf` looks at. */
export interface RecodingStudy {
  readonly pass: Pick<CoderRecord, 'id' | 'personId'>;
  readonly sample: Pick<SampleRecord, 'id' | 'settings' | 'sourceIds'>;
  readonly source: (id: string) => Pick<SourceRecord, 'status'> | null;
  /** Reviews of the person and of the pass. */
  readonly reviews: readonly Pick<ReviewRecord, 'sourceId' | 'coderId' | 'at'>[];
  /** Sources in which the person coded in the first pass after the plan was made. */
  readonly codedSince: ReadonlySet<string>;
  /** The present day, `2026-10-03`. */
  readonly today: string;
}

/** How far a plan is. */
export function recodingOf(plan: RecodingRecord, study: RecodingStudy): Recoding {
  const { pass, sample, reviews, codedSince, today } = study;
  const personId = pass.personId ?? pass.id;
  const drawn = JSON.parse(sample.sourceIds) as string[];
  const reviewed = (coderId: string): ReadonlyMap<string, string> =>
    new Map(reviews.filter((each) => each.coderId === coderId).map(({ sourceId, at }) => [sourceId, at]));
  const [first, again] = [reviewed(personId), reviewed(pass.id)];
  const sources = drawn.flatMap((sourceId): RecodedSource[] => {
    const source = study.source(sourceId);
    if (!source || source.status === 'excluded') return [];
    const firstAt = first.get(sourceId) ?? null;
    const isSeen = codedSince.has(sourceId) || (firstAt !== null && firstAt > plan.plannedAt);
    return [{ sourceId, firstAt, againAt: again.get(sourceId) ?? null, isSeen }];
  });
  const { frame } = JSON.parse(sample.settings) as { frame: readonly { sourceIds: readonly string[] }[] };
  return {
    id: plan.id,
    passId: pass.id,
    personId,
    sampleId: sample.id,
    weeks: plan.weeks,
    plannedAt: plan.plannedAt,
    dueOn: plan.dueOn,
    isDue: plan.dueOn !== null && plan.dueOn <= today && sources.some(({ againAt }) => againAt === null),
    sources,
    gone: drawn.length - sources.length,
    frame: frame.reduce((sum, { sourceIds }) => sum + sourceIds.length, 0),
  };
}

/** How many sources of it are reviewed in the second pass. */
export function recodedIn({ sources }: Pick<Recoding, 'sources'>): number {
  return sources.filter(({ againAt }) => againAt !== null).length;
}

/**
 * The shortest and the longest time between the first and the second review of a source, in whole weeks; null where no
 * source has both.
 */
export function weeksBetween({ sources }: Pick<Recoding, 'sources'>): readonly [number, number] | null {
  const weeks = sources.flatMap(({ firstAt, againAt }) =>
    firstAt === null || againAt === null
      ? []
      : [Math.floor((Date.parse(againAt) - Date.parse(firstAt)) / DAY / 7)],
  );
  return weeks.length === 0 ? null : [Math.min(...weeks), Math.max(...weeks)];
}

/** The day so many weeks after this moment, `2026-10-03`. */
export function dayAfter(moment: string, weeks: number): string {
  return new Date(Date.parse(moment) + weeks * 7 * DAY).toISOString().slice(0, 10);
}

/** Which kind of sources is coded again. */
export const recodingFrames = ['all', 'document', 'interview'] as const;
export type RecodingFrame = (typeof recodingFrames)[number];

/** The sources that a person has reviewed and may code again: not excluded, no duplicates. */
export function sourcesToRecode(
  sources: Iterable<Pick<SourceRecord, 'id' | 'kind' | 'status' | 'duplicateOf'>>,
  reviews: Iterable<Pick<ReviewRecord, 'sourceId' | 'coderId'>>,
  personId: string,
  frame: RecodingFrame,
): string[] {
  const reviewed = new Set<string>();
  for (const { sourceId, coderId } of reviews) if (coderId === personId) reviewed.add(sourceId);
  return [...sources]
    .filter(
      ({ id, kind, status, duplicateOf }) =>
        reviewed.has(id) &&
        status !== 'excluded' &&
        duplicateOf === null &&
        (frame === 'all' || kind === frame),
    )
    .map(({ id }) => id);
}
