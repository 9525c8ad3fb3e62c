/** One file that holds many articles: how it is cut, what is found in each article, and references. */
export const articles = {
  no_such_rule:
    '“{{rule}}” is not a way to cut a file. Write page, heading, heading:2, line:TEXT or regex:RE; in TEXT, # stands for a number and * at the end for any further words.',
  table: '“{{name}}” is a table, whose rows become sources by themselves. Import it without cutting it.',
  one_piece:
    'The rule cuts “{{name}}” into fewer than two articles, so nothing was imported. Choose another rule, or import the file as one source.',
  pattern_too_slow:
    'The pattern “{{pattern}}” did not come to an end within {{seconds}} seconds, so it was stopped. Write it without repetitions inside repetitions.',
  redecode_lines:
    '“{{title}}” is an article of a file that has other lines in this encoding, so its words cannot be found again. Import the file once more in this encoding.',
  to_check_note_one: '{{count, number}} article lacks a fact, or is unusually short or long.',
  to_check_note_other: '{{count, number}} articles lack a fact, or are unusually short or long.',
  none: '–',
  doubt: {
    'no-title': 'no title',
    'no-date': 'no date',
    'no-outlet': 'no outlet',
    short: 'fewer than 100 words',
    long: 'more than 5 times as long as most',
    'off-pattern': 'the mark says {{value}}, nearly all others {{usual}}',
  },
  cli_split:
    'cut one file into articles: page, heading, line:TEXT (# stands for a number, * at the end for further words) or regex:RE',
  cli_one_file: 'Only one file at a time can be cut into articles. Import the others by themselves.',
  cli_article_one: '{{number, number}}. {{title}} · {{date}} · {{outlet}} · {{count, number}} word',
  cli_article_other: '{{number, number}}. {{title}} · {{date}} · {{outlet}} · {{count, number}} words',
  cli_doubted: '{{line}} (check: {{why}})',
  cli_more_one: 'and {{count, number}} more to check',
  cli_more_other: 'and {{count, number}} more to check',
  cli_better_one: 'Perhaps better: --split "{{rule}}", which gives {{count, number}} article.',
  cli_better_other: 'Perhaps better: --split "{{rule}}", which gives {{count, number}} articles.',
  cli_would_one: '{{count, number}} article would be imported.',
  cli_would_other: '{{count, number}} articles would be imported.',
  cli_way_one: 'This file can be cut by --split "{{rule}}": {{count, number}} article.',
  cli_way_other: 'This file can be cut by --split "{{rule}}": {{count, number}} articles.',
};
