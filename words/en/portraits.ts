/** Portraits: sources as lines of their passages, and who carries a theme. */
export const portraits = {
  method: {
    passages: 'Overlapping codings of one theme are one passage; a passage may belong to several themes.',
    respondents: 'Who carries a theme is counted by respondent, the interviews of one person joined.',
    sources: 'Who carries a theme is counted by source.',
    shared: 'A passage of several respondents counts for each of them.',
    effective:
      'The effective number is 1 ÷ Σp², where p is the share of each in these passages: as if so many had spoken equally often.',
  },
  passages_one: '{{count, number}} passage',
  passages_other: '{{count, number}} passages',
  carried_by: {
    respondents_one: '{{passages}}, {{found}} of {{n}} respondent',
    respondents_other: '{{passages}}, {{found}} of {{n}} respondents',
    sources_one: '{{passages}}, {{found}} of {{n}} source',
    sources_other: '{{passages}}, {{found}} of {{n}} sources',
  },
  largest: {
    one: 'The largest, {{names}}, has {{most}} of {{all}}; {{even}}.',
    several: 'The largest, {{names}}, have {{most}} of {{all}} each; {{even}}.',
    many: '{{count, number}} have the most, {{most}} of {{all}} each; {{even}}.',
  },
  even: {
    respondents: 'as if {{effective}} respondents had spoken equally often',
    sources: 'as if {{effective}} sources had it equally often',
  },
  title: { respondents: 'Themes through each interview', sources: 'Themes through each source' },
  subtitle: {
    respondents: '{{lines}} with {{people}} · each line is one interview from its first word to its last',
    sources: '{{lines}} · each line is one source from its first word to its last',
  },
  lines: {
    respondents_one: '{{count, number}} interview',
    respondents_other: '{{count, number}} interviews',
    sources_one: '{{count, number}} source',
    sources_other: '{{count, number}} sources',
  },
  nothing: {
    respondents: 'No interview is in this scope.',
    sources: 'No source is in this scope.',
  },
  corner: { respondents: 'Interview', sources: 'Source' },
  date: 'Date',
  first_word: 'first word',
  last_word: 'last word',
  in_order: 'in the order of the text',
  in_all: 'Passages in all',
  lanes: 'Themes or codes drawn',
  lane: '{{theme}}, line {{lane}}',
  counterexample: 'counterexample',
  bar: '{{theme}}, {{line}}: open in the text',
  spoken: '{{theme}}, passage {{at}} of {{all}}',
  view: 'Draw as',
  views: { codelines: 'codelines', tiles: 'tiles' },
  length: 'Length',
  lengths: { equal: 'equal length', true: 'true length' },
  drawn: {
    equal:
      'Each line is a source from its first word to its last, drawn at one length however long it is; a bar covers the share of the text that its passage takes, and is never thinner than can be seen.',
    true: 'Each line is as long as its text, in characters; a bar covers its passage, and is never thinner than can be seen.',
    tiles:
      'Each tile is one passage, in the order of the text; all tiles have one width, however long passages are.',
  },
  how: 'How this was drawn.',
  carried_label: 'Who carries a theme',
  of: { respondents: 'by respondent', sources: 'by source' },
  who: 'Who carries a theme',
  theme: 'Theme',
  bars: 'Out of the largest',
  choose: 'Choose a theme to see who carries it.',
  more_one: '{{count, number}} more is not listed.',
  more_other: '{{count, number}} more are not listed.',
  several_times_one: '{{names}} was interviewed more than once and counts once.',
  several_times_other:
    'Interviewed more than once, each of whom counts once: {{count, number}} respondents, among them {{names}}.',
  action: { length: 'equal or true length' },
  one_voice: 'This is mostly one voice: {{share}} are from {{name}}.',
};
