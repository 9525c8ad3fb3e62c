/** Comparisons: labels, sentences to paste into a paper, and the caveats of statistics. */
export const comparison = {
  side: {
    document: 'documents',
    interview: 'interviews',
    mixed: 'documents and interviews',
    named: '{{side}} ({{name}})',
  },
  pattern: {
    both: 'both',
    'a-only': '{{a}} only',
    'b-only': '{{b}} only',
    neither: 'neither',
    'documents-only': 'documents only',
    'interviews-only': 'interviews only',
  },
  prominence: { similar: 'similar', different: 'different' },
  verdict: {
    head: 'Verdict',
    converges: 'converges',
    complements: 'complements',
    contradicts: 'contradicts',
    silent: 'silent',
    none: 'none yet',
    stale: '{{verdict}} · stale',
  },
  convergence: {
    agreement: 'agreement',
    'partial-agreement': 'partial agreement',
    dissonance: 'dissonance',
    silence: 'silence',
    'not-applicable': 'not applicable',
    'needs-judgement': 'needs judgement',
    'in-neither': 'on neither side',
  },
  convergence_rule:
    'Agreement: both the meaning and prominence and the examples are alike. Partial agreement: only one of the two. Dissonance: neither. Silence: one side has the theme and the other does not. The analyst judges meaning and examples (after Farmer, Robinson, Elliott & Eyles 2006).',
  judgement: { same: 'same', different: 'different', none: 'not judged' },
  claim: {
    both: '{{theme}} {{a}} and {{b}}.',
    sources: {
      reviewed_one: 'appeared in {{found}} of {{n}} reviewed {{units}}{{label}}{{share}}',
      reviewed_other: 'appeared in {{found}} of {{n}} reviewed {{units}}{{label}}{{share}}',
      all_one: 'appeared in {{found}} of {{n}} {{units}}{{label}}{{share}}',
      all_other: 'appeared in {{found}} of {{n}} {{units}}{{label}}{{share}}',
      any_one: 'appeared in {{found}} of {{n}} coded {{units}}{{label}}{{share}}',
      any_other: 'appeared in {{found}} of {{n}} coded {{units}}{{label}}{{share}}',
    },
    not_in: {
      reviewed_one: 'did not appear in the only reviewed {{units}}{{label}}',
      reviewed_other: 'appeared in none of the {{n}} reviewed {{units}}{{label}}',
      all_one: 'did not appear in the only {{units}}{{label}}',
      all_other: 'appeared in none of the {{n}} {{units}}{{label}}',
      any_one: 'did not appear in the only coded {{units}}{{label}}',
      any_other: 'appeared in none of the {{n}} coded {{units}}{{label}}',
    },
    by_nobody_one: 'was not raised by the only respondent{{label}}',
    by_nobody_other: 'was raised by none of the {{n}} respondents{{label}}',
    respondents_one:
      'was raised by {{found}} of {{n}} respondent{{label}}{{share}}{{interviews}}{{passages}}',
    respondents_other:
      'was raised by {{found}} of {{n}} respondents{{label}}{{share}}{{interviews}}{{passages}}',
    /** The second side if both are of one kind: the verb is not repeated. */
    again: {
      sources: {
        reviewed_one: 'in {{found}} of {{n}} reviewed {{units}}{{label}}{{share}}',
        reviewed_other: 'in {{found}} of {{n}} reviewed {{units}}{{label}}{{share}}',
        all_one: 'in {{found}} of {{n}} {{units}}{{label}}{{share}}',
        all_other: 'in {{found}} of {{n}} {{units}}{{label}}{{share}}',
        any_one: 'in {{found}} of {{n}} coded {{units}}{{label}}{{share}}',
        any_other: 'in {{found}} of {{n}} coded {{units}}{{label}}{{share}}',
      },
      not_in: {
        reviewed_one: 'not in the only reviewed {{units}}{{label}}',
        reviewed_other: 'in none of the {{n}} reviewed {{units}}{{label}}',
        all_one: 'not in the only {{units}}{{label}}',
        all_other: 'in none of the {{n}} {{units}}{{label}}',
        any_one: 'not in the only coded {{units}}{{label}}',
        any_other: 'in none of the {{n}} coded {{units}}{{label}}',
      },
      by_nobody_one: 'not by the only respondent{{label}}',
      by_nobody_other: 'by none of the {{n}} respondents{{label}}',
      respondents_one: 'by {{found}} of {{n}} respondent{{label}}{{share}}{{interviews}}{{passages}}',
      respondents_other: 'by {{found}} of {{n}} respondents{{label}}{{share}}{{interviews}}{{passages}}',
    },
    interviews: {
      reviewed_one: ' in {{found}} of {{count, number}} reviewed interview',
      reviewed_other: ' in {{found}} of {{count, number}} reviewed interviews',
      all_one: ' in {{found}} of {{count, number}} interview',
      all_other: ' in {{found}} of {{count, number}} interviews',
      any_one: ' in {{found}} of {{count, number}} coded interview',
      any_other: ' in {{found}} of {{count, number}} coded interviews',
    },
    passages_one: ' ({{count, number}} passage)',
    passages_other: ' ({{count, number}} passages)',
    label: ' ({{name}})',
    share: ' ({{percent}})',
    share_with_interval: ' ({{percent}}; 95% interval {{low}} to {{high}})',
    uncounted: '{{theme}} cannot be compared. {{why}}',
    undecided: '{{theme}} cannot be compared. For some of the {{side}}, no majority can be determined.',
    prompted: 'The interview guide asked about it.',
    prompted_partly: 'The interview guide asked about part of it.',
    similar: 'It was about as common in {{a}} as in {{b}}{{difference}}.',
    more: 'It was more common in {{more}} than in {{less}}{{difference}}.',
    difference: ' (difference {{value}} percentage points, 95% interval {{low}} to {{high}})',
    difference_estimated:
      ' (difference between the estimated shares {{value}} percentage points, 95% interval {{low}} to {{high}})',
    of_the_frames:
      'The interval allows for the draws. It says nothing about sources outside the frames or people who were not interviewed.',
    not_a_population:
      'The interval describes these counts, not a wider population: the documents may be all there are, and the people were chosen on purpose.',
    silent:
      'Its absence from {{side}} is weak evidence: with {{n}} counted, a true share of up to {{bound}} is still compatible with finding none (95% interval).',
    silent_without_share: 'Its absence from {{side}} is weak evidence.',
    silence_not_applicable: 'The {{side}} could not have covered it, so its absence there says nothing.',
  },
  ranks: {
    too_few_for_any:
      'With {{count, number}} themes no p value is given, since it could only be 1. Compare the two lists of ranks instead.',
    too_few:
      'With {{count, number}} themes no p value is given, since none could be smaller than {{smallest}}. Compare the two lists of ranks instead.',
    correlated:
      'Over {{count, number}} themes, the two rank orders correlate with Spearman’s ρ = {{rho}}{{pRho}} and Kendall’s τ-b = {{tau}}{{pTau}}. This describes these counts; it is not a test.',
    p: ' (exact two-sided p = {{p}})',
    one_theme: 'A single theme has no order to compare.',
    no_themes: 'Without a theme there is no order to compare.',
    not_defined: 'The two rank orders cannot be compared. {{why}}',
  },
  overlap: {
    any: 'Themes present at all',
    share: 'Themes with a share of at least {{share}}',
    top_one: 'The most common theme',
    top_other: 'The {{count, number}} most common themes',
    value: '{{rule}}: Jaccard {{value}}',
  },
  statistics: {
    title: 'More statistics',
    difference: 'Difference in shares (percentage points)',
    interval: '95% interval of the difference',
    wilson: '95% interval (Wilson score)',
    fisher: 'Fisher’s exact p (two-sided)',
    holm: 'Holm-adjusted p',
    bh: 'Benjamini–Hochberg-adjusted p',
    chi_square: 'χ² without continuity correction',
    chi_square_p: 'p (χ²)',
    chi_square_withheld: 'not shown: the smallest expected count is {{expected}}, below 5',
    h: 'Cohen’s h',
    phi: 'φ',
    odds_ratio: 'Odds ratio',
    odds_ratio_haldane: 'Odds ratio, with 0.5 added to each cell',
    salience: 'Equal-weight salience',
    spearman: 'Spearman’s ρ',
    kendall: 'Kendall’s τ-b',
    jaccard: 'Jaccard index',
  },
  caveats: {
    display:
      'Intervals and p values help to read the counts; they are not inference. The documents may be all there are, and the people were chosen on purpose.',
    screen_one: 'Fisher’s p for {{count, number}} theme is exploratory.',
    screen_other:
      'Fisher’s p values are exploratory; Holm and Benjamini–Hochberg adjust them for all {{count, number}} themes in this table. A theme and its sub-codes depend on each other, so compare one level at a time.',
    absence:
      'A large p value does not show agreement: with few people, even large differences go unnoticed. Whether the two sides say the same thing is a judgement of meaning.',
    dependence:
      'Agreement between sides that share an interest carries less weight than agreement between sides that do not, so look at who is behind each share.',
    sums: 'Counts of documents and interviews are never added. Equal-weight salience is the mean of the two shares, not the share of both sides together.',
    h: 'Positive differences, h and φ mean that a theme is more common in {{a}}. Calling 0.2, 0.5 and 0.8 small, medium and large is only a convention.',
    weighted: '{{why}} Fisher’s p, χ², φ and the odds ratio are therefore left out.',
  },
  method: {
    intro: '{{a}} and {{b}} were compared theme by theme; their counts are never added.',
    side: '{{side}}: {{sentences}}',
    prominence:
      'Prominence is called similar where the two shares differ by no more than {{margin}} percentage points.',
    judged:
      'Pattern and prominence are computed. Verdicts are the analyst’s own and are marked as stale when the counts have changed.',
    ranks:
      'Ranks order the themes of each side by share, with 1 the most common; tied themes share the mean rank.',
    no_ranks:
      'Where a side has no shares, there are no ranks and no prominence; the pattern says only whether the theme was found in the sources that were counted.',
    choose_classes: 'For a share, ranks and prominence, choose classes that were covered in the same way.',
    choose_or_estimate:
      'For a share, ranks and prominence, choose classes that were covered in the same way, or estimate for the frames.',
    undecided_one:
      '{{count, number}} of these {{n}} {{units}} was reviewed by nobody, so no majority can be determined there and no share is given.',
    undecided_other:
      '{{count, number}} of these {{n}} {{units}} were reviewed by nobody, so no majority can be determined there and no share is given.',
    chosen_people: 'The share is that of the people interviewed, who were chosen on purpose.',
    on_both_one: '{{count, number}} source belongs to both sides, so the two sides are not independent.',
    on_both_other: '{{count, number}} sources belong to both sides, so the two sides are not independent.',
    prompted:
      '◇ The interview guide asked about the theme, ◈ about part of it: a theme may be common because it was asked about.',
  },
};
