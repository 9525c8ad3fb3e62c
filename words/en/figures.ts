/** Words of figures: titles, bases, what marks mean, and what is said to those who hear a figure. */
export const figures = {
  percent: '{{number}} %',
  found: '{{found}} of {{n}}',
  base: 'of {{n}}',
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
    reviewed: 'In {{counted}} reviewed sources, of {{inScope}} in scope',
    all: 'In all {{inScope}} sources in scope',
    any: 'In {{counted}} coded sources, of {{inScope}} in scope',
    comparison: 'What share of each side has the theme',
  },
  prompted: '◇ The interview guide asked about it, ◈ in part.',
  interval:
    'Thin lines are 95 % Wilson score intervals. They describe counts of codings and are not inference.',
  spoken: '{{row}}, {{column}}: {{number}}',
  spoken_share: '{{row}}, {{column}}: {{number}}, {{share}}',
  scale: { none: 'none', quarter: '¼', half: 'half', three_quarters: '¾', all: 'all' },
};
