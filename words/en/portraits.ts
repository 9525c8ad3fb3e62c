/** Portraits: sources as lines of their passages, and who carries a theme. */
export const portraits = {
  method: {
    lines:
      'Each line is a source from its first word to its last, and a bar covers the share of the text that its passage takes.',
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
  one_voice: 'This is mostly one voice: {{share}} are from {{name}}.',
};
