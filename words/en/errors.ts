/** One sentence per error: what is wrong with what, and what to do. */
export const errors = {
  internal: 'Something went wrong inside Concord ({{method}}). Nothing was changed. See the log for details.',
  unknown_method: 'There is no method “{{method}}”. Run `concord methods` for a list.',
  input: {
    empty: '“{{place}}” must not be empty.',
    short: '“{{place}}” must have at least {{limit}} characters.',
    long: '“{{place}}” must have at most {{limit}} characters.',
    small: '“{{place}}” must be {{limit}} or more.',
    large: '“{{place}}” must be {{limit}} or less.',
    few: '“{{place}}” must have at least {{limit}} entries.',
    many: '“{{place}}” must have at most {{limit}} entries.',
  },
  invalid_input: 'The input of {{method}} is not valid: {{what}}.',
  cancelled: 'Cancelled. Nothing was left half done.',
  unknown_table: 'There is no table “{{table}}”.',
  team_replica_taken:
    'This file sent other work before under the same number, such as after it was copied or restored from a backup. Nothing was sent twice. Concord goes on with it as with a file on another computer.',
  changed_since: 'This cannot be undone or redone because what it changed has been changed again since.',
  no_such_blob: 'A text of this project is missing ({{id}}). Open an earlier snapshot of the project.',
  no_such_file:
    'There is no file “{{name}}”. It may have been moved or renamed. Check the name and the folder.',
  file_exists: '“{{name}}” already exists. Nothing was overwritten. Choose another name.',
  empty_path:
    'The path of a file is empty, perhaps because a shell variable was not set. Nothing was done. Give the path of a file.',
  no_such_folder:
    '“{{name}}” cannot be saved because the folder “{{folder}}” does not exist. Create the folder, or check the path.',
  one_file_for_two:
    'Two outputs have the same file name, “{{name}}”. Nothing was written. Give each its own name.',
  output_is_input:
    '“{{name}}” is the file that is read here, so it cannot be overwritten. Nothing was done. Choose another name.',
  output_is_folder: '“{{name}}” is a folder. Give the name of a file in it.',
  output_in_package:
    '“{{name}}” is inside the package “{{folder}}”, which must not contain anything else. Nothing was written. Choose another place.',
  own_file:
    '“{{name}}” is the project that is open here, or a file that belongs to it, so it is neither imported nor overwritten. Nothing was changed. Choose another file.',
  file_not_readable: 'You do not have permission to read “{{name}}”. Check its permissions.',
  folder_not_readable: 'You do not have permission to read the folder “{{folder}}”. Choose another one.',
  file_not_written:
    '“{{name}}” could not be saved ({{what}}). Check its folder and the free space on the disk, or choose another place.',
  folder_not_writable: 'Nothing can be saved in the folder “{{folder}}”. Choose another one.',
  path_too_long:
    'The name “{{name}}”, or the path to it, is too long for this system. Nothing was created. Choose a shorter name, or a folder that is less deeply nested.',
  folder_not_empty:
    'The folder “{{folder}}” is not empty ({{count, number}}). Nothing was overwritten. Choose a new or an empty folder.',
  no_package:
    '“{{folder}}” is not a replication package: it has no manifest.json of one. Choose the folder or the zip file of the package.',
  no_such_package: 'There is no folder or zip file “{{folder}}”. Check the path.',
  package_differs_one:
    '{{count, number}} file of “{{folder}}” differs from its manifest. Ask whoever created the package to send it again.',
  package_differs_other:
    '{{count, number}} files of “{{folder}}” differ from its manifest. Ask whoever created the package to send it again.',
  not_a_project: '“{{name}}” is not a Concord project. It was not changed.',
  newer_project:
    '“{{name}}” was made with a newer version of Concord, so it was not opened or changed. Update Concord to open it.',
  foreign_migration:
    '“{{name}}” was updated by a version of Concord that this one does not know ({{migration}}), so it was not opened or changed. Open it with the version that last used it.',
  older_read_only:
    '“{{name}}” has to be updated first, which is not possible while it is open elsewhere. Close it there and open it again.',
  log_of_another_file:
    'The log file “{{log}}” beside “{{name}}” belongs to another file. Nothing was read, because the two would be mixed. Open the project once in a window of Concord, which sets that log aside, then try again.',
  being_read:
    '“{{name}}” is being read by another window or command. Nothing was changed. Wait until that has finished, then open the project again.',
  damaged_project:
    '“{{name}}” is damaged and was not changed. Restore a snapshot of it, or salvage what is left into a new file: `concord salvage DAMAGED NEW`.',
  salvage_report_place:
    'The report cannot be saved as “{{name}}” because that is one of the two projects. Nothing was done. Give the report another name.',
  salvage_nothing:
    'Nothing in “{{name}}” could be shown to belong to a project, so no file was created. Restore a snapshot of it (`concord snapshots` lists them), or open a backup.',
  damaged_read_only:
    '“{{name}}” is damaged, so nothing is saved to it. The top of the window says what is damaged. Salvage it or restore a snapshot to a new file, and continue there.',
  damaged_not_written_out:
    '“{{name}}” is damaged, so an export of it could be wrong. Nothing was exported. Salvage it (`concord salvage`) or restore a snapshot to a new file, and export from there.',
  damaged_known:
    '“{{name}}” is damaged, so counts and exports could be wrong: {{what}} Nothing was done. `concord check` lists what is damaged, `concord restore` restores a snapshot to a new file, and `concord salvage` saves what is left to one.',
  project_not_written:
    '“{{name}}” could not be saved ({{what}}). Nothing was changed. Check that its disk is connected and has free space, then try again.',
  disk_full:
    'The disk of “{{name}}” is full, so this change was not made. Everything saved before is safe. Free some space, then try again.',
  disk_failed:
    'The disk failed while working on “{{name}}” ({{what}}), so this change was not made. Check that the disk is connected, and copy everything on it to another disk first.',
  disk_lost_acts:
    'The disk has lost changes that were saved in “{{name}}”: the file no longer ends with your last change. Nothing more is saved to it. Close the project, copy it to another disk, and open a snapshot of it there.',
  disk_cannot_read:
    'The disk can no longer read all of “{{name}}”. The file was not changed. Copy everything on this disk to another one first, then open the copy.',
  snapshot_folder:
    'A copy has to be kept before the update, but its folder, “{{folder}}”, cannot be created or written to. Nothing was changed. Check the folder and its permissions, then open the project again.',
  migration_broke_links_one:
    'The project could not be updated ({{count, number}} broken link). The file was not changed. Restore a snapshot, or open it with the version of Concord that last used it.',
  migration_broke_links_other:
    'The project could not be updated ({{count, number}} broken links). The file was not changed. Restore a snapshot, or open it with the version of Concord that last used it.',
  locked:
    '“{{name}}” has been in use by {{who}} since {{since}}, so nothing can be changed here. Close it there, then try again.',
  locked_by_other_name:
    '“{{name}}” is the same file as “{{other}}”, which {{who}} has had open since {{since}}. There is no longer a file of that name, so it cannot be read safely. Close it there, then open it again.',
  log_of_holder_gone:
    '“{{name}}” is open in another program, and a file beside it that holds the latest changes was removed, so it cannot be read safely. Go to that program, and open it again there or save it as a new file.',
  read_only: 'The project is open read-only. Nothing was changed.',
  no_project_open: 'No project is open. Open or create one first.',
  project_closed:
    'The project was closed in the meantime. Its history shows what had been done by then; anything else was not done.',
  place_removed:
    '“{{name}}” was removed while it was open, so nothing more is saved there. All your work is still here: save it as a new file.',
  place_renamed:
    '“{{name}}” was renamed while it was open, so nothing more is saved under the old name. Open it under its new name, or save it as a new file.',
  place_replaced:
    '“{{name}}” was replaced by another file while it was open, so nothing more is saved there. All your work is still here: save it as a new file.',
  place_folder_gone:
    'The folder of “{{name}}” can no longer be found, so nothing more is saved. Connect its disk or move the folder back, or save the project as a new file.',
  place_log_gone:
    'A file beside “{{name}}” that holds the latest changes was removed while it was open, so nothing more is saved there. All your work is still here: open it again, or save it as a new file.',
  place_taken:
    'Another program has “{{name}}” open under its new name and may have changed it. Nothing was mixed. Save yours as a new file.',
  place_not_reopened: '“{{name}}” cannot be opened again in its old place. Save it as a new file.',
  no_folder_view: 'Here, folders are chosen in the dialog of the system.',
  not_built: 'The pages of Concord are not built. Run “npm run build” first.',
  program_unreachable:
    'Concord does not answer; it may have been stopped. Everything saved is safe. Start it again and open the address it prints.',
  page_unknown:
    'This address of Concord has already been used: it works once, and in one tab. Everything saved is safe. Continue in the tab that opened first, or start Concord again and open the address it prints.',
  upload_failed: '“{{name}}” could not be uploaded. Try again.',
  request_too_large: 'This is too much for one call. Import it from a file instead.',
  nothing_to_undo: 'There is nothing to undo.',
  nothing_to_redo: 'There is nothing to redo.',
  act_undone:
    'This change has already been undone, so there is nothing to go back to. Choose one that has not been undone.',
  text_changed: 'The text of “{{title}}” was changed in the meantime. The new text is shown; try again.',
  not_a_span: 'This place is outside the text of “{{title}}”.',
  coding_not_placed:
    '“{{title}}” was coded in the meantime. The note is shown again with the new coding; your last words have not been saved yet.',
  coding_already_there: 'This passage already has this code.',
  whole_source_has_no_edges: 'This coding covers the whole source, so it has no ends to move.',
  join_unlike: 'Only codings with the same code, by the same coder, in the same source can be joined.',
  join_apart: 'These codings are not adjacent: there is text between them.',
  speaker_not_present: 'The speaker is not one of the respondents of “{{title}}”.',
  code_retired: '“{{name}}” is retired or merged and cannot be applied.',
  code_merged: '“{{name}}” was merged into another code. Use that code instead.',
  code_not_codable: '“{{name}}” is a heading and cannot be applied. Use one of its sub-codes.',
  code_name_taken: 'There is already a code “{{name}}” here. Choose another name.',
  code_into_itself: '“{{name}}” cannot be moved under itself.',
  merge_into_itself: '“{{name}}” cannot be merged into itself or one of its sub-codes.',
  not_a_theme: '“{{name}}” is not a theme. Make it a theme first.',
  already_below_theme: '“{{code}}” is already counted in “{{theme}}” because it is one of its sub-codes.',
  coder_name_taken: 'There is already a coder “{{name}}”.',
  coder_is_main:
    '“{{name}}” is the main coder, whose codings are counted by default. Make someone else the main coder first.',
  main_coder_is_person:
    '“{{name}}” cannot be the main coder: it is a second pass or the adjudicated codings, which are set against what a person coded first. Choose a person.',
  coder_merge_with_itself: 'A coder cannot be merged with themselves. Choose two different ones.',
  coders_unlike:
    '“{{gone}}” and “{{kept}}” cannot be merged: one is a person, the other a second pass or the adjudicated codings. Merging them would mix codings that were made independently.',
  passes_of_two:
    '“{{gone}}” and “{{kept}}” are second passes of two different people. Merge these two people first.',
  coder_has_work:
    '“{{name}}” has codings, reviews, memos or other work here and cannot be removed. Merge them into another coder, who then has that work.',
  machine_stays_apart:
    '“{{name}}” is a program, and its codings are in no count. Merged with another coder they would be, and nobody could tell what made them. Accept those that are right one by one.',
  machine_is_counted:
    '“{{name}}” is counted by a stored comparison: {{comparisons}}. Choose other codings there or delete the comparison; then the program can be removed.',
  machine_does_not_act: '“{{name}}” is a program, and does nothing here itself. Choose the person who works.',
  second_pass_needs_person: 'A second pass belongs to a person. Say to whom.',
  class_name_taken: 'There is already a class “{{name}}”.',
  attribute_name_taken: 'There is already an attribute “{{name}}”.',
  not_of_type_text: '“{{value}}” is not a valid value of “{{attribute}}”.',
  not_of_type_integer: '“{{value}}” is not a whole number, which “{{attribute}}” requires.',
  not_of_type_decimal: '“{{value}}” is not a number, which “{{attribute}}” requires.',
  not_of_type_boolean: '“{{value}}” is neither yes nor no, which “{{attribute}}” requires.',
  not_of_type_date:
    '“{{value}}” is not a valid date, which “{{attribute}}” requires. Write 2019, 2019-12 or 2019-12-05.',
  not_a_date: '“{{value}}” is not a valid date. Write 2019, 2019-12 or 2019-12-05.',
  no_room:
    'This needs about {{needed, number}} MB on the disk of “{{name}}”, but only {{free, number}} MB are free. Nothing was changed. Free some space, then try again.',
  half_brought_in:
    '“{{project}}” contains only part of “{{name}}”: its import was interrupted, or an earlier version of Concord is still running it. Any count would be wrong, so nothing was read. Wait until that program has finished. If the import was interrupted, open the project once where it can be saved, and Concord removes the unfinished part.',
  being_made_smaller:
    'The file “{{name}}” is being made smaller, and nothing can be saved until that has finished. Wait a moment, then try again.',
  being_restored:
    'An earlier state of “{{name}}” is being restored, and nothing can be saved until that has finished. Wait a moment, then try again.',
  busy: '“{{name}}” is being imported. Wait until that has finished, or stop it, then try again.',
  team_settling: 'Much of your work is just being settled onto that of your team. Try again in a moment.',
  respondent_name_taken: 'There is already a respondent “{{name}}”.',
  respondent_has_interviews:
    '“{{name}}” has interviews ({{count, number}}). Delete them or give them to another respondent first.',
  documents_have_no_respondents: 'Documents have no respondents.',
  interview_needs_respondent: 'An interview needs a respondent.',
  merge_with_itself: 'A respondent cannot be merged with themselves. Choose two different ones.',
  label_of_many:
    'Each interview has a label of its own. Change one source at a time, or change several without a label.',
  label_taken:
    'There is already an interview “{{label}}”. Label a second one with the same person {{label}}.2.',
  summary_place: 'Name either a respondent or a source whose summary is meant, not both.',
  memo_subject: 'Say what the memo is about.',
  exclusion_reason_taken: 'There is already a reason for exclusion “{{name}}”. Choose another name.',
  sample_size:
    'A sample has at least one source, so its size cannot be {{size}}. Give a whole number from 1.',
  sample_exceeds_frame_one:
    'A sample of {{size}} cannot be drawn from {{count, number}} source. Choose a smaller sample, or draw from more sources.',
  sample_exceeds_frame_other:
    'A sample of {{size}} cannot be drawn from {{count, number}} sources. Choose a smaller sample, or draw from more sources.',
  duplicate_of_itself: '“{{title}}” cannot be a duplicate of itself.',
  no_such_project: 'This project no longer exists. It may have been removed in the meantime.',
  agreement_needs_two: 'Agreement is between coders. Choose at least two different ones.',
  agreement_of_adjudicated:
    'The adjudicated codings were made from those of the coders, so agreement with them says nothing. Choose persons or second passes.',
  agreement_codes_overlap:
    '{{coder}} put overlapping passages of “{{source}}” under both “{{one}}” and “{{other}}”, so they cannot be cuts of one text. Compare codes that do not overlap, or one code at a time.',
  agreement_codes_shared:
    'A passage of {{coder}} in “{{source}}” counts under both “{{one}}” and “{{other}}”, so they cannot be cuts of one text. Compare codes that have no codings in common, one code at a time, or each code without its sub-codes.',
  agreement_segments: 'Segments are matched between two coders. Choose two, or another level.',
  no_such_reportSection: 'This section of the report no longer exists. Undo brings a removed section back.',
  no_such_reportParagraph:
    'Nothing is written in place of this paragraph. Open the report again to see how it stands.',
  no_such_reportNumber: 'This number is not fixed. Open the report again to see how it stands.',
  report_blind:
    'While you code blind, in a round or a second pass, you must not see what others did. Read the report when that is over.',
  agreement_blind:
    'While you code blind, in a round or a second pass, you see only your own codings, so agreement with others is hidden. It opens when that is over.',
  saturation_blind:
    'While you code blind, in a round or a second pass, you see only your own codings. Ask for your own layer.',
  no_such_coder: 'This coder no longer exists. It may have been removed in the meantime.',
  no_such_class: 'This class no longer exists. It may have been removed in the meantime.',
  no_such_source: 'This source no longer exists. It may have been deleted in the meantime.',
  no_such_attribute: 'This attribute no longer exists. It may have been removed in the meantime.',
  no_such_attributeValue: 'This value no longer exists. It may have been removed in the meantime.',
  no_such_respondent: 'This respondent no longer exists. They may have been removed in the meantime.',
  no_such_sourceRespondent: 'This interview no longer exists. It may have been deleted in the meantime.',
  no_such_review: 'This review mark no longer exists. It may have been removed in the meantime.',
  no_such_code: 'This code no longer exists. It may have been deleted in the meantime.',
  no_such_themeCode:
    'This code is no longer assigned to the theme. It may have been removed in the meantime.',
  no_such_ownPin: 'This key no longer applies a code. It may have been changed in the meantime.',
  no_such_codeExample: 'This example no longer exists. It may have been removed in the meantime.',
  no_such_coding: 'This coding no longer exists. It may have been removed in the meantime.',
  no_such_summary: 'This summary no longer exists. It may have been deleted in the meantime.',
  no_such_memo: 'This memo no longer exists. It may have been deleted in the meantime.',
  annex_changed:
    'The study was changed while the annex was made, so nothing was written. Export it once more.',
  annex_differs:
    'Nothing was written: for “{{name}}” a table says {{count, number}}, but the passages behind that number make {{found, number}}. Count the table again; if it stays so, please report it.',
  kept_settings:
    'This cannot be kept, since its settings are not those of a count. Open it in its analysis and keep it again.',
  kept_kind: 'This version of Concord cannot make “{{kind}}”. Update Concord to open it.',
  kept_number_taken: '{{name}} has the number {{number}} already. Choose another, or change that one first.',
  kept_blind:
    'While you code blind, in a round or a second pass, you see only your own codings, and this counts those of others. It can be made again when that is over, or be kept once more in your own layer.',
  kept_nothing: 'Nothing is kept yet. Keep a table from any analysis first.',
  kept_figure_changed: 'The figure changed while its picture was made. Export it once more.',
  kept_needs_code:
    'It needs the code “{{name}}”, which was deleted. Undo the deletion in History, or keep the table again from its screen without it.',
  kept_needs_class:
    'It needs the class “{{name}}”, which was deleted. Undo the deletion in History, or keep the table again from its screen without it.',
  kept_needs_attribute:
    'It needs the attribute “{{name}}”, which was deleted. Undo the deletion in History, or keep the table again from its screen without it.',
  kept_needs_sample:
    'It needs the sample “{{name}}”, which was deleted. Undo the deletion in History, or keep the table again from its screen without it.',
  kept_needs_respondent:
    'It needs the respondent “{{name}}”, who was removed. Undo the removal in History, or keep the table again from its screen without it.',
  kept_needs_coder:
    'It needs the coder “{{name}}”, who was removed. Undo the removal in History, or keep the table again from its screen without it.',
  kept_needs_savedQuery:
    'It needs the saved query “{{name}}”, which was deleted. Undo the deletion in History, or keep the table again from its screen without it.',
  kept_needs_comparison:
    'It needs the comparison “{{name}}”, which was deleted. Undo the deletion in History, or keep the table again from its screen without it.',
  kept_nothing_to_write:
    'Nothing of this can be written to such a file: Word files take tables, a page one comparison, svg, png and pdf one figure.',
  kept_named: 'The study keeps no table or figure “{{name}}”. It keeps: {{nearest}}.',
  kept_none: 'The study keeps no table or figure “{{name}}”; it keeps none at all.',
  kept_named_twice:
    'The study keeps several tables or figures “{{name}}”. Name one by its number: {{numbers}}.',
  kept_number: 'A number may have 12 letters and digits at most, such as 2a.',
  no_such_keptTable: 'This table or figure is no longer kept. It may have been removed in the meantime.',
  no_such_savedQuery: 'This saved query no longer exists. It may have been deleted in the meantime.',
  no_such_timelineEvent: 'This event no longer exists. It may have been deleted in the meantime.',
  no_such_summaryQuote: 'This quote is no longer pinned. It may have been removed in the meantime.',
  no_word_form:
    '“{{text}}” does not say which form counts as which word. Write the form, an equals sign and the word: firms = firm.',
  no_such_wordRule: 'This rule for a word no longer exists. It may have been removed in the meantime.',
  no_such_blindRound: 'This round of blind work no longer exists in the study.',
  no_such_blindRoundCoder: 'This coder no longer takes part in the round.',
  no_such_blindRoundEvent: 'What happened in this round is no longer in the study.',
  round_name_taken: 'There is a round “{{name}}” already. Choose another name.',
  round_of_kinds_needs_kind:
    'To keep documents and interviews apart, say which are coded first; such a round binds everybody, so it has no coders of its own.',
  round_of_kinds_stands:
    'Documents and interviews are kept apart already, in “{{round}}”. Unlock that round first, or turn to the other kind in it.',
  round_needs_coders: 'Choose who codes in the round; both kinds of sources are open in it.',
  round_coder_is_person: '“{{name}}” cannot code blind: only persons and their second passes can.',
  round_coder_taken:
    '“{{name}}” codes in “{{round}}” already. Unlock that round first, or leave this coder out.',
  round_is_the_owners:
    'Only {{name}}, the main coder, opens and unlocks rounds in which others code. Ask {{name}} for “{{round}}”.',
  round_unlocked: '“{{round}}” was unlocked on {{at}} already, so nothing was changed.',
  round_does_not_turn:
    '“{{round}}” does not keep documents and interviews apart, so there is nothing to turn to.',
  round_turned_already: 'These sources are open in “{{round}}” already. Choose the other kind.',
  round_keeps_owner:
    'The main coder decides about “{{round}}” and stays as long as it lasts, so nothing was changed. Choose another when the round is unlocked.',
  round_freezes_codebook:
    'The codebook is frozen as long as “{{round}}” lasts, so nothing was changed. Note the idea in a memo, and change the code when the round is unlocked.',
  round_keeps:
    'As long as “{{round}}” lasts, nothing is removed or merged that others may be coding with, so nothing was changed. Do it when the round is unlocked.',
  round_keeps_of_pass:
    'In a second pass nothing is removed or merged that the first pass may have been coded with, so nothing was changed. Do it as yourself, outside the second pass.',
  round_freezes_texts:
    'Texts stay as they are as long as “{{round}}” lasts, since others may be coding them, so nothing was changed. Edit the text when the round is unlocked.',
  round_freezes_texts_of_pass:
    'In a second pass texts stay as they are, so nothing was changed. Edit the text as yourself, outside the second pass.',
  round_hides_judgements:
    'As long as “{{round}}” lasts, nobody who codes in it judges what all have coded, so nothing was changed. Do it when the round is unlocked.',
  round_hides_judgements_of_pass:
    'In a second pass nothing is judged that all have coded, so nothing was changed. Do it as yourself, outside the second pass.',
  round_hides_work:
    'This is about work that “{{round}}” hides, so nothing was changed. Do it when the round is unlocked.',
  round_hides_rereading:
    'While “{{round}}” keeps documents and interviews apart, it is hidden for both kinds which codings were read again, so none was marked. Mark them when the round is unlocked.',
  round_hides_work_of_pass:
    'This is about work that a second pass does not see, so nothing was changed. Do it as yourself, outside the second pass.',
  round_hides_coder:
    'The work of “{{name}}” is hidden as long as “{{round}}” lasts, so it cannot be asked for. It opens when the round is unlocked.',
  coder_in_round:
    '“{{name}}” took part in “{{round}}”, and what the paper says about the round names them, so they stay. They can be merged into another coder once the round is unlocked.',
  no_such_adjudication:
    'This decision about a disagreement is gone. It may have been undone in the meantime.',
  agreement_place_changed:
    'The codings in “{{source}}” have changed since this list was made, so nothing was decided. Look at the place again.',
  agreement_by_hand_one:
    'In “{{source}}” {{count, number}} agreed coding was made or changed by hand and would go, so nothing was decided. Replace it, or leave the place as it is.',
  agreement_by_hand_other:
    '{{count, number}} agreed codings, the first in “{{source}}”, were made or changed by hand and would go, so nothing was decided. Replace them, or leave the places as they are.',
  agreement_finish_needs_codes:
    'A source is finished when all its codes are agreed on. Choose all codes, not themes or some of them.',
  agreement_finish_needs_codings:
    'A source is finished when all its codings are agreed on. Leave out none by its stance, its weight, or as suggested.',
  agreement_one_needs_coder: 'Say whose codings are taken.',
  version_damaged:
    'The version “{{name}}” of the codebook cannot be read: the file is damaged. Compare other versions, or restore a snapshot from before.',
  versions_reversed: 'The second version is older than the first. Swap the two.',
  version_name_taken:
    'A version called “{{name}}” is kept already. Choose another name, so that exports name one version only.',
  no_such_submission:
    'What was submitted is no longer kept. It may have been removed in the meantime; “undo” brings it back.',
  submission_name_taken: 'Something was submitted as “{{name}}” already. Choose another name.',
  version_of_round:
    'The version “{{name}}” is the codebook of the blind round “{{round}}”, so it stays: what a paper says of the round names it.',
  version_submitted:
    'The version “{{name}}” belongs to what was submitted as “{{submission}}”, so it stays. Remove that first if it is not needed any more.',
  snapshot_submitted:
    'This snapshot belongs to what was submitted as “{{name}}”, so it is kept for good. Remove that first if it is not needed any more.',
  no_such_codebookVersion:
    'This version of the codebook no longer exists. Undo brings a removed version back.',
  no_such_versionCodings: 'The codings of this version no longer exist. Undo brings a removed version back.',
  no_such_rereading: 'This mark no longer exists. Mark the coding as read again once more if needed.',
  no_such_recoding: 'This plan to code again is gone. It may have been dropped in the meantime.',
  recoding_nothing_reviewed:
    '{{name}} has not marked any such source as reviewed, so there is nothing to code again. Sources are marked with R in Read.',
  recoding_has_begun:
    '“{{name}}” has begun, so its sample stays: sources chosen now would not be drawn by chance. Plan another second pass instead.',
  sample_recoded:
    'The sample “{{name}}” is to be coded again as “{{pass}}”, so it was not deleted. Drop that plan first, under Agreement ▸ Blind rounds.',
  no_such_refusedPassage:
    'This passage is no longer refused. It may have been allowed again in the meantime.',
  no_such_comparison_name:
    'This project has no comparison called “{{name}}”. Open Compare to see their names, or leave out --comparison to compare documents with interviews.',
  comparison_name_twice:
    'Several comparisons are called “{{name}}”. Give the id of the one you mean instead: {{ids}}.',
  no_such_comparison: 'This comparison no longer exists. It may have been deleted in the meantime.',
  no_such_verdict: 'This verdict no longer exists. It may have been removed in the meantime.',
  no_such_verdictEvidence:
    'This piece of evidence no longer exists. It may have been removed in the meantime.',
  no_such_exclusionReason:
    'This reason for exclusion no longer exists. It may have been removed in the meantime.',
  no_such_distinctPair:
    'These two are no longer marked as not duplicates. That may have been undone in the meantime.',
  no_such_sample: 'This sample no longer exists. It may have been deleted in the meantime.',
  export_codebook_empty:
    'There are no codes yet, and a {{format}} file cannot be empty. Add a code, or export the codebook as docx.',
  check_damaged_one:
    '“{{name}}” is damaged: {{count, number}} problem found. Restore a snapshot of it, or salvage what is left into a new file: `concord salvage DAMAGED NEW`.',
  check_damaged_other:
    '“{{name}}” is damaged: {{count, number}} problems found. Restore a snapshot of it, or salvage what is left into a new file: `concord salvage DAMAGED NEW`.',
  check_slipped_one:
    '“{{name}}” is not damaged, but {{count, number}} coding or value listed above no longer matches. Open it in Concord to correct it.',
  check_slipped_other:
    '“{{name}}” is not damaged, but {{count, number}} codings or values listed above no longer match. Open it in Concord to correct them.',
  no_such_interview: 'There is no interview “{{label}}” in this project.',
  no_such_coder_name: 'There is no coder “{{name}}” in this project.',
  theme_not_compared: '“{{name}}” is not one of the themes of this comparison.',
  comparison_settings:
    'The settings of this comparison are not valid: “{{what}}” has a value it cannot have. Set it again.',
  majority_has_no_passages:
    'Passages are shown here, and a majority has none: it is decided for each source as a whole. Choose another layer.',
  majority_counts_presence:
    'A majority is decided by source, so only sources and respondents can be counted. Choose one of these units, or another layer.',
  no_such_column:
    'This table has no column “{{column}}”. It may have changed in the meantime; open the table again.',
  not_a_figure:
    'This is not a figure that Concord has drawn. Open the figure again and export it from there.',
  no_font_for:
    'No font on this computer has the characters {{signs}}, so they would be missing from the pdf. Install a font that has them, such as Noto Sans CJK SC for Chinese, or export as svg or png.',
  no_font_for_text:
    'No font on this computer has the characters {{signs}}, so they would be missing from the pdf. Install a font that has them, such as Noto Sans CJK SC for Chinese, or export a web page and print that.',
  png_needs_page:
    '“{{name}}” can be drawn as png only on the screen. Export it as svg here, or as png from the screen.',
  unknown_ending: 'The file name “{{name}}” does not end in a known format. Use one of: {{endings}}.',
  no_such_code_path: 'There is no code “{{path}}”. Write its full path, as in "guide > standards".',
  coded_text_of_which: '--coded-text exports one source. Name it with --source: its label, title or id.',
  no_such_source_name: 'There is no source “{{name}}”. Write its label, its full title or its id.',
  several_sources_named:
    '{{count, number}} sources have the name “{{name}}”. Give the id of one instead; `concord export PROJECT --sources FILE` lists them.',
  no_such_class_name: 'There is no class “{{name}}” in this project.',
  no_such_strata:
    '“{{name}}” is not a way to form strata. Choose none, class, year, language or an attribute of this project.',
  no_such_act: 'This change is not in the history. Open the history again.',
  guesses_without_neyman:
    'Expected shares were given, but only the Neyman allocation uses them. Choose it (--allocation neyman), or leave out the shares.',
  no_such_stratum:
    'An expected share was given for “{{name}}”, but the sample has no stratum of that name. Use the names shown in the preview.',
  no_such_respondent_name: 'There is no respondent “{{name}}” in this project.',
  no_such_attribute_value:
    '“{{given}}” is not an attribute with a value in this project. Write it as NAME=VALUE, or NAME=(none).',
  no_such_origin:
    'No source has the origin “{{name}}”. Write it as it appears in the Origin column of Sources, or (none) for sources without one.',
  draw_to_recode:
    '“{{name}}” was drawn to be coded again, from sources that somebody had read. Nothing can be estimated from it about those that nobody has read. Choose another sample with --draw, or leave it out.',
  draw_of_sample:
    '“{{name}}” was drawn from another sample, or has no sources. Nothing can be estimated from it about the whole class. Choose another sample with --draw, or leave it out.',
  no_such_sample_name:
    'There is no sample “{{name}}”. Run concord call PROJECT project.records for a list of samples.',
  crosstab_people_in_several_one:
    '{{count, number}} respondent was interviewed in several of these rows or columns, so people cannot be counted in them. Count sources, or choose an attribute of respondents.',
  crosstab_people_in_several_other:
    '{{count, number}} respondents were interviewed in several of these rows or columns, so people cannot be counted in them. Count sources, or choose an attribute of respondents.',
  no_such_language: '“{{tag}}” is not the tag of a language. Use one such as en or zh-CN.',
  no_such_grouping:
    '“{{name}}” is not a way to group. Choose kind, class, year, quarter, month, language, origin, respondent or an attribute of this project.',
  no_such_sort:
    '“{{name}}” is not an order of rows. Choose order, name, passages or an attribute of this project.',
  no_such_exchange: 'This imported file no longer exists. The import may have been undone in the meantime.',
  no_such_exchangeFile: 'This file of an imported archive no longer exists.',
  no_such_exchangeParts: 'This part of an imported file no longer exists.',
  no_such_importRun: 'This import no longer exists. It may have been undone in the meantime.',
  file_changed_meanwhile: '“{{name}}” was changed while it was being read. Import it again.',
  file_changed_since_preview:
    '“{{name}}” has changed since it was shown here. Nothing was replaced. Choose it again to see what it does to each coding now.',
  nothing_pasted: 'There is no text to import. Copy a text first, or type one.',
  source_already_there:
    'The project already has this text, as “{{title}}”. Give it another title if you want it twice.',
  no_original: '“{{title}}” was not imported from a file, so there is no original file.',
  redecode_table:
    '“{{title}}” is a row of the table “{{name}}”. Delete the sources from that table and import it again with the right encoding.',
  redecode_needless:
    '“{{title}}” comes from a .{{ending}} file, which states its own encoding, so there is nothing to change.',
  redecode_coded:
    '“{{title}}” has codings ({{count, number}}), so its text cannot be replaced. Remove them first, or import the file again with the right encoding.',
  replacement_table:
    '“{{name}}” is a table, but “{{title}}” is a single text. Save the corrected text as a file of its own, such as docx or txt, and choose that.',
  respondent_value_differs:
    '{{respondent}} already has “{{kept}}” as “{{attribute}}”, which was kept; a row had “{{value}}”.',
  search_what: 'Say what to search for.',
  search_changed: 'The hits changed in the meantime and were updated. Look at them again, then code.',
  search_stopped:
    'The pattern search was stopped after {{seconds}} s, so not all hits are known. Simplify the pattern or narrow the search, then code all; or code the hits you select.',
  too_many_to_code:
    'There are {{count, number}} places, but at most {{most, number}} can be coded in one step. Narrow the search first.',
  too_many_to_write:
    'There are {{count, number}} hits, but a file can hold at most {{most, number}}. Narrow the search first.',
  pattern_open_group: 'The bracket “(” at character {{position}} of the pattern is never closed.',
  pattern_closed_group:
    'The bracket “)” at character {{position}} of the pattern was never opened. To search for the character itself, write “\\)”.',
  pattern_nothing_to_repeat:
    'There is nothing to repeat at character {{position}} of the pattern. To search for the character itself, put “\\” before it.',
  pattern_open_class: 'The bracket “[” at character {{position}} of the pattern is never closed.',
  pattern_range:
    'The range that ends at character {{position}} of the pattern runs backwards or is not valid.',
  pattern_brackets:
    'The curly bracket at character {{position}} of the pattern has no valid number. To search for the character itself, put “\\” before it.',
  pattern_quantifier: 'The numbers before character {{position}} of the pattern are out of order.',
  pattern_backslash: 'The pattern ends in “\\”, which must be followed by a character.',
  pattern_property: 'The kind of character at character {{position}} of the pattern does not exist.',
  pattern_script:
    'At character {{position}} the pattern names a script. Write “{{instead}}” instead of “{{written}}”.',
  pattern_escape:
    'The character at position {{position}} of the pattern cannot follow “\\”. Leave out the “\\”.',
  pattern_group_name:
    'The group name at character {{position}} of the pattern is not valid, or is used twice.',
  pattern_group: 'The pattern has an unknown kind of group at character {{position}}.',
  pattern_other: 'The pattern cannot be read at character {{position}}: {{reason}}.',
  query_operand:
    'The query cannot be read at position {{position}}, counted from 0: expected a code, a text or (.',
  query_found_end:
    'The query cannot be read at position {{position}}, counted from 0: expected {{expected}}, found the end.',
  query_found:
    'The query cannot be read at position {{position}}, counted from 0: expected {{expected}}, found {{found}}.',
  query_operator:
    'The query cannot be read at position {{position}}, counted from 0: expected an operator such as OVERLAPPING, found {{found}}. A name of several words stands in double quotes, words of a text in single quotes.',
  query_not_alone:
    'The query cannot be read at position {{position}}, counted from 0: NOT has no text of its own; write A NOT OVERLAPPING B or A IN SOURCES WITHOUT B.',
  query_quote:
    'The query cannot be read at position {{position}}, counted from 0: quote not closed. A quote inside quotes is doubled.',
  query_direct: 'The query cannot be read at position {{position}}, counted from 0: DIRECT follows a code.',
  query_of_words:
    'The query cannot be read at position {{position}}, counted from 0: {{word}} chooses codings and so follows a code; words of a text have none.',
  query_at_least:
    'The query cannot be read at position {{position}}, counted from 0: at least {{least}} of {{of}}.',
  query_filter:
    'The query cannot be read at position {{position}}, counted from 0: expected SOURCES, RESPONDENTS or a filter such as class:news.',
  query_date:
    'The query cannot be read at position {{position}}, counted from 0: dates are written 2019, 2019-12 or 2019-12-05, ranges 2018..2020, ..2019 or 2020.., with the earlier date first.',
  query_number: 'The query cannot be read at position {{position}}, counted from 0: expected a whole number.',
  query_weight:
    'The query cannot be read at position {{position}}, counted from 0: expected a weight from 0 to 100.',
  query_name: 'The query cannot be read at position {{position}}, counted from 0: expected a name.',
  query_no_name:
    'The query cannot be read at position {{position}}, counted from 0: the name in these quotes is empty.',
  query_no_words:
    'The query cannot be read at position {{position}}, counted from 0: there are no words in these quotes.',
  query_pattern_quote:
    "The query cannot be read at position {{position}}, counted from 0: after regex: comes a pattern in single quotes, with nothing between: regex:'suppl(y|ies)'.",
  query_pattern_slow:
    'The pattern of this query needed more than {{seconds, number}} seconds and was stopped. Make it simpler: a repeated group such as “(a+)+” can take for ever.',
  query_one_of:
    'The query cannot be read at position {{position}}, counted from 0: expected one of {{values}}.',
  query_too_deep:
    'The query cannot be read at position {{position}}, counted from 0: more than {{most}} operators stand within one another. Use a theme that counts these codes.',
  query_too_long: 'The query is longer than {{most, number}} characters. Use a theme that counts its codes.',
  query_no_code:
    'There is no code “{{name}}” in this project. Write its name or its path in double quotes: "report areas > security".',
  query_code_twice:
    'Several codes are called “{{name}}”. Write the path of the one that is meant: {{paths}}.',
  query_name_twice:
    'Several are called “{{name}}”. Rename one of them, so that the query can tell them apart.',
  no_such_saved_query:
    'This project has no saved query called “{{name}}”. It has none yet: save one on the Passages screen, or with “concord query STUDY TEXT --save NAME”.',
  no_such_saved_query_near:
    'This project has no saved query called “{{name}}”. The nearest are: {{near}}. “concord queries STUDY” lists them all.',
  no_such_saved_query_but_text:
    '“{{name}}” is the text of a query, not the name of a saved one. Save it first: “concord query STUDY TEXT --save NAME”. To limit the sources by it, give it to --query.',
  saved_query_name_twice:
    'Several saved queries are called “{{name}}”. Give the id of the one you mean instead: {{ids}}.',
  name_twice:
    'Several things here are called “{{name}}”, and each would give other numbers. Give the id of the one you mean instead: {{ids}}.',
  event_date: '“{{date}}” is not a date, so the event was not saved. Write 2019, 2019-12 or 2019-12-31.',
  event_taken: 'There is already an event “{{name}}” of this date. Change the name or the date.',
  query_blind:
    'While you code blind, in a round or a second pass, you see only your own codings, so a query cannot ask for those of another coder. Take BY out of the query.',
  query_name_taken: 'There is already a saved query called “{{name}}”. Choose another name.',
  saved_query_settings:
    'This saved query cannot be read: “{{what}}” has a value it cannot have. Write it again and save it.',
  saved_query_names_gone_code:
    'The saved query “{{name}}” names a code that was deleted, so it cannot be asked. Choose another code in it on the Passages screen, or undo the deletion.',
  saved_query_names_gone_coder:
    'The saved query “{{name}}” names a coder who was removed, so it cannot be asked. Choose another coder in it on the Passages screen, or undo the removal.',
  saved_query_names_gone_class:
    'The saved query “{{name}}” names a class that was deleted, so it cannot be asked. Choose another class in it on the Passages screen, or undo the deletion.',
  saved_query_names_gone_attribute:
    'The saved query “{{name}}” names an attribute that was deleted, so it cannot be asked. Choose another in it on the Passages screen, or undo the deletion.',
  saved_query_names_gone_sample:
    'The saved query “{{name}}” names a sample that was deleted, so it cannot be asked. Choose another sample in it on the Passages screen, or undo the deletion.',
  saved_query_names_gone_respondent:
    'The saved query “{{name}}” names a respondent who was removed, so it cannot be asked. Choose another in it on the Passages screen, or undo the removal.',
  saved_query_names_gone_value:
    'The saved query “{{name}}” asks for “{{value}}” as {{attribute}}, a value that nothing in the project has any more, so it is not asked. Choose another value in it on the Passages screen, or give the value again.',
  query_one_result: 'This query has a single result, so “{{asked}}” cannot be chosen.',
  query_no_side: 'The result “{{asked}}” makes no sense for this query. Choose one of: {{offered}}.',
  no_such_snapshot: 'This project has no snapshot {{id}}. Run `concord snapshots` for a list.',
  no_snapshots_here: 'Snapshots are not kept here. Open the project in Concord itself.',
  snapshots_read_only:
    'The snapshots of “{{name}}” cannot be read in “{{folder}}”, where nothing may be saved. Copy that folder to a place where you can save, choose the copy as the location of snapshots, and try again.',
  snapshots_unreadable:
    'The snapshots of “{{name}}” cannot be read because “{{store}}” is damaged. Move it to another folder, and make a new snapshot now.',
  read_meanwhile:
    '“{{name}}” cannot be replaced now because another program is reading it. Nothing was changed. Close it there, then try again.',
  no_snapshots:
    'There is no snapshot of “{{name}}”. Run `concord snapshots` without a project for a list of all snapshots.',
  snapshot_damaged:
    'The snapshot of {{at}} is damaged and cannot be restored. Nothing was written. Choose another one.',
  snapshot_found_damaged:
    'A snapshot was checked and is damaged. The project itself is not affected. Make a new snapshot now.',
  snapshots_folder:
    'No snapshot was made because nothing can be saved in the folder “{{folder}}”. Change its permissions, or choose another folder for snapshots.',
  snapshot_no_space:
    'No snapshot was made because the disk of “{{folder}}” is full. Free some space, or choose another folder for snapshots.',
  snapshot_failed:
    'No snapshot was made ({{what}}). The project itself is safe. Try again, or save a copy of it elsewhere.',
  snapshot_stopped:
    'The snapshot was stopped halfway and not kept. The project itself is safe. Make it again.',
  snapshot_process_ended:
    'The part of Concord that keeps snapshots ended twice by itself ({{how}}), and what it was doing is not done. The project itself is safe. Try again, or save a copy of it elsewhere.',
  no_team: 'This study belongs to no team. Join one with an invitation, or make it the study of a team.',
  team_moved:
    'The team is kept at {{address}} now. Nothing was sent or received. If you know that place, go there with “concord team sync STUDY --follow”, or with an invitation of the owner; what you did is kept and sent from there.',
  team_moved_folder:
    'The team is kept in the folder {{address}} now. Nothing was sent or received. Go there with “concord team sync STUDY --follow”, and with --folder where the folder lies elsewhere on this computer; what you did is kept and sent from there.',
  team_not_moved: 'The team is where this file looks for it: it has not moved. Nothing was changed.',
  team_begun_anew:
    'The team’s log has started again, and this file fetches the study again with the next exchange. What you did is kept and sent afterwards.',
  being_taken_anew: 'The study of “{{name}}” is being fetched again from its team. Wait until that is done.',
  team_other_study:
    'The invitation is for “{{other}}”, and this file is “{{name}}”, another study. Nothing was changed. Join “{{other}}” as a new file.',
  team_move_differs:
    'The log at {{place}} ends at change {{there}}, and this file has it up to change {{here}}: they are not the same any more. Nothing was changed. With --restart the log starts again from this file; what others did and this file does not have, their files send again.',
  team_move_compacts_zero:
    'The log is whole and ends at change {{head}}. Nothing was changed. With --restart it starts again from this file, and the server keeps no earlier changes; all members have received everything.',
  team_move_compacts_one:
    'The log is whole and ends at change {{head}}. Nothing was changed. With --restart it starts again from this file, and the server keeps no earlier changes. {{names}} has not received everything and would fetch the whole study; nothing is lost.',
  team_move_compacts_other:
    'The log is whole and ends at change {{head}}. Nothing was changed. With --restart it starts again from this file, and the server keeps no earlier changes. {{names}} have not received everything and would fetch the whole study; nothing is lost.',
  team_no_such_member:
    'Nobody was invited to this team as “{{login}}”. Nothing was changed. The logins of the team are: {{logins}}.',
  team_no_such_machine:
    '{{login}} has no single file of the team on “{{machine}}”. Nothing was changed. Their files are on: {{machines}}.',
  snapshot_before_team:
    'The snapshot is from before this study became that of a team, so that the file would leave the team. Nothing was changed. Restore it to a new file beside this one, or leave the team first.',
  team_newer_protocol:
    'The team’s server needs a later version of Concord. Update Concord; what you do is kept until then.',
  team_newer_schema:
    'Somebody in the team works with a later version of Concord, and this one cannot hold all that they did. Update Concord; what you do is kept until then, and sent afterwards.',
  team_other_log:
    'The team’s log ends at change {{there}} on the server and is not the one of which this file has received {{here}}, such as after the server was restored from a backup. Nothing was sent or received. Tell the team’s owner, who can start the log again under “Team”, or with concord team move STUDY URL.',
  team_other_person:
    'The login belongs to {{name}} in this team, and this file to somebody else. Log in as the person who works in this file.',
  team_other_acts:
    'In a team you work as yourself: “{{name}}” is the coder of somebody else. Nothing was changed.',
  team_parcel_not_as_said:
    'The work of {{name}} is not what it says it is. It was not received; tell the team’s owner. Your own work goes on.',
  team_parcel_refused:
    'The work of {{name}} at number {{number}} does not fit the study and was not received; nothing after it is received either. Tell the team’s owner. Your own work goes on.',
  team_parcel_unreadable: 'It cannot be read.',
  team_act_too_large:
    'A change that you made, such as a large import, takes more than a team’s log holds in one piece ({{megabytes}} MB). It and what you did after it stay in this file and are not sent; what others do still arrives. Keep this file, join the team again with a new one, and import there in parts.',
  act_too_long:
    'This changes more at once than the history can keep as one change (about 500 MB). Nothing was changed. Do it in smaller steps, such as an import of some of the files at a time.',
  team_act_refused:
    'This would be one change of {{megabytes, number}} MB, and a team’s log takes {{most, number}} MB in one piece. Nothing was changed. Do it in smaller steps, such as an import of some of the files at a time.',
  team_parcel_does_not_fit: 'It does not fit what the study holds.',
  team_parcel_format: 'It is in format {{format}}, which a later version of Concord wrote. Update Concord.',
  team_parcel_encrypted: 'It is encrypted, which this version of Concord cannot read. Update Concord.',
  team_chain_broken:
    'Somebody has changed the team’s log where it is kept. Nothing more is received; tell the team’s owner. Your own work goes on.',
  team_log_changed:
    'The work of {{name}} at number {{number}} was changed in the team’s log, where that is kept, since this file received it. Nothing has changed in this file, but whoever has not received that work yet stops there. Tell the team’s owner, who can start the log again from a file that has it, under “Team”, or with concord team move STUDY URL. Over a folder, the owner moves the team to a new, empty one instead.',
  team_log_lacks:
    'Change {{number}}, which this file has received, is no longer in the team’s log, where that is kept. Nothing has changed in this file, but whoever has not received it yet stops there. Tell the team’s owner, who can start the log again from a file that has it, under “Team”, or with concord team move STUDY URL.',
  team_original_lost:
    'An original that your work names never came to this file, and the team’s log has started again without it. What you did from there on waits here. It is sent once somebody who has this file imports it again; the second copy can be deleted afterwards.',
  team_original_lost_titled:
    'The original of “{{title}}” never came to this file, and the team’s log has started again without it. What you did since you brought the source back waits here. It is sent once somebody who has the original imports it again; the second copy can be deleted afterwards.',
  team_blob_damaged:
    'A text or file from the team arrived damaged. It was not received; try again, and tell the team’s owner if it happens again.',
  team_blob_damaged_titled:
    'The text or file of “{{title}}” arrived damaged. It was not received; try again, and tell the team’s owner if it happens again.',
  team_reader: 'You are a reader in this team, so you can change nothing. Ask its owner to make you a coder.',
  team_member_stays:
    '“{{name}}” works in this team in a file of their own, so their coder can be neither removed nor merged into another. Nothing was changed. To end their part, take them off the team; their work stays.',
  team_coder_bound:
    '“{{name}}” is the login {{login}} in this team already. Nothing was changed. Invite without a coder, or name the coder of this person.',
  team_login_bound:
    'The login {{login}} is “{{name}}” in this team and has joined already, so it cannot become another coder. Nothing was changed. Merge the two coders, or make another login for this person.',
  team_owner_alone: 'Only the owner of the team changes this. Nothing was changed.',
  team_keeps_codebook:
    'In this team only owners change codes. Nothing was changed. Write a memo on what you would change, or ask an owner.',
  team_keeps_sources:
    'In this team only owners import and change sources. Nothing was changed. Ask an owner of the team.',
  team_held_no_place:
    'It has no place even so: a coding would have no words left, or what it refers to is gone. Change the text or the codings first, or take the work of the others.',
  team_decided_gone:
    'What this was about was changed again since, or is gone. Nothing was changed. Note it as seen, and change the thing itself where that is wanted.',
  team_no_such_held: 'This does not wait for a decision, or does so no more. Open the list again.',
  team_url:
    '“{{url}}” is not the address of a database. Write it as postgres://LOGIN@HOST/DATABASE, or postgres://LOGIN@/DATABASE?host=/FOLDER for a socket on this machine.',
  team_url_password:
    'The address contains a password, and others on this machine can read what a command is called with. Leave it out: Concord asks for it, or reads it from the file that PGPASSFILE names or from --password-fd.',
  team_url_option:
    'The address has an option “{{name}}” that Concord does not know. It knows host, port, sslrootcert, fingerprint and ssh.',
  team_fingerprint:
    '“{{name}}” is not the fingerprint of a certificate. It is the SHA-256 of the certificate, 64 hexadecimal digits; colons may stand between them.',
  no_invitation:
    'There is no invitation in this text. An invitation is one long word that begins with “concord-invitation-1:”. Copy it whole.',
  broken_invitation:
    'The invitation is incomplete, perhaps because it was cut off on its way. Copy it again as a whole, or ask for a new one.',
  has_team: 'This study belongs to a team already. Leave that team first.',
  team_login_long:
    '“{{login}}” has {{bytes}} bytes, and PostgreSQL cuts names after {{most}}: it would be another login. Nothing was done. Ask the administrator for a shorter login.',
  team_given_name:
    '“{{name}}” is not the name of a person. In a team everybody is told apart by name: give the name of the person.',
  team_name_needed:
    'Others in the team need a name for you, and none was given. Nothing was made. Give your name.',
  team_name_taken:
    'There is a coder “{{name}}” in this study already. Nothing was made. Choose another name; or, if that coder is you, ask the owner to invite you as this coder.',
  team_no_base:
    '“{{name}}” is not on the server as a whole yet, so that nobody can join. Ask the owner to open the study until it is sent.',
  team_newer:
    '“{{name}}” was made with a newer version of Concord. Update Concord on this machine, then join again.',
  team_base_damaged:
    '“{{name}}” did not arrive as it was sent, and was not kept. Join again; if that fails too, ask the owner for a new base.',
  team_owner_opens:
    'Only an owner of the team can open a blind round. Nothing was changed. Ask an owner to open it.',
  team_round_not_member:
    '“{{name}}” cannot code in this round: the server knows no coding member with this coder, or they have left. Nothing was changed. Invite the person first, or choose others.',
  team_owner_codes:
    '{{name}} owns the team and codes in this round, and so cannot be let see what the others code. Nothing was changed. Open it without the owner seeing it.',
  team_base_in_round:
    'This file holds sealed work of a blind round, which would reach the others with the whole study. Nothing was sent. Unlock the round and exchange changes first, or let another owner do it.',
  team_round_begun:
    'A round “{{round}}” was begun on the server with other persons or rules. Open it once more exactly as before, or choose another name.',
  team_round_of_pass:
    'A second pass cannot be in one round with persons of the team: it is hidden in Concord’s windows alone. Nothing was changed. Open a round for each.',
  team_round_codes:
    'In a team, new codes cannot be shared in a blind round: their names would tell what is sealed. Nothing was changed. Choose frozen codes, or own ones.',
  team_round_own_codes:
    'In this team only owners change codes, so coders could have no codes of their own in this round. Nothing was changed. Choose frozen codes, or let all coders change codes first.',
  team_round_elsewhere:
    'The server of a team keeps this round apart, and this file is in no team. Nothing was changed. Unlock it in a file of the team.',
  no_such_round: 'There is no blind round “{{round}}”.',
  team_publishing_waits:
    'Others send so much that the round “{{round}}” is not published as a whole yet. What is left is published at the next exchange.',
  team_lanes_left:
    '{{names}} coded in a blind round that lasts and left the team since: what they sealed is on the old server alone, and would stay there. Nothing was moved. Unlock the round first, or move with `--restart` to go without it.',
  team_round_not_come_one:
    '{{names}} may have coded in the blind round “{{round}}” and has not come to where the team has moved: what is only in that file would arrive after the unlock and count as late. Nothing was unlocked. Wait until {{names}} has gone there, cut the file off under “Team” if it is lost, or unlock with `--anyway`.',
  team_round_not_come_other:
    '{{names}} may have coded in the blind round “{{round}}” and have not come to where the team has moved: what is only in their files would arrive after the unlock and count as late. Nothing was unlocked. Wait until they have gone there, cut off under “Team” what is lost, or unlock with `--anyway`.',
  team_round_awaited:
    'The blind round “{{round}}” is unlocked, but not all that was coded in it has come yet, and it would be counted without the rest. Nothing was moved. Move once the files of all who coded in it have exchanged changes; a file that never will is cut off under “Team”.',
  team_round_stands:
    'The blind round “{{round}}” lasts, and what it hides would reach the files of all. Nothing was sent. Unlock the round first.',
  team_cuts_own:
    'That file stays as it was: you may cut off your own, and an owner of the team those of others. Ask an owner.',
  team_cuts_itself:
    'That is this very file, which could then send nothing more. Nothing was changed. To give it up, leave the team; to cut it off as lost, do so in another file.',
  original_coming:
    'This original is still on its way from the team, and not in this file yet. Try again once the footer counts no more originals to come, or run `concord team sync`.',
  original_never:
    'This original had not come when this file left its team, or when it was copied or restored from the file of a team. The text and all work on it are here. Ask a member for the file, or open it in a file of the team.',
  originals_coming_one:
    '{{count, number}} original ({{megabytes, number}} MB) is still on its way from the team, and would be missing from what is written. Nothing was written. Fetch it under “Team”, or with `concord team sync`, then try again. If you were taken off the team or this file was cut off, it comes no more: leave the team, and a .qdpx file can be written without it.',
  originals_coming_other:
    '{{count, number}} originals ({{megabytes, number}} MB) are still on their way from the team, and would be missing from what is written. Nothing was written. Fetch them under “Team”, or with `concord team sync`, then try again. If you were taken off the team or this file was cut off, they come no more: leave the team, and a .qdpx file can be written without them.',
  originals_never_one:
    '{{count, number}} original ({{megabytes, number}} MB) had not come when this file left its team, or was copied from a file of it, and would be missing from what is written. Nothing was written. Join the team again with a new file, or ask a member to write it.',
  originals_never_other:
    '{{count, number}} originals ({{megabytes, number}} MB) had not come when this file left its team, or was copied from a file of it, and would be missing from what is written. Nothing was written. Join the team again with a new file, or ask a member to write it.',
  originals_elsewhere:
    'Some originals of this study are still on their way to this file, and are not at the new place either. Nothing was moved. Fetch them under “Team”, or with `concord team sync`, then move; if the old place is gone, move from the file of an owner who has them.',
  team_leave_originals_one:
    '{{count, number}} original ({{megabytes, number}} MB) is still on its way from the team, and would not come any more. The file stays in the team. Fetch it under “Team”, or with `concord team sync`, then leave.',
  team_leave_originals_other:
    '{{count, number}} originals ({{megabytes, number}} MB) are still on their way from the team, and would not come any more. The file stays in the team. Fetch them under “Team”, or with `concord team sync`, then leave.',
  team_leave_offline_zero:
    '{{place}} cannot be reached, so that the team cannot be told. The file stays in the team; all changes are sent. Try again when you are online.',
  team_leave_offline_one:
    '{{place}} cannot be reached, and {{count}} change of this file is not there yet. The file stays in the team. Try again when you are online.',
  team_leave_offline_other:
    '{{place}} cannot be reached, and {{count}} changes of this file are not there yet. The file stays in the team. Try again when you are online.',
};
