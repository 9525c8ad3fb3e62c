/** Words of comparisons: labels, sentences to paste into a paper, and what must be read beside statistics. */
export const comparison = {
  side: {
    document: 'documents',
    interview: 'interviews',
    named: '{{side}} ({{name}})',
  },
  pattern: {
    both: 'both',
    'a-only': '{{a}} only',
    'b-only': '{{b}} only',
    neither: 'neither',
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
    'in-neither': 'in neither side',
  },
  convergence_rule:
    'Agreement: meaning and prominence are alike, and so are the examples. Partial agreement: one of the two. Dissonance: neither. Silence: one side has the theme, the other does not. Meaning and examples are the analyst’s to judge (after Farmer, Robinson, Elliott & Eyles 2006).',
  judgement: { same: 'same', different: 'different', none: 'not judged' },
  claim: {
    both: '{{theme}} {{a}} and {{b}}.',
    documents: {
      reviewed: 'appeared in {{found}} of {{n}} reviewed documents{{label}}{{share}}',
      all: 'appeared in {{found}} of {{n}} documents{{label}}{{share}}',
      any: 'appeared in {{found}} of {{n}} coded documents{{label}}{{share}}',
    },
    respondents: 'was raised by {{found}} of {{n}} respondents{{label}}{{share}}{{interviews}}{{passages}}',
    none: 'none',
    interviews: {
      reviewed_one: ' in {{found}} of {{count, number}} reviewed interview',
      reviewed_other: ' in {{found}} of {{count, number}} reviewed interviews',
      all_one: ' in {{found}} of {{count, number}} interview',
      all_other: ' in {{found}} of {{count, number}} interviews',
      any_one: ' in {{found}} of {{count, number}} coded interview',
      any_other: ' in {{found}} of {{count, number}} coded interviews',
    },
    passages_one: ', {{count, number}} passage',
    passages_other: ', {{count, number}} passages',
    label: ' ({{name}})',
    share: ' ({{percent}})',
    share_with_interval: ' ({{percent}}; 95 % score interval {{low}} to {{high}})',
    nobody: '{{theme}} cannot be compared: nothing on the side of {{side}} is counted.',
    prompted: 'The interview guide asked about it.',
    prompted_partly: 'The interview guide asked about it in part.',
    similar: 'It was about as prominent in {{a}} as in {{b}}{{difference}}.',
    more: 'It was more prominent in {{more}} than in {{less}}{{difference}}.',
    difference: ' (difference {{value}} percentage points, 95 % interval {{low}} to {{high}})',
    not_a_population:
      'The interval describes counts of codings, not a population: the documents of a whole corpus and people chosen on purpose are no random samples.',
    silent:
      'The silence of {{side}} is weak evidence: with {{n}} counted, a share of up to {{bound}} would still be compatible with none (95 % score interval).',
    silence_not_applicable: 'The {{side}} could not have covered it, so that their silence says nothing.',
  },
  ranks: {
    too_few_one: '{{count, number}} theme has no order to compare.',
    too_few_other:
      'Over {{count, number}} themes no p is given: the smallest they could reach is {{smallest}}. Compare the two lists of ranks.',
    correlated:
      'Over {{count, number}} themes the two orders correlate with Spearman’s ρ = {{rho}}{{pRho}} and Kendall’s τ-b = {{tau}}{{pTau}}: a description of these counts, not a test.',
    p: ' (exact two-sided p = {{p}})',
    not_defined: 'The order of themes cannot be compared: on one side all themes are equally common.',
  },
  overlap: {
    any: 'Themes present at all',
    share: 'Themes with a share of at least {{share}}',
    top: 'The {{count, number}} most common themes',
    value: '{{rule}}: Jaccard {{value}}',
  },
  statistics: {
    title: 'More statistics',
    difference: 'Difference of shares, percentage points',
    interval: '95 % interval (Newcombe)',
    wilson: '95 % score interval (Wilson)',
    fisher: 'Fisher’s exact p, two-sided',
    holm: 'p after Holm',
    bh: 'p after Benjamini and Hochberg',
    chi_square: 'χ² without continuity correction',
    chi_square_p: 'p of χ²',
    chi_square_withheld: 'not shown: the smallest expected count is {{expected}}, below 5',
    h: 'Cohen’s h',
    phi: 'φ',
    odds_ratio: 'Odds ratio',
    odds_ratio_haldane: 'Odds ratio, one half added to each cell',
    salience: 'Equal-weight salience',
    spearman: 'Spearman’s ρ',
    kendall: 'Kendall’s τ-b',
    jaccard: 'Jaccard index',
  },
  caveats: {
    display:
      'Intervals and p values are aids to reading, not inference: documents are often all there are, and people were chosen on purpose.',
    screen_one: 'Fisher’s p is an exploratory screen over {{count, number}} theme.',
    screen_other:
      'Fisher’s p is an exploratory screen; Holm and Benjamini–Hochberg correct it over all {{count, number}} themes of this table. A theme and a code below it depend on each other: compare one level only.',
    absence:
      'A large p is no agreement: with few people, large differences go unnoticed. Whether two sides say the same is a judgement on meaning.',
    dependence:
      'Agreement of sides that share an interest weighs less than agreement of sides that do not: look at who stands behind each share.',
    sums: 'Counts of documents and of interviews are never added. Equal-weight salience is the mean of the two shares, not the share of both together.',
    h: 'Positive differences, h and φ mean more prominent in {{a}}. That 0.2, 0.5 and 0.8 are called small, medium and large is a convention.',
  },
  method: {
    intro: '{{a}} and {{b}} are set against each other, theme by theme, and never added.',
    side: '{{side}}: {{sentences}}',
    prominence:
      'Prominence is called similar where the two shares lie at most {{margin}} percentage points apart.',
    judged:
      'Pattern and prominence are computed; verdicts are the analyst’s, and stale when counts have changed since.',
    ranks: 'Ranks order the themes of a side by their counts, 1 the most common; ties share the mean rank.',
    empty: 'Nothing of {{side}} is reviewed in this layer, so that no share is given for them.',
    on_both_one: '{{count, number}} source stands on both sides, which are therefore not independent.',
    on_both_other: '{{count, number}} sources stand on both sides, which are therefore not independent.',
    prompted:
      '◇ The interview guide asked about it, ◈ in part: a theme may be common because it was asked about.',
  },
};
