/** The help and the lines of the command line. */
export const command_line = {
  concord: 'A workbench for qualitative coding: do the documents and the interviews agree?',
  coder: 'Coder 1',
  option_twice: '{{option}} is given twice. Give it once, or run the command once for each value.',
  new: 'Create a new project',
  new_sample: 'create the sample study',
  new_coder: 'name of the main coder',
  check:
    'Check that a project is not damaged: the file, the links in it, its texts, its history, and the words under every coding',
  checked:
    'No problem found. Sources: {{sources, number}}, codings: {{codings, number}}, codes: {{codes, number}}, respondents: {{respondents, number}}, changes: {{changes, number}}.',
  serve: 'Open Concord in the browser, on this machine only',
  serve_port: 'the port to listen on; any free one if left out',
  serve_no_open: 'only print the address',
  served:
    'Concord is open at {{address}}\nThe address works once and on this machine only. Stop with Ctrl-C.',
  update_first_one:
    '“{{name}}” was last used with an earlier version of Concord, which cannot open it after the update that is made now. This takes about {{count, number}} second. First a snapshot is made: at most {{size}}, with {{free}} free, in {{folder}}. Ctrl-C leaves the project as it is.',
  update_first_other:
    '“{{name}}” was last used with an earlier version of Concord, which cannot open it after the update that is made now. This takes about {{count, number}} seconds. First a snapshot is made: at most {{size}}, with {{free}} free, in {{folder}}. Ctrl-C leaves the project as it is.',
  updated:
    '“{{name}}” is updated. To go back, run `{{command}} NEW.concord` and open that file with the earlier version.',
  copy: 'Copy a whole project to a new file, even while it is open',
  copied: '“{{name}}” is a complete copy.',
  call: 'Call any method on a project and print what it returns as JSON',
  call_json: 'the input as JSON',
  call_as: 'the name of the coder who makes the change; the main coder if left out',
  call_person: 'the name of the person at work, where the coder is the adjudicated or a machine layer',
  methods: 'List all methods, or the input of one',
  log_set_aside: 'The log file “{{log}}” beside the project belonged to another file and was set aside.',
  check_file: 'The file is damaged: {{what}}',
  check_links: 'Table {{table}} has {{count, number}} rows that refer to something missing.',
  check_quote: 'A coding in “{{title}}” no longer matches its words ({{id}}).',
  check_text: 'The text of “{{title}}” is missing or damaged.',
  check_blob: 'A file stored for “{{name}}” is damaged: its content has changed since it was stored.',
  check_history:
    'Row {{seq}} of the history ({{at}}) has changed since it was written, or the row before it is missing.',
  check_pages:
    'Pages of the file that have changed since the project was last closed: {{count, number}}, in {{where}}.',
  check_rows: 'Rows of table {{table}} that have changed since the last recorded change: {{count, number}}.',
  check_schema: 'The table or index “{{name}}” is not the one that Concord created.',
  tally: 'Count themes or codes',
  compare: 'Compare documents with interviews, or the two sides of a saved comparison, theme by theme',
  import: 'Import files and folders as sources',
  import_kind:
    'document or interview; if left out, tables with respondents become interviews and everything else documents',
  import_class: 'the class of the sources; created if it does not exist',
  import_encoding: 'the encoding of texts and csv files (utf-8, gb18030, big5…); detected if left out',
  import_codebook: 'import csv or xlsx as a codebook; qdc files are recognised',
  import_ticks:
    'import a spreadsheet in which sources are ticked by theme, as codings of whole sources, and compare both tallies',
  import_header_row:
    'with --ticks: the number of the row that names the themes, or of the column if the sources are in columns',
  database:
    '“{{name}}” is a database of a program that Concord does not know. Concord reads those of Taguette, QualCoder and MAXQDA. In the other program, export the project as REFI-QDA (.qdpx), or its documents as texts, and import what you exported.',
  import_sheet: 'with --ticks: the sheet of a workbook; the first with ticks if left out',
  import_themes:
    'with --ticks: the headings of the columns that are themes, separated by commas; detected if left out',
  import_no_row: 'Write the number of a row: 1, 2, 3…',
  import_of_ticks: '{{option}} is used with --ticks. Leave it out, or add that.',
  import_comments:
    'import Word files that were coded by hand: comments name codes, and highlighted text is coded by its colour',
  import_no_highlights: 'with --comments: do not import highlights',
  import_no_word: '“{{name}}” is not a Word document: --comments imports .docx files only.',
  import_no_word_in: 'The folder “{{name}}” contains no Word document (.docx).',
  import_own_project:
    '“{{name}}” is a Concord project. Export it with `concord export {{name}} --qdpx FILE.qdpx`, and import that file.',
  import_one_project:
    '“{{name}}” is a project file, and projects are imported one at a time. Nothing was imported. Name it alone.',
  import_of_texts: '{{option}} cannot be used with project files, and “{{name}}” is one. Leave it out.',
  import_of_projects: '{{option}} is used with project files and with --comments. Leave it out.',
  import_of_comments: '{{option}} is used with --comments. Leave it out, or add that.',
  import_dry_run: 'of a codebook, of ticks or of a project: only show what the import would do',
  import_conflicts:
    'of a project or a codebook: which version to keep where both sides changed something (ours: the one in the project)',
  import_coders:
    'of a project: whether coders with the same name are the same person; if left out they are, unless the name is a default one such as Coder 1',
  import_beside: 'of a project: import everything a second time, beside what is already there',
  import_without_snapshot:
    'import even if no snapshot of the project can be made first; otherwise such an import is refused',
  import_no_snapshot:
    '{{why}} Nothing was imported, because without a snapshot only undo could reverse it. To import anyway, add --without-snapshot.',
  import_one_codebook:
    'Codebooks are imported one at a time, because each depends on the codebook that the one before left. Name one file.',
  import_dry_run_codebook:
    '--dry-run is for codebooks, ticks and projects. Leave it out, or add --codebook or --ticks for a csv or xlsx file.',
  codebook_added: '+ {{path}}',
  codebook_changed: '~ {{path}}: {{changes}}',
  codebook_conflict: '! {{path}}: {{why}}',
  codebook_contested: '! {{path}}: changed here and in the file: {{fields}}',
  codebook_noted: '{{path}}: {{note}}',
  codebook_more: '… and {{count, number}} more like these; --report lists them all.',
  codebook_done:
    'Codes: {{added}} added, {{changed}} changed, {{unchanged}} unchanged, {{conflicts}} in conflict. {{absent}} codes of the project are not in the file and stay.',
  codebook_would:
    'Codes: {{added}} would be added, {{changed}} changed, {{unchanged}} unchanged, {{conflicts}} in conflict. {{absent}} codes of the project are not in the file and would stay. Nothing was changed.',
  import_report: 'save what became of each file, as csv or json',
  imported_one:
    'Files: {{imported}} imported as one source, {{identical}} already in the project, {{failed}} failed, {{skipped}} skipped.',
  imported_other:
    'Files: {{imported}} imported as {{count, number}} sources, {{identical}} already in the project, {{failed}} failed, {{skipped}} skipped.',
  imported_alike: '“{{title}}” is nearly the same as “{{other}}” ({{percent}}%).',
  exchange_more: '… and {{count, number}} more remarks; --report lists them all.',
  exchange_would_tie:
    'Nothing new would be imported, only links between things that are already in the project.',
  imported_alike_more:
    '… and {{count, number}} more pairs of near-duplicates; --report lists them all, and Triage is the place to decide about them.',
  imported_noted: '{{said}} ({{count, number}} files)',
  imported_noted_more: '… and {{count, number}} more files like these; --report lists them all.',
  import_stopped: 'Stopped. What was imported is kept. Run the same command again for the rest.',
  import_failed: '{{count, number}} files could not be imported; they are listed above.',
  original: 'Save the file that a source was imported from, byte for byte',
  export:
    'Export the codebook, a tally, passages, sources, a comparison, the flow, a matrix or the whole project; the file name ending sets the format. The project is only read, so its history does not list what is exported this way.',
  export_what:
    'Say what to export: --codebook, --qdc, --maxqda, --taguette, --tally, --passages, --sources, --compare, --flow, --matrix, --coded-text, --qdpx or --package.',
  export_idle_one: '{{option}} is used with {{files}}. Leave it out, or name the file to export.',
  export_idle_other: '{{option}} is used with one of {{files}}. Leave it out, or name such a file to export.',
  export_needs_figure:
    '{{option}} sets how a figure looks, and {{files}} is not a figure. Leave it out, or name an svg or pdf file.',
  export_needs_table:
    '{{option}} adds counts to a table, and {{files}} is a figure. Leave it out, or name a csv, xlsx or json file.',
  export_codebook: 'docx, xlsx, csv, md, html or qdc',
  export_tally: 'csv, xlsx, json, svg or pdf',
  export_passages: 'csv or xlsx, one row per coding; docx, html or md, to read code by code',
  export_sources: 'csv or xlsx, one row per source',
  export_compare: 'docx, html, xlsx, json, svg or pdf',
  export_coded_text: 'docx, html or pdf: one text with its codings beside it; --source says which',
  export_source: 'with --coded-text: the source, by its label, title or id',
  export_comparison: 'with --compare: the comparison, by its name or id; the first one if left out',
  export_flow: 'csv, xlsx, json, svg or pdf: what became of the sources',
  export_matrix:
    'csv, or zip with everything: sources as rows, codes as columns, counted as --unit says; a csv is accompanied by FILE-columns.csv, which explains its columns',
  figure_idle: '{{option}} is used with --format svg. Add that, or leave it out.',
  figure_width: 'of a figure: its width in print, in millimetres; 85 and 174 are common (default: 174)',
  figure_width_between: 'The width must be a number of millimetres from {{least}} to {{most}}.',
  figure_shrink: 'of a figure: shrink it to the width if it needs more, instead of making it wider',
  figure_ground: 'of a figure: its background (default: white)',
  figure_language: 'of a figure: its language (default: that of the command)',
  figure_title: 'of a figure: a title of your own',
  figure_no_title: 'of a figure: leave out the title',
  figure_caption: 'of a figure: a caption of your own instead of how it was counted',
  figure_no_caption: 'of a figure: leave out the caption',
  figure_number: 'of a figure: begins the caption with “Figure…”',
  figure_greys: 'of a figure: in greys, with filled and hollow marks instead of colours',
  figure_no_notice: 'of a figure: leave out the notice of the project',
  export_for_excel:
    'in csv, put an apostrophe before text that Excel would run as a formula (= + - @, tab or CR first); if left out, csv holds every text as it is',
  export_scripts: 'with --matrix as csv: also write FILE.R and FILE.py, which read it',
  export_qdpx: 'qdpx: the project for other programs (REFI-QDA); what the format cannot hold is printed',
  export_qdc: 'the codebook for other programs (REFI-QDA)',
  export_maxqda: 'xlsx: the codebook the way MAXQDA imports it, a path and a memo per code',
  export_taguette: 'csv: the codebook the way Taguette imports it, a tag and a description per code',
  codebook_no_counts: 'leave the counts out of the codebook',
  codebook_memos: 'include the memos on codes in the codebook',
  codebook_described: 'in a codebook as docx, html or md: sections only for codes that have a description',
  codebook_top_level: 'in such a codebook: sections only for top-level codes',
  codebook_numbered: 'in such a codebook: number the codes by position',
  codebook_no_paths: 'in such a codebook: leave out the parent codes above each section',
  codebook_one_font: 'in a codebook as docx: use one font throughout',
  export_report: 'save what was exported, with remarks, as json',
  export_package:
    'a replication package: the whole project as plain files with a manifest of hashes, in a new or empty folder, or as FILE.zip',
  package_pseudonyms:
    'in --package: pseudonyms instead of the names of respondents and the labels of interviews',
  package_interviews: 'in --package: confidential interviews in full, without their words, or left out',
  package_confidential:
    'the confidential interviews, by label, separated by commas; they are left out unless --interviews says otherwise. If this option is left out, --interviews applies to all interviews',
  package_confidential_none:
    '--confidential names no interview. Write labels separated by commas: N9.1,N9.2.',
  package_confidential_whole:
    '--confidential names interviews that are not for everyone, but --interviews whole includes their words. Write --interviews left-out or --interviews without-words, or leave out --confidential.',
  package_left_out:
    'Left out because they are confidential, with everything about them: {{interviews}}. To keep their codings without their words, add --interviews without-words.',
  package_originals: 'in --package: include the original files; cannot be combined with pseudonyms',
  package_no_originals:
    '--originals cannot be combined with --pseudonyms, because the original files contain names. Leave one of them out.',
  package_date: 'the time given in --package; that of the last change to the project if left out',
  package_no_date: 'Write a calendar day, 2026-11-26, or a time in UTC, 2026-11-26T09:00:00Z.',
  packaged_one: '{{folder}}: {{count, number}} file. SHA-256 of its manifest: {{sha256}}',
  packaged_other: '{{folder}}: {{count, number}} files. SHA-256 of its manifest: {{sha256}}',
  check_kind:
    'Table {{table}} has rows of a kind that this version of Concord does not know, or attached to something else than they say: {{count, number}}.',
  check_value: 'The attribute “{{name}}” has values on things that it does not belong to: {{count, number}}.',
  check_package: 'Check that a replication package (a folder or zip file) still matches its manifest',
  package_missing: 'Missing: {{path}}',
  package_changed: 'Changed: {{path}}',
  package_unlisted: 'Not in the manifest: {{path}}',
  package_whole_one: '{{count, number}} file is unchanged. SHA-256 of the manifest: {{sha256}}',
  package_whole_other: 'All {{count, number}} files are unchanged. SHA-256 of the manifest: {{sha256}}',
  export_utf16: 'in --qdpx, count positions in UTF-16 units, the way NVivo reads them',
  export_code: 'only passages with this code, given by its path: "guide > standards"',
  export_excerpts: 'include excerpts from interviews in the codebook, and in passages as docx, html or md',
  layer:
    'whose codings count; if left out, the adjudicated ones once every source in scope is adjudicated, otherwise the main coder’s',
  layer_coder: 'count one coder’s codings',
  denominator: 'out of reviewed sources, all, or those with any coding',
  of: 'rows',
  kind: 'only sources of this kind',
  by: 'columns: kind, class, year, month, language, origin, respondent or the name of an attribute',
  unit: 'what is counted',
  basis: 'all codings, whole-source codings only, or passages only',
  direct: 'beside every count, that of the code itself without its sub-codes',
  direct_idle: '--direct sets counts with and without sub-codes side by side. Leave out --no-rollup.',
  direct_note: 'In brackets: the count of the code itself, without its sub-codes. Unit: {{unit}}.',
  estimate:
    'estimate the share in the frames of complete and sampled classes, each in proportion to its size',
  draw: 'the sample to estimate from, if a class has several',
  counted_with_estimate: '{{count}} (est. {{share}})',
  column_estimate: 'in the frames',
  reason: '{{columns}}: {{sentence}}',
  reason_separator: ', ',
  no_rollup: 'count each code without its sub-codes',
  format: 'output format',
  compare_class: 'classes that form the document side, separated by commas',
  compare_comparison: 'the saved comparison with this name, with its settings and verdicts',
  column_code: 'code',
  column_total: 'total',
  row_base: 'out of',
  column_theme: 'theme',
  column_documents: 'documents',
  column_respondents: 'respondents',
  column_interviews: 'interviews',
  column_pattern: 'pattern',
  column_prominence: 'prominence',
  column_verdict: 'verdict',
  with_excluded: 'also count excluded sources',
  with_duplicates: 'also count linked duplicates',
  duplicates: 'Find near-duplicates: copies of one text under other headlines, with footers or small edits',
  duplicates_threshold: 'the lowest similarity, from 0.5 to 1 (default: 0.7)',
  duplicates_none: 'There are no near-duplicates to decide about.',
  duplicates_contained: '{{percent}} of {{name}} is in {{other}}.',
  duplicates_found: 'Groups: {{groups}}. Copies: {{copies}}.',
  flow: 'Show what became of the sources: found, duplicates, excluded, reviewed, coded',
  triage_class: 'only these classes, separated by commas',
  sample: 'Draw sources at random and keep the sample; excluded sources and duplicates are not drawn',
  sample_size: 'how many to draw',
  sample_by: 'strata: none, class, year, language or the name of an attribute',
  sample_allocation: 'how many from each stratum',
  sample_guess:
    'with --allocation neyman: the share expected in each stratum, such as news=0.3,report=0.8; 0.5 for the others',
  sample_seed: 'a number from 0 to 4294967295; the same seed draws the same sources again',
  sample_name: 'the name of the sample',
  sample_named: 'Sample {{number}}',
  search: 'Search the texts of a project; a single character is enough',
  search_regex: 'the text is a regular expression',
  search_word: 'whole words only',
  search_word_start: 'only at the start of a word',
  search_case: 'match case',
  search_exact_forms:
    'distinguish traditional from simplified Chinese, full-width from half-width characters, and curly from straight quotation marks',
  scope_class: 'only these classes, separated by commas; (none) for sources without one',
  scope_language: 'only these languages, separated by commas: en, zh-CN',
  scope_from: 'not before this date: 2019, 2019-12 or 2019-12-05',
  scope_to: 'not after this date',
  scope_attribute:
    'only where an attribute has this value, such as member=yes; (none) for no value. Repeat it for other values (any of them may match) or other attributes (all of them must match)',
  scope_respondent: 'only interviews with these people, separated by commas',
  scope_origin:
    'only sources of this origin, such as a newspaper; (none) for sources without one. Repeat it for other origins (any of them may match)',
  scope_sample: 'only the sources drawn by this sample',
  search_with_excluded: 'also search excluded sources',
  search_with_duplicates: 'also search linked duplicates',
  search_coded: 'only hits that the main coder has coded',
  search_uncoded: 'only hits that the main coder has not coded',
  search_sort: 'by source, by date, or by the words to the left or right',
  search_context: 'characters shown on each side',
  search_limit: 'show at most this many hits; all are counted',
  scope_no_date:
    '“{{written}}” is not a valid date. Write a year, a month or a day: 2019, 2019-12 or 2019-12-05.',
  scope_dates_reversed: 'The dates end ({{to}}) before they begin ({{from}}). Swap the two.',
  search_stopped:
    'The pattern search was stopped after {{seconds}} s, so there may be more hits. Simplify the pattern or narrow the search.',
  searched_hits_one: '{{count, number}} hit',
  searched_hits_other: '{{count, number}} hits',
  searched_documents: 'Documents: {{hits}} in {{sources, number}} of {{of, number}}.',
  searched_interviews: 'Interviews: {{hits}} in {{sources, number}} of {{of, number}}.',
  snapshots:
    'List the snapshots of a project or of all projects, including those whose files no longer exist',
  snapshots_make: 'make one now and check it',
  snapshots_name: 'with --make: a name for it; a snapshot with a name is kept for good',
  snapshots_none:
    'There are no snapshots yet. Concord makes the first one at the first change; --make makes one now.',
  snapshots_of: '{{name}} · {{path}} · file {{file}}',
  snapshots_gone: '{{name}} · {{path}} (file not found) · file {{file}}',
  snapshots_id: 'id',
  snapshots_at: 'made',
  snapshots_why: 'why',
  snapshots_codings: 'codings',
  snapshots_added: 'added',
  snapshots_checked: 'checked',
  snapshots_needs_study: '--make and --name need a project.',
  check_salvaged_one:
    'Salvaged from a damaged file on {{at}}. {{count, number}} thing is known to be missing since then; that is not new damage.',
  check_salvaged_other:
    'Salvaged from a damaged file on {{at}}. {{count, number}} things are known to be missing since then; that is not new damage.',
  of_salvaged_one:
    'This project was salvaged from a damaged file on {{at}}. {{count, number}} thing is known to be missing, so counts and exports cover what is left. Run `concord check` for details.',
  of_salvaged_other:
    'This project was salvaged from a damaged file on {{at}}. {{count, number}} things are known to be missing, so counts and exports cover what is left. Run `concord check` for details.',
  salvage: 'Save what is left of a damaged project to a new file, and list what is missing',
  salvage_report: 'save what was found and what is missing to this file, as JSON',
  restore:
    'Restore a snapshot to a new file; the project itself may be damaged or missing, and is given by its path or its file id',
  restored:
    '“{{name}}” is the project as it was at {{at}}. Sources: {{sources, number}}, codings: {{codings, number}}, codes: {{codes, number}}.',
};
