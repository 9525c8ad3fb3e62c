/** Codings that were made elsewhere: importing their table, and reviewing those of a program. */
export const coding_sheet = {
  action: 'Import codings made elsewhere…',
  title: 'Import codings made elsewhere',
  drop: 'Drop a table of codings here',
  formats: 'csv or xlsx, one coding a row: source, code, and start and end or quote; rationale, confidence',
  kind_of_file: 'Tables of codings',
  whose: 'Whose codings they are',
  by_program: 'A program made them',
  how_made: 'How they were made',
  how_made_note:
    'Program and version in the first line, then the instruction. Kept with the codings and printed.',
  looking: 'Looking for each source, code and place…',
  import_action: 'Import',
  import_one: 'Import {{count, number}} coding',
  import_other: 'Import {{count, number}} codings',
  would_add_one:
    '{{count, number}} of {{rows, number}} rows becomes a coding (sources: {{sources, number}}, codes: {{codes, number}}).',
  would_add_other:
    '{{count, number}} of {{rows, number}} rows become codings (sources: {{sources, number}}, codes: {{codes, number}}).',
  would_already_one: '{{count, number}} is there already.',
  would_already_other: '{{count, number}} are there already.',
  would_repeated_one: '{{count, number}} repeats another row.',
  would_repeated_other: '{{count, number}} repeat other rows.',
  refused_list: 'Rows that become no coding',
  refused_count_one: '{{count, number}} row becomes no coding. Nothing was guessed.',
  refused_count_other: '{{count, number}} rows become no coding. Nothing was guessed.',
  refused_file: 'Rows without a coding',
  save_refused: 'Save the list…',
  more_refused_one: 'and {{count, number}} more row, which the saved list has',
  more_refused_other: 'and {{count, number}} more rows, which the saved list has',
  done_one: '{{count, number}} coding of {{coder}} imported.',
  done_other: '{{count, number}} codings of {{coder}} imported.',
  not_a_table:
    '“{{name}}” is not a table, so it has no codings to import. Save the codings as csv or xlsx, one coding a row.',
  column_twice:
    '“{{name}}” has two columns called “{{column}}”, so it is unclear which one counts. Rename one of them. Nothing was imported.',
  no_column:
    '“{{name}}” has no column “{{column}}”, without which no row can be placed. It has: {{present}}. Rename the column, or choose another separator or encoding. Nothing was imported.',
  half_columns:
    '“{{name}}” says only one of “start” and “end”. Add the column “{{column}}”, or leave both out and give the words in “quote”. Nothing was imported.',
  note_of_person:
    'A note on how codings were made belongs to those of a program. Say that a program made them (--machine), or leave the note out.',
  coder_is_machine:
    '“{{name}}” is a program here, and its codings are in no count. Say that a program made these too (--machine), or give another name.',
  coder_is_no_machine:
    '“{{name}}” is a coder here and not a program. Its codings would be mixed with what the program proposed. Give the program another name.',
  coder_is_layer:
    '“{{name}}” is a second pass or the adjudicated codings, and takes no codings from a file. Give another name.',
  changed_meanwhile:
    'The project was changed since “{{name}}” was previewed, so nothing was imported. Look at the preview again.',
  needs_coder: 'Say whose codings these are: --coder NAME. Nothing was imported.',
  one_file: 'Give one table of codings at a time. Nothing was imported.',
  alone: '{{option}} is only for codings that were made elsewhere. Add --codings, or leave it out.',
  note_unreadable: 'The note “{{name}}” cannot be read. Check its path. Nothing was imported.',
  note_empty: 'The note “{{name}}” is empty. Write into it what made the codings, or leave --note out.',
  problem: {
    no_source: 'The row names no source. Write its id, its label or its title into “source”.',
    unknown_source:
      'No source is called “{{value}}”. Import the source first, or write its id, its label or its title as it stands here.',
    several_sources:
      '{{count, number}} sources are called “{{value}}”. Write the id of the one that is meant.',
    no_code: 'The row names no code. Write its name or its path into “code”.',
    unknown_code:
      'The codebook has no code “{{value}}”. Add it to the codebook, or write a name or a path that is there.',
    several_codes:
      'Several codes are called “{{value}}”. Write the path of the one that is meant, such as “function > {{value}}”.',
    retired_code: '“{{value}}” is retired and takes no new codings. Use another code, or bring it back.',
    heading_code: '“{{value}}” is a heading and cannot be applied. Use one of its sub-codes.',
    half_place: 'The row has no “{{value}}”. Give both ends, or neither and the words in “quote”.',
    no_number:
      '“{{value}}” cannot be read as a whole number. Positions count characters (code points) from 0.',
    negative: 'A position is below 0. Positions count characters (code points) from 0.',
    backwards: 'The end stands before the start. Check whether the two are exchanged.',
    empty_place:
      'Start and end are the same, so there are no words. The end is the position after the last character.',
    beyond_text_one:
      'The end is beyond the text, which has {{count, number}} character. Check whether the file counts bytes or another version of the text.',
    beyond_text_other:
      'The end is beyond the text, which has {{count, number}} characters. Check whether the file counts bytes or another version of the text.',
    quote_missing:
      'These words do not stand in the text, sign by sign. Nothing was guessed: copy them from the text, or give start and end.',
    quote_repeated:
      'These words stand in the text {{count, number}} times. Give start and end to say which place is meant.',
    quote_elsewhere:
      'At this place the text reads “{{value}}”, not these words. Correct the positions or the quote, or leave one of them out.',
    no_confidence:
      '“{{value}}” cannot be read as a number. Write the confidence as a number, or leave the cell empty.',
    one_per_source:
      'This branch of the codebook allows one code a source, and the source has another by this coder. Keep the row that is right.',
  },
  cli_codings: 'import a table of codings made elsewhere: source, code, and start and end or quote',
  cli_coder: 'whose codings they are; added if there is nobody of that name',
  cli_machine: 'a program made them: in no count until its layer is chosen by name',
  cli_note: 'a text file on how they were made: program, version, instruction',
  cli_line: 'Line {{line}}: {{why}}',
  cli_more_one: 'and {{count, number}} more line; --report lists all',
  cli_more_other: 'and {{count, number}} more lines; --report lists all',
  cli_other_columns: 'Columns that mean nothing here and were not imported: {{columns}}',
  cli_done_one:
    '{{count, number}} coding added for {{coder}}; {{already, number}} there already; {{repeated, number}} repeated in the file',
  cli_done_other:
    '{{count, number}} codings added for {{coder}}; {{already, number}} there already; {{repeated, number}} repeated in the file',
  cli_would_one:
    '{{count, number}} coding would be added for {{coder}}; {{already, number}} there already; {{repeated, number}} repeated in the file. Nothing was written.',
  cli_would_other:
    '{{count, number}} codings would be added for {{coder}}; {{already, number}} there already; {{repeated, number}} repeated in the file. Nothing was written.',
  cli_in_no_count: '{{coder}} is a program: its codings are in no count until its layer is chosen by name.',
  cli_open_one:
    '{{count, number}} line of “{{name}}” became no coding, and is listed above. Correct it and import the file again: what is in is not doubled.',
  cli_open_other:
    '{{count, number}} lines of “{{name}}” became no coding, and are listed above. Correct them and import the file again: what is in is not doubled.',
};
