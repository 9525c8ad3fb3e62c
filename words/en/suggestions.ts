/** Passages that are like those of a code: *More like these*. */
export const suggestions = {
  leave_out: 'Without accepted suggestions',
  mark: 'accepted suggestion',
  title: 'More like these',
  from_one:
    'Passages like the {{count, number}} with this code, interviewer’s remarks left out; {{looked, number}} compared',
  from_other:
    'Passages like the {{count, number}} with this code, interviewer’s remarks left out; {{looked, number}} compared',
  view: 'Which suggestions',
  view_refused: 'Refused {{count, number}}',
  view_proposed: 'By programs {{count}}',
  proposed_list: 'What programs coded as {{name}}',
  proposed_reviewed_one:
    '{{reviewed, number}} of {{count, number}} coding by programs reviewed: {{accepted, number}} accepted, {{own, number}} coded alike, {{changed, number}} with another code, {{refused, number}} refused',
  proposed_reviewed_other:
    '{{reviewed, number}} of {{count, number}} codings by programs reviewed: {{accepted, number}} accepted, {{own, number}} coded alike, {{changed, number}} with another code, {{refused, number}} refused',
  none_proposed: 'Every coding of a program with this code is reviewed.',
  in_no_count: 'In no count: a coding of a program counts only once you accept it.',
  whole_source: 'The whole source',
  proposed_by: 'by {{program}}',
  its_reason: 'its reason: {{reason}}',
  its_confidence: 'its own figure {{confidence}}, not a probability',
  list: 'Passages like those of {{name}}',
  refused_list: 'Passages refused for {{name}}',
  reading: 'Reading all passages, once',
  rank_again: 'Rank again',
  leave: 'Back to the passages',
  how: 'How these were found.',
  no_coding: 'A suggestion counts nowhere until you accept it.',
  paragraph: 'paragraph {{number, number}}',
  matched: 'matched: {{words}}',
  words_gone: 'These words are no longer in the text.',
  act_accept: 'Accept the suggestion',
  act_accept_short: 'Accept',
  act_refuse: 'Refuse the suggestion',
  act_refuse_short: 'Refuse',
  act_other: 'Accept with another code',
  act_other_short: 'Another code',
  accept: 'Accept as {{name}}',
  accept_short: 'Accept',
  refuse: 'Refuse',
  other: 'Accept with another code…',
  allow: 'Suggest again',
  accepted: 'Accepted as {{name}}.',
  refused: 'Refused for {{name}}; it is not suggested again.',
  allowed_one: '{{count, number}} passage may be suggested again.',
  allowed_other: '{{count, number}} passages may be suggested again.',
  none_refused: 'You have refused no passage for this code.',
  no_example:
    'No passage is coded “{{code}}” yet. Code at least {{least}}; then passages like them can be found.',
  too_few_one:
    'Only {{count, number}} passage is coded “{{code}}”. Code at least {{least}}; then passages like them can be found.',
  too_few_other:
    'Only {{count, number}} passages are coded “{{code}}”. Code at least {{least}}; then passages like them can be found.',
  none: 'No passage without the code has a word in common with those that have it.',
  method: {
    ranked_one: 'Passages without the code “{{code}}”, by their likeness to the {{count, number}} with it.',
    ranked_other: 'Passages without the code “{{code}}”, by their likeness to the {{count, number}} with it.',
    looked_one:
      '{{looked}} passages of {{count, number}} {{units}} were compared, each a paragraph or, of a long one, some of its sentences; {{alike}} have something in common with the code’s.',
    looked_other:
      '{{looked}} passages of {{count, number}} {{units}} were compared, each a paragraph or, of a long one, some of its sentences; {{alike}} have something in common with the code’s.',
    features:
      'Likeness is the cosine between TF-IDF weights of a passage (words, four-letter parts of words, Chinese characters and pairs of them) and the mean of the code’s passages (Rocchio).',
    refused_one: 'A quarter of the weights of {{count, number}} refused passage is subtracted.',
    refused_other: 'A quarter of the mean of {{count, number}} refused passages is subtracted.',
    examples:
      'Only passages are examples, without those coded as an interviewer’s remark and without codings of whole sources; passages of a source that has the code as a whole are compared like all others.',
    no_claim:
      'A suggestion is not a coding. The list need not hold every passage that the code fits, and a source is not reviewed because a passage of it is listed.',
  },
};
