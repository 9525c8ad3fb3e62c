export const exchange = {
  broken_xml:
    '“{{name}}” is damaged: line {{line}} is no XML. Export it again from the program it comes from.',
  entities:
    '“{{name}}” declares entities of its own, as only files do that mean harm. It was not read. Export it again from the program it comes from.',
  no_project: '“{{name}}” holds no project but “{{element}}”. Choose a .qdpx or .qde file.',
  not_an_exchange:
    '“{{name}}” is no project of another program. Choose the .qdpx that the other program exports. Texts and tables come in with “Bring in sources”, a codebook with “Bring in a codebook”.',
  is_codebook:
    '“{{name}}” is a codebook and no project. Bring it in with “Bring in a codebook”, in the menu of the project or on the Codebook screen.',
  no_qde:
    '“{{name}}” is an archive without a project in it: no file of it ends in .qde. Export the project from the other program again.',
  two_projects:
    '“{{name}}” holds two projects, “{{first}}” and “{{second}}”. Take one of them out of the archive and bring it in by itself.',
  unknown_user: 'unknown user',
  unnamed_code: 'unnamed code',
  unnamed_source: 'unnamed source',
  unnamed_variable: 'unnamed attribute',
  two_texts:
    'Of “{{source}}” the text beside the project and the one in it differ; the one in “{{entry}}” was taken.',
  no_words:
    '“{{source}}” came without its text. Its codings are kept, but have no place until the text is there.',
  no_words_at:
    '“{{source}}” came without its text: none was found at “{{path}}”. Its codings are kept, but have no place until the text is there.',
  note_without_text: 'The note “{{note}}” came without its text.',
  nameless_notes_without_text_one: 'One note without a name came without its text.',
  nameless_notes_without_text_other: '{{count, number}} notes without a name came without their texts.',
  work_is_yours:
    'The file names nobody who worked on it: all of it counts as the work of whoever brings it in.',
  maker_unknown:
    'The file does not say of everything who made it: that counts as the work of “{{name}}” here, one more coder.',
  code_renumbered:
    'The identifier “{{guid}}” of a code is no GUID or stands for another code too; it got a new one.',
  coding_twice:
    'In “{{source}}” the same coder coded the same words with the same code twice; one coding was made.',
  coding_without_code: 'In “{{source}}” a coding names no code of the file; it is kept as it stood.',
  unplaced_beyond_text:
    'In “{{source}}” a selection ({{start}} to {{end}}) reaches beyond the text; it is kept as it stood.',
  unplaced_negative: 'In “{{source}}” a selection has no readable positions; it is kept as it stood.',
  unplaced_backwards:
    'In “{{source}}” a selection ({{start}} to {{end}}) ends before it begins; it is kept as it stood.',
  unplaced_empty: 'In “{{source}}” a selection at {{start}} holds no words; it is kept as it stood.',
  unplaced_inside_character:
    'In “{{source}}” a selection ({{start}} to {{end}}) begins or ends within a character; it is kept as it stood.',
  unplaced_other_words:
    'In “{{source}}” a selection ({{start}} to {{end}}) is called by other words than stand there; it is kept as it stood.',
  called_otherwise_one:
    'One selection is called by other words than it stands on, though most are called by theirs. It stands where the file says: look whether it slipped.',
  called_otherwise_other:
    '{{count, number}} selections are called by other words than they stand on, though most are called by theirs. They stand where the file says: look whether they slipped.',
  same_titles_one:
    'One source of the file is called as a source here and has another text: {{titles}}. It comes in beside it.',
  same_titles_other:
    '{{count, number}} sources of the file are called as sources here and have other texts, such as {{titles}}. They come in beside them.',
  unplaced_no_text:
    'In “{{source}}” a selection ({{start}} to {{end}}) has no text to stand in; it is kept as it stood.',
  counted_same: 'Programs count characters in different ways; here all of them lead to the same passages.',
  counted_names:
    'Passages were found by counting {{unit}} characters, since their names then repeat their words.',
  counted_words:
    'Passages were found by counting {{unit}} characters, since they then begin and end between words.',
  counted_origin: 'Passages were found by counting {{unit}} characters, as “{{origin}}” is known to count.',
  counted_unknown:
    'Passages were found by counting {{unit}} characters, as the standard has it; nothing in the file says how it counts.',
  counted_ambiguously:
    'Another way of counting fits as well. Look through some codings after characters such as emoji, or after line ends.',
  no_database:
    '“{{name}}” is not what its name says: there is no database in it. Copy it again from where it comes from, or export the project there as .qdpx.',
  own_project:
    '“{{name}}” is a project of Concord. Open it, choose “Save for another program”, and bring in the .qdpx.',
  unknown_database:
    '“{{name}}” is a database of a program that Concord does not know. It reads those of Taguette, QualCoder and MAXQDA; from others, export the project as .qdpx (REFI-QDA).',
  broken_database:
    '“{{name}}” is damaged and cannot be read as a database. Close it in the program it comes from and copy it again.',
  database_too_heavy:
    '“{{name}}” holds more than a study can hold. Export the project from its program as .qdpx (REFI-QDA).',
  not_placed:
    'In “{{source}}” the passage “{{words}}” is not where the file says it is; it was not brought in.',
  not_placed_at:
    'In “{{source}}” the passage from {{from}} to {{to}}, as the file counts, is not in the text; the file does not say its words, and it was not brought in.',
  note_not_placed:
    'In “{{source}}” the note “{{words}}” stands at no place of the text; it was not brought in.',
  orphan_codings_one:
    'One coding is of a source that is not among the texts of the file; it was not brought in: {{entries}}',
  orphan_codings_other:
    '{{count, number}} codings are of sources that are not among the texts of the file; they were not brought in: {{entries}}',
  orphan_notes_one:
    'One note is of a source that is not among the texts of the file; it was not brought in: {{entries}}',
  orphan_notes_other:
    '{{count, number}} notes are of sources that are not among the texts of the file; they were not brought in: {{entries}}',
  orphan_values_one:
    'One value is of an attribute, a case or a source that is not in the file; it was not brought in: {{entries}}',
  orphan_values_other:
    '{{count, number}} values are of attributes, cases or sources that are not in the file; they were not brought in: {{entries}}',
  orphan_journal_values_one: 'One value of a journal entry was not brought in: {{entries}}',
  orphan_journal_values_other: '{{count, number}} values of journal entries were not brought in: {{entries}}',
  orphan_ties_one:
    'One tie between a case and a source was not brought in, since one of the two is not in the file: {{entries}}',
  orphan_ties_other:
    '{{count, number}} ties between cases and sources were not brought in, since one of the two is not in the file: {{entries}}',
  orphan_tags_one:
    'One tag of a highlight was not brought in, since one of the two is not in the file; highlight and tag have these numbers there: {{entries}}',
  orphan_tags_other:
    '{{count, number}} tags of highlights were not brought in, since one of the two is not in the file; highlight and tag have these numbers there: {{entries}}',
  orphan_codes_one: 'One tag is of no project in the file; it was not brought in: {{entries}}',
  orphan_codes_other:
    '{{count, number}} tags are of no project in the file; they were not brought in: {{entries}}',
  without_code_one: 'In “{{source}}” one highlighted passage has no code; it is kept as it stood.',
  without_code_other:
    'In “{{source}}” {{count, number}} highlighted passages have no code; they are kept as they stood.',
  several_projects:
    '“{{name}}” holds {{count, number}} projects ({{names}}). The codes of each stand below its name.',
  important: 'Important',
  media_left_one: 'One picture, sound or film was not brought in.',
  media_left_other: '{{count, number}} pictures, sounds or films were not brought in.',
  media_codings_left_one: 'One coding of a picture, a page, a sound or a film was not brought in.',
  media_codings_left_other:
    '{{count, number}} codings of pictures, pages, sounds or films were not brought in.',
  case_parts_one: 'One case has but a part of a source; the whole source stands with its respondent.',
  case_parts_other:
    '{{count, number}} cases have but parts of their sources; the whole sources stand with their respondents.',
  graphs_left_one: 'One graph was not brought in.',
  graphs_left_other: '{{count, number}} graphs were not brought in.',
  documents_missing_one: 'The original of one source was not found beside the database; its text is here.',
  documents_missing_other:
    'The originals of {{count, number}} sources were not found beside the database; their texts are here.',
  maxqda_encrypted:
    'MAXQDA encrypts the documents and memos in “{{name}}”, and it holds no codings, so only the code system came in, without its {{documents}} documents and {{memos}} memos. In MAXQDA, export the project as REFI-QDA (.qdpx) and import that: it has the whole texts with all codings.',
  maxqda_excerpts:
    'MAXQDA encrypts the documents and memos in “{{name}}”. What came in is the code system and, for each of the {{documents}} documents, the {{excerpts}} excerpts that MAXQDA keeps with its codings, one to a line, in a source marked “excerpts only”. Which code is on which document can be counted; passages, characters and searches know only the excerpts, and overlapping passages stand one below the other. {{memos}} memos did not come in. In MAXQDA, export the project as REFI-QDA (.qdpx) and import that instead: it has the whole texts with all codings.',
  excerpts_title: '{{name}} (excerpts only)',
  excerpts_cut_one:
    'One excerpt is longer than MAXQDA keeps: its first 63 characters are here, followed by “…”.',
  excerpts_cut_other:
    '{{count, number}} excerpts are longer than MAXQDA keeps: their first 63 characters are here, followed by “…”.',
  excerpts_wordless_one:
    'One coding has no words in the file, as on a picture; it came in on the whole document.',
  excerpts_wordless_other:
    '{{count, number}} codings have no words in the file, as on pictures; they came in on the whole documents, those of one code and coder on one document as one.',
  maxqda_unknown:
    '“{{name}}” is of a version of MAXQDA that Concord does not know, or is damaged. In MAXQDA, export the project as REFI-QDA (.qdpx) and bring that in.',
  maxqda_deleted: 'Codes and codings that were deleted in MAXQDA may be among those that came in.',
  comments_as_memos_one: 'In “{{source}}” one comment names no code; it came in as a memo.',
  comments_as_memos_other: 'In “{{source}}” {{count, number}} comments name no code; they came in as memos.',
  comments_empty_one: 'In “{{source}}” one comment is empty; it was not brought in.',
  comments_empty_other: 'In “{{source}}” {{count, number}} comments are empty; they were not brought in.',
  comment_without_words:
    'In “{{source}}” the comment “{{words}}” stands at a point and is about no words; it came in as a memo on the document.',
  nothing_marked: '“{{name}}” has no comments and nothing highlighted: it came in without codings.',
  counted_own: 'Where codings stand was read in the way in which “{{origin}}” stores it.',
  pen_yellow: 'yellow',
  pen_green: 'green',
  pen_cyan: 'turquoise',
  pen_magenta: 'pink',
  pen_blue: 'blue',
  pen_red: 'red',
  pen_darkBlue: 'dark blue',
  pen_darkCyan: 'teal',
  pen_darkGreen: 'dark green',
  pen_darkMagenta: 'violet',
  pen_darkRed: 'dark red',
  pen_darkYellow: 'dark yellow',
  pen_darkGray: 'dark grey',
  pen_lightGray: 'light grey',
  pen_black: 'black',
  pen_white: 'white',
  qde_called: 'The project in the archive is called “{{entry}}”, not project.qde.',
  foreign:
    'The file holds parts that the standard knows nothing of ({{namespace}}). They are kept as they stood.',
  unclear_files_one:
    'One path of the project could mean several files of the archive, or shares one with another path; no file was taken for it: {{entries}}.',
  unclear_files_other:
    '{{count, number}} paths of the project could mean several files of the archive, or share one with other paths; no files were taken for them.',
  kept_files_one: 'One further file of the archive is kept as it is, and goes back into it: {{entries}}.',
  kept_files_other:
    '{{count, number}} further files of the archive are kept as they are, and go back into it.',
  files_too_large_one:
    'One file of the archive was not kept, since its files together are more than 2 GB: {{entries}}.',
  files_too_large_other:
    '{{count, number}} files of the archive were not kept, since its files together are more than 2 GB.',
  files_unread_one: 'One file of the archive is damaged or locked and was not kept: {{entries}}.',
  files_unread_other: '{{count, number}} files of the archive are damaged or locked and were not kept.',
  missing_files_one:
    'One file that the project names is not in the archive; its path is kept as it stands: {{entries}}.',
  missing_files_other:
    '{{count, number}} files that the project names are not in the archive; their paths are kept as they stand.',
  read_from_document:
    'The text of “{{source}}” was read from its document “{{entry}}”, since no plain text came with it.',
  selections_unverified: 'Where the selections of “{{source}}” stand cannot be verified: look through them.',
  note_read_from_document: 'The words of the note “{{note}}” were read from its document “{{entry}}”.',
  kept_media_one:
    'One picture, sound or film is kept as it stood, with what was coded in it; it cannot be shown.',
  kept_media_other:
    '{{count, number}} pictures, sounds or films are kept as they stood, with what was coded in them; they cannot be shown.',
  kept_areas_one: 'One marked area of a page is kept as it stood, with what was coded in it.',
  kept_areas_other:
    '{{count, number}} marked areas of pages are kept as they stood, with what was coded in them.',
  kept_sets_one: 'One set is kept as it stood.',
  kept_sets_other: '{{count, number}} sets are kept as they stood.',
  kept_links_one: 'One link is kept as it stood.',
  kept_links_other: '{{count, number}} links are kept as they stood.',
  kept_graphs_one: 'One graph is kept as it stood.',
  kept_graphs_other: '{{count, number}} graphs are kept as they stood.',
  lost_classes_one: 'The class of one source is lost.',
  lost_classes_other: 'The classes of {{count, number}} sources are lost.',
  lost_dates_one: 'The date of one source is lost.',
  lost_dates_other: 'The dates of {{count, number}} sources are lost.',
  lost_statuses_one: 'The status of one source is lost: others will see it as included.',
  lost_statuses_other:
    'The statuses of {{count, number}} sources are lost: others will see them as included.',
  lost_duplicates_one: 'One link of a duplicate to its original is lost.',
  lost_duplicates_other: '{{count, number}} links of duplicates to their originals are lost.',
  lost_structure_one: 'The headings, lists and tables of one source are lost; its text stays.',
  lost_structure_other:
    'The headings, lists and tables of {{count, number}} sources are lost; their texts stay.',
  lost_originals_one: 'The original of one source goes without: the standard takes docx and pdf.',
  lost_originals_other:
    'The originals of {{count, number}} sources go without: the standard takes docx and pdf.',
  lost_rewritten_one:
    'The Word document of one source goes without: its text was rewritten here, and codings would stand elsewhere in it.',
  lost_rewritten_other:
    'The Word documents of {{count, number}} sources go without: their texts were rewritten here, and codings would stand elsewhere in them.',
  lost_absent_texts_one:
    'One source goes with an empty text: the file that it came from did not hold its text. What was selected in it stays at its old positions.',
  lost_absent_texts_other:
    '{{count, number}} sources go with empty texts: the files that they came from did not hold their texts. What was selected in them stays at its old positions.',
  lost_reviews_one: 'One mark of review is lost.',
  lost_reviews_other: '{{count, number}} marks of review are lost.',
  lost_names2_one: 'The second name and the aliases of one code are lost.',
  lost_names2_other: 'The second names and the aliases of {{count, number}} codes are lost.',
  lost_themes_one: 'That one code is a theme is lost; what it gathers goes as a set.',
  lost_themes_other: 'That {{count, number}} codes are themes is lost; what they gather goes as sets.',
  lost_merged_one: 'One merged code is left out.',
  lost_merged_other: '{{count, number}} merged codes are left out.',
  lost_weights_one:
    'What one coding says beside its code (weight, stance, voice, speaker, translation) is lost.',
  lost_weights_other:
    'What {{count, number}} codings say beside their codes (weight, stance, voice, speaker, translation) is lost.',
  lost_memos_one: 'One memo about a respondent goes as a note that belongs to nothing.',
  lost_memos_other: '{{count, number}} memos about respondents go as notes that belong to nothing.',
  lost_comparisons_one: 'One comparison is lost, with its verdicts.',
  lost_comparisons_other: '{{count, number}} comparisons are lost, with their verdicts.',
  lost_samples_one: 'One sample is lost.',
  lost_samples_other: '{{count, number}} samples are lost.',
  own_whole: 'Concord’s own data came along with the file: nothing of the project was lost.',
  other_layers_one:
    'The coding that came in is another coder’s. Tallies here count {{coder}}, the main coder, unless another layer is chosen.',
  other_layers_other:
    'The {{count, number}} codings that came in are those of other coders. Tallies here count {{coder}}, the main coder, unless another layer is chosen.',
  own_changed:
    'Another program has changed the project since Concord wrote it. It was read as that program left it; what only Concord can say stayed behind.',
  own_newer:
    'Concord’s own data in the file is of another version. The project was read as other programs read it; bring it in with that version to lose nothing.',
  own_damaged:
    'Concord’s own data in the file is damaged ({{what}}). The project was read as other programs read it.',
  text_held_one:
    'The text of “{{source}}” is another in the file, and one coding here stands on words that it has not got: the text stays as it is here.',
  text_held_other:
    'The text of “{{source}}” is another in the file, and {{count, number}} codings here stand on words that it has not got: the text stays as it is here.',
  went_with_text_one:
    'In the text of “{{source}}” that is taken from the file the words of one coding are gone; the file has removed that coding, and so it goes here.',
  went_with_text_other:
    'In the text of “{{source}}” that is taken from the file the words of {{count, number}} codings are gone; the file has removed these codings, and so they go here.',
  words_not_here_one:
    'The text of “{{source}}” is another here. One coding of the file stands on words that it has not got, and was left out.',
  words_not_here_other:
    'The text of “{{source}}” is another here. {{count, number}} codings of the file stand on words that it has not got, and were left out.',
  texts_differ_one:
    'The text of one source is another in the file. It stays as it is here, and so does what is coded in it.',
  texts_differ_other:
    'The texts of {{count, number}} sources are others in the file. They stay as they are here, and so does what is coded in them.',
  conflicts_ours_one:
    'One row differs here and in the file, and not only the file has changed it; it stays as it is here.',
  conflicts_ours_other:
    '{{count, number}} rows differ here and in the file, and not only the file has changed them; they stay as they are here.',
  conflicts_theirs_one:
    'One row differed here and in the file, and not only the file had changed it; it is now as the file has it.',
  conflicts_theirs_other:
    '{{count, number}} rows differed here and in the file, and not only the file had changed them; they are now as the file has them.',
  conflicts_again_one:
    'One row stays as it is here, as was decided for these words of the file before; the file can still have its way.',
  conflicts_again_other:
    '{{count, number}} rows stay as they are here, as was decided for these words of the file before; the file can still have its way.',
  coder_by_name:
    '“{{name}}” of the file was taken for the coder of that name here. Bring the file in with its coders apart if these are two people.',
  coder_numbered:
    '“{{name}}” of the file and “{{name}}” here may be two people: the file’s is called “{{newName}}” here.',
  coder_on_both_sides:
    'Codings or notes by “{{name}}” were made here and in the file: they count as the work of one coder. Before two people work on copies of a project, add a coder for each of them.',
  lead_taken:
    'Nobody had worked in this project yet: “{{coder}}” of the file is the main coder here now, whose work tallies count.',
  lead_taken_of_several:
    'Nobody had worked in this project yet: “{{coder}}”, who made {{own, number}} of the {{count, number}} codings of the file, is the main coder here now. Tallies count that coder’s, unless another layer is chosen.',
  still_you:
    'What you code here is still the work of “{{you}}”, a layer of its own. If you are “{{coder}}”, choose that name under “Working as” before you go on.',
  removed_stays_one:
    'One row of the file was removed here and is in the file as it was: it stays away. Bring the file in beside what is here to have it again.',
  removed_stays_other:
    '{{count, number}} rows of the file were removed here and are in the file as they were: they stay away. Bring the file in beside what is here to have them again.',
  renewed_one:
    'One thing is told otherwise in the file than before, in what Concord keeps and does not show (types, dates, areas of pages, sets, links, what cases refer to). What the file says is kept, and goes back with it.',
  renewed_other:
    '{{count, number}} things are told otherwise in the file than before, in what Concord keeps and does not show (types, dates, areas of pages, sets, links, what cases refer to). What the file says is kept, and goes back with them.',
  unsound_one:
    'In the file one code, source or attribute cannot stand with what was done here (below itself, beside one of its name, merged crosswise, or with values not of its type); it stays as it is here.',
  unsound_other:
    'In the file {{count, number}} codes, sources or attributes cannot stand with what was done here (below themselves, beside one of their name, merged crosswise, or with values not of their type); they stay as they are here.',
  joined_one:
    'One coding had come to stand on the same words with the same code by the same coder as another; the two are one now, with the memos of both.',
  joined_other:
    '{{count, number}} codings had come to stand on the same words with the same code by the same coder as others; they are one with these now, with the memos of both.',
  several_of_one_one:
    'One source has several codes now of a branch that allows one per source, set on either side: look at it, and take away what is not meant.',
  several_of_one_other:
    '{{count, number}} sources have several codes now of a branch that allows one per source, set on either side: look at them, and take away what is not meant.',
  left_one: 'One row of the file belongs to something that was removed here, and stays away with it.',
  left_other:
    '{{count, number}} rows of the file belong to things that were removed here, and stay away with them.',
  lost_layers_one: 'One coder that is a second pass or the adjudication goes as a person.',
  lost_layers_other: '{{count, number}} coders that are second passes or the adjudication go as persons.',
  lost_reasons_one: 'One reason for exclusion is lost.',
  lost_reasons_other: '{{count, number}} reasons for exclusion are lost.',
  lost_examples_one: 'That one coding is an example of its code is lost.',
  lost_examples_other: 'That {{count, number}} codings are examples of their codes is lost.',
  lost_code_fields_one:
    'What one code says beside its name and definitions (key, prompted, origin, status, one per source) is lost.',
  lost_code_fields_other:
    'What {{count, number}} codes say beside their names and definitions (key, prompted, origin, status, one per source) is lost.',
  lost_facts_one:
    'What one source says of itself (origin, language, place, mode, duration, interviewer) is lost.',
  lost_facts_other:
    'What {{count, number}} sources say of themselves (origin, language, place, mode, duration, interviewer) is lost.',
  lost_titles_one: 'The title of one interview is lost: the standard has one name, which is its label.',
  lost_titles_other:
    'The titles of {{count, number}} interviews are lost: the standard has one name, which is the label.',
  lost_labels_one:
    'The label of one interview is lost: it goes under the name that it had in the file it came from.',
  lost_labels_other:
    'The labels of {{count, number}} interviews are lost: they go under the names that they had in the files they came from.',
  lost_pages_one: 'The pages of one source are lost.',
  lost_pages_other: 'The pages of {{count, number}} sources are lost.',
  lost_distinct_one: 'One pair judged to be no duplicates is lost.',
  lost_distinct_other: '{{count, number}} pairs judged to be no duplicates are lost.',
  lost_imports_one: 'The report of one import is lost.',
  lost_imports_other: 'The reports of {{count, number}} imports are lost.',
  root_unwrapped:
    'All codes of the file stand below “{{name}}”, which is no code: they came in without it, and go back with it.',
  lost_project_facts_one:
    'One project that was brought in goes under the name of this one, and without who made it and when.',
  lost_project_facts_other:
    '{{count, number}} projects that were brought in go under the name of this one, and without who made them and when.',
  lost_repaired_one:
    'One identifier, value or order that the standard does not allow goes otherwise than it came, or is left out.',
  lost_repaired_other:
    '{{count, number}} identifiers, values or orders that the standard does not allow go otherwise than they came, or are left out.',
  lost_unknown_parts_one: 'One part that the standard knows nothing of is left out.',
  lost_unknown_parts_other: '{{count, number}} parts that the standard knows nothing of are left out.',
  lost_dangling_one: 'One coding, member or link is left out: what it names is not in the file.',
  lost_dangling_other:
    '{{count, number}} codings, members or links are left out: what they name is not in the file.',
  lost_places_one:
    'One selection without a place in its text goes with the positions that it came with, counted in another way than this file counts.',
  lost_places_other:
    '{{count, number}} selections without a place in their texts go with the positions that they came with, counted in another way than this file counts.',
  lost_words_gone_one: 'One selection without a coding is left out: its words are not in the text any more.',
  lost_words_gone_other:
    '{{count, number}} selections without codings are left out: their words are not in the texts any more.',
  lost_note_documents_one: 'The formatted document of one note is lost; its words stay.',
  lost_note_documents_other: 'The formatted documents of {{count, number}} notes are lost; their words stay.',
  lost_attributes_one:
    'One attribute comes back as one of sources, or as text: its values do not tell what it is.',
  lost_attributes_other:
    '{{count, number}} attributes come back as some of sources, or as text: their values do not tell what they are.',
  lost_pdf_files_one:
    'One source has areas on pages of a PDF that is not here, so the file names none; QualCoder stops at it.',
  lost_pdf_files_other:
    '{{count, number}} sources have areas on pages of PDFs that are not here, so the file names none; QualCoder stops at the first.',
  whole_for_qualcoder_one: 'QualCoder does not read one coding of a whole source, which the file holds.',
  whole_for_qualcoder_other:
    'QualCoder does not read {{count, number}} codings of whole sources, which the file holds.',
  notes_for_qualcoder_one:
    'QualCoder does not read one memo about a source, which the file holds; it reads memos about anything else as journals.',
  notes_for_qualcoder_other:
    'QualCoder does not read {{count, number}} memos about sources, which the file holds; it reads memos about anything else as journals.',
  counted_for_nvivo_one:
    'One text has characters beyond the first 65,536, such as emoji. NVivo misplaces what follows them, unless the file is written for it (UTF-16).',
  counted_for_nvivo_other:
    '{{count, number}} texts have characters beyond the first 65,536, such as emoji. NVivo misplaces what follows them, unless the file is written for it (UTF-16).',
  bring: 'Bring in a project of another program …',
  bring_title: 'Bring in a project of another program',
  bring_action: 'Bring in',
  bringing: 'Bringing in “{{name}}”',
  drop: 'Drop a project here, or coded Word documents',
  formats:
    'REFI-QDA (qdpx, qde), as NVivo, MAXQDA, ATLAS.ti and others export it\nTaguette (sqlite3), QualCoder (qda) and MAXQDA (mex) as they are\nWord (docx) with comments or highlights, several at once',
  choose: 'Choose a file …',
  choose_another: 'Choose another …',
  choose_folder: 'Choose a folder (.qda) …',
  with_highlights: 'Code what is highlighted by its colour',
  kind_of_file: 'Project for exchange (REFI-QDA)',
  looking_for_losses: 'Looking for what other programs would lose …',
  looking: 'Looking into the file …',
  documents_ahead_one:
    'The original of one source is not beside the database: only its text would come in. Where data.qda was chosen by itself, choose its folder instead.',
  documents_ahead_other:
    'The originals of {{count, number}} sources are not beside the database: only their texts would come in. Where data.qda was chosen by itself, choose its folder instead.',
  foretold: 'Remarks on this file',
  brought_in: 'Brought in: {{what}}.',
  brought_descriptions: 'What the file describes otherwise than before was kept; nothing else is new.',
  brought_ties: 'Nothing that is not here already; Concord knows now what of it is which in the file.',
  holds_interviews_one:
    'The file holds the words of one interview and the names of those who spoke. For readers who may not know them, save a replication package instead.',
  holds_interviews_other:
    'The file holds the words of {{count, number}} interviews and the names of those who spoke. For readers who may not know them, save a replication package instead.',
  /** Many remarks of one kind in one line; each of them opens below it. */
  many: {
    no_words:
      '{{count, number}} sources came without their texts: their codings are kept, but have no place until these are there.',
    note_without_text: '{{count, number}} notes came without their texts.',
    unplaced: '{{count, number}} selections have no place in their texts; they are kept as they stood.',
    not_placed: '{{count, number}} passages are not where the file says they are; they were not brought in.',
    coding_twice:
      '{{count, number}} codings stood twice in the file: same coder, same words, same code. One of each was made.',
    coding_without_code: '{{count, number}} codings name no code of the file; they are kept as they stood.',
    code_renumbered: '{{count, number}} codes had no identifier of their own (GUID); they got new ones.',
    read_from_document:
      'The texts of {{count, number}} sources were read from their documents, since no plain texts came with them.',
    selections_unverified:
      'Where the selections of {{count, number}} sources stand cannot be verified: look through them.',
  },
  more_remarks: '… and {{count, number}} more.',
  of_users: 'Coders',
  of_codes: 'Codes',
  of_variables: 'Attributes',
  of_cases: 'Respondents',
  of_texts: 'Texts',
  of_pdfs: 'PDFs',
  of_media: 'Pictures, sound, film',
  of_selections: 'Selections',
  of_codings: 'Codings',
  of_notes: 'Memos',
  of_links: 'Links',
  of_sets: 'Sets',
  of_graphs: 'Graphs',
  write: 'Save for another program …',
  write_title: 'Save for another program',
  write_action: 'Save as qdpx …',
  writing: 'Writing “{{name}}”',
  written_for: 'For',
  for_all: 'Any program',
  for_all_note: 'Positions are counted in characters, as the standard has it.',
  for_nvivo: 'NVivo',
  for_nvivo_note: 'Positions are counted in UTF-16 units, as NVivo reads them.',
  losses: 'Lost for other programs, kept for Concord in the same file:',
  history_stays: 'The history of changes is not written into the file.',
  no_losses: 'Other programs find in the file all that the project holds.',
  merge_title: 'What would happen here',
  merge_quiet:
    'Something of this file is here already. It is found again and brought up to date; nothing is removed.',
  nothing_new: 'The file holds nothing that is not here already.',
  nothing_new_decided:
    'The file holds nothing new; what differs was decided before, and can be decided otherwise.',
  fate_added: 'New',
  fate_changed: 'Changed in the file',
  fate_conflicts: 'To be decided',
  fate_onlyHere: 'Only here',
  onlyHere_stays: 'The file has not got these. They stay.',
  conflict_kept: 'Where both sides differ, and not only the file has changed something',
  conflict_ours: 'Keep what is here',
  conflict_theirs: 'Take what the file says',
  conflict_of: 'What stands of {{name}}',
  conflict_here: 'As here',
  conflict_file: 'As in the file',
  conflict_settled: 'It was decided before that it stays as it is here.',
  conflict_except_one: 'One of them is decided by itself.',
  conflict_except_other: '{{count, number}} of them are decided by themselves.',
  coders_one: 'A coder of the file has the name of one here: {{names}}',
  coders_other: 'Coders of the file have the names of coders here: {{names}}',
  coders_together_one: 'It is the same person',
  coders_together_other: 'They are the same people',
  coders_apart_one: 'It is another person',
  coders_apart_other: 'They are other people',
  how: 'What is here already',
  how_merge: 'Bring it up to date',
  how_beside: 'Bring everything in a second time, beside it',
  removed_here: 'removed here',
  within: '{{name}} · {{within}}',
  with_words: '{{called}}: “{{words}}”',
  rows_more: '… and {{count, number}} more.',
  shown_rows: '{{what}}: {{count, number}}',
  brought_changed: 'Changed: {{what}}.',
  brought_nothing: 'Nothing was new: the project is as it was.',
  things_heading: 'What',
  things: {
    source: 'Sources',
    code: 'Codes',
    coding: 'Codings',
    memo: 'Memos',
    respondent: 'Respondents',
    attribute: 'Attributes',
    attributeValue: 'Values',
    coder: 'Coders',
    class: 'Classes',
    review: 'Marks of review',
    themeCode: 'Gathered codes',
    codeExample: 'Examples',
    comparison: 'Comparisons',
    verdict: 'Verdicts',
    sample: 'Samples',
    exclusionReason: 'Reasons for exclusion',
    project: 'The project',
  },
  field: {
    name: 'name',
    title: 'title',
    label: 'label',
    kind: 'kind',
    personId: 'person',
    coverage: 'coverage',
    position: 'place in the order',
    classId: 'class',
    date: 'date',
    language: 'language',
    origin: 'origin',
    status: 'status',
    exclusionReason: 'reason for exclusion',
    duplicateOf: 'original of the duplicate',
    textHash: 'text',
    docHash: 'headings and lists',
    originalHash: 'original file',
    originalName: 'name of the original file',
    encoding: 'encoding',
    place: 'place',
    mode: 'in person or online',
    durationMinutes: 'duration',
    interviewer: 'interviewer',
    owner: 'of sources or of respondents',
    type: 'type',
    value: 'value',
    parentId: 'below',
    name2: 'second name',
    aliases: 'aliases',
    colour: 'colour',
    codable: 'may be applied',
    isTheme: 'theme',
    shortDefinition: 'short definition',
    fullDefinition: 'full definition',
    whenToUse: 'when to use',
    whenNotToUse: 'when not to use',
    definition2: 'second definition',
    prompted: 'asked about in the guide',
    mergedInto: 'merged into',
    onePerSource: 'one per source',
    pin: 'key',
    codeId: 'code',
    coderId: 'coder',
    start: 'beginning',
    end: 'end',
    weight: 'weight',
    stance: 'stance',
    voice: 'voice',
    respondentId: 'speaker',
    translation: 'translation',
    body: 'text',
    about: 'what it is about',
    sourceId: 'source',
    codingId: 'coding',
    settings: 'settings',
    reasons: 'reasons',
    meaning: 'meaning',
    examples: 'examples',
    description: 'description',
    notice: 'notice',
    starts: 'pages',
    seed: 'seed',
    sourceIds: 'sources',
  },
};
