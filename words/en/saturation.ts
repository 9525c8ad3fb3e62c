/** When new codes stopped coming: the table on the command line, and the sentence for a paper. */
export const saturation = {
  title: 'When new codes stopped coming',
  subtitle: {
    source_one: '{{count, number}} source in order',
    source_other: '{{count, number}} sources in order',
    interview_one: '{{count, number}} interview in order',
    interview_other: '{{count, number}} interviews in order',
    respondent_one: '{{count, number}} respondent in order',
    respondent_other: '{{count, number}} respondents in order',
  },
  figure_note:
    'Line: codes found so far. Dashed: the average over all possible orders. Bars and lower row: codes found here for the first time.',
  in_any_order: 'expected in any order',
  grid_line_one: 'First {{base}} ({{count, number}} code), run {{run}}: {{results}}.',
  grid_line_other: 'First {{base}} ({{count, number}} codes), run {{run}}: {{results}}.',
  by: 'In',
  by_of: { source: 'sources', interview: 'interviews', respondent: 'respondents' },
  codes: 'Counted codes',
  codes_of: { leaves: 'without sub-codes', codes: 'all codes', themes: 'themes', chosen: 'chosen ones' },
  order: 'Order',
  orders: { analysis: 'of analysis', date: 'of dates' },
  caution_title: 'What this does not show.',
  caution:
    'Few new codes say nothing about how well their meaning is understood (Hennink, Kaiser and Marconi 2017), nor that other texts would add none; reflexive thematic analysis does not use such a rule (Braun and Clarke 2021).',
  units: 'Units in order',
  grid_of: 'First run with few new codes',
  reads:
    '“9 + 2” means: after the first nine, the next two brought no more than that. The answer depends on base and run, so all are given.',
  new_with: 'New with {{name}}',
  none_new: 'No code is new with {{name}}.',
  choose: 'Choose a row to see the codes that are new with it, and a code to see its passages.',
  back: 'New codes',
  state_one: '{{count, number}} unit · codes found: {{codes, number}}',
  state_other: '{{count, number}} units · codes found: {{codes, number}}',
  action: { export: 'Export new codes', by: 'Next kind of unit' },
  column: {
    name: 'in order',
    new: 'new',
    observed: 'codes so far',
    expected: 'in any order',
    codes: 'new codes',
  },
  grid: 'When new codes stopped coming, out of those of the first sources',
  grid_column: {
    base: 'first',
    run: 'run',
    base_count: 'codes',
    at_most: 'at most {{share}}',
    none: 'none new',
  },
  not_reached: 'not reached',
  new_after_one: '{{report}}, then {{count, number}} new',
  new_after_other: '{{report}}, then {{count, number}} new',
  rare: 'Codes found in only one of them: {{singletons, number}}; in two: {{doubletons, number}}. Chao2, a lower bound of all codes there may be: {{chao2}}.',
  empty: 'Nothing in scope has been coded yet.',
  method: {
    by: {
      source_one: 'We counted the codes that occur in {{count, number}} source.',
      source_other:
        'For each of {{count, number}} sources, we counted the codes that occur in none before it.',
      interview_one: 'We counted the codes that occur in {{count, number}} interview.',
      interview_other:
        'For each of {{count, number}} interviews, we counted the codes that occur in none before it.',
      respondent_one: 'We counted the codes that occur with {{count, number}} respondent.',
      respondent_other:
        'For each of {{count, number}} respondents, we counted the codes that occur with none before; all interviews of a person count at the place of the first.',
    },
    of: {
      leaves: 'The codes are those without sub-codes, each by itself: {{count}} of them occur.',
      codes: 'The codes are all codes, each without its sub-codes: {{count}} of them occur.',
      chosen: 'The codes were chosen, each without its sub-codes: {{names}}. Of these {{count}} occur.',
      themes:
        'The codes are the themes, each with its sub-codes and the codes added to it: {{count}} of them occur.',
    },
    order: {
      analysis:
        'Order of analysis: by first review in the layer, then by first coding, then by kind, class, date and name.',
      date: 'Order of dates, with undated ones last; this is another order than that of the analysis.',
    },
    present:
      'A code is new where the present code first occurs, so merging and splitting codes changes these numbers.',
    merged_one: 'Since it was created, {{count, number}} code was merged into another.',
    merged_other: 'Since they were created, {{count, number}} codes were merged into others.',
    expected: 'The number expected in any order is the mean over all orders.',
    grid: 'A run is the next 2 or 3 after the first 4, 5 or 6, and slides by one; the rule is met where the new codes of a run are at most 5%, or none, of the codes of the first ones, and is reported as what came before the run + the run (Guest, Namey and Chen 2020). The result depends on these choices, so all are given.',
    rare: 'Chao2 (corrected for bias) is a lower bound of the number of codes in these texts and others like them.',
    follow_ups_one:
      '{{names}} was interviewed more than once; follow-up interviews bring fewer new codes and flatten the end.',
    follow_ups_other:
      '{{names}} were interviewed more than once; follow-up interviews bring fewer new codes and flatten the end.',
    of_nobody_one: '{{count, number}} interview without a respondent counts for nobody.',
    of_nobody_other: '{{count, number}} interviews without a respondent count for nobody.',
    caution:
      'What this does not show: few new codes say nothing about how well their meaning is understood (Hennink, Kaiser and Marconi 2017), nor that other texts would add none; reflexive thematic analysis does not use such a rule (Braun and Clarke 2021).',
  },
};
