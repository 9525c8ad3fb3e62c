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
  no_references:
    '“{{name}}” holds no references. Export RIS, BibTeX or CSL-JSON, for example from Zotero, and choose that file.',
  reference_field: {
    title: 'Title',
    date: 'Date',
    origin: 'Outlet',
    language: 'Language',
    creators: 'Creator',
    publisher: 'Publisher',
    volume: 'Volume',
    issue: 'Issue',
    pages: 'Pages',
    address: 'Address',
    doi: 'DOI',
    keywords: 'Keywords',
  },
  cli_references:
    'fill in title, date, outlet, language and attributes of sources from RIS, BibTeX or CSL-JSON; references with an abstract become sources',
  cli_files: 'Name the files to import, or one file of references with --references.',
  cli_references_alone:
    'The option --references takes one file and no others. Import the others by themselves.',
  references_matched: '{{matched, number}} of {{references, number}} references mean a source.',
  references_filled_one: '{{count, number}} value filled in.',
  references_filled_other: '{{count, number}} values filled in.',
  references_would_one: '{{count, number}} value would be filled in.',
  references_would_other: '{{count, number}} values would be filled in.',
  references_made_one: '{{count, number}} reference with an abstract becomes a source: {{names}}',
  references_made_other: '{{count, number}} references with an abstract become sources: {{names}}',
  references_unmatched_one: '{{count, number}} reference means no source and has no abstract: {{names}}',
  references_unmatched_other: '{{count, number}} references mean no source and have no abstract: {{names}}',
  references_ambiguous_one:
    '{{count, number}} reference could mean several sources, or one that another means already, and is left out: {{names}}',
  references_ambiguous_other:
    '{{count, number}} references could mean several sources, or one that another means already, and are left out: {{names}}',
  references_left_one: '{{count, number}} value is there already and differs; it stays:',
  references_left_other: '{{count, number}} values are there already and differ; they stay:',
  references_change: '{{title}}: {{field}} “{{value}}”',
  references_kept: '{{title}}: {{field}} “{{here}}” stays, the reference says “{{value}}”',
};
