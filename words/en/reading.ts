/** Sentences about reading files: errors, skipped files, notes of what was left out, rows of tables. */
export const reading = {
  // Files that cannot be read: what is wrong, and what to do.
  not_found: 'There is no file “{{name}}”. It may have been moved or renamed.',
  not_a_file: '“{{name}}” is not a file.',
  no_permission:
    '“{{name}}” may not be read by this user. Change its permissions, or copy it to a folder of your own.',
  unreadable:
    '“{{name}}” could not be read from its disk ({{code}}). Copy it to this computer and try again.',
  empty_file: '“{{name}}” is empty.',
  no_text: '“{{name}}” holds no text.',
  binary: '“{{name}}” is not a text: its content is that of a picture, a program or some other data.',
  project_file:
    '“{{name}}” is a project for exchange (REFI-QDA), not a text. Bring it in by itself, as a project.',
  zip: '“{{name}}” is a zip archive. Unpack it and bring in the files it holds.',
  broken:
    '“{{name}}” is damaged or not a real {{ending}} file. Open it in the program that made it and save it again.',
  other_ending: '“{{name}}” ends in .{{said}} but is a {{found}} file. Rename it to end in .{{found}}.',
  format_not_read:
    '“{{name}}” is in a format (.{{ending}}) that Concord does not read. Save it as docx, pdf or plain text, or as xlsx or csv if it is a table.',
  database:
    '“{{name}}” is a database, not a text. If it is a project of Taguette, QualCoder or MAXQDA, use “Bring in a project of another program”.',
  codebook: '“{{name}}” is a codebook, not a text. Bring it in on the screen of the codebook.',
  password_protected: '“{{name}}” is protected by a password. Save a copy without one and bring that in.',
  copy_protected:
    '“{{name}}” is protected against copying (DRM), so its text cannot be read. Bring in a copy without protection, or the passages you may quote as plain text.',
  too_many_entries:
    '“{{name}}” holds more than {{most, number}} files, and a project for exchange can have no more. Take out what the project does not name, and bring it in again.',
  unpacks_too_large: '“{{name}}” unpacks to far more than a document can hold, so it was not opened.',
  nested_too_deep: '“{{name}}” nests its parts deeper than any real document, so it was not read.',
  file_too_large:
    '“{{name}}” has {{megabytes}} MB; Concord reads files of this kind up to {{most}} MB. Divide it into several files.',
  text_too_long: '“{{name}}” holds more text than one source can have. Divide it into several files.',
  encoding_not_found: 'The character encoding of “{{name}}” could not be recognised. Save it as UTF-8.',
  encoding_unknown:
    '“{{encoding}}” is not a character encoding that Concord knows, so “{{name}}” was not read.',
  pdf_without_text:
    '“{{name}}” holds only pictures of its pages and no text. Run text recognition (OCR) on it first.',
  pdf_too_long: '“{{name}}” has {{pages}} pages; Concord reads up to {{most}}. Divide it into several files.',
  table_without_rows: '“{{name}}” has no rows below its header.',
  table_too_long: '“{{name}}” has {{rows}} rows; Concord reads up to {{most}}. Divide it into several files.',
  table_too_wide:
    '“{{name}}” has {{columns}} columns; Concord reads up to {{most}}. Remove those that are not needed, or bring it in as ticks if sources stand in its columns.',
  tally_too_wide:
    '“{{name}}” has {{columns}} columns; Concord reads up to {{most}}. Divide it into several files.',
  table_too_large:
    '“{{name}}” has {{columns}} columns and {{rows}} rows; Concord reads up to {{most}} cells. Divide it into several files.',
  quote_not_closed:
    'In “{{name}}” a quotation mark is opened in row {{row}} and never closed. Correct it and try again.',
  column_missing: 'There is no column “{{column}}”. The columns are: {{columns}}.',
  sheet_missing: '“{{name}}” has no sheet “{{sheet}}”. Its sheets are: {{sheets}}.',
  too_slow: '“{{name}}” was not read within {{seconds}} seconds, so reading it was ended.',
  too_heavy:
    'Reading “{{name}}” took more memory than the {{megabytes}} MB allowed, or failed altogether, so it was ended.',
  failed: '“{{name}}” could not be read ({{what}}).',
  folder_too_large: 'The folder “{{name}}” holds more than {{most}} files. Bring in its folders one by one.',
  // What a dropped folder held besides.
  skipped_ending: '“{{name}}” was skipped: Concord does not read files of this kind.',
  skipped_project:
    '“{{name}}” was skipped: it is a project of another program. Bring it in by itself, with “Bring in a project of another program”, or alone after “concord import”.',
  skipped_codebook:
    '“{{name}}” was skipped: it is a codebook. Bring it in by itself, with “Bring in a codebook”, or alone after “concord import”.',
  skipped_permission: '“{{name}}” was skipped: it could not be opened.',
  skipped_loop: '“{{name}}” was skipped: it leads back to a folder that is already included.',
  skipped_depth: '“{{name}}” was skipped: it lies too many folders deep.',
  skipped_own: '“{{name}}” was skipped: it is the study that is open here, or a file that belongs to it.',
  skipped_special: '“{{name}}” was skipped: it is neither a file nor a folder.',
  // What to know of a file that was read all the same.
  decoded_as:
    'Read as {{encoding}}, which was guessed from the text. If characters look wrong, change it where the source tells of its file.',
  characters_replaced_one: 'One damaged character was replaced by �.',
  characters_replaced_other: '{{count, number}} damaged characters were replaced by �.',
  images_left_out_one: 'One picture was left out; where it was not mere decoration, ▣ marks its place.',
  images_left_out_other:
    '{{count, number}} pictures were left out; ▣ marks the place of each that was not mere decoration.',
  scripts_left_out_one: 'One script was left out.',
  scripts_left_out_other: '{{count, number}} scripts were left out.',
  links_left_out_one: 'One link was left out; its text stays.',
  links_left_out_other: '{{count, number}} links were left out; their texts stay.',
  glosses_left_out_one: 'One pronunciation gloss was left out.',
  glosses_left_out_other: '{{count, number}} pronunciation glosses were left out.',
  formulas_as_text_one: 'One formula was kept as plain characters.',
  formulas_as_text_other: '{{count, number}} formulas were kept as plain characters.',
  charts_left_out_one: 'One chart or diagram was left out.',
  charts_left_out_other: '{{count, number}} charts or diagrams were left out.',
  comments_left_out_one: 'One comment was left out.',
  comments_left_out_other: '{{count, number}} comments were left out.',
  word_comments_left_out_one:
    'One comment was left out. “Bring in a project of another program” brings the file in with its comments as codings (command line: --comments).',
  word_comments_left_out_other:
    '{{count, number}} comments were left out. “Bring in a project of another program” brings the file in with its comments as codings (command line: --comments).',
  word_highlights_left_out_one:
    'One highlighted passage came in without its colour. “Bring in a project of another program” brings the file in with its highlights as codings (command line: --comments).',
  word_highlights_left_out_other:
    '{{count, number}} highlighted passages came in without their colours. “Bring in a project of another program” brings the file in with its highlights as codings (command line: --comments).',
  hidden_text_kept: 'Text that Word hides was taken in as well.',
  tracked_changes_accepted: 'Tracked changes were taken as accepted.',
  settings_left_out: 'The block of settings at the top was left out.',
  chapters_missing_one: 'One chapter that the book lists is missing from the file.',
  chapters_missing_other: '{{count, number}} chapters that the book lists are missing from the file.',
  times_left_out_one: 'The number and the times of one cue were left out.',
  times_left_out_other: 'The numbers and times of {{count, number}} cues were left out.',
  cues_joined_one: 'One cue was joined to the one before it: the same speaker goes on, or the same sentence.',
  cues_joined_other:
    '{{count, number}} cues were joined to those before them: the same speaker goes on, or the same sentence.',
  pdf_cut_short: 'The end of the file is missing, so pages may be missing too.',
  pages_without_text_one: 'One page holds no text, perhaps a picture of it: page {{pages}}.',
  pages_without_text_other: '{{count, number}} pages hold no text, perhaps pictures of it: pages {{pages}}.',
  running_lines_left_out_one: 'One header, footer or page number was left out ({{lines}}).',
  running_lines_left_out_other:
    '{{count, number}} headers, footers and page numbers were left out ({{lines}}).',
  line_numbers_left_out_one: 'One line number was left out.',
  line_numbers_left_out_other: '{{count, number}} line numbers were left out.',
  rows_longer_one: 'One row has more cells than the header.',
  rows_longer_other: '{{count, number}} rows have more cells than the header.',
  header_like_data:
    'The first row was taken for the names of the columns, but looks like data. If it is, put a row of names above it.',
  other_sheets: 'Only the sheet “{{sheet}}” was read. Other sheets with rows: {{sheets}}.',
  cells_joined_one: 'Joined cells ({{cells}}): the value stands in the first of them, the others are empty.',
  cells_joined_other:
    '{{count, number}} times cells are joined ({{cells}}): the value stands in the first of them, the others are empty.',
  formulas_open_one:
    'The formula of one cell was never worked out, so the cell is empty. Save the file once in a spreadsheet program.',
  formulas_open_other:
    'The formulas of {{count, number}} cells were never worked out, so the cells are empty. Save the file once in a spreadsheet program.',
  formulas_failed_one: 'The formula of one cell gives an error such as #DIV/0!, so the cell is empty.',
  formulas_failed_other:
    'The formulas of {{count, number}} cells give errors such as #DIV/0!, so the cells are empty.',
  // Single rows of a table.
  row_without_text: 'Row {{row}} has no text and was left out.',
  row_date_unreadable: 'The date “{{value}}” in row {{row}} cannot be read as one date; the source has none.',
  row_value_unreadable:
    '“{{value}}” in row {{row}}, column “{{column}}”, is not of the column’s type and was left out.',
};
