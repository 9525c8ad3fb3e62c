// The counts that a verdict was based on are kept with it; once the present counts differ, the verdict is stale.
import type { ThemeComparison } from './compare.ts';

/** The counts of one side when a theme was judged; null where it could not be counted. */
export interface JudgedSide {
  readonly count: number | null;
  readonly n: number;
  readonly sources: number | null;
  readonly passages: number | null;
}

/** The counts of a theme when it was judged; what `VerdictRecord.counts` holds as JSON. */
export interface JudgedCounts {
  readonly a: JudgedSide;
  readonly b: JudgedSide;
}

/** The counts to keep with a verdict given now. */
export function judgedCounts({ a, b }: Pick<ThemeComparison, 'a' | 'b'>): JudgedCounts {
  return { a: judgedSide(a), b: judgedSide(b) };
}

/** Whether the counts behind a verdict differ from the present ones. A verdict without readable counts is stale. */
export function isStale(judged: JudgedCounts | null, theme: Pick<ThemeComparison, 'a' | 'b'>): boolean {
  if (judged === null) return true;
  const now = judgedCounts(theme);
  return differs(judged.a, now.a) || differs(judged.b, now.b);
}

/** Parses `VerdictRecord.counts`; null where it holds no counts, so that the verdict is stale. */
export function judgedCountsFrom(json: string): JudgedCounts | null {
  const value = readJson(json);
  return isJudgedCounts(value) ? value : null;
}

/** A side without a base is stored with zeros, as verdicts of earlier versions are. */
function judgedSide({ count, n, sources, passages }: JudgedSide): JudgedSide {
  return n === 0 ? { count: 0, n, sources: 0, passages: 0 } : { count, n, sources, passages };
}

function differs(a: JudgedSide, b: JudgedSide): boolean {
  return a.count !== b.count || a.n !== b.n || a.sources !== b.sources || a.passages !== b.passages;
}

function readJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function isJudgedCounts(value: unknown): value is JudgedCounts {
  if (typeof value !== 'object' || value === null) return false;
  const sides = value as Partial<Record<'a' | 'b', unknown>>;
  return isJudgedSide(sides.a) && isJudgedSide(sides.b);
}

function isJudgedSide(value: unknown): value is JudgedSide {
  if (typeof value !== 'object' || value === null) return false;
  const { count, n, sources, passages } = value as Partial<Record<keyof JudgedSide, unknown>>;
  return isCount(n) && [count, sources, passages].every((number) => number === null || isCount(number));
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}
