/** The replication package: its dialog and its readme. */
export const replication = {
  write: 'Save a replication package …',
  title: 'Save a replication package',
  what: 'All of the project as plain files that others can read without Concord: texts, codebook, codings, memos, tallies and verdicts, with a readme and the hash of every file.',
  action: 'Save …',
  file_name: '{{project}} replication package',
  kind_of_file: 'Replication package',
  folder_or_zip: 'As',
  as_folder: 'A folder',
  as_zip: 'One zip file',
  language: 'Language of the readme',
  interviews: 'Interviews',
  interviews_whole: 'With their words',
  'interviews_without-words': 'Without their words',
  'interviews_without-words_note':
    'The texts, quotes, and memos on them are left out; the codings stay, so that all can be counted.',
  'interviews_left-out': 'Left out',
  'interviews_left-out_note': 'With all that is about them; the tallies of the package count the rest.',
  which: 'Which interviews',
  which_all: 'All interviews',
  use_pseudonyms: 'Pseudonyms instead of names',
  use_pseudonyms_note:
    'A letter and a number drawn at random, such as P417, replace the names of respondents and the labels of interviews, in texts, titles and memos too; the same in every package of this study. Ids, order and times do not match those of a package with names. Labels that may be ordinary words stay in running text, and you are told of them. Other names in texts are not found.',
  key: 'Who is who',
  key_note: 'This list is for you alone: it is not in the package.',
  originals: 'The original files too',
  originals_note: 'As they were brought in. They may hold more than their texts show.',
  originals_hidden: 'Originals name people, so that they never go with pseudonyms.',
  looking: 'Looking for names',
  writing: 'Writing the package',
  written: 'The package is saved.',
  written_facts_one: '{{count, number}} file, {{bytes}} MB',
  written_facts_other: '{{count, number}} files, {{bytes}} MB',
  hash: 'Hash of the manifest (SHA-256)',
  hash_note: 'Whoever knows it can tell whether anything of the package was changed since.',
  replaced: 'Names gave way to pseudonyms',
  nothing_replaced: 'No name stood anywhere.',
  places_one: '{{file}}: {{count, number}} place',
  places_other: '{{file}}: {{count, number}} places',
  parts: 'A part of a name still stands there, such as a family name. Look through these files',
  short: 'Too short to be found in running text, and only replaced where they stand alone: {{names}}.',
  ordinary:
    'Labels and names that may be ordinary words, and were replaced in titles but not looked for in running text: {{names}}. Where one tells who somebody is, give the respondent that name, with a capital, and save the package again.',
  others: 'Names of others than the respondents are not found. Read the texts before you give them away.',
  more_files_one: '… and one more file.',
  more_files_other: '… and {{count, number}} more files.',
  readme: {
    title: 'Replication package of “{{project}}”',
    written: 'Written by {{program}}. The project as of {{date}}.',
    counts: 'What is in it',
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
    verdicts_one: '{{count, number}} verdict in comparisons',
    verdicts_other: '{{count, number}} verdicts in comparisons',
    files: 'The files',
    reading: 'How to read them',
    counting: 'How it is counted',
    left_out: 'What is left out',
    pseudonyms: 'Pseudonyms',
    checking: 'How to check that nothing was changed',
  },
  script: { what: 'Counts the tallies of this package again from the study, into a folder:' },
  file: {
    methods_txt: 'how each tally and comparison was counted, in sentences',
    codebook_csv: 'the codes in tree order with their definitions and counts',
    codebook_json: 'the same with examples, for scripts',
    sources_csv:
      'one row a source: kind, class, date, respondents, status, who reviewed it, attributes, and the file of its text',
    texts_: 'the texts, one file a source',
    originals_: 'the files that sources came from, byte for byte',
    codings_csv:
      'one row a coding: source, code, coder, layer (coder_kind), start, end, the words under it, memo',
    memos_csv: 'one row a memo, with what it is about',
    respondents_csv: 'one row a respondent, with interviews and attributes',
    attributes_csv: 'the attributes of sources and respondents, and their types',
    coders_csv: 'who coded; the main coder, whose codings count unless it is said otherwise',
    tallies_: 'how many sources, respondents and passages speak of each theme; csv, and json with the method',
    tallies_sh: 'the commands of Concord that count the tallies again, for those who hold the study',
    figures_: 'the tallies, the comparisons and the flow of the documents as drawings (svg)',
    flow_csv: 'what became of the documents, from found to coded',
    matrix_csv: 'sources as rows and codes as columns',
    matrix_columns_csv: 'what each column of the matrix is',
    matrix_R: 'reads the matrix in R',
    matrix_py: 'reads the matrix in Python',
    comparisons_: 'documents against interviews, or any two groups of sources, theme by theme',
    verdicts_csv:
      'the analyst’s judgement of each theme in a comparison, with reasons and evidence (coding_id)',
    history_csv: 'every recorded act, the oldest first: when, who, what; without contents',
    manifest_json: 'every file with its size and SHA-256, and what was chosen and left out',
  },
  reading: {
    tables:
      'Everything is UTF-8. Tables are csv with commas, quoted where needed, lines ending in CRLF. source_id, code_id and coding_id join them. Several names in a cell are parted by “; ”, a path of codes by “ > ”.',
    positions:
      'Lines of texts end in \\n. start and end in codings.csv count Unicode code points in the file of the text, from 0, end exclusive. A coding of a whole source has none.',
  },
  counting: {
    units:
      'Units: distinct sources; distinct respondents (two interviews with one person are one respondent); passages; codings; characters (Unicode code points, overlaps once). A passage is made of codings of one theme that share characters; touching codings are two.',
    presence:
      'A theme is present in a source that has at least one coding of it, on a span or on the whole source.',
    rollup:
      'A code counts with the codes below it, a theme also with the codes gathered into it; unions, never sums, so that nothing counts twice.',
    kinds: 'Documents and interviews are never added up. A total over both has no share.',
    scope:
      'Numerator and denominator come from the same sources. Excluded sources, linked duplicates and interviewers’ remarks are outside unless asked for; they are in the tables, marked as such.',
    reviewed:
      'The denominator is the sources reviewed in the layer; where none is reviewed, all. Not coded is not the same as judged absent.',
    layers:
      'Counts are of one layer: the main coder, another coder, the union, the majority, or the adjudicated codings. Layers are never added up.',
    recount: 'From sources.csv, codings.csv and codebook.csv every tally can be computed anew.',
  },
  left_out: {
    interviews_one: '{{count, number}} interview, with its text, codings and memos',
    interviews_other: '{{count, number}} interviews, with their texts, codings and memos',
    texts_one:
      'The words of {{count, number}} interview: its text, original, quotes and translations. Its codings are there, so that it can be counted.',
    texts_other:
      'The words of {{count, number}} interviews: their texts, originals, quotes and translations. Their codings are there, so that they can be counted.',
    respondents_one: '{{count, number}} respondent, who was heard in no other interview',
    respondents_other: '{{count, number}} respondents, who were heard in no other interview',
    codings_one: '{{count, number}} coding',
    codings_other: '{{count, number}} codings',
    memos_one: '{{count, number}} memo',
    memos_other: '{{count, number}} memos',
    examples_one: '{{count, number}} example in the codebook',
    examples_other: '{{count, number}} examples in the codebook',
    subjects: 'What each act of history.csv was done to: it could tell an earlier name.',
    originals: 'The original files that sources came from',
  },
  pseudonyms: {
    made: 'Respondents are called by pseudonyms, also in titles, labels, names of files, memos, attributes and texts. Positions in codings.csv are those of the texts as they stand here. No file of the package holds the key.',
    drawn:
      'The numbers of the pseudonyms and all ids were drawn at random and are not those of the project. Respondents are listed in the order of these ids, and only the day of each act is given. Somebody who also has a package with names can still match texts by their words, positions and interview dates.',
    others:
      'Only the names of respondents and the labels of interviews, written in full, were looked for. Other names in the texts are as they were.',
    labels:
      'In running text a label is looked for where it holds the name of a respondent or a number, or reads as a name: words with capitals, or two or three Chinese characters. A name in small letters is not looked for where another text has it as a word.',
    attributes: 'Attributes may tell together who somebody is, such as a place with a position.',
    alone_one:
      '{{count, number}} respondent is the only one with a combination of attributes, and may be known by it.',
    alone_other:
      '{{count, number}} respondents are the only ones with their combination of attributes, and may be known by it.',
    short_one:
      '{{count, number}} name or label is too short to be found in running text; it was replaced only where it stands alone.',
    short_other:
      '{{count, number}} names or labels are too short to be found in running text; they were replaced only where they stand alone.',
    ordinary_one:
      '{{count, number}} label or name may be an ordinary word; it was not looked for in running text.',
    ordinary_other:
      '{{count, number}} labels or names may be ordinary words; they were not looked for in running text.',
    changed_one:
      '{{count, number}} coding parts a name with another. A pseudonym cannot be parted: they overlap or touch otherwise than in the project, and passages may be counted otherwise there.',
    changed_other:
      '{{count, number}} codings part a name between them. A pseudonym cannot be parted: they overlap or touch otherwise than in the project, and passages may be counted otherwise there.',
  },
  checking: {
    hashes:
      'manifest.json lists the SHA-256 of every file. The hash of the manifest itself is not in the package: it was told to whoever wrote it.',
    command: 'concord check-package FOLDER compares all of them.',
  },
};
