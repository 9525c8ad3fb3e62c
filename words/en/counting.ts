/** How numbers were counted, in sentences to paste into a paper; and the names of units, columns and layers. */
export const counting = {
  units: {
    sources: 'Sources',
    respondents: 'Respondents',
    passages: 'Passages',
    codings: 'Codings',
    characters: 'Characters',
  },
  bases: { any: 'any coding', whole: 'whole source', spans: 'spans' },
  controls: {
    basis: 'Which codings count',
    bases: { any: 'any', whole: 'whole source', spans: 'passages' },
    denominator: 'Out of',
    unit: 'Count',
    layer: 'Layer',
    layer_default: 'adjudicated when complete, else main coder',
  },
  method_more: 'Show all of it',
  method_less: 'Show less',
  /** What stands over a column of counts: what they are out of, or in. */
  heads: {
    sources_one: 'of {{count, number}} source',
    sources_other: 'of {{count, number}} sources',
    respondents_one: 'of {{count, number}} respondent',
    respondents_other: 'of {{count, number}} respondents',
    passages_one: 'in {{count, number}} source',
    passages_other: 'in {{count, number}} sources',
    codings_one: 'in {{count, number}} source',
    codings_other: 'in {{count, number}} sources',
    characters_one: 'of {{count, number}} character',
    characters_other: 'of {{count, number}} characters',
  },
  heads_looked_at: {
    reviewed: '{{base}}, reviewed',
    all: '{{base}}, reviewed or not',
    any: '{{base}} with codings',
  },
  denominators: { reviewed: 'of reviewed', all: 'of all', any: 'of coded' },
  layers: {
    coder: '{{coder}}',
    main: '{{coder}}, main coder',
    union: 'Union of the coders',
    majority: 'Majority of the coders',
    adjudicated: 'Adjudicated',
  },
  columns: {
    all: 'all',
    total: 'total',
    none: '(none)',
    document: 'documents',
    interview: 'interviews',
    true: 'yes',
    false: 'no',
  },
  groups: {
    documents: 'documents',
    documents_without_class: 'documents without a class',
    interviews: 'interviews',
    counted: '{{group}}: {{counted}} of {{inScope}}',
  },
  what: {
    themes: 'the theme itself',
    themes_rolled_up: 'the theme, of a code below it or of a code gathered into it',
    codes: 'the code itself',
    codes_rolled_up: 'the code or of a code that counts under it',
  },
  unit: {
    sources: 'Counted are sources with at least one coding of {{what}}; each source counts once.',
    respondents:
      'Counted are respondents in whose interviews there is at least one coding of {{what}}; each person counts once, however often interviewed.',
    passages:
      'Counted are passages, that is groups of codings of {{what}}: codings that share a character are one passage, codings that only touch are two.',
    passages_joined:
      'Counted are passages, that is groups of codings of {{what}}: codings that share a character or touch are one passage.',
    codings: 'Counted are codings of {{what}}: every act of coding counts.',
    codings_of_several:
      'Counted are codings of {{what}}: every act of every coder counts, so that two coders who agree count twice.',
    characters:
      'Counted are characters (Unicode code points) under at least one coding of {{what}}; a character under several codings counts once.',
  },
  basis: {
    any: 'Codings of a span and of a whole source count alike.',
    any_in_text: 'Codings of a whole source are not counted here, for they have no place in the text.',
    whole: 'Only codings of a whole source count.',
    whole_in_text:
      'Only codings of a whole source are asked for, and these have no place in the text: all counts are 0.',
    spans: 'Only codings of a span count, not those of a whole source.',
  },
  layer: {
    nobody: 'No coder belongs to the layer asked for.',
    main: 'The codings are those of {{coders}}, the main coder.',
    coder: 'The codings are those of {{coders}}.',
    union: 'The codings are those that at least one of the coders made ({{coders}}).',
    majority:
      'The codings are those of the majority: source by source and code by code, what more than half of the coders who reviewed the source applied there ({{coders}}).',
    adjudicated: 'The codings are the adjudicated ones.',
  },
  base: {
    reviewed:
      'Counts are out of the {{counted}} of {{count, number}} sources in scope that are reviewed in this layer{{groups}}.',
    unreviewed_one: '{{count, number}} unreviewed source carries codings and is left out.',
    unreviewed_other: '{{count, number}} unreviewed sources carry codings and are left out.',
    nothing_reviewed_one:
      'Nothing in scope is reviewed in this layer, so counts are out of the one source in scope{{groups}}.',
    nothing_reviewed_other:
      'Nothing in scope is reviewed in this layer, so counts are out of all {{count, number}} sources in scope{{groups}}.',
    all: 'Counts are out of all {{count, number}} sources in scope{{groups}}, {{notReviewed}} of them not reviewed in this layer.',
    any: 'Counts are out of coded sources: the {{counted}} of {{count, number}} sources in scope with at least one coding of any code in this layer{{groups}}.',
    nothing: 'No source is in scope.',
    groups: ' ({{groups}})',
  },
  respondents: {
    counted_one: '{{count, number}} respondent has an interview among them.',
    counted_other: '{{count, number}} respondents have an interview among them.',
    repeated_one: '{{names}} was interviewed more than once and counts once.',
    repeated_other: '{{names}} were interviewed more than once and count once.',
    partly_one: 'Not every interview in scope of {{names}} is among them.',
    partly_other: 'Not every interview in scope of {{names}} is among them.',
    many: '{{count, number}} respondents',
    group_one:
      'In {{count, number}} group interview a coding counts for the speaker it names, else for everyone there.',
    group_other:
      'In {{count, number}} group interviews a coding counts for the speaker it names, else for everyone there.',
  },
  scope: {
    narrowed: 'The scope is limited to {{conditions}}.',
    document: 'documents',
    interview: 'interviews',
    classes: 'the classes {{names}}',
    no_class: 'none',
    languages: 'the languages {{names}}',
    no_language: 'unknown',
    respondents: 'what {{names}} said',
    values: '“{{name}}” being {{values}}',
    no_value: 'not given',
    within: 'dates from {{from}} to {{to}}',
    from: 'dates from {{from}}',
    to: 'dates up to {{to}}',
    picked_one: '{{count, number}} chosen source',
    picked_other: '{{count, number}} chosen sources',
    excluded_one: '{{count, number}} excluded source',
    excluded_other: '{{count, number}} excluded sources',
    duplicates_one: '{{count, number}} duplicate',
    duplicates_other: '{{count, number}} duplicates',
    left_out: 'Left out: {{what}}.',
    with_excluded: 'Excluded sources are counted too.',
    with_duplicates: 'Duplicates are counted too.',
  },
  sample: {
    simple: 'A simple random sample of {{size}} of {{frame}}{{class}}, drawn with the seed {{seed}}.',
    stratified:
      'A stratified random sample of {{size}} of {{frame}}{{class}}, by {{by}}, drawn with the seed {{seed}}.',
    frame_document_one: '{{count, number}} document',
    frame_document_other: '{{count, number}} documents',
    frame_interview_one: '{{count, number}} interview',
    frame_interview_other: '{{count, number}} interviews',
    frame_all_one: '{{count, number}} source',
    frame_all_other: '{{count, number}} sources',
    class: ' of the class {{name}}',
    by_class: 'class',
    by_year: 'year',
    by_language: 'language',
    by_attribute: '“{{name}}”',
    proportional: 'Strata were drawn in proportion to their size, by the largest remainder ({{strata}}).',
    equal: 'Strata were drawn in equal numbers as far as they reach ({{strata}}).',
    stratum: '{{name}}: {{drawn}} of {{size}}',
    many_strata: '{{count, number}} strata',
    drawing:
      'Within each draw, sources were shuffled from the order of their identifiers by the algorithm of Fisher and Yates with the generator sfc32.',
  },
  filter: {
    without_remarks: 'Interviewers’ remarks are not counted.',
    with_remarks: 'Interviewers’ remarks are counted too.',
    voices: 'Only codings of these voices are counted: {{voices}}.',
    voice_of_documents: 'text of documents',
    stances: 'Only codings of these stances are counted: {{stances}}.',
    stance: { none: 'none', supports: 'supports', qualifies: 'qualifies', contradicts: 'contradicts' },
    weight: 'Only codings weighted at least {{weight}} of 100 are counted.',
  },
  note: {
    shares: 'One source may carry several themes, so that shares do not add up to 100 %.',
    shares_of_people: 'One person may raise several themes, so that shares do not add up to 100 %.',
    mixed: 'A total over documents and interviews is no share of anything.',
    several_sources_one: '{{count, number}} source stands in more than one column; totals count it once.',
    several_sources_other: '{{count, number}} sources stand in more than one column; totals count them once.',
    several_people_one:
      '{{count, number}} respondent stands in more than one column; totals count that person once.',
    several_people_other:
      '{{count, number}} respondents stand in more than one column; totals count them once.',
    overlap: 'Some themes count a code in common, so that their counts overlap.',
    languages: 'Lengths of text in different languages cannot be compared.',
    born_late_one:
      '{{count, number}} row is of a code created after sources in scope had been reviewed; its count may be too small.',
    born_late_other:
      '{{count, number}} rows are of codes created after sources in scope had been reviewed; their counts may be too small.',
  },
};
