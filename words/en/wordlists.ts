/** How a list of words was counted, in sentences to paste into a paper. */
export const wordlists = {
  base_one:
    'Words of {{count, number}} {{units}} in {{language}}: {{words}} in all, in coded passages or not.',
  base_other:
    'Words of {{count, number}} {{units}} in {{language}}: {{words}} in all, in coded passages or not.',
  other_languages_one:
    '{{count, number}} source in another language, or of unknown language, is not counted.',
  other_languages_other:
    '{{count, number}} sources in other languages, or of unknown language, are not counted.',
  headings: 'Headings are left out.',
  remarks: 'Passages coded as an interviewer’s remark are left out.',
  headings_and_remarks: 'Headings and passages coded as an interviewer’s remark are left out.',
  forms: 'Upper and lower case count as one word; forms such as firm and firms count apart.',
  joined_one: '{{count, number}} form counts as another word, as the study lists it: {{form}} as {{word}}.',
  joined_other:
    '{{count, number}} forms count as other words, as the study lists them, such as {{form}} as {{word}}.',
  case_alone: 'Upper and lower case count as one word; other forms of a word count apart.',
  least:
    'Only words that occur at least {{times}} and in at least {{sources}} are listed; {{rare}} rarer ones are counted but not listed.',
  times_one: 'once',
  times_other: '{{count, number}} times',
  in_sources_one: '{{count, number}} source',
  in_sources_other: '{{count, number}} sources',
  forms_without_case: 'Full-width and half-width characters count as one.',
  boundaries: 'Words are cut by the rules of Unicode (ICU {{icu}}).',
  terms_one:
    '{{count, number}} term of the study (the name or alias of a code, or one on its list of terms) counts as one word.',
  terms_other:
    '{{count, number}} terms of the study (names and aliases of codes, and those on its list of terms) count as one word each.',
  stop_words_one: '{{count, number}} stop word is counted but not listed.',
  stop_words_other: '{{count, number}} stop words are counted but not listed.',
  one_respondent:
    'A name beside a word is the respondent of more than half of its occurrences in interviews.',
  single_characters_one: '{{count, number}} word of a single Chinese character is counted but not listed.',
  single_characters_other:
    '{{count, number}} words of a single Chinese character are counted but not listed.',
  interviews: 'Interview notes are in the interviewer’s words unless they are verbatim.',
  dispersion:
    'DP (Gries 2008) is 0 where a word is spread evenly over the sources and near 1 where it stands in one place.',
  compared:
    'Each group is compared with all other sources counted, by words that occur at least 5 times, in at least 3 sources, with a BIC of 2 or more: log ratio (Hardie 2014), log-likelihood of two cells (Rayson and Garside 2000) and BIC (Wilson 2013). Words cluster in texts, so none of these is a test.',
  column_word: 'word',
  column_count: 'n',
  column_sources: 'sources',
  column_sources_here: 'of {{of}} sources',
  column_sources_others: 'of {{of}} others',
  column_respondents: 'respondents',
  column_mostly_by: 'mostly by',
  mostly_by: '{{name}}: {{count}} of {{of}}',
  column_rate: 'per 10,000',
  column_rate_others: 'in others',
  column_dispersion: 'DP',
  column_log_ratio: 'log ratio',
  column_bic: 'BIC',
  no_marks: 'No word marks these sources.',
  of_group: '{{group}}: {{why}}',
  more_one: '{{count, number}} more word is not listed; raise --limit to see it.',
  more_other: '{{count, number}} more words are not listed; raise --limit to see them.',
  none: 'No source in scope is in {{language}}.',
};
