/** How numbers were counted, in sentences to paste into a paper; and the names of units, columns and layers. */
export const counting = {
  units: {
    sources: 'Sources',
    respondents: 'Respondents',
    passages: 'Passages',
    codings: 'Codings',
    characters: 'Characters',
  },
  controls: {
    basis: 'Codings to count',
    bases: { any: 'all codings', whole: 'whole source only', spans: 'passages only' },
    denominator: 'Out of',
    base: 'Base',
    base_of: { reviewed: 'reviewed', all: 'all', any: 'coded' },
    unit: 'Count',
    layer: 'Layer',
    estimate: 'Estimate for the frames',
    estimate_refused: 'Not possible with {{class}}: {{why}}',
    estimate_of_reviewed: 'Not possible here: only reviewed sources can be used for an estimate.',
    draw: 'Estimate from',
    draw_largest: 'the largest sample of each class',
    layer_default: 'main coder until adjudicated',
  },
  method_more: 'Show more',
  method_less: 'Show less',
  /** Headings of columns of counts: their base. */
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
  heads_reviewed: '{{base}}, reviewed',
  heads_none_reviewed: '{{base}}: none reviewed yet',
  /** The units of the numbers beside codes. */
  working_units: {
    sources: 'sources',
    respondents: 'respondents',
    passages: 'passages',
    codings: 'codings',
  },
  denominators: { reviewed: 'of reviewed', all: 'of all', any: 'of coded' },
  layers: {
    coder: '{{coder}}',
    main: '{{coder}}, main coder',
    union: 'Union of the coders',
    majority: 'Majority of the coders',
    adjudicated: 'Adjudicated',
  },
  shading: {
    under: 'under {{to}}%',
    between: '{{from}}–{{to}}%',
    from: '{{from}}% or more',
    few: 'Base below 20: “9 of 17”, no percentage, no shading',
  },
  columns: {
    all: 'all',
    total: 'total',
    none: '(none)',
    document: 'documents',
    interview: 'interviews',
    true: 'yes',
    false: 'no',
    no_month: '{{year}} (no month)',
    quarter: '{{year}} Q{{quarter}}',
    precision_year: 'year',
  },
  /** What shares of columns and of the table are out of: “all sources with any of these themes”. */
  any_of: { themes: 'any of these themes', codes: 'any of these codes' },
  column_base: {
    reviewed: 'of {{n}}',
    all: 'of all {{n}}',
    any: 'of {{n}} coded',
    characters: 'of {{n}}',
    drawn: 'of {{n}}, drawn from {{frame}}',
    none_reviewed: '{{of}} not reviewed',
    drawn_in_part: 'of {{n}}, {{drawn}} of them drawn from {{frame}}',
    sampled: 'of {{n}} sampled',
    chosen: 'of {{n}} chosen',
    weighed: '{{n}} counted, share of the frames',
    in_reviewed_one: 'in {{n}} source',
    in_reviewed_other: 'in {{n}} sources',
    in_all_one: 'in {{n}} source',
    in_all_other: 'in all {{n}} sources',
    in_any_one: 'in {{n}} coded source',
    in_any_other: 'in {{n}} coded sources',
    in_both_one: 'in {{n}}, of both kinds',
    in_both_other: 'in {{n}}, of both kinds',
    union: 'union, no share',
    with_any: 'of {{n}} with any of these',
    nobody: 'no respondents',
  },
  coverage: {
    drawn: '{{group}}: drawn at random from {{frame}}; the interval allows for the draw.',
    drawn_only: '{{group}}: drawn at random from {{frame}}.',
    drawn_as_only: '{{group}}: the sample “{{draw}}” was drawn at random from {{frame}}.',
    drawn_as:
      '{{group}}: estimated from the sample “{{draw}}”, drawn at random from {{frame}}; the interval allows for the draw.',
    not_estimated:
      '{{group}}: a sample drawn from {{frame}}. No estimate is given, because estimates are made for sources only, and only from reviewed ones.',
    other_draws_one: 'Another sample of {{group}} is not used.',
    other_draws_other: '{{count, number}} other samples of {{group}} are not used.',
    'frame-unknown': '{{group}}: a sample from a frame whose size is not recorded.',
    purposive_one:
      '{{group}}: chosen on purpose; {{reviewed}} of the {{n}} chosen is reviewed, and they stand for no others.',
    purposive_other:
      '{{group}}: chosen on purpose; {{reviewed}} of the {{n}} chosen are reviewed, and they stand for no others.',
    purposive_single_reviewed:
      '{{group}}: one document, chosen on purpose and reviewed; it stands for no others.',
    purposive_single_unreviewed:
      '{{group}}: one document, chosen on purpose and not reviewed; it stands for no others.',
    ineligible_in_scope:
      'Of {{n}} drawn {{units}}, {{k}} turned out not to belong to the frame ({{why}}) and {{m}} to lie outside the scope; the estimate is for the roughly {{N}} in the frame and the scope, a number that is itself an estimate.',
    interim: 'Interim: {{r}} of {{n}} drawn {{units}} are reviewed, in the order of the draw.',
    unreadable_one:
      '{{k}} of {{n}} drawn {{units}} could not be read ({{why}}) and is assumed to be like the others.',
    unreadable_other:
      '{{k}} of {{n}} drawn {{units}} could not be read ({{why}}) and are assumed to be like the others.',
    none_read: 'None of the {{n}} drawn sources is reviewed, so there is no estimate yet.',
    no_reason: 'no reason given',
  },
  groups: {
    documents: 'documents',
    documents_without_class: 'documents without a class',
    interviews: 'interviews',
    counted: '{{group}} {{counted}} of {{inScope}}',
    covered: '{{group}}: {{coverage}}',
  },
  what: {
    themes: 'the theme itself',
    themes_rolled_up: 'the theme, its sub-codes or codes assigned to it',
    codes: 'the code itself',
    codes_rolled_up: 'the code, its sub-codes or codes assigned to it',
  },
  unit: {
    sources: 'We counted sources with at least one coding of {{what}}; each source counts once.',
    respondents:
      'We counted respondents whose interviews contain at least one coding of {{what}}; each person counts once, however often they were interviewed.',
    passages:
      'We counted passages of {{what}}: codings that share at least one character form one passage; codings that merely touch form two.',
    passages_joined: 'We counted passages of {{what}}: codings that overlap or touch form one passage.',
    codings: 'We counted codings of {{what}}; every coding counts.',
    codings_of_several:
      'We counted codings of {{what}}; every coding by every coder counts, so a passage coded by two people counts twice.',
    characters:
      'We counted characters (Unicode code points) that lie under at least one coding of {{what}}; a character under several codings counts once.',
  },
  basis: {
    any: 'Passage-level and whole-source codings count equally.',
    any_in_text: 'Whole-source codings have no place in the text and are not counted here.',
    whole: 'Only whole-source codings count.',
    whole_in_text:
      'Only whole-source codings were asked for; they have no place in the text, so every count is 0.',
    spans: 'Only passage-level codings count, not whole-source codings.',
  },
  layer: {
    nobody: 'The chosen layer has no coder.',
    main: 'Only the codings of {{coders}}, the main coder, are counted.',
    coder: 'Only the codings of {{coders}} are counted.',
    program:
      'Only the codings of {{coders}} are counted, which a program made and no person has confirmed. How they were made: {{how}}',
    program_unsaid: 'not recorded.',
    union: 'The codings of {{coders}} are counted together.',
    majority: 'What the majority of {{coders}} coded is counted.',
    adjudicated: 'Only the adjudicated codings are counted.',
  },
  unseen: {
    coders:
      'What {{coders}} coded is hidden while a blind round or a second pass lasts, and is not in these numbers.',
    document:
      'What was coded in documents is hidden while interviews are coded, and is not in these numbers.',
    interview:
      'What was coded in interviews is hidden while documents are coded, and is not in these numbers.',
  },
  layer_name: {
    coder: 'this coder',
    union: 'the union of the coders',
    majority: 'the majority of the coders',
    adjudicated: 'adjudication',
  },
  /** Who reviewed, as used in “reviewed by …”. */
  reviewer: {
    union: 'at least one of {{coders}}',
    majority: 'at least one of {{coders}}',
    adjudicated: 'the adjudicators',
  },
  /** Sources of a union that nobody, or no single coder, reviewed alone. */
  depth: {
    all_by_none: 'Coded by any of {{coders}}; no source was reviewed by all of them, {{one}} by one.',
    none_alone_one:
      'Coded by any of {{coders}}; {{both}} source was reviewed by all of them, none by one alone.',
    none_alone_other:
      'Coded by any of {{coders}}; {{both}} sources were reviewed by all of them, none by one alone.',
    between: 'Coded by any of {{coders}}; no source was reviewed by all of them, and none by one alone.',
  },
  majority: {
    people_undecided_one:
      '{{u}} of these {{n}} respondents has an interview that nobody reviewed, so no majority can be found there. The share lies between {{low}} and {{high}}.',
    people_undecided_other:
      '{{u}} of these {{n}} respondents have interviews that nobody reviewed, so no majority can be found there. The share lies between {{low}} and {{high}}.',
    no_tie:
      'Present where more than half of those who reviewed the source coded it; no vote was tied; {{one}} sources had one reviewer.',
    no_tie_one_single:
      'Present where more than half of those who reviewed the source coded it; no vote was tied; {{one}} source had one reviewer.',
    one_tie:
      'Present where more than half of those who reviewed the source coded it; {{ties}} tie counts as absent; {{one}} sources had one reviewer.',
    one_single:
      'Present where more than half of those who reviewed the source coded it; {{ties}} ties count as absent; {{one}} source had one reviewer.',
    one_each:
      'Present where more than half of those who reviewed the source coded it; {{ties}} tie counts as absent; {{one}} source had one reviewer.',
  },
  base: {
    respondents_whole_one:
      'Counted in the one respondent with a reviewed interview ({{i}} of {{j}} {{interviews}}).',
    respondents_whole_other:
      'Counted in the {{n}} {{units}} with at least one reviewed interview ({{i}} of {{j}} {{interviews}}).',
    respondents_one_partly:
      'Counted in the one respondent with a reviewed interview ({{i}} of {{j}} {{interviews}}); another interview with them is not reviewed.',
    respondents_any_one: 'Out of the one respondent with a coded interview ({{i}} of {{j}} {{interviews}}).',
    respondents_any_other:
      'Out of the {{n}} {{units}} with at least one coded interview ({{i}} of {{j}} {{interviews}}).',
    respondents_all_one: 'Out of the one respondent in scope (reviewed: {{i}} of {{j}} {{interviews}}).',
    respondents_all_other: 'Out of all {{n}} {{units}} in scope (reviewed: {{i}} of {{j}} {{interviews}}).',
    respondents_both: 'Out of both {{units}} in scope (reviewed: {{i}} of {{j}} {{interviews}}).',
    all: 'Out of all {{m}} {{units}} in scope, {{k}} of them not reviewed; not coded is not the same as judged absent.',
    all_both:
      'Out of both {{units}} in scope, {{k}} of them not reviewed; not coded is not the same as judged absent.',
    all_unreviewed_both:
      'Out of both {{units}} in scope, neither of which is reviewed; not coded is not the same as judged absent.',
    all_reviewed_both: 'Out of both {{units}} in scope, both of them reviewed.',
    text_all_both: 'Counted in the text of both {{units}} in scope, {{k}} of them not reviewed.',
    text_all_unreviewed_both: 'Counted in the text of both {{units}} in scope, neither of which is reviewed.',
    text_all_reviewed_both: 'Counted in the text of both {{units}} in scope, both of them reviewed.',
    all_unreviewed_one:
      'Out of the one {{units}} in scope, which is not reviewed; not coded is not the same as judged absent.',
    all_unreviewed_other:
      'Out of all {{m}} {{units}} in scope, none of which is reviewed; not coded is not the same as judged absent.',
    text_fallback_one:
      'Nothing here is marked as reviewed, so the text of the one {{units}} is counted; not coded is not the same as judged absent.',
    text_fallback_other:
      'Nothing here is marked as reviewed, so the text of all {{m}} {{units}} is counted; not coded is not the same as judged absent.',
    fallback_both:
      'Nothing here is marked as reviewed, so the counts are out of both {{units}}; not coded is not the same as judged absent.',
    text_fallback_both:
      'Nothing here is marked as reviewed, so the text of both {{units}} is counted; not coded is not the same as judged absent.',
    all_reviewed_one: 'Out of the one {{units}} in scope, which is reviewed.',
    all_reviewed_other: 'Out of all {{m}} {{units}} in scope, all of them reviewed.',
    text_all: 'Counted in the text of all {{m}} {{units}} in scope, {{k}} of them not reviewed.',
    text_all_reviewed_one: 'Counted in the text of the one {{units}} in scope, which is reviewed.',
    text_all_reviewed_other: 'Counted in the text of all {{m}} {{units}} in scope, all of them reviewed.',
    text_all_unreviewed_one: 'Counted in the text of the one {{units}} in scope, which is not reviewed.',
    text_all_unreviewed_other:
      'Counted in the text of all {{m}} {{units}} in scope, none of which is reviewed.',
    text_any: 'Counted in the text of the {{n}} {{units}} with at least one coding.',
    groups: 'By group: {{groups}}.',
  },
  respondents: {
    repeated_one: '{{names}} was interviewed more than once and counts once.',
    repeated_other: '{{names}} were each interviewed more than once and count once.',
    many: '{{count, number}} respondents',
    group_one:
      'In {{count, number}} group interview, a coding counts for the speaker it names or, if it names none, for everyone present.',
    group_other:
      'In {{count, number}} group interviews, a coding counts for the speaker it names or, if it names none, for everyone present.',
  },
  scope: {
    narrowed: 'The scope is limited to {{conditions}}.',
    document: 'documents',
    interview: 'interviews',
    separator: '; ',
    of_kind: '{{kind}} ({{conditions}})',
    classes: 'class {{names}}',
    no_class: 'none',
    without_class: 'those without a class',
    languages: 'language {{names}}',
    no_language: 'unknown',
    origins: 'origin {{names}}',
    respondents: 'what {{names}} said',
    values: '{{name}}: {{values}}',
    no_value: 'not given',
    within: 'dates from {{from}} to {{to}}',
    from: 'dates from {{from}}',
    to: 'dates up to {{to}}',
    sample: 'the sample “{{name}}”',
    dates_left_out: 'Left out: {{c}} whose date is not precise enough to tell, {{u}} undated.',
    dates_left_out_coarse: 'Left out: {{c}} whose date is not precise enough to tell.',
    dates_left_out_undated: 'Left out: {{u}} undated.',
    coarse_one: '{{c}} {{units}} is dated to the {{precision}} only and is shown separately.',
    coarse_other: '{{c}} {{units}} are dated to the {{precision}} only and are shown separately.',
    undated_one: '{{u}} {{units}} is undated and is shown separately.',
    undated_other: '{{u}} {{units}} are undated and are shown separately.',
    picked_one: '{{count, number}} chosen source',
    picked_other: '{{count, number}} chosen sources',
    queried_one: '{{count, number}} source in which the query “{{query}}” finds something',
    queried_other: '{{count, number}} sources in which the query “{{query}}” finds something',
    query_layer: 'The query that limits these sources is asked of the same layer.',
    saved_query: 'those in which the saved query “{{name}}” ({{query}}) finds something',
    excluded_one: '{{count, number}} excluded source',
    excluded_other: '{{count, number}} excluded sources',
    duplicates_one: '{{count, number}} duplicate',
    duplicates_other: '{{count, number}} duplicates',
    left_out: 'Not counted: {{what}}.',
    with_excluded: 'Excluded sources are counted as well.',
    with_duplicates: 'Duplicates are counted as well.',
  },
  weights:
    'The mean and the range of weights, from 0 to 100, are those of the codings that the row counts in all columns together, each coding once; codings without a weight are left out of them and not taken as 0.',
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
    proportional:
      'Strata were drawn in proportion to their size, by the largest remainder, with at least two from each ({{strata}}).',
    equal:
      'The same number was drawn from each stratum as far as its size allows, and at least two from each ({{strata}}).',
    neyman:
      'Strata were drawn in proportion to their size and to the spread expected in each (Neyman allocation), with at least two from each ({{strata}}).',
    allocation: { proportional: 'proportional', equal: 'equal', neyman: 'Neyman' },
    stratum: '{{name}}: {{drawn}} of {{size}}',
    stratum_expected: '{{name}}: {{drawn}} of {{size}}, {{share}} expected',
    many_strata: '{{count, number}} strata',
    drawing:
      'Within each draw, sources were put in the order of their identifiers and shuffled with the Fisher–Yates algorithm, using the sfc32 generator.',
  },
  filter: {
    without_remarks: 'Interviewers’ remarks are not counted.',
    with_remarks: 'Interviewers’ remarks are counted as well.',
    voices: 'Only codings in these voices are counted: {{voices}}.',
    voice_of_documents: 'text of documents',
    stances: 'Only codings with these stances are counted: {{stances}}.',
    stance: {
      none: 'no stance',
      supports: 'supports',
      qualifies: 'qualifies',
      contradicts: 'counterexample',
    },
    without_suggested: 'Codings accepted from suggestions are not counted.',
    weighted: 'Only codings that have a weight are counted.',
    weight: 'Only codings with a weight of at least {{weight}} out of 100 are counted.',
  },
  /** A row with a code that was created after sources had been reviewed. */
  query: {
    asked: 'Found by the query “{{query}}”.',
    row: 'The row “{{name}}” counts what the query “{{query}}” finds there.',
    result: {
      left: 'The result is its left side.',
      right: 'The result is its right side.',
      whole:
        'The result is the text from one side to the other; stretches that share a character are one passage.',
      both: 'The result is the text where its parts meet, each such stretch a passage.',
      either: 'The result is the passages that meet there.',
    },
    passages:
      'Codings that share a character form one passage, and a character is counted once; a whole-source coding counts for its source and adds no passage.',
    words:
      'Words are found anywhere in the texts, whatever their capitals and written forms; each hit is a passage without codings, and in an interview counts for all who were interviewed.',
    patterns:
      'Regular expressions are matched from left to right in the texts as they stand, whatever the capitals; each match is a passage without codings, and in an interview counts for all who were interviewed.',
    reviewers: 'Reviewed or coded sources are here those that {{reviewer}} reviewed or coded.',
    coders: 'Where the query names a coder, that coder’s codings are counted instead.',
    absent_one:
      'What the query finds by NOT, WITHOUT or ONLY was not coded there; not coded is not the same as judged absent, and {{k}} of these sources is not reviewed.',
    absent_other:
      'What the query finds by NOT, WITHOUT or ONLY was not coded there; not coded is not the same as judged absent, and {{k}} of these sources are not reviewed.',
    without_place_one: 'One whole-source coding has no place in the text and is left out.',
    remarks: 'Interviewers’ remarks are counted only where the query asks for them.',
    dates:
      'The dates in the query leave out {{c}} whose date is not precise enough to tell and {{u}} undated.',
  },
  late: {
    only: '{{theme}}: the only {{units}} here was reviewed before {{born}} and does not have {{row}}, so {{between}}.',
    single:
      '{{theme}}: {{k}} of these {{n}} {{units}} was reviewed before {{born}} and does not have {{row}}, so {{between}}.',
    some_one:
      '{{theme}}: {{k}} of these {{n}} {{units}} were reviewed before {{born}}; {{a}} of them does not have {{row}}, so {{between}}.',
    some_other:
      '{{theme}}: {{k}} of these {{n}} {{units}} were reviewed before {{born}}; {{a}} of them do not have {{row}}, so {{between}}.',
    all_one:
      '{{theme}}: all {{n}} {{units}} were reviewed before {{born}}; {{a}} of them does not have {{row}}, so {{between}}.',
    all_other:
      '{{theme}}: all {{n}} {{units}} were reviewed before {{born}}; {{a}} of them do not have {{row}}, so {{between}}.',
    both: '{{theme}}: both {{units}} were reviewed before {{born}}; {{a}} of them does not have {{row}}, so {{between}}.',
    both_without:
      '{{theme}}: both {{units}} were reviewed before {{born}}; neither of them has {{row}}, so {{between}}.',
    all_without:
      '{{theme}}: all {{n}} {{units}} were reviewed before {{born}}; none of them has {{row}}, so {{between}}.',
    rows: { themes: 'the theme', codes: 'the code' },
    born: {
      rolled_up_themes: 'one of its codes existed',
      rolled_up_codes: 'it or one of its sub-codes existed',
      alone: 'it existed',
    },
    between: 'the count lies between {{x}} and {{y}}',
    between_sources: 'the number of {{several}} with {{row}} lies between {{x}} and {{y}}',
  },
  /** Sentences about one theme if classes have different coverage. */
  estimate: {
    one_class:
      'An estimated {{p}}% of the {{N}} {{units}} in the frame mention {{theme}} (95% interval {{low}}–{{high}}%, standard error {{se}} points). {{classes}}.',
    without_error:
      'An estimated {{p}}% of the {{N}} {{units}} in the frame mention {{theme}} (95% interval {{low}}–{{high}}%). {{classes}}. Each class counts in proportion to its size.',
    one_class_without_error:
      'An estimated {{p}}% of the {{N}} {{units}} in the frame mention {{theme}} (95% interval {{low}}–{{high}}%). {{classes}}.',
    by_strata: 'Each stratum counts in proportion to its size.',
    apart: '{{theme}} – {{classes}}.',
    about: 'roughly {{N}}',
    class_in_domain:
      '{{class}}: {{x}} of the {{e}} that belong here, out of {{n}} drawn at random from {{N}}',
    class_sampled: '{{class}}: {{x}} of {{n}} sampled, from a frame whose size is not recorded',
    class_in_part: '{{class}}: {{x}} of {{n}} reviewed, out of {{N}}',
    class_unread: '{{class}}: none of {{N}} reviewed',
    of_frame: '{{class}} (an estimated {{p}}% of the frame, 95% interval {{low}}–{{high}}%)',
    separator: '; ',
  },
  /** What several units come from, so that they are not independent. */
  cluster: { source: 'source', respondent: 'respondent', interview: 'interview' },
  crosstab: {
    values: 'Rows stand for {{by}}, columns for {{by2}}.',
    percent: {
      cell: 'Each percentage is out of the base of its cell.',
      row: 'Each percentage is out of {{all}} in the same row.',
      column: 'Each percentage is out of {{all}} in the same column.',
      total: 'Each percentage is out of {{all}} in the whole table.',
      none: 'No percentages are given.',
    },
    /** What a percentage is out of; `row` is “the theme” or “the code”. */
    all: {
      sources: 'all sources with {{row}}',
      respondents: 'all respondents with {{row}}',
      passages: 'all passages of {{row}}',
      codings: 'all codings of {{row}}',
      characters: 'all characters in passages of {{row}}',
    },
    several_one: '{{count, number}} {{units}} has several values of {{by}}; totals count it once.',
    several_other: '{{count, number}} {{units}} have several values of {{by}}; totals count them once.',
    tests:
      'Tests are Pearson’s chi-square where every expected count is at least 5, otherwise the exact test of Fisher, Freeman and Halton. Cramér’s V is given with and without Bergsma’s correction; residuals are adjusted after Haberman.',
    corrected_one: '{{count, number}} theme is tested.',
    corrected_other:
      'The p values of the {{count, number}} themes tested are corrected by Holm’s method and by that of Benjamini and Hochberg.',
  },
  timeline: {
    periods: { month: 'month', quarter: 'quarter', year: 'year' },
    by: 'Each source stands in the {{period}} of its date.',
    gaps_one: '{{count, number}} {{period}} has no source, which is a gap and not a zero.',
    gaps_other: '{{count, number}} {{period}}s have no source, which are gaps and not zeros.',
    ends: 'The latest source is dated {{date}}, so the last {{period}} may not be whole.',
    absolute: 'Counts are absolute; the number of sources differs from period to period.',
    several_people_one:
      '{{count, number}} respondent was interviewed in more than one period; totals count that person once.',
    several_people_other:
      '{{count, number}} respondents were interviewed in more than one period; totals count them once.',
  },
  relations: {
    by: {
      overlap:
        'Two codes meet where a passage of one shares at least one character with a passage of the other.',
      passage: 'Two codes meet where exactly the same words are coded with both.',
      paragraph:
        'Two codes meet in a paragraph that passages of both touch; a paragraph is a line that is not blank.',
      within_one:
        'Two codes meet where a passage of one is at most {{count, number}} paragraph away from a passage of the other; a paragraph is a line that is not blank.',
      within_other:
        'Two codes meet where a passage of one is at most {{count, number}} paragraphs away from a passage of the other; a paragraph is a line that is not blank.',
      within_same:
        'Two codes meet where a passage of one touches the same paragraph as a passage of the other; a paragraph is a line that is not blank.',
      source: 'Two codes meet in a source that has both.',
      respondent: 'Two codes meet in a respondent who has raised both.',
    },
    places:
      'A place is a group of passages of the two codes that meet each other, or a passage that meets none. c is the number of places with both codes out of the passages of either, each such place counted once; Jaccard’s coefficient is the same number out of all places.',
    units:
      'c, which is Jaccard’s coefficient here, is the number of {{units}} with both codes out of those with either.',
    units_of: {
      passage: 'coded stretches of text',
      paragraph: 'paragraphs',
      source: 'sources',
      respondent: 'respondents',
    },
    rolled_up: 'A code is counted with its sub-codes, and a theme with the codes added to it.',
    alone: 'Each code is counted without its sub-codes.',
    inside:
      'Where one code is part of the other, the pair stands apart and the wider code is counted without the narrower one.',
    shared: 'Codes that belong to both codes of a pair are left out on both sides.',
    of_several: 'Codings of different coders can meet.',
    undecided_one:
      'Nobody has reviewed {{count, number}} source of the base: nothing is decided there, and it counts neither with a code nor without.',
    undecided_other:
      'Nobody has reviewed {{count, number}} sources of the base: nothing is decided there, and they count neither with a code nor without.',
  },
  note: {
    weighed:
      'Shares across classes are estimates for their sampling frames: each class counts in proportion to its size, and the 95% intervals combine the Wilson intervals of the classes, corrected for finite frames, by the MOVER method.',
    not_weighed: 'The frames cannot be estimated together because of {{class}}. {{why}}',
    shares: 'A source can have several themes, so the shares do not add up to 100%.',
    shares_of_people: 'A person can raise several themes, so the shares do not add up to 100%.',
    several_sources_one: '{{count, number}} source appears in more than one column; totals count it once.',
    several_sources_other:
      '{{count, number}} sources appear in more than one column; totals count them once.',
    several_people_one:
      '{{count, number}} respondent appears in more than one column; totals count that person once.',
    several_people_other:
      '{{count, number}} respondents appear in more than one column; totals count them once.',
    overlap: 'Some themes share a code, so their counts overlap.',
    languages: 'Lengths of text in different languages cannot be compared.',
    born_late_one:
      '{{count, number}} row belongs to a code created after some sources in scope were reviewed; its count may be too low.',
    born_late_other:
      '{{count, number}} rows belong to codes created after some sources in scope were reviewed; their counts may be too low.',
  },
};
