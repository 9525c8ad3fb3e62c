/** One sentence per error: what is wrong with what, and what to do. */
export const errors = {
  internal: 'Something went wrong inside Concord ({{method}}). Nothing was changed. The log has the details.',
  unknown_method: 'There is no method “{{method}}”. `concord methods` lists them.',
  invalid_input: 'The input of {{method}} does not fit: {{what}}.',
  cancelled: 'Cancelled. Nothing was left half done.',
  unknown_table: 'There is no table “{{table}}”.',
  changed_since: 'This cannot be undone or redone: what it touched was changed since.',
  no_such_blob: 'A text of this project is missing ({{id}}). Open an earlier snapshot of the project.',
  no_such_file: 'There is no file “{{name}}”. It may have been moved or renamed.',
  file_exists: '“{{name}}” exists already. Choose another name; nothing was overwritten.',
  empty_path: 'The path of a file is empty. Nothing was done; was a variable of the shell never set?',
  no_such_folder:
    'The folder “{{folder}}” does not exist, so “{{name}}” cannot be written there. Make the folder, or check the path.',
  one_file_for_two:
    'Two outputs would go to one file, “{{name}}”. Nothing was written; give each a name of its own.',
  output_is_input:
    '“{{name}}” is read here and cannot be written over. Nothing was done; choose another name.',
  output_is_folder: '“{{name}}” is a folder. Name a file in it to write to.',
  output_in_package:
    '“{{name}}” would lie within the package “{{folder}}”, which holds nothing else. Nothing was written; choose another place.',
  own_file:
    '“{{name}}” is the study that is open here, or a file that belongs to it, so it is neither read nor written over. Nothing was changed. Choose another file.',
  file_not_readable: '“{{name}}” may not be read. Check its permissions.',
  folder_not_readable: 'The folder “{{folder}}” may not be read. Choose another.',
  file_not_written:
    '“{{name}}” could not be written ({{what}}). Check its folder and the space on the disk, or choose another place.',
  folder_not_writable: 'Nothing can be saved in the folder “{{folder}}”. Choose another.',
  path_too_long:
    'The name “{{name}}”, or the path to it, is too long for this system. Nothing was made. Choose a shorter name, or a folder that lies less deep.',
  folder_not_empty:
    'The folder “{{folder}}” holds something already ({{count, number}}). Choose a new or an empty one; nothing was overwritten.',
  no_package:
    '“{{folder}}” is no replication package: it holds no manifest.json of one. Choose the folder or the zip in which it lies.',
  no_such_package: 'There is neither a folder nor a zip “{{folder}}”. Check the path.',
  package_differs_one:
    '“{{folder}}” differs from its manifest in {{count, number}} file. Ask for the package again from whoever wrote it.',
  package_differs_other:
    '“{{folder}}” differs from its manifest in {{count, number}} files. Ask for the package again from whoever wrote it.',
  not_a_project: '“{{name}}” is not a Concord project. It was left as it is.',
  newer_project:
    '“{{name}}” was made with a newer version of Concord. Update Concord to open it; the file was left as it is.',
  foreign_migration:
    '“{{name}}” has an unknown history of updates ({{migration}}) and was not opened. It was left as it is.',
  older_read_only:
    '“{{name}}” needs to be updated first, which is not possible while it is open elsewhere. Close it there and open it again.',
  log_of_another_file:
    'Beside “{{name}}” lies “{{log}}”, the log of another file. Nothing was read, since the two would be mixed. Open the study once in a window of Concord, which sets that log aside; then try again.',
  being_read:
    '“{{name}}” is being read by another window or command. Nothing was changed. Wait until it has finished, then open the study again.',
  damaged_project:
    '“{{name}}” is damaged and was not changed. Restore a snapshot of it, or write what can be proven to a new file: `concord salvage DAMAGED NEW`.',
  salvage_report_place:
    'The report cannot be written to “{{name}}”, which is one of the two projects. Nothing was done. Give the report a name of its own.',
  salvage_nothing:
    'Nothing in “{{name}}” could be proven to belong to a project, so no file was written. Restore a snapshot of it (`concord snapshots` lists them), or open a backup.',
  damaged_read_only:
    '“{{name}}” is damaged, so nothing is written to it. The top of the window says what is damaged. Salvage it, or restore a snapshot, into a new file, and go on there.',
  damaged_not_written_out:
    '“{{name}}” is damaged, so what is written out of it could be wrong. Nothing was written. Salvage it (`concord salvage`), or restore a snapshot, into a new file, and write it out from there.',
  damaged_known:
    '“{{name}}” is damaged, so what is counted or written out of it could be wrong: {{what}} Nothing was done. `concord check` lists all that is damaged; `concord restore` gives a snapshot back as a new file; `concord salvage` writes what can be proven to one.',
  project_not_written:
    '“{{name}}” could not be written ({{what}}). Nothing was changed. Check that its disk is there and has space, then try again.',
  disk_full:
    'There is no space left on the disk for “{{name}}”. This was not done; everything saved before is safe. Make space on the disk, then try again.',
  disk_failed:
    'The disk failed while working on “{{name}}” ({{what}}). This was not done. Check that the disk is connected, and copy what is on it to another one before anything else.',
  disk_lost_acts:
    'The disk has lost work that was saved in “{{name}}”: the file does not end with your last change any more. Nothing further is saved to it. Close the study, copy it to another disk, and open a snapshot of it there.',
  disk_cannot_read:
    'The disk cannot read all of “{{name}}” any more. The file was not changed. Copy everything on this disk to another one before anything else, then open the copy.',
  snapshot_folder:
    'A copy has to be kept before the update, and the folder for it, “{{folder}}”, cannot be made or written. Nothing was changed. Check the folder and its permissions, then open the project again.',
  migration_broke_links:
    'The update of the project failed ({{count, number}} broken links). The file was left as it was.',
  locked: '“{{name}}” is being written by {{who}} since {{since}}.',
  locked_by_other_name:
    '“{{name}}” is the same file as “{{other}}”, which {{who}} has had open since {{since}}. Nothing lies under that name any more, so it cannot be read safely. Close it there, then open it again.',
  read_only: 'The project is open for reading only. Nothing was changed.',
  no_project_open: 'No project is open. Open or make one first.',
  project_closed: 'The project was closed meanwhile; the rest was not done.',
  place_removed:
    '“{{name}}” was removed while it was open, so nothing more is saved there. All that was done is still here: save it as a new file.',
  place_renamed:
    '“{{name}}” was renamed while it was open, so nothing more is saved under the old name. Open it under its new one, or save it as a new file.',
  place_replaced:
    'Another file was put in the place of “{{name}}” while it was open, so nothing more is saved there. All that was done is still here: save it as a new file.',
  place_folder_gone:
    'The folder of “{{name}}” is not there any more, so nothing more is saved. Connect its disk or move the folder back, or save the study as a new file.',
  place_log_gone:
    'A file beside “{{name}}”, which holds the newest changes, was removed while it was open, so nothing more is saved there. All that was done is still here: open it again, or save it as a new file.',
  place_taken:
    'Another program has “{{name}}” open under its new name and may have written there. Save yours as a new file; nothing was mixed.',
  place_not_reopened: '“{{name}}” cannot be opened again where it was. Save it as a new file.',
  no_folder_view: "Folders are chosen with the system's own dialog here.",
  not_built: 'The pages of Concord are not built. Run “npm run build” first.',
  program_unreachable:
    'Concord does not answer. Was its program stopped? Start it again and open the address it prints; everything saved is safe.',
  page_unknown:
    'Concord does not know this page: the address it prints works once, and in one tab. Go on in the tab that opened first, or start Concord again and open the address it prints; everything saved is safe.',
  upload_failed: '“{{name}}” could not be handed over. Try again.',
  request_too_large: 'This is too much for one call. Import it as a file instead.',
  nothing_to_undo: 'There is nothing to undo.',
  nothing_to_redo: 'There is nothing to redo.',
  act_undone: 'This act is undone already, so there is nothing to go back to. Choose one that stands.',
  text_changed: 'The text of “{{title}}” was changed meanwhile. It is shown anew; please repeat.',
  not_a_span: 'This place lies outside the text of “{{title}}”.',
  coding_not_placed:
    'A coding of “{{title}}” was made meanwhile. The note is shown anew; your last words were not saved yet.',
  coding_already_there: 'The same code already covers this place.',
  whole_source_has_no_edges: 'This coding covers the whole source; it has no edges to move.',
  join_unlike: 'Only codings of one code by one coder in one source can be joined.',
  join_apart: 'These codings do not touch; there is text between them.',
  speaker_not_present: 'The speaker is not among the respondents of “{{title}}”.',
  code_retired: '“{{name}}” is retired or merged and cannot be applied.',
  code_merged:
    '“{{name}}” was merged into another code and only stands in the history. Choose the other one.',
  code_not_codable: '“{{name}}” only orders the codebook; apply one of the codes below it.',
  code_name_taken: 'There is a code “{{name}}” in this place already. Choose another name.',
  code_into_itself: '“{{name}}” cannot be moved below itself.',
  merge_into_itself: '“{{name}}” cannot be merged into itself or into a code below it.',
  not_a_theme: '“{{name}}” is not a theme. Mark it as theme first.',
  already_below_theme: '“{{code}}” already counts for “{{theme}}”: it lies below it.',
  coder_name_taken: 'There is a coder “{{name}}” already.',
  coder_has_work: '“{{name}}” has codings, reviews or memos, or is the main coder, and stays.',
  second_pass_needs_person: 'A second pass belongs to a person; say whose.',
  class_name_taken: 'There is a class “{{name}}” already.',
  attribute_name_taken: 'There is an attribute “{{name}}” already.',
  not_of_type_text: '“{{value}}” does not fit “{{attribute}}”.',
  not_of_type_integer: '“{{value}}” is not a whole number, as “{{attribute}}” wants.',
  not_of_type_decimal: '“{{value}}” is not a number, as “{{attribute}}” wants.',
  not_of_type_boolean: '“{{value}}” is neither yes nor no, as “{{attribute}}” wants.',
  not_of_type_date: '“{{value}}” is not a date, as “{{attribute}}” wants. Write 2019, 2019-12 or 2019-12-05.',
  not_a_date: '“{{value}}” is not a date. Write 2019, 2019-12 or 2019-12-05.',
  no_room:
    'This needs about {{needed, number}} MB on the disk of “{{name}}”, and {{free, number}} MB are free. Nothing was changed. Make space on the disk, then do this again.',
  half_brought_in:
    '“{{project}}” has only a part of “{{name}}”: bringing it in was broken off, or an earlier version of Concord is still at it. No number of it would be right, so nothing was read. Wait until that program is done; if it was broken off, open the project once where it can be written, and Concord takes the part back.',
  busy: '“{{name}}” is being brought in. Wait until it is here, or stop it; then do this again.',
  respondent_name_taken: 'There is a respondent “{{name}}” already.',
  respondent_has_interviews: '“{{name}}” has interviews ({{count, number}}). Delete or reassign those first.',
  documents_have_no_respondents: 'A document has no respondents.',
  interview_needs_respondent: 'An interview needs a respondent.',
  merge_with_itself: 'A respondent cannot be merged with themselves. Choose two different ones.',
  label_of_many: 'One label names one interview. Change several sources without a label: each gets its own.',
  label_taken:
    'There is an interview “{{label}}” already. A second one of the same person is labelled {{label}}.2.',
  memo_subject: 'Say what the memo is about.',
  exclusion_reason_taken: 'There is already a reason for exclusion called “{{name}}”. Choose another name.',
  sample_size: 'A sample has at least one source; {{size}} is not a size. Give a whole number from 1.',
  sample_exceeds_frame:
    'A sample of {{size}} cannot be drawn from {{count, number}} sources. Ask for fewer, or draw from more sources.',
  duplicate_of_itself: '“{{title}}” cannot be a duplicate of itself.',
  no_such_project: 'This project is gone. It may have been removed meanwhile.',
  no_such_coder: 'This coder is gone. It may have been removed meanwhile.',
  no_such_class: 'This class is gone. It may have been removed meanwhile.',
  no_such_source: 'This source is gone. It may have been removed meanwhile.',
  no_such_attribute: 'This attribute is gone. It may have been removed meanwhile.',
  no_such_attributeValue: 'This value is gone. It may have been removed meanwhile.',
  no_such_respondent: 'This respondent is gone. It may have been removed meanwhile.',
  no_such_sourceRespondent: 'This interview is gone. It may have been removed meanwhile.',
  no_such_review: 'This review is gone. It may have been removed meanwhile.',
  no_such_code: 'This code is gone. It may have been removed meanwhile.',
  no_such_themeCode: 'This gathered code is gone. It may have been removed meanwhile.',
  no_such_codeExample: 'This example is gone. It may have been removed meanwhile.',
  no_such_coding: 'This coding is gone. It may have been removed meanwhile.',
  no_such_memo: 'This memo is gone. It may have been removed meanwhile.',
  no_such_comparison_name:
    'This project keeps no comparison called “{{name}}”. Open Compare to see their names, or leave --comparison out to compare documents with interviews.',
  comparison_name_twice:
    'Several comparisons are called “{{name}}”. Give the id of the one you mean instead: {{ids}}.',
  no_such_comparison: 'This comparison is gone. It may have been removed meanwhile.',
  no_such_verdict: 'This verdict is gone. It may have been removed meanwhile.',
  no_such_verdictEvidence: 'This piece of evidence is gone. It may have been removed meanwhile.',
  no_such_exclusionReason: 'This reason for exclusion is gone. It may have been removed meanwhile.',
  no_such_distinctPair: 'This judgement is gone. It may have been removed meanwhile.',
  no_such_sample: 'This sample is gone. It may have been removed meanwhile.',
  export_codebook_empty:
    'There is no code yet, and a {{format}} file cannot be empty. Add a code, or export the codebook as docx.',
  check_damaged_one:
    '“{{name}}” is damaged: {{count, number}} problem was found. Restore a snapshot of it, or write what can be proven to a new file: `concord salvage DAMAGED NEW`.',
  check_damaged_other:
    '“{{name}}” is damaged: {{count, number}} problems were found. Restore a snapshot of it, or write what can be proven to a new file: `concord salvage DAMAGED NEW`.',
  check_slipped_one:
    '“{{name}}” is whole, but {{count, number}} coding or value in it no longer fits, as listed above. Open it in Concord to mend it.',
  check_slipped_other:
    '“{{name}}” is whole, but {{count, number}} codings or values in it no longer fit, as listed above. Open it in Concord to mend them.',
  no_such_interview: 'There is no interview “{{label}}” in this project.',
  no_such_coder_name: 'There is no coder “{{name}}” in this project.',
  theme_not_compared: '“{{name}}” is not among the themes of this comparison.',
  comparison_settings:
    'These settings of a comparison cannot be used: “{{what}}” has a value it may not have. Set it anew.',
  majority_counts_presence:
    'A majority is decided by source, so it counts sources and respondents only. Choose one of these units, or another layer.',
  no_such_column:
    'This table has no column “{{column}}”. It may have changed meanwhile; open the table again.',
  no_font_for:
    'No font on this computer has the signs {{signs}}, so the pdf would lose them. Install a font that has them, such as Noto Sans CJK SC for Chinese, or export svg or png.',
  no_font_for_text:
    'No font on this computer has the signs {{signs}}, so the pdf would lose them. Install a font that has them, such as Noto Sans CJK SC for Chinese, or export a web page and print that.',
  png_needs_page:
    '“{{name}}” cannot be drawn without a page. Export it as svg here, or as png from the screen.',
  unknown_ending: 'The ending of “{{name}}” says no known format. Use one of: {{endings}}.',
  no_such_code_path: 'There is no code “{{path}}”. Write its path, as in "guide > standards".',
  coded_text_of_which: '--coded-text writes one source. Name it with --source, by its label, title or id.',
  no_such_source_name: 'There is no source “{{name}}”. Write its label, its whole title or its id.',
  several_sources_named:
    '{{count, number}} sources are called “{{name}}”. Name one by its id; `concord export STUDY --sources FILE` lists them.',
  no_such_class_name: 'There is no class “{{name}}” in this project.',
  no_such_strata:
    '“{{name}}” is neither none, class, year nor language, nor an attribute of this project. Choose one of these.',
  no_such_act: 'This act is not in the history. Open the history again.',
  guesses_without_neyman:
    'Expected shares were given, but only the Neyman allocation uses them. Choose it (--allocation neyman), or leave the shares out.',
  no_such_stratum:
    'A share was expected in “{{name}}”, but the sample has no stratum of that name. Use the names shown in the preview.',
  no_such_respondent_name: 'There is no respondent “{{name}}” in this project.',
  no_such_attribute_value:
    '“{{given}}” is no attribute with a value that is in this project. Write it as NAME=VALUE, or NAME=(none).',
  no_such_sample_name:
    'There is no sample called “{{name}}”. Run concord call PROJECT project.records to see what samples there are.',
  no_such_grouping:
    '“{{name}}” is neither kind, class, year, month, language, respondent nor an attribute of this project.',
  no_such_exchange: 'This file that was brought in is gone. That may have been undone meanwhile.',
  no_such_exchangeFile: 'This file of an archive that was brought in is gone.',
  no_such_exchangeParts: 'This part of a file that was brought in is gone.',
  no_such_importRun: 'This import is gone. It may have been undone meanwhile.',
  file_changed_meanwhile: '“{{name}}” was changed while it was being read. Bring it in again.',
  nothing_pasted: 'There is no text to bring in. Copy a text first, or write one.',
  source_already_there:
    'The project has “{{title}}” with the same text already. Give it another title if it is meant twice.',
  no_original: '“{{title}}” was not brought in from a file, so there is no original.',
  redecode_table:
    '“{{title}}” is a row of the table “{{name}}”. Delete its sources and bring the table in again with the right encoding.',
  redecode_needless:
    '“{{title}}” comes from a .{{ending}} file, which says itself how its characters are written. There is nothing to decode anew.',
  redecode_coded:
    'Codings stand on the words of “{{title}}” ({{count, number}}), so its text cannot become another. Remove them first, or bring the file in again with the right encoding.',
  replacement_table:
    '“{{name}}” is a table, and “{{title}}” is one text. Save the corrected text as a file of its own, such as docx or txt, and choose that.',
  respondent_value_differs:
    '{{respondent}} has “{{kept}}” as “{{attribute}}” and kept it; a row said “{{value}}”.',
  search_what: 'Say what to search for.',
  search_changed: 'The hits have changed meanwhile and are shown anew. Look at them again, then code.',
  search_stopped:
    'The search by pattern was stopped after {{seconds}} s, so not all hits are known. Simplify the pattern or narrow the search, then code all; or code hits that you choose.',
  too_many_to_code:
    'These are {{count, number}} places; at most {{most, number}} can be coded in one step. Narrow the search first.',
  too_many_to_write:
    'These are {{count, number}} hits; a file takes at most {{most, number}}. Narrow the search first.',
  pattern_open_group: 'The bracket “(” at character {{position}} of the pattern is never closed.',
  pattern_closed_group:
    'The bracket “)” at character {{position}} of the pattern closes nothing. For the sign itself write “\\)”.',
  pattern_nothing_to_repeat:
    'There is nothing to repeat at character {{position}} of the pattern. For the sign itself put “\\” before it.',
  pattern_open_class: 'The bracket “[” at character {{position}} of the pattern is never closed.',
  pattern_range:
    'The range that ends at character {{position}} of the pattern runs backwards or is no range.',
  pattern_brackets:
    'The curly bracket at character {{position}} of the pattern counts nothing. For the sign itself put “\\” before it.',
  pattern_quantifier: 'The numbers before character {{position}} of the pattern are out of order.',
  pattern_backslash: 'The pattern ends in “\\”, which must be followed by a sign.',
  pattern_property: 'The pattern asks at character {{position}} for a kind of character that does not exist.',
  pattern_script:
    'At character {{position}} the pattern names a script. Write “{{instead}}” instead of “{{written}}”.',
  pattern_escape:
    'The sign at character {{position}} of the pattern may not follow “\\”. Leave the “\\” out.',
  pattern_group_name:
    'The name of a group at character {{position}} of the pattern is no name, or not the name of one group.',
  pattern_group: 'The pattern has an unknown kind of group at character {{position}}.',
  pattern_other: 'The pattern cannot be read at character {{position}}: {{reason}}.',
  no_such_snapshot: 'There is no snapshot {{id}} of this study. `concord snapshots` lists those there are.',
  no_snapshots_here: 'Snapshots are not kept here. Open the study in Concord itself.',
  snapshots_unreadable:
    'The snapshots of “{{name}}” cannot be read: “{{store}}” is damaged. Move it aside, and make a new snapshot now.',
  read_meanwhile:
    'Another program is reading “{{name}}”, so it cannot be replaced now. Nothing was changed; close it there and try again.',
  no_snapshots:
    'There is no snapshot of “{{name}}”. `concord snapshots` without a study lists all there are.',
  snapshot_damaged:
    'The snapshot of {{at}} is damaged and cannot be given back. Nothing was written; choose another one.',
  snapshot_found_damaged:
    'A snapshot was checked and is damaged. The study itself is not touched; make a new snapshot now.',
  snapshots_folder:
    'No snapshot was made: nothing can be written in the folder “{{folder}}”. Make it writable, or choose another folder for snapshots.',
  snapshot_no_space:
    'No snapshot was made: the disk of “{{folder}}” is full. Make room there, or choose another folder for snapshots.',
  snapshot_failed:
    'No snapshot was made ({{what}}). The study itself is safe; try again, or save a copy of it elsewhere.',
  snapshot_stopped:
    'The snapshot was stopped half way and not kept. The study itself is safe; make it again.',
};
