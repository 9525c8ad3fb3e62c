/** The replication package: its dialog and its readme. */
export const replication = {
  write: 'Export a replication package…',
  title: 'Export a replication package',
  what: 'The whole project as plain files that others can read without Concord: texts, codebook, codings, memos, tallies and verdicts, with a readme and a hash of every file.',
  action: 'Export…',
  file_name: '{{project}} replication package',
  kind_of_file: 'Replication package',
  folder_or_zip: 'Save as',
  as_folder: 'A folder',
  as_zip: 'One zip file',
  language: 'Language of the readme',
  interviews: 'Interviews',
  interviews_whole: 'With their words',
  interviews_whole_note:
    'Except those in which somebody agreed to be counted or paraphrased only; held_back.csv lists them.',
  'interviews_without-words': 'Without their words',
  'interviews_without-words_note':
    'Leaves out the texts, quotes, and memos and summaries on them. The codings stay, so everything can still be counted.',
  'interviews_left-out': 'Left out',
  'interviews_left-out_note': 'With everything about them. The tallies in the package count the rest.',
  which: 'Which interviews',
  which_all: 'All interviews',
  paraphrased_one:
    'With the text of {{count, number}} interview in which somebody agreed to be paraphrased only',
  paraphrased_other:
    'With the texts of {{count, number}} interviews in which people agreed to be paraphrased only',
  paraphrased_note:
    'Otherwise their texts and verbatim quotes are left out. Passages that are paraphrases are in the package either way.',
  use_pseudonyms: 'Pseudonyms instead of names',
  use_pseudonyms_note:
    'Random codes such as P417 replace the names of respondents and the labels of interviews, also in texts, titles and memos. They are the same in every package of this project. Ids, order and times do not match those of a package with names. Labels that may be ordinary words are not replaced in running text; you will see which. Other names in texts are not found.',
  coder: 'Coder {{number}}',
  adjudicated: 'Adjudicated',
  names_coders: 'Name the coders',
  names_coders_note:
    'In the tables, and as creators in the DataCite and DDI metadata. Otherwise coders are numbered, and the metadata names nobody. Texts and memos that mention them stay as they are.',
  key: 'Key to the pseudonyms',
  key_note: 'This list is for you only. It is not in the package.',
  originals: 'Include the original files',
  originals_note: 'As they were imported. They may contain more than their texts show.',
  originals_hidden: 'Original files contain names, so they cannot be combined with pseudonyms.',
  for_repositories: 'Files for repositories',
  for_repositories_note:
    'The codings as W3C Web Annotations, and what the study is as DataCite and DDI metadata. They hold nothing that is not in the package anyway.',
  metadata: {
    resource: 'Qualitative study: texts, codebook and codings',
    people: 'Respondents and sources',
    sources: 'Sources',
  },
  looking: 'Searching for names',
  writing: 'Exporting the package',
  written: 'The package was saved.',
  written_facts_one: '{{count, number}} file, {{bytes}} MB',
  written_facts_other: '{{count, number}} files, {{bytes}} MB',
  hash: 'Hash of the manifest (SHA-256)',
  hash_note: 'With it, anyone can check whether anything in the package was changed.',
  replaced: 'Names replaced by pseudonyms',
  nothing_replaced: 'No names were found.',
  places_one: '{{file}}: {{count, number}} place',
  places_other: '{{file}}: {{count, number}} places',
  parts:
    'Parts of names, such as family names or given names alone, and names of coders who are numbered, are still in these files. Check them',
  short: 'Too short to be found in running text, so replaced only where they appear alone: {{names}}.',
  ordinary:
    'Labels and names that may be ordinary words were replaced in titles but not in running text: {{names}}. If one of them identifies somebody, give the respondent that name, with a capital letter, and export the package again.',
  others:
    'Looked for are names of respondents, in full and in parts, and those of coders who are not to be named. Names of anybody else are not found. Read the texts before you share them.',
  more_files_one: '… and one more file.',
  more_files_other: '… and {{count, number}} more files.',
  readme: {
    title: 'Replication package of “{{project}}”',
    written: 'Created with {{program}}. The project as of {{date}}.',
    counts: 'Contents',
    documents_one: '{{count, number}} document',
    documents_other: '{{count, number}} documents',
    interviews_one: '{{count, number}} interview',
    interviews_other: '{{count, number}} interviews',
    respondents_one: '{{count, number}} respondent',
    respondents_other: '{{count, number}} respondents',
    codes_one: '{{count, number}} code',
    codes_other: '{{count, number}} codes',
    themes_one: '{{count, number}} of them a theme',
    themes_other: '{{count, number}} of them themes',
    codings_one: '{{count, number}} coding (one code on one passage or source, by one coder)',
    codings_other: '{{count, number}} codings (one code on one passage or source, by one coder)',
    coders_one: '{{count, number}} coder',
    coders_other: '{{count, number}} coders',
    memos_one: '{{count, number}} memo',
    memos_other: '{{count, number}} memos',
    summaries_one: '{{count, number}} summary in the summary grid',
    summaries_other: '{{count, number}} summaries in the summary grid',
    verdicts_one: '{{count, number}} verdict in comparisons',
    verdicts_other: '{{count, number}} verdicts in comparisons',
    files: 'The files',
    reading: 'How to read them',
    counting: 'How things are counted',
    left_out: 'What is left out',
    pseudonyms: 'Pseudonyms',
    checking: 'How to check that nothing was changed',
  },
  script: { what: 'Counts the tallies of this package again from the project, into a folder:' },
  file: {
    methods_txt: 'how each tally and comparison was counted, in sentences',
    codebook_csv: 'the codes in tree order with their definitions and counts',
    codebook_json: 'the same with examples, for scripts',
    sources_csv:
      'one row per source: kind, class, date, respondents, status, who reviewed it, attributes, the origin by which tallies group it (counted_origin), and the file of its text',
    texts_: 'the texts, one file per source',
    originals_: 'the files that sources were imported from, byte for byte',
    held_back_csv:
      'one row per interview without its text: the reason, how many people are heard and what they agreed to, how many codings are without words',
    codings_csv: 'one row per coding: source, code, coder, layer (coder_kind), start, end, its words, memo',
    memos_csv: 'one row per memo, with what it is about',
    summaries_csv: 'one row per summary in a cell of the summary grid, with the quotes pinned there',
    report_csv:
      'what was changed of the report “Methods and results”: sections, paragraphs that people wrote, with numbers as they were at the time given, and numbers that were fixed, with the reason',
    respondents_csv: 'one row per respondent, with interviews and attributes',
    attributes_csv: 'the attributes of sources and respondents, and their types',
    coders_csv: 'who coded; the main coder, whose codings count unless stated otherwise',
    tallies_: 'how many sources, respondents and passages have each theme; csv, and json with the method',
    tallies_sh: 'the Concord commands that count the tallies again, for those who have the project',
    figures_: 'the tallies, the comparisons and the flow of the documents as drawings (svg)',
    flow_csv: 'what became of the documents, from found to coded',
    matrix_csv: 'sources as rows and codes as columns',
    matrix_columns_csv: 'what each column of the matrix means',
    matrix_R: 'reads the matrix in R',
    matrix_py: 'reads the matrix in Python',
    comparisons_: 'documents against interviews, or any two groups of sources, theme by theme',
    verdicts_csv:
      'the analyst’s judgement of each theme in a comparison, with reasons and evidence (coding_id)',
    annotations_jsonld:
      'every coding as a W3C Web Annotation (JSON-LD): its place in code points, its words, code, themes and coder',
    datacite_xml:
      'what the study is, as DataCite metadata (kernel 4); (:tba) stands for what the repository adds',
    datacite_json: 'the same as JSON',
    ddi_codebook_xml: 'what the study is and how it was made, as DDI-Codebook 2.5',
    history_csv: 'every recorded change except exports, oldest first: when, who, what; without contents',
    manifest_json: 'every file with its size and SHA-256, and what was chosen and left out',
  },
  reading: {
    tables:
      'All files are UTF-8. Tables are csv with commas, quoted where needed, with CRLF line ends. source_id, code_id and coding_id link them. Several names in a cell are separated by “; ”, the codes of a path by “ > ”.',
    positions:
      'Lines of texts end in \\n. start and end in codings.csv count Unicode code points in the file of the text, from 0, with end exclusive. A coding of a whole source has neither.',
  },
  counting: {
    units:
      'Units: distinct sources; distinct respondents (two interviews with one person are one respondent); passages; codings; characters (Unicode code points, overlaps once). A passage consists of codings of one theme that share characters; adjacent codings are two passages.',
    presence:
      'A theme is present in a source that has at least one coding of it, on a passage or on the whole source.',
    rollup:
      'A code counts with its sub-codes, a theme also with the codes assigned to it. These are unions, not sums, so nothing counts twice.',
    kinds: 'Documents and interviews are never added. A total over both has no share.',
    scope:
      'Numerator and denominator come from the same sources. Excluded sources, linked duplicates and interviewers’ remarks are not counted unless stated; they are in the tables and marked.',
    reviewed:
      'The denominator is the sources reviewed in the layer; where none is reviewed, all. Not coded is not the same as judged absent.',
    layers:
      'Counts are of one layer: the main coder, another coder, the union, the majority, or the adjudicated codings. Layers are never added.',
    recount: 'Every tally can be computed again from sources.csv, codings.csv and codebook.csv.',
  },
  left_out: {
    interviews_one: '{{count, number}} interview, with its text, codings and memos',
    interviews_other: '{{count, number}} interviews, with their texts, codings and memos',
    texts_one:
      'The words of {{count, number}} interview: its text, original, quotes and translations. Its codings are there, so that it can be counted.',
    texts_other:
      'The words of {{count, number}} interviews: their texts, originals, quotes and translations. Their codings are there, so that they can be counted.',
    consent_one:
      '{{count, number}} interview is left without its words because the people heard in it agreed to be counted only.',
    consent_other:
      '{{count, number}} interviews are left without their words because the people heard in them agreed to be counted only.',
    shared_one:
      '{{count, number}} interview with several people is left without its words because somebody heard in it agreed to be counted only.',
    shared_other:
      '{{count, number}} interviews with several people are left without their words because somebody heard in them agreed to be counted only.',
    paraphrase_one:
      'The text, original and verbatim quotes of {{count, number}} interview, because somebody heard in it agreed to be paraphrased only. Passages that are paraphrases stay, and so do memos and summaries.',
    paraphrase_other:
      'The texts, originals and verbatim quotes of {{count, number}} interviews, because somebody heard in them agreed to be paraphrased only. Passages that are paraphrases stay, and so do memos and summaries.',
    paraphrased_one:
      'Not left out, by the analyst’s choice: the text of {{count, number}} interview with somebody who agreed to be paraphrased only.',
    paraphrased_other:
      'Not left out, by the analyst’s choice: the texts of {{count, number}} interviews with people who agreed to be paraphrased only.',
    respondents_one: '{{count, number}} respondent, who has no other interview',
    respondents_other: '{{count, number}} respondents, who have no other interview',
    codings_one: '{{count, number}} coding',
    codings_other: '{{count, number}} codings',
    memos_one: '{{count, number}} memo',
    memos_other: '{{count, number}} memos',
    summaries_one: '{{count, number}} summary in the summary grid',
    summaries_other: '{{count, number}} summaries in the summary grid',
    examples_one: '{{count, number}} example in the codebook',
    examples_other: '{{count, number}} examples in the codebook',
    comparisons_one: '{{count, number}} comparison by a saved query that names a respondent who is left out',
    comparisons_other:
      '{{count, number}} comparisons by saved queries that name a respondent who is left out',
    subjects: 'What each change in history.csv was about, since it could reveal an earlier name.',
    originals: 'The original files that sources were imported from',
  },
  pseudonyms: {
    made: 'Respondents have pseudonyms, also in titles, labels, file names, memos, attributes and texts. Positions in codings.csv are those of the texts in this package. The key is not in the package.',
    drawn:
      'The numbers of the pseudonyms and all ids were drawn at random and are not those of the project. Respondents are listed in the order of these ids, and only the day of each change is given. Somebody who also has a package with names can still match texts by their words, positions and interview dates.',
    coders_named: 'Coders are named.',
    coders_numbered:
      'Coders are numbered, also as interviewers, and the metadata names no creators. Where texts, memos or the description mention coders by name, that is unchanged, and listed when the package is written.',
    others:
      'Only the names of respondents and the labels of interviews, written in full, were searched for. Other names in the texts are unchanged.',
    labels:
      'In running text, a label is searched for if it contains the name of a respondent or a number, or looks like a name: words with capital letters, or two or three Chinese characters. A name in small letters is not searched for if another text has it as a word.',
    attributes: 'Attributes can identify somebody in combination, such as a place and a position.',
    alone_one:
      '{{count, number}} respondent is the only one with their combination of attributes and may be identified by it.',
    alone_other:
      '{{count, number}} respondents are each the only one with their combination of attributes and may be identified by it.',
    short_one:
      '{{count, number}} name or label is too short to be found in running text; it was replaced only where it appears alone.',
    short_other:
      '{{count, number}} names or labels are too short to be found in running text; they were replaced only where they appear alone.',
    ordinary_one:
      '{{count, number}} label or name may be an ordinary word and was not searched for in running text.',
    ordinary_other:
      '{{count, number}} labels or names may be ordinary words and were not searched for in running text.',
    changed_one:
      '{{count, number}} coding begins or ends inside a name. A pseudonym cannot be divided, so it overlaps or touches others differently than in the project, and passages may be counted differently there.',
    changed_other:
      '{{count, number}} codings begin or end inside a name. A pseudonym cannot be divided, so they overlap or touch differently than in the project, and passages may be counted differently there.',
  },
  checking: {
    hashes:
      'manifest.json lists the SHA-256 of every file. The hash of the manifest itself is not in the package: it was shown to whoever exported it.',
    command: 'concord check-package FOLDER checks all of them.',
  },
};
