/** Figures: titles, bases, meanings of marks, and descriptions for screen readers. */
export const figures = {
  caption: 'Figure {{number}}. {{text}}',
  percent: '{{number}}%',
  base: 'of {{n}}',
  query_row: '{{name}} (query)',
  found: '{{found}} of {{n}}',
  title: {
    themes: {
      sources: 'Sources with each theme',
      respondents: 'Respondents with each theme',
      passages: 'Passages of each theme',
      codings: 'Codings of each theme',
      characters: 'Characters of each theme',
    },
    codes: {
      sources: 'Sources with each code',
      respondents: 'Respondents with each code',
      passages: 'Passages of each code',
      codings: 'Codings of each code',
      characters: 'Characters of each code',
    },
    comparison: '{{a}} and {{b}}, theme by theme',
  },
  subtitle: {
    comparison: 'Share of each side that has the theme',
  },
  flow: {
    title: {
      document: 'Flow of the documents',
      interview: 'Flow of the interviews',
      all: 'Flow of the sources',
    },
    subtitle: {
      document: 'All documents of the project',
      interview: 'All interviews of the project',
      all: 'All documents and interviews of the project',
      classes_document: 'Documents of the classes {{names}}',
      classes_interview: 'Interviews of the classes {{names}}',
      classes_all: 'Sources of the classes {{names}}',
      no_class: '(none)',
    },
    boxes: {
      found: 'Found',
      duplicates: 'Duplicates',
      single: 'Without duplicates',
      excluded: 'Excluded',
      kept: 'In scope',
      new: 'not yet screened',
      'second-look': 'set aside for a second look',
      included: 'included',
      reviewed: 'Reviewed',
      unreviewed: 'Not yet reviewed',
      coded: 'Coded',
      uncoded: 'Nothing to code',
      begun: 'with codings',
      untouched: 'without codings',
    },
    no_reason: 'no reason given',
    method:
      'A source that is linked as a duplicate of another leaves the flow first, whatever its status. Reviewed and coded refer to {{coder}}, the main coder; a source counts as coded if it is reviewed and has at least one coding.',
  },
  prompted: '◇ The interview guide asked about it, ◈ about part of it.',
  interval:
    'Thin lines are 95% intervals: Wilson score intervals or, for estimates, intervals combined from those of finite frames. They describe counts of codings and are not inference.',
  spoken: '{{row}}, {{column}}: {{number}}',
  spoken_share: '{{row}}, {{column}}: {{number}}, {{share}}',
  scale: { none: 'none', quarter: '¼', half: 'half', three_quarters: '¾', all: 'all' },
};
