// A comparison of documents with interviews in the form that scripts read: the JSON of the command line.
// Names and nesting are part of its contract.
import { PATH_SEPARATOR } from '../codebook.ts';
import type { VerdictValue } from '../records.ts';
import type { Comparison, Pattern, Prominence, SideFinding, ThemeComparison } from './compare.ts';

/** A count with its share, interval and rank; null where the side is empty. */
export interface FindingJson {
  readonly count: number;
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly rank: number | null;
}

export type PatternJson = 'both' | 'documents-only' | 'interviews-only' | 'neither';

export interface ComparisonRowJson {
  readonly code: string;
  readonly code_id: string;
  /** Names joined by ` > `. */
  readonly path: string;
  readonly documents: FindingJson;
  readonly respondents: FindingJson;
  readonly interviews: { readonly count: number };
  readonly passages: { readonly documents: number | null; readonly interviews: number | null };
  readonly difference: {
    readonly value: number | null;
    readonly low: number | null;
    readonly high: number | null;
  };
  /** Uncorrected. */
  readonly fisher: number | null;
  readonly pattern: PatternJson | null;
  readonly prominence: Prominence | null;
  readonly verdict: VerdictValue | null;
}

export interface ComparisonJson {
  readonly documents: {
    readonly n: number;
    readonly classes: readonly { readonly key: string; readonly n: number }[];
  };
  readonly interviews: { readonly n: number };
  readonly respondents: { readonly n: number };
  readonly rows: readonly ComparisonRowJson[];
  /** How it was counted, worded. */
  readonly method: string;
  /** What every export of the project repeats, such as that its texts are invented. */
  readonly notice: string | null;
}

const patterns: Readonly<Record<Pattern, PatternJson>> = {
  both: 'both',
  'a-only': 'documents-only',
  'b-only': 'interviews-only',
  neither: 'neither',
};

/**
 * The comparison as scripts read it. Side `a` must be documents and side `b` interviews; `verdicts` are the
 * analyst's, by code id.
 */
export function comparisonJson(
  comparison: Comparison,
  verdicts: ReadonlyMap<string, VerdictValue | null>,
  method: string,
  notice: string | null,
): ComparisonJson {
  const { a, b, themes } = comparison;
  return {
    documents: { n: a.n, classes: a.classes.map(({ key, n }) => ({ key, n })) },
    interviews: { n: b.sources },
    respondents: { n: b.n },
    rows: themes.map((theme) => rowJson(theme, verdicts.get(theme.codeId) ?? null)),
    method,
    notice,
  };
}

function rowJson(theme: ThemeComparison, verdict: VerdictValue | null): ComparisonRowJson {
  const { a, b, pattern, statistics } = theme;
  return {
    code: theme.path.at(-1) ?? '',
    code_id: theme.codeId,
    path: theme.path.join(PATH_SEPARATOR),
    documents: findingJson(a),
    respondents: findingJson(b),
    interviews: { count: b.sources },
    passages: { documents: a.passages, interviews: b.passages },
    difference: statistics.difference ?? { value: null, low: null, high: null },
    fisher: statistics.fisher,
    pattern: pattern === null ? null : patterns[pattern],
    prominence: theme.prominence,
    verdict,
  };
}

function findingJson({ count, share, low, high, rank }: SideFinding): FindingJson {
  return { count, share, low, high, rank };
}
