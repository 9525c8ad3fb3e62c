import { readFileSync } from 'node:fs';
import type { Share } from '#core/statistics/proportion.ts';

type Pair = [low: number, high: number];

/** The worked example of `fixtures/methods/cross_validation.json`, computed with R and with scipy. */
export interface WorkedExample {
  z: number;
  n_documents: number;
  n_respondents: number;
  themes: string[];
  documents: number[];
  respondents: number[];
  expected: {
    theme: string;
    p_doc: number;
    wilson_doc: Pair;
    p_int: number;
    wilson_int: Pair;
    diff: number;
    newcombe: Pair;
    fisher_p: number;
    chi2: number;
    chi2_p: number;
    cohen_h: number;
    phi: number;
    or_haldane: number;
    equal_weight_salience: number;
    holm: number;
    bh: number;
  }[];
  spearman_rho: number;
  spearman_exact_p: number;
  kendall_tau: number;
  kendall_exact_p: number;
  jaccard_any: number;
  'jaccard_share_ge_0.2': number;
  jaccard_top3: number;
}

const file = new URL('../../../fixtures/methods/cross_validation.json', import.meta.url);

export const workedExample = JSON.parse(readFileSync(file, 'utf8')) as WorkedExample;

/** The two sides of the worked example, theme by theme. */
export const workedDocuments: Share[] = workedExample.documents.map((count) => ({
  count,
  n: workedExample.n_documents,
}));
export const workedRespondents: Share[] = workedExample.respondents.map((count) => ({
  count,
  n: workedExample.n_respondents,
}));

/** Each theme of the worked example with its two shares and the expected results. */
export const workedThemes = workedExample.expected.map((expected, index) => ({
  theme: expected.theme,
  a: { count: workedExample.documents[index] ?? 0, n: workedExample.n_documents },
  b: { count: workedExample.respondents[index] ?? 0, n: workedExample.n_respondents },
  expected,
}));

/** Decimal places to which a result must agree with the published one. */
export const DIGITS = 9;
