// A comparison in the form that scripts read: the JSON of the command line and of the exports. Names and
// nesting are part of its contract.
import { PATH_SEPARATOR } from '../codes/codebook.ts';
import type { ReasonKey } from '../counting/reasons.ts';
import type { VerdictValue } from '../records.ts';
import type { Comparison, Pattern, Prominence, SideFinding, ThemeComparison } from './compare.ts';
import type { Side, SideName, SideUnit } from './counts.ts';
import type { SideKind } from './counts.ts';

/**
 * A count with its share, interval and rank. Where a value is null, `reason` is a key of the catalogue of
 * reasons.
 */
export interface FindingJson {
  readonly count: number | null;
  readonly share: number | null;
  /** Only for an estimate. */
  readonly se: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly rank: number | null;
  readonly reason: ReasonKey | null;
}

/** One side of a comparison. */
export interface SideJson {
  readonly name: string;
  readonly kind: SideKind;
  /** The base of shares, in the side's unit; 0 where nothing is counted. */
  readonly n: number;
  readonly unit: SideUnit;
  readonly classes: readonly { readonly key: string; readonly n: number }[];
}

/** `documents-only` and `interviews-only` where these are the sides, else `a-only` and `b-only`. */
export type PatternJson = Pattern | 'documents-only' | 'interviews-only';

/** One theme of a comparison. */
export interface ComparisonRowJson {
  readonly code: string;
  readonly code_id: string;
  /** Names joined by ` > `. */
  readonly path: string;
  readonly a: FindingJson;
  readonly b: FindingJson;
  /** Only where documents are compared with interviews. */
  readonly documents?: FindingJson;
  readonly respondents?: FindingJson;
  readonly interviews?: { readonly count: number | null };
  /** By `documents` and `interviews` where these are the sides, else by `a` and `b`. */
  readonly passages: Readonly<Record<string, number | null>>;
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

/** A comparison as JSON. */
export interface ComparisonJson {
  readonly sides: readonly [a: SideJson, b: SideJson];
  /** Only where documents are compared with interviews. */
  readonly documents?: Pick<SideJson, 'n' | 'classes'>;
  readonly interviews?: { readonly n: number };
  readonly respondents?: { readonly n: number };
  readonly rows: readonly ComparisonRowJson[];
  /** How it was counted, in words. */
  readonly method: string;
  /** What every export of the project repeats, such as that its texts are invented. */
  readonly notice: string | null;
}

/** What accompanies the numbers of a comparison. */
export interface ComparisonTelling {
  /** The names of the sides. */
  readonly names: Readonly<Record<SideName, string>>;
  /** The analyst's verdicts in this comparison, by code id. */
  readonly verdicts: ReadonlyMap<string, VerdictValue | null>;
  /** How it was counted, in words. */
  readonly method: string;
  readonly notice: string | null;
}

/** The comparison in the form that scripts read. */
export function comparisonJson(
  comparison: Comparison,
  { names, verdicts, method, notice }: ComparisonTelling,
): ComparisonJson {
  const { a, b, themes } = comparison;
  const kinds = sidesByKind(comparison);
  const side = ({ kind, n, unit, classes }: Side, name: string): SideJson => ({
    name,
    kind,
    n,
    unit,
    classes: classes.map(({ key, n: own }) => ({ key, n: own })),
  });
  const sides = { a: side(a, names.a), b: side(b, names.b) };
  return {
    sides: [sides.a, sides.b],
    ...(kinds && {
      documents: { n: sides[kinds.documents].n, classes: sides[kinds.documents].classes },
      interviews: { n: comparison[kinds.interviews].sources },
      respondents: { n: comparison[kinds.interviews].n },
    }),
    rows: themes.map((theme) => rowJson(comparison, theme, kinds, verdicts.get(theme.codeId) ?? null)),
    method,
    notice,
  };
}

/** Which side is documents and which interviews; null where a side has both kinds, or both sides have the same. */
function sidesByKind({ a, b }: Comparison): Readonly<Record<'documents' | 'interviews', SideName>> | null {
  if (a.kind === b.kind || a.kind === 'mixed' || b.kind === 'mixed') return null;
  return a.kind === 'document' ? { documents: 'a', interviews: 'b' } : { documents: 'b', interviews: 'a' };
}

function rowJson(
  comparison: Comparison,
  theme: ThemeComparison,
  kinds: ReturnType<typeof sidesByKind>,
  verdict: VerdictValue | null,
): ComparisonRowJson {
  const { pattern, statistics } = theme;
  const found = { a: findingJson(comparison.a, theme.a), b: findingJson(comparison.b, theme.b) };
  return {
    code: theme.path.at(-1) ?? '',
    code_id: theme.codeId,
    path: theme.path.join(PATH_SEPARATOR),
    ...found,
    ...(kinds && {
      documents: found[kinds.documents],
      respondents: found[kinds.interviews],
      interviews: { count: theme[kinds.interviews].sources },
    }),
    passages: kinds
      ? { documents: theme[kinds.documents].passages, interviews: theme[kinds.interviews].passages }
      : { a: theme.a.passages, b: theme.b.passages },
    difference: statistics.difference ?? { value: null, low: null, high: null },
    fisher: statistics.fisher,
    pattern: pattern === null ? null : patternJson(pattern, kinds),
    prominence: theme.prominence,
    verdict,
  };
}

function patternJson(pattern: Pattern, kinds: ReturnType<typeof sidesByKind>): PatternJson {
  if (kinds === null || pattern === 'both' || pattern === 'neither') return pattern;
  return pattern === `${kinds.documents}-only` ? 'documents-only' : 'interviews-only';
}

function findingJson(
  { uncounted, unshared }: Side,
  { count, share, se, low, high, rank }: SideFinding,
): FindingJson {
  return { count, share, se, low, high, rank, reason: (uncounted ?? unshared)?.key ?? null };
}
