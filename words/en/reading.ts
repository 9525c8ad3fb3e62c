/** Reading files: errors, skipped files, remarks on what was left out, rows of tables. */
export const reading = {
  // Files that cannot be read: what is wrong, and what to do.
  not_found: 'There is no file “{{name}}”. It may have been moved or renamed. Check the name and the folder.',
  not_a_file: '“{{name}}” is not a file.',
  no_permission:
    'You do not have permission to read “{{name}}”. Change its permissions, or copy it to one of your folders.',
  unreadable:
    '“{{name}}” could not be read from its disk ({{code}}). Copy it to this computer and try again.',
  empty_file: '“{{name}}” is empty.',
  no_text: '“{{name}}” contains no text.',
  binary: '“{{name}}” is not a text: it contains a picture, a program or other data.',
  project_file:
    '“{{name}}” is an exported project (REFI-QDA), not a text. Import it by itself, as a project.',
  zip: '“{{name}}” is a zip archive. Unpack it and import the files in it.',
  broken:
    '“{{name}}” is damaged or not a real {{ending}} file. Open it in the program that made it and save it again.',
  other_ending: '“{{name}}” ends in .{{said}} but is a {{found}} file. Rename it to end in .{{found}}.',
  format_not_read:
    '“{{name}}” is in a format (.{{ending}}) that Concord does not read. Save it as docx, pdf or plain text, or as xlsx or csv if it is a table.',
  database:
    '“{{name}}” is a database, not a text. If it is a project of Taguette, QualCoder or MAXQDA, use “Import from NVivo, MAXQDA, ATLAS.ti…”.',
  codebook: '“{{name}}” is a codebook, not a text. Import it on the Codebook screen.',
  password_protected: '“{{name}}” is password-protected. Save a copy without a password and import that.',
  copy_protected:
    '“{{name}}” is copy-protected (DRM), so its text cannot be read. Import an unprotected copy, or the passages you may quote as plain text.',
  too_many_entries:
    '“{{name}}” contains more than {{most, number}} files, the most that an exported project can have. Remove files that the project does not use, and import it again.',
  unpacks_too_large: '“{{name}}” unpacks to far more than a document can contain, so it was not opened.',
  nested_too_deep: 'The parts of “{{name}}” are nested deeper than in any real document, so it was not read.',
  file_too_large:
    '“{{name}}” has {{megabytes}} MB, but Concord reads files of this kind up to {{most}} MB. Split it into several files.',
  text_too_long: '“{{name}}” contains more text than one source can have. Split it into several files.',
  encoding_not_found: 'The character encoding of “{{name}}” could not be recognised. Save the file as UTF-8.',
  encoding_unknown:
    '“{{encoding}}” is not a character encoding that Concord knows, so “{{name}}” was not read.',
  pdf_without_text:
    '“{{name}}” contains only images of its pages and no text. Run text recognition (OCR) on it first.',
  pdf_too_long:
    '“{{name}}” has {{pages}} pages, but Concord reads at most {{most}}. Split it into several files.',
  table_without_rows: '“{{name}}” has no rows below its headings.',
  table_too_long:
    '“{{name}}” has {{rows}} rows, but Concord reads at most {{most}}. Split it into several files.',
  table_too_wide:
    '“{{name}}” has {{columns}} columns, but Concord reads at most {{most}}. Remove columns that are not needed. If its columns are sources, import it as ticks.',
  tally_too_wide:
    '“{{name}}” has {{columns}} columns, but Concord reads at most {{most}}. Split it into several files.',
  table_too_large:
    '“{{name}}” has {{columns}} columns and {{rows}} rows, but Concord reads at most {{most}} cells. Split it into several files.',
  quote_not_closed:
    'In “{{name}}” a quotation mark is opened in row {{row}} but never closed. Correct it and try again.',
  column_missing: 'There is no column “{{column}}”. The columns are: {{columns}}.',
  no_such_column: '“{{name}}” has no column “{{column}}”. Its columns are: {{columns}}.',
  sheet_missing: '“{{name}}” has no sheet “{{sheet}}”. Its sheets are: {{sheets}}.',
  too_slow: '“{{name}}” could not be read within {{seconds}} seconds, so reading was stopped.',
  too_heavy:
    'Reading “{{name}}” needed more than the {{megabytes}} MB of memory allowed, or failed altogether, so it was stopped.',
  failed: '“{{name}}” could not be read ({{what}}).',
  folder_too_large:
    'The folder “{{name}}” contains more than {{most}} files. Import its subfolders one by one.',
  // Other contents of a dropped folder.
  skipped_ending: '“{{name}}” was skipped because Concord does not read files of this kind.',
  skipped_project:
    '“{{name}}” was skipped because it is a project of another program. Import it by itself, with “Import from NVivo, MAXQDA, ATLAS.ti…”, or on its own with “concord import”.',
  skipped_codebook:
    '“{{name}}” was skipped because it is a codebook. Import it by itself, with “Import a codebook…”, or on its own with “concord import”.',
  skipped_permission: '“{{name}}” was skipped because it could not be opened.',
  skipped_loop: '“{{name}}” was skipped because it leads back to a folder that is already included.',
  skipped_depth: '“{{name}}” was skipped because it is too many folders deep.',
  skipped_own:
    '“{{name}}” was skipped because it is the project that is open here, or a file that belongs to it.',
  skipped_special: '“{{name}}” was skipped because it is neither a file nor a folder.',
  // Remarks on a file that was read nevertheless.
  decoded_as:
    'Read as {{encoding}}, which was guessed from the text. If characters look wrong, change the encoding in the details of the source.',
  characters_replaced_one: 'One damaged character was replaced by �.',
  characters_replaced_other: '{{count, number}} damaged characters were replaced by �.',
  images_left_out_one: 'One picture was left out; ▣ marks its place unless it was only decoration.',
  images_left_out_other:
    '{{count, number}} pictures were left out; ▣ marks the places of those that were not only decoration.',
  scripts_left_out_one: 'One script was left out.',
  scripts_left_out_other: '{{count, number}} scripts were left out.',
  links_left_out_one: 'One link was left out; its text was kept.',
  links_left_out_other: '{{count, number}} links were left out; their texts were kept.',
  glosses_left_out_one: 'One pronunciation gloss was left out.',
  glosses_left_out_other: '{{count, number}} pronunciation glosses were left out.',
  formulas_as_text_one: 'One formula was kept as plain characters.',
  formulas_as_text_other: '{{count, number}} formulas were kept as plain characters.',
  charts_left_out_one: 'One chart or diagram was left out.',
  charts_left_out_other: '{{count, number}} charts or diagrams were left out.',
  comments_left_out_one: 'One comment was left out.',
  comments_left_out_other: '{{count, number}} comments were left out.',
  word_comments_left_out_one:
    'One comment was left out. To import comments as codings, use “Import from NVivo, MAXQDA, ATLAS.ti…” (command line: --comments).',
  word_comments_left_out_other:
    '{{count, number}} comments were left out. To import comments as codings, use “Import from NVivo, MAXQDA, ATLAS.ti…” (command line: --comments).',
  word_highlights_left_out_one:
    'One highlighted passage was imported without its colour. To import highlights as codings, use “Import from NVivo, MAXQDA, ATLAS.ti…” (command line: --comments).',
  word_highlights_left_out_other:
    '{{count, number}} highlighted passages were imported without their colours. To import highlights as codings, use “Import from NVivo, MAXQDA, ATLAS.ti…” (command line: --comments).',
  hidden_text_kept: 'Hidden text of the Word document was imported too.',
  tracked_changes_accepted: 'Tracked changes were treated as accepted.',
  settings_left_out: 'The block of settings at the beginning was left out.',
  chapters_missing_one: 'One chapter that the book lists is missing from the file.',
  chapters_missing_other: '{{count, number}} chapters that the book lists are missing from the file.',
  times_left_out_one: 'The number and times of one cue were left out.',
  times_left_out_other: 'The numbers and times of {{count, number}} cues were left out.',
  cues_joined_one: 'One cue was joined to the previous one because the speaker or the sentence continues.',
  cues_joined_other:
    '{{count, number}} cues were joined to the previous ones because the speaker or the sentence continues.',
  pdf_cut_short: 'The end of the file is missing, so pages may be missing too.',
  pages_without_text_one: 'One page has no text and is perhaps an image: page {{pages}}.',
  pages_without_text_other: '{{count, number}} pages have no text and are perhaps images: pages {{pages}}.',
  running_lines_left_out_one: 'One header, footer or page number was left out ({{lines}}).',
  running_lines_left_out_other:
    '{{count, number}} headers, footers and page numbers were left out ({{lines}}).',
  line_numbers_left_out_one: 'One line number was left out.',
  line_numbers_left_out_other: '{{count, number}} line numbers were left out.',
  rows_longer_one: 'One row has more cells than the header.',
  rows_longer_other: '{{count, number}} rows have more cells than the header.',
  header_like_data:
    'The first row was used as the names of the columns but looks like data. If it is data, put a row of names above it.',
  other_sheets: 'Only the sheet “{{sheet}}” was read. Other sheets with rows: {{sheets}}.',
  cells_joined_one: 'Merged cells ({{cells}}): the value is in the first cell, the others are empty.',
  cells_joined_other:
    '{{count, number}} sets of merged cells ({{cells}}): the value is in the first cell of each, the others are empty.',
  formulas_open_one:
    'The formula of one cell was never calculated, so the cell is empty. Open and save the file in a spreadsheet program.',
  formulas_open_other:
    'The formulas of {{count, number}} cells were never calculated, so the cells are empty. Open and save the file in a spreadsheet program.',
  formulas_failed_one: 'The formula of one cell gives an error such as #DIV/0!, so the cell is empty.',
  formulas_failed_other:
    'The formulas of {{count, number}} cells give errors such as #DIV/0!, so the cells are empty.',
  // Single rows of a table.
  row_without_text: 'Row {{row}} has no text and was left out.',
  row_date_unreadable:
    'The date “{{value}}” in row {{row}} cannot be read as a single date, so the source has no date.',
  row_value_unreadable:
    '“{{value}}” in row {{row}}, column “{{column}}”, does not match the type of the column and was left out.',
};
