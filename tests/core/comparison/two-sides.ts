import type { ComparisonCounts, Side, SideCounts, ThemeCounts } from '#core/comparison/counts.ts';
import { reason } from '#core/counting/reasons.ts';
import type { ComparisonRules } from '#core/comparison/compare.ts';
import { workedExample } from '../statistics/worked-example.ts';

export const rules: ComparisonRules = {
  margin: 0.2,
  overlapRules: [{ rule: 'any' }, { rule: 'share', share: 0.2 }, { rule: 'top', k: 3 }],
};

/** A side of `n` documents. */
export function documents(n: number): Side {
  return {
    kind: 'document',
    unit: 'sources',
    n,
    sources: n,
    inScope: n,
    coverage: null,
    uncounted: n === 0 ? reason('none_reviewed', { m: 1, unit: 'interviews' }) : null,
    unshared: null,
    isWeighted: false,
    classes: [],
  };
}

/** A side of `n` people in as many interviews. */
export function people(n: number): Side {
  return {
    kind: 'interview',
    unit: 'respondents',
    n,
    sources: n,
    inScope: n,
    coverage: null,
    uncounted: n === 0 ? reason('none_reviewed', { m: 1, unit: 'interviews' }) : null,
    unshared: null,
    isWeighted: false,
    classes: [],
  };
}

/** A count of sources or people with as many passages. */
export function sideCounts(count: number): SideCounts {
  return { count, sources: count, passages: count, contradicting: 0, byClass: [], estimates: null };
}

/** A theme with `a` on the first side and `b` on the second. */
export function theme(name: string, a: number, b: number): ThemeCounts {
  return {
    codeId: name,
    path: [name],
    prompted: null,
    bornLate: 0,
    a: sideCounts(a),
    b: sideCounts(b),
    eligible: { a: true, b: true },
  };
}

/** Both sides of the worked example. */
export const workedCounts: ComparisonCounts = {
  a: documents(workedExample.n_documents),
  b: people(workedExample.n_respondents),
  themes: workedExample.themes.map((name, index) =>
    theme(name, workedExample.documents[index] ?? 0, workedExample.respondents[index] ?? 0),
  ),
};

/** The same comparison with its sides swapped. */
export function swapped({ a, b, themes }: ComparisonCounts): ComparisonCounts {
  return {
    a: b,
    b: a,
    themes: themes.map((row) => ({
      ...row,
      a: row.b,
      b: row.a,
      eligible: { a: row.eligible.b, b: row.eligible.a },
    })),
  };
}
