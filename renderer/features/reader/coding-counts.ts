// The study's counts for one code, with their units and bases.
import type { TallyRequest } from '#core/counting/request.ts';
import type { TallyFacts } from '#core/counting/tally.ts';
import type { SourceKind } from '#core/records.ts';
import { api } from '#renderer/api.ts';
import { useWorkingChoice } from '#renderer/common/counts/use-working-counts.ts';
import { workingRequest, type WorkingBase } from '#renderer/common/counts/working-request.ts';
import { useAnswer } from '#renderer/app/services/use-answer.ts';

/** A count and its base. */
export interface CountOf {
  readonly count: number;
  readonly n: number;
}

/** All sources, the reviewed ones, or all because none is reviewed. */
export type StudyBase = 'all' | 'reviewed' | 'none-reviewed';

/** The counts of one code in the layer that the study reports. */
export interface CodeInStudy {
  readonly respondents: CountOf | null;
  readonly interviews: CountOf | null;
  readonly interviewPassages: number | null;
  readonly documents: CountOf | null;
  readonly documentPassages: number | null;
  /** The documents by class. */
  readonly classes: readonly (CountOf & { readonly classId: string | null })[];
  /** The base for each kind: `none-reviewed` means that reviewed sources were asked for but there are none. */
  readonly bases: { readonly interviews: StudyBase; readonly documents: StudyBase };
  /** The coders whose codings are counted. */
  readonly coders: readonly string[];
}

/** The layer visible to the working coder: a second pass is blind to the first. */
export type VisibleLayer = { readonly coderId: string } | undefined;

/** Asks for the counts of a code and its sub-codes; again when what is counted changes. */
export function useCodeInStudy(codeId: string, layer: VisibleLayer): CodeInStudy | undefined {
  const { base } = useWorkingChoice();
  const key = JSON.stringify(['in-study', codeId, layer, base]);
  return useAnswer(key, (asking) => codeInStudy(asking.tallies, codeId, layer, base)).value;
}

/** The counts of a code and its sub-codes by the base of the working counts. */
export async function codeInStudy(
  tallies: Pick<typeof api.tallies, 'count'>,
  codeId: string,
  layer: VisibleLayer,
  base: WorkingBase,
): Promise<CodeInStudy> {
  const counted = (kind: SourceKind): TallyRequest => ({
    ...workingRequest(base, layer ?? null, kind),
    of: [codeId],
  });
  const [people, interviews, documents] = await Promise.all([
    tallies.count({ ...counted('interview'), unit: 'respondents' }),
    tallies.count({ ...counted('interview'), unit: 'sources' }),
    tallies.count({ ...counted('document'), unit: 'sources', by: 'class' }),
  ]);
  const total = (tally: typeof people): CountOf | null => {
    const count = tally.rows[0]?.total.count ?? null;
    return count === null || tally.total.n === 0 ? null : { count, n: tally.total.n };
  };
  return {
    respondents: total(people),
    interviews: total(interviews),
    interviewPassages: interviews.rows[0]?.total.units.passages ?? null,
    documents: total(documents),
    documentPassages: documents.rows[0]?.total.units.passages ?? null,
    classes: documents.columns.flatMap((column, place) => {
      const count = documents.rows[0]?.cells[place]?.count ?? null;
      if (count === null || column.n === 0) return [];
      const classId = column.meaning.what === 'class' ? column.meaning.classId : null;
      return [{ classId, count, n: column.n }];
    }),
    bases: { interviews: baseOf(interviews.facts), documents: baseOf(documents.facts) },
    coders: interviews.facts.layer.coders,
  };
}

function baseOf({ denominator: { asked, used } }: TallyFacts): StudyBase {
  if (used === 'reviewed') return 'reviewed';
  return asked === 'reviewed' ? 'none-reviewed' : 'all';
}
