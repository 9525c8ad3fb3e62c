// What the study says so far about one code: numbers with their units and what they are out of.
import { api } from '#renderer/api.ts';
import { useAnswer } from '#renderer/state/use-project.ts';

/** One number out of one base. */
export interface CountOf {
  readonly count: number;
  readonly n: number;
}

/** The counts of one code in the layer that the study reports. */
export interface CodeInStudy {
  readonly respondents: CountOf | null;
  readonly interviews: CountOf | null;
  readonly interviewPassages: number | null;
  readonly documents: CountOf | null;
  readonly documentPassages: number | null;
  /** The same documents by class. */
  readonly classes: readonly (CountOf & { readonly classId: string | null })[];
  /** Whether only reviewed sources are counted, by kind; where nothing is reviewed, all are. */
  readonly reviewedOnly: { readonly interviews: boolean; readonly documents: boolean };
  /** Whose codings are counted. */
  readonly coders: readonly string[];
}

/** The layer one may see while working as this coder: a second pass stays blind to the first. */
export type VisibleLayer = { readonly coderId: string } | undefined;

const COUNTED = [
  'coding',
  'review',
  'source',
  'code',
  'themeCode',
  'class',
  'sourceRespondent',
  'project',
] as const;

/** Asks what the study says of a code, with the codes below it; asks again when what is counted changes. */
export function useCodeInStudy(codeId: string, layer: VisibleLayer): CodeInStudy | undefined {
  const key = `in-study ${codeId} ${layer?.coderId ?? ''}`;
  return useAnswer(key, COUNTED, () => codeInStudy(codeId, layer)).value;
}

async function codeInStudy(codeId: string, layer: VisibleLayer): Promise<CodeInStudy> {
  const of = [codeId];
  const counted = layer ? { of, layer } : { of };
  const [people, interviews, documents] = await Promise.all([
    api.tallies.count({ ...counted, unit: 'respondents', scope: { kind: 'interview' } }),
    api.tallies.count({ ...counted, unit: 'sources', scope: { kind: 'interview' } }),
    api.tallies.count({ ...counted, unit: 'sources', by: 'class', scope: { kind: 'document' } }),
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
    reviewedOnly: {
      interviews: interviews.facts.denominator.used === 'reviewed',
      documents: documents.facts.denominator.used === 'reviewed',
    },
    coders: interviews.facts.layer.coders,
  };
}
