export const exchange = {
  broken_xml:
    '“{{name}}” is damaged: line {{line}} is not valid XML. Export it again from the program that made it.',
  entities:
    '“{{name}}” declares its own entities, as malicious files do, so it was not read. Export it again from the program that made it.',
  no_project: '“{{name}}” contains “{{element}}” instead of a project. Choose a .qdpx or .qde file.',
  not_an_exchange:
    '“{{name}}” is not a project of another program. Choose the .qdpx file that the other program exports. For texts and tables use “Import sources”, for a codebook “Import a codebook”.',
  is_codebook:
    '“{{name}}” is a codebook, not a project. Import it with “Import a codebook”, in the project menu or on the Codebook screen.',
  no_qde:
    '“{{name}}” is an archive without a project: it contains no .qde file. Export the project from the other program again.',
  two_projects:
    '“{{name}}” contains two projects, “{{first}}” and “{{second}}”. Take one of them out of the archive and import it by itself.',
  unknown_user: 'unknown user',
  unnamed_code: 'unnamed code',
  unnamed_source: 'unnamed source',
  unnamed_variable: 'unnamed attribute',
  two_texts:
    'The text of “{{source}}” is in the file twice, and the two differ. The one in “{{entry}}” was used.',
  no_words:
    '“{{source}}” was imported without its text. Its codings are kept, but have no place until the text is there.',
  no_words_at:
    '“{{source}}” was imported without its text: there was none at “{{path}}”. Its codings are kept, but have no place until the text is there.',
  note_without_text: 'The note “{{note}}” was imported without its text.',
  nameless_notes_without_text_one: 'One note without a name was imported without its text.',
  nameless_notes_without_text_other:
    '{{count, number}} notes without a name were imported without their texts.',
  work_is_yours:
    'The file does not say who worked on it, so everything in it counts as the work of whoever imports it.',
  maker_unknown:
    'The file does not always say who made something. That counts as the work of “{{name}}”, a coder added here.',
  code_renumbered:
    'The identifier “{{guid}}” of a code is not a valid GUID, or is used for another code too. The code got a new one.',
  coding_twice:
    'In “{{source}}” the same coder coded the same words with the same code twice. They were imported as one coding.',
  coding_without_code: 'In “{{source}}” a coding names a code that is not in the file. It is kept unchanged.',
  unplaced_beyond_text:
    'In “{{source}}” a selection ({{start}} to {{end}}) goes beyond the end of the text. It is kept unchanged.',
  unplaced_negative: 'In “{{source}}” a selection has no readable positions. It is kept unchanged.',
  unplaced_backwards:
    'In “{{source}}” a selection ({{start}} to {{end}}) ends before it begins. It is kept unchanged.',
  unplaced_empty: 'In “{{source}}” a selection at {{start}} contains no words. It is kept unchanged.',
  unplaced_inside_character:
    'In “{{source}}” a selection ({{start}} to {{end}}) begins or ends inside a character. It is kept unchanged.',
  unplaced_other_words:
    'In “{{source}}” the name of a selection ({{start}} to {{end}}) differs from the words at that place. It is kept unchanged.',
  called_otherwise_one:
    'The name of one selection differs from the words at its place, although most names match. It was placed where the file says: check it.',
  called_otherwise_other:
    'The names of {{count, number}} selections differ from the words at their places, although most names match. They were placed where the file says: check them.',
  no_date:
    '“{{source}}” is dated “{{written}}” in the file, which is not a date, so none is imported. If it has no date here, set it in Sources.',
  same_titles_one:
    'One source in the file has the title of a source here, but another text: {{titles}}. It is imported beside it.',
  same_titles_other:
    '{{count, number}} sources in the file have the titles of sources here, but other texts, such as {{titles}}. They are imported beside them.',
  unplaced_no_text:
    'In “{{source}}” a selection ({{start}} to {{end}}) has no text to be placed in. It is kept unchanged.',
  counted_same:
    'Programs count characters in different ways. For this file they all lead to the same passages.',
  counted_names:
    'Passages were found by counting {{unit}} characters, because their names then match their words.',
  counted_words:
    'Passages were found by counting {{unit}} characters, because they then begin and end between words.',
  counted_origin: 'Passages were found by counting {{unit}} characters, which is how “{{origin}}” counts.',
  counted_unknown:
    'Passages were found by counting {{unit}} characters, as the standard says, because nothing in the file shows how it counts.',
  counted_ambiguously:
    'Another way of counting fits as well. Check some codings that come after characters such as emoji, or after line ends.',
  no_database:
    '“{{name}}” does not contain a database, although its name says so. Copy it again from where you got it, or export the project there as .qdpx.',
  own_project:
    '“{{name}}” is a Concord project. Open it, choose “Export for another program (REFI-QDA)”, and import the .qdpx file.',
  unknown_database:
    '“{{name}}” is a database of a program that Concord does not know. Concord reads those of Taguette, QualCoder and MAXQDA; from others, export the project as .qdpx (REFI-QDA).',
  broken_database:
    '“{{name}}” is damaged and cannot be read as a database. Close it in the program that made it and copy it again.',
  database_too_heavy:
    '“{{name}}” contains more than a project can hold. Export the project from its program as .qdpx (REFI-QDA).',
  not_placed: 'In “{{source}}” the passage “{{words}}” is not where the file says, so it was not imported.',
  not_placed_at:
    'In “{{source}}” the passage from {{from}} to {{to}}, as the file counts, is not in the text, and the file does not give its words, so it was not imported.',
  note_not_placed: 'In “{{source}}” the note “{{words}}” has no place in the text, so it was not imported.',
  orphan_codings_one:
    'One coding belongs to a source whose text is not in the file, so it was not imported: {{entries}}',
  orphan_codings_other:
    '{{count, number}} codings belong to sources whose texts are not in the file, so they were not imported: {{entries}}',
  orphan_notes_one:
    'One note belongs to a source whose text is not in the file, so it was not imported: {{entries}}',
  orphan_notes_other:
    '{{count, number}} notes belong to sources whose texts are not in the file, so they were not imported: {{entries}}',
  orphan_values_one:
    'One value belongs to an attribute, a case or a source that is not in the file, so it was not imported: {{entries}}',
  orphan_values_other:
    '{{count, number}} values belong to attributes, cases or sources that are not in the file, so they were not imported: {{entries}}',
  orphan_journal_values_one: 'One value of a journal entry was not imported: {{entries}}',
  orphan_journal_values_other: '{{count, number}} values of journal entries were not imported: {{entries}}',
  orphan_ties_one:
    'One link between a case and a source was not imported because one of the two is not in the file: {{entries}}',
  orphan_ties_other:
    '{{count, number}} links between cases and sources were not imported because one of the two is not in the file: {{entries}}',
  orphan_tags_one:
    'One tag of a highlight was not imported because one of the two is not in the file (numbers of highlight and tag): {{entries}}',
  orphan_tags_other:
    '{{count, number}} tags of highlights were not imported because one of the two is not in the file (numbers of highlight and tag): {{entries}}',
  orphan_codes_one:
    'One tag belongs to a project that is not in the file, so it was not imported: {{entries}}',
  orphan_codes_other:
    '{{count, number}} tags belong to projects that are not in the file, so they were not imported: {{entries}}',
  without_code_one: 'In “{{source}}” one highlighted passage has no code. It is kept unchanged.',
  without_code_other:
    'In “{{source}}” {{count, number}} highlighted passages have no code. They are kept unchanged.',
  several_projects:
    '“{{name}}” contains {{count, number}} projects ({{names}}). The codes of each are placed under its name.',
  important: 'Important',
  media_left_one: 'One picture, sound or film was not imported.',
  media_left_other: '{{count, number}} pictures, sounds or films were not imported.',
  media_codings_left_one: 'One coding of a picture, page, sound or film was not imported.',
  media_codings_left_other:
    '{{count, number}} codings of pictures, pages, sounds or films were not imported.',
  case_parts_one: 'One case has only part of a source. The whole source was given to its respondent.',
  case_parts_other:
    '{{count, number}} cases have only parts of their sources. The whole sources were given to their respondents.',
  graphs_left_one: 'One graph was not imported.',
  graphs_left_other: '{{count, number}} graphs were not imported.',
  documents_missing_one:
    'The original file of one source was not found beside the database; its text was imported.',
  documents_missing_other:
    'The original files of {{count, number}} sources were not found beside the database; their texts were imported.',
  maxqda_encrypted:
    'MAXQDA encrypts the documents and memos in “{{name}}”, and the file has no codings, so only the code system was imported, without the {{documents}} documents and {{memos}} memos. In MAXQDA, export the project as REFI-QDA (.qdpx) and import that: it has the full texts with all codings.',
  maxqda_excerpts:
    'MAXQDA encrypts the documents and memos in “{{name}}”. What was imported is the code system and, for each of the {{documents}} documents, the {{excerpts}} excerpts that MAXQDA keeps with its codings, one per line, in a source marked “excerpts only”. You can count which code is in which document, but passages, characters and searches know only the excerpts, and overlapping passages are listed one below the other. {{memos}} memos were not imported. In MAXQDA, export the project as REFI-QDA (.qdpx) and import that instead: it has the full texts with all codings.',
  excerpts_title: '{{name}} (excerpts only)',
  excerpts_cut_one:
    'One excerpt is longer than MAXQDA keeps, so only its first 63 characters were imported, followed by “…”.',
  excerpts_cut_other:
    '{{count, number}} excerpts are longer than MAXQDA keeps, so only their first 63 characters were imported, followed by “…”.',
  excerpts_wordless_one:
    'One coding has no words in the file, as on a picture. It was imported as a coding of the whole document.',
  excerpts_wordless_other:
    '{{count, number}} codings have no words in the file, as on pictures. They were imported as codings of the whole documents, one for each code, coder and document.',
  maxqda_unknown:
    '“{{name}}” is from a version of MAXQDA that Concord does not know, or is damaged. In MAXQDA, export the project as REFI-QDA (.qdpx) and import that.',
  maxqda_deleted: 'Codes and codings that were deleted in MAXQDA may be among those imported.',
  comments_as_memos_one: 'In “{{source}}” one comment names no code, so it was imported as a memo.',
  comments_as_memos_other:
    'In “{{source}}” {{count, number}} comments name no code, so they were imported as memos.',
  comments_empty_one: 'In “{{source}}” one comment is empty and was not imported.',
  comments_empty_other: 'In “{{source}}” {{count, number}} comments are empty and were not imported.',
  comment_without_words:
    'In “{{source}}” the comment “{{words}}” is not attached to any words, so it was imported as a memo on the document.',
  nothing_marked: '“{{name}}” has no comments or highlights, so it was imported without codings.',
  counted_own: 'The places of codings were read the way “{{origin}}” stores them.',
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
  foreign: 'The file has parts that the standard does not define ({{namespace}}). They are kept unchanged.',
  unclear_files_one:
    'One path in the project could mean several files of the archive, or is used twice, so no file was used for it: {{entries}}.',
  unclear_files_other:
    '{{count, number}} paths in the project could mean several files of the archive, or are used twice, so no files were used for them.',
  kept_files_one: 'One other file of the archive is kept as it is, and is exported again: {{entries}}.',
  kept_files_other:
    '{{count, number}} other files of the archive are kept as they are, and are exported again.',
  files_too_large_one:
    'One file of the archive was not kept because together its files are larger than 2 GB: {{entries}}.',
  files_too_large_other:
    '{{count, number}} files of the archive were not kept because together its files are larger than 2 GB.',
  files_unread_one: 'One file of the archive is damaged or locked and was not kept: {{entries}}.',
  files_unread_other: '{{count, number}} files of the archive are damaged or locked and were not kept.',
  missing_files_one: 'One file that the project names is not in the archive; its path is kept: {{entries}}.',
  missing_files_other:
    '{{count, number}} files that the project names are not in the archive; their paths are kept.',
  read_from_document:
    'The text of “{{source}}” was read from its document “{{entry}}” because the file has no plain text of it.',
  selections_unverified: 'The places of the selections in “{{source}}” cannot be verified. Check them.',
  note_read_from_document: 'The text of the note “{{note}}” was read from its document “{{entry}}”.',
  kept_media_one: 'One picture, sound or film is kept with its codings, but cannot be shown.',
  kept_media_other:
    '{{count, number}} pictures, sounds or films are kept with their codings, but cannot be shown.',
  kept_areas_one: 'One marked area of a page is kept with its codings.',
  kept_areas_other: '{{count, number}} marked areas of pages are kept with their codings.',
  kept_sets_one: 'One set is kept unchanged.',
  kept_sets_other: '{{count, number}} sets are kept unchanged.',
  kept_links_one: 'One link is kept unchanged.',
  kept_links_other: '{{count, number}} links are kept unchanged.',
  kept_graphs_one: 'One graph is kept unchanged.',
  kept_graphs_other: '{{count, number}} graphs are kept unchanged.',
  lost_coverage_one: 'The coverage of one class (complete, sampled or purposive) is lost.',
  lost_coverage_other: 'The coverage of {{count, number}} classes (complete, sampled or purposive) is lost.',
  lost_statuses_one: 'The triage decision on one source is lost.',
  lost_statuses_other: 'The triage decisions on {{count, number}} sources are lost.',
  variable_class: 'Class',
  variable_date: 'Date',
  lost_duplicates_one: 'One link of a duplicate to its original is lost.',
  lost_duplicates_other: '{{count, number}} links of duplicates to their originals are lost.',
  lost_structure_one: 'The headings, lists and tables of one source are lost; its text is kept.',
  lost_structure_other:
    'The headings, lists and tables of {{count, number}} sources are lost; their texts are kept.',
  originals_never_one:
    'The original of one source had not come when this file left its team, and is not in the exported file. A study that has it keeps it when it imports that.',
  originals_never_other:
    'The originals of {{count, number}} sources had not come when this file left its team, and are not in the exported file. A study that has them keeps them when it imports that.',
  lost_originals_one:
    'The original file of one source is not included: the standard allows only docx and pdf.',
  lost_originals_other:
    'The original files of {{count, number}} sources are not included: the standard allows only docx and pdf.',
  lost_rewritten_one:
    'The Word document of one source is not included, because its text was edited here and codings would be in the wrong places.',
  lost_rewritten_other:
    'The Word documents of {{count, number}} sources are not included, because their texts were edited here and codings would be in the wrong places.',
  lost_absent_texts_one:
    'One source is exported with an empty text, because the file it came from did not contain it. Its selections keep their old positions.',
  lost_absent_texts_other:
    '{{count, number}} sources are exported with empty texts, because the files they came from did not contain them. Their selections keep their old positions.',
  lost_reviews_one: 'One review mark is lost.',
  lost_reviews_other: '{{count, number}} review marks are lost.',
  lost_names2_one: 'The second name and the aliases of one code are lost.',
  lost_names2_other: 'The second names and the aliases of {{count, number}} codes are lost.',
  lost_themes_one: 'One code is no longer marked as a theme; the codes assigned to it are exported as a set.',
  lost_themes_other:
    '{{count, number}} codes are no longer marked as themes; the codes assigned to them are exported as sets.',
  lost_merged_one: 'One merged code is left out.',
  lost_merged_other: '{{count, number}} merged codes are left out.',
  lost_adjudications_one: 'What was decided about one disagreement is lost; the agreed codings stay.',
  lost_adjudications_other:
    'What was decided about {{count, number}} disagreements is lost; the agreed codings stay.',
  lost_report_one: 'One thing that was changed of the report is lost.',
  lost_report_other: '{{count, number}} things that were changed of the report are lost.',
  lost_submissions_one: 'One submission, with its tables as they were, is lost.',
  lost_submissions_other: '{{count, number}} submissions, with their tables as they were, are lost.',
  lost_versions_one: 'One kept version of the codebook is lost.',
  lost_versions_other: '{{count, number}} kept versions of the codebook are lost.',
  lost_rereadings_one: 'The mark that one coding was read again is lost.',
  lost_rereadings_other: 'The marks that {{count, number}} codings were read again are lost.',
  lost_rounds_one: 'The record of one round of blind work is lost.',
  lost_rounds_other: 'The records of {{count, number}} rounds of blind work are lost.',
  lost_recodings_one: 'One plan to code a sample again is lost.',
  lost_recodings_other: '{{count, number}} plans to code samples again are lost.',
  lost_suggestions_one: 'The mark that one passage was suggested, or refused, is lost.',
  lost_suggestions_other: 'The marks that {{count, number}} passages were suggested, or refused, are lost.',
  lost_weights_one: 'The weight, stance, voice, speaker or translation of one coding is lost.',
  lost_weights_other:
    'The weight, stance, voice, speaker or translation of {{count, number}} codings is lost.',
  lost_memos_one: 'One memo about a respondent is exported as a note that is about nothing.',
  lost_memos_other: '{{count, number}} memos about respondents are exported as notes that are about nothing.',
  lost_comparisons_one: 'One comparison is lost, with its verdicts.',
  lost_comparisons_other: '{{count, number}} comparisons are lost, with their verdicts.',
  lost_samples_one: 'One sample is lost.',
  lost_samples_other: '{{count, number}} samples are lost.',
  lost_queries_one: 'One saved query is lost.',
  lost_queries_other: '{{count, number}} saved queries are lost.',
  lost_kept_tables_one: 'One kept table or figure is lost.',
  lost_kept_tables_other: '{{count, number}} kept tables and figures are lost.',
  lost_events_one: 'One event of the timeline is lost.',
  lost_events_other: '{{count, number}} events of the timeline are lost.',
  lost_summaries_one: 'One summary of the summary grid is exported as a memo.',
  lost_summaries_other: '{{count, number}} summaries of the summary grid are exported as memos.',
  lost_quotes_one: 'One quote pinned in the summary grid is no longer marked; its coding is kept.',
  lost_quotes_other:
    '{{count, number}} quotes pinned in the summary grid are no longer marked; their codings are kept.',
  lost_word_rules_one: 'One term or stop word of the study is lost.',
  lost_word_rules_other: '{{count, number}} terms and stop words of the study are lost.',
  own_whole: 'The file includes Concord’s own data, so nothing of the project was lost.',
  other_layers_one:
    'The imported coding belongs to another coder. Tallies here count {{coder}}, the main coder, unless you choose another layer.',
  other_layers_other:
    'The {{count, number}} imported codings belong to other coders. Tallies here count {{coder}}, the main coder, unless you choose another layer.',
  own_changed:
    'Another program has changed the project since Concord exported it. It was imported the way that program left it, without what only Concord stores.',
  own_newer:
    'Concord’s own data in the file is from another version. The project was imported the way other programs see it. To lose nothing, import it with that version.',
  own_damaged:
    'Concord’s own data in the file is damaged ({{what}}). The project was imported the way other programs see it.',
  text_held_one:
    'The text of “{{source}}” differs in the file, and one coding here is on words that the file does not have, so the text stays as it is here.',
  text_held_other:
    'The text of “{{source}}” differs in the file, and {{count, number}} codings here are on words that the file does not have, so the text stays as it is here.',
  went_with_text_one:
    'The text of “{{source}}” was replaced by the one in the file, which no longer has the words of one coding. The coding was removed in the file and is now removed here.',
  went_with_text_other:
    'The text of “{{source}}” was replaced by the one in the file, which no longer has the words of {{count, number}} codings. They were removed in the file and are now removed here.',
  words_not_here_one:
    'The text of “{{source}}” is different here. One coding in the file is on words that it does not have, and was left out.',
  words_not_here_other:
    'The text of “{{source}}” is different here. {{count, number}} codings in the file are on words that it does not have, and were left out.',
  texts_differ_one: 'The text of one source differs in the file. It stays as it is here, with its codings.',
  texts_differ_other:
    'The texts of {{count, number}} sources differ in the file. They stay as they are here, with their codings.',
  conflicts_ours_one: 'One thing was changed both here and in the file; yours was kept.',
  conflicts_ours_other: '{{count, number}} things were changed both here and in the file; yours were kept.',
  conflicts_theirs_one: 'One thing was changed both here and in the file; the file’s version was used.',
  conflicts_theirs_other:
    '{{count, number}} things were changed both here and in the file; the file’s versions were used.',
  conflicts_again_one:
    'One thing stays as it is here, as at an earlier import; you can still use the file’s version.',
  conflicts_again_other:
    '{{count, number}} things stay as they are here, as at an earlier import; you can still use the file’s versions.',
  coder_by_name:
    '“{{name}}” in the file was matched with the coder of that name here. If these are two people, import the file again and keep its coders apart.',
  coder_numbered:
    '“{{name}}” in the file and “{{name}}” here may be two people, so the one in the file is called “{{newName}}” here.',
  coder_on_both_sides:
    '“{{name}}” has codings or notes both here and in the file; they count as the work of one coder. Before two people work on copies of a project, add a coder for each of them.',
  lead_taken:
    'Nobody had worked in this project yet, so “{{coder}}” from the file is now its main coder, whose work tallies count.',
  lead_taken_of_several:
    'Nobody had worked in this project yet, so “{{coder}}”, with {{own, number}} of the {{count, number}} codings in the file, is now its main coder. Tallies count the work of this coder unless you choose another layer.',
  still_you:
    'What you code here still counts as the work of “{{you}}”, in a layer of its own. If you are “{{coder}}”, choose that name under “Working as” before you continue.',
  removed_stays_one:
    'One thing in the file was removed here and has not changed in the file, so it is not imported again. To have it again, import the file a second time beside what is here.',
  removed_stays_other:
    '{{count, number}} things in the file were removed here and have not changed in the file, so they are not imported again. To have them again, import the file a second time beside what is here.',
  renewed_one:
    'One thing that Concord keeps but does not show (types, dates, areas of pages, sets, links, references of cases) has changed in the file. The new version is kept and will be exported.',
  renewed_other:
    '{{count, number}} things that Concord keeps but does not show (types, dates, areas of pages, sets, links, references of cases) have changed in the file. The new versions are kept and will be exported.',
  unsound_one:
    'One code, source or attribute in the file does not fit what was done here (it would be under itself, share a name, be merged both ways, or have values of the wrong type), so it stays as it is here.',
  unsound_other:
    '{{count, number}} codes, sources or attributes in the file do not fit what was done here (they would be under themselves, share a name, be merged both ways, or have values of the wrong type), so they stay as they are here.',
  joined_one:
    'One coding became a duplicate of another (same words, code and coder), so the two were combined, with the memos of both.',
  joined_other:
    '{{count, number}} codings became duplicates of others (same words, code and coder), so they were combined, with the memos of both.',
  several_of_one_one:
    'One source now has several codes from a branch that allows one code per source, because both sides added one. Look at it, and remove what does not belong.',
  several_of_one_other:
    '{{count, number}} sources now have several codes from a branch that allows one code per source, because both sides added one. Look at them, and remove what does not belong.',
  left_one: 'One thing in the file belongs to something that was removed here, so it was left out.',
  left_other:
    '{{count, number}} things in the file belong to something that was removed here, so they were left out.',
  lost_layers_one: 'One second pass or adjudication is exported as a person.',
  lost_layers_other: '{{count, number}} second passes or adjudications are exported as persons.',
  lost_programs_one: 'The codings of one program are left out: other programs would count them.',
  lost_programs_other:
    'The codings of {{count, number}} programs are left out: other programs would count them.',
  lost_reasons_one: 'One reason for exclusion is lost.',
  lost_reasons_other: '{{count, number}} reasons for exclusion are lost.',
  lost_examples_one: 'One coding is no longer pinned as an example.',
  lost_examples_other: '{{count, number}} codings are no longer pinned as examples.',
  lost_code_fields_one:
    'The further details of one code (key, prompted, origin, status, one per source) are lost.',
  lost_code_fields_other:
    'The further details of {{count, number}} codes (key, prompted, origin, status, one per source) are lost.',
  lost_facts_one:
    'The further details of one source (origin, language, place, mode, duration, interviewer) are lost.',
  lost_facts_other:
    'The further details of {{count, number}} sources (origin, language, place, mode, duration, interviewer) are lost.',
  lost_titles_one: 'The title of one interview is lost: the standard has only one name, which is its label.',
  lost_titles_other:
    'The titles of {{count, number}} interviews are lost: the standard has only one name, which is the label.',
  lost_labels_one:
    'The label of one interview is lost: it is exported under the name it had in the file it came from.',
  lost_labels_other:
    'The labels of {{count, number}} interviews are lost: they are exported under the names they had in the files they came from.',
  lost_pages_one: 'The page numbers of one source are lost.',
  lost_pages_other: 'The page numbers of {{count, number}} sources are lost.',
  lost_distinct_one: 'One pair marked as not duplicates is lost.',
  lost_distinct_other: '{{count, number}} pairs marked as not duplicates are lost.',
  lost_imports_one: 'The report of one import is lost.',
  lost_imports_other: 'The reports of {{count, number}} imports are lost.',
  root_unwrapped:
    'All codes in the file are under “{{name}}”, which is not a code. They were imported without it, and are exported with it again.',
  lost_project_facts_one:
    'One imported project is exported under the name of this one, without who made it and when.',
  lost_project_facts_other:
    '{{count, number}} imported projects are exported under the name of this one, without who made them and when.',
  lost_repaired_one:
    'One identifier, value or order that the standard does not allow is changed or left out.',
  lost_repaired_other:
    '{{count, number}} identifiers, values or orders that the standard does not allow are changed or left out.',
  lost_unknown_parts_one: 'One part that the standard does not define is left out.',
  lost_unknown_parts_other: '{{count, number}} parts that the standard does not define are left out.',
  lost_dangling_one: 'One coding, member or link is left out because what it refers to is not in the file.',
  lost_dangling_other:
    '{{count, number}} codings, members or links are left out because what they refer to is not in the file.',
  lost_places_one:
    'One selection without a place in its text keeps the positions it was imported with, which are counted differently from the rest of the file.',
  lost_places_other:
    '{{count, number}} selections without a place in their texts keep the positions they were imported with, which are counted differently from the rest of the file.',
  lost_words_gone_one:
    'One selection without a coding is left out because its words are no longer in the text.',
  lost_words_gone_other:
    '{{count, number}} selections without codings are left out because their words are no longer in the texts.',
  lost_note_documents_one: 'The formatting of one note is lost; its text is kept.',
  lost_note_documents_other: 'The formatting of {{count, number}} notes is lost; their texts are kept.',
  lost_consents_one: 'What {{count, number}} respondent agreed to is lost.',
  lost_consents_other: 'What {{count, number}} respondents agreed to is lost.',
  lost_attributes_one:
    'One attribute will be imported as an attribute of sources, or as text, because its values do not show what it is.',
  lost_attributes_other:
    '{{count, number}} attributes will be imported as attributes of sources, or as text, because their values do not show what they are.',
  lost_pdf_files_one:
    'One source has areas on pages of a PDF that is not here, so the file names none. QualCoder stops there when importing.',
  lost_pdf_files_other:
    '{{count, number}} sources have areas on pages of PDFs that are not here, so the file names none. QualCoder stops at the first of them when importing.',
  whole_for_qualcoder_one: 'QualCoder does not import the one coding of a whole source in the file.',
  whole_for_qualcoder_other:
    'QualCoder does not import the {{count, number}} codings of whole sources in the file.',
  notes_for_qualcoder_one:
    'QualCoder does not import the one memo about a source in the file; it imports memos about anything else as journals.',
  notes_for_qualcoder_other:
    'QualCoder does not import the {{count, number}} memos about sources in the file; it imports memos about anything else as journals.',
  cases_for_qualcoder_one:
    'QualCoder imports respondents as cases, but does not link them to their interviews. If you import its file into a new project, the one interview will be a document there.',
  cases_for_qualcoder_other:
    'QualCoder imports respondents as cases, but does not link them to their interviews. If you import its file into a new project, the {{count, number}} interviews will be documents there.',
  counted_for_nvivo_one:
    'One text has characters beyond the first 65,536, such as emoji. NVivo misplaces the codings after them unless you export for NVivo (UTF-16).',
  counted_for_nvivo_other:
    '{{count, number}} texts have characters beyond the first 65,536, such as emoji. NVivo misplaces the codings after them unless you export for NVivo (UTF-16).',
  bring: 'Import from NVivo, MAXQDA, ATLAS.ti…',
  bring_title: 'Import from another program',
  bring_action: 'Import',
  bringing: 'Importing “{{name}}”',
  drop: 'Drop a project or coded Word documents here',
  formats:
    'REFI-QDA (qdpx, qde), exported by NVivo, MAXQDA, ATLAS.ti and others\nProjects of Taguette (sqlite3), QualCoder (qda) and MAXQDA (mex)\nWord (docx) with comments or highlights, several at once',
  choose: 'Choose a file…',
  choose_another: 'Choose another…',
  choose_folder: 'Choose a folder (.qda)…',
  with_highlights: 'Code highlighted text by its colour',
  kind_of_file: 'Exported project (REFI-QDA)',
  looking_for_losses: 'Checking what other programs would lose…',
  looking: 'Reading the file…',
  documents_ahead_one:
    'The original file of one source is not beside the database, so only its text would be imported. If you chose data.qda by itself, choose its folder instead.',
  documents_ahead_other:
    'The original files of {{count, number}} sources are not beside the database, so only their texts would be imported. If you chose data.qda by itself, choose its folder instead.',
  foretold: 'Remarks on this file',
  brought_in: 'Imported: {{what}}.',
  brought_descriptions: 'Changed descriptions in the file were kept; nothing else is new.',
  brought_ties: 'Nothing new. Concord now knows what in the project matches what in the file.',
  holds_interviews_one:
    'The file contains the words of one interview and the names of the speakers. For readers who may not see them, export a replication package instead.',
  holds_interviews_other:
    'The file contains the words of {{count, number}} interviews and the names of the speakers. For readers who may not see them, export a replication package instead.',
  /** Several remarks of one kind in one line, which opens to list them. */
  many: {
    no_words:
      '{{count, number}} sources were imported without their texts. Their codings are kept, but have no place until the texts are there.',
    note_without_text: '{{count, number}} notes were imported without their texts.',
    unplaced: '{{count, number}} selections have no place in their texts. They are kept unchanged.',
    not_placed: '{{count, number}} passages are not where the file says, so they were not imported.',
    coding_twice:
      '{{count, number}} codings were in the file twice (same coder, words and code). Each was imported once.',
    coding_without_code:
      '{{count, number}} codings name codes that are not in the file. They are kept unchanged.',
    code_renumbered: '{{count, number}} codes had no identifier of their own (GUID) and got new ones.',
    read_from_document:
      'The texts of {{count, number}} sources were read from their documents because the file has no plain texts of them.',
    selections_unverified:
      'The places of the selections in {{count, number}} sources cannot be verified. Check them.',
    no_date:
      'The dates of {{count, number}} sources in the file are not dates, so none are imported. Where they have no date here, set it in Sources.',
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
  write: 'Export for another program (REFI-QDA)…',
  write_title: 'Export for another program',
  write_action: 'Export qdpx…',
  writing: 'Exporting “{{name}}”',
  written_for: 'For',
  for_all: 'Any program',
  for_all_note: 'Positions are counted in characters, as the standard says.',
  for_nvivo: 'NVivo',
  for_nvivo_note: 'Positions are counted in UTF-16 units, as NVivo reads them.',
  losses: 'Other programs lose the following; Concord keeps it in the same file:',
  history_stays: 'The history is not included in the file.',
  no_losses: 'Other programs can read everything in the project from this file.',
  merge_title: 'What will change here',
  merge_quiet: 'Some of this file is already here. It will be matched and updated; nothing is removed.',
  nothing_new: 'The file has nothing that is not already here.',
  nothing_new_decided:
    'The file has nothing new. Where it differs, an earlier import kept what is here; you can decide again.',
  fate_added: 'New',
  fate_changed: 'Changed in the file',
  fate_conflicts: 'To decide',
  fate_onlyHere: 'Only here',
  onlyHere_stays: 'These are not in the file. They stay.',
  conflict_kept: 'Changed both here and in the file',
  conflict_ours: 'Keep what is here',
  conflict_theirs: 'Use what the file says',
  conflict_of: 'Which version of {{name}}',
  conflict_here: 'This project’s',
  conflict_file: 'The file’s',
  conflict_settled: 'An earlier import kept what is here.',
  conflict_except_one: 'One of them is decided separately.',
  conflict_except_other: '{{count, number}} of them are decided separately.',
  coders_one: 'A coder in the file has the same name as one here: {{names}}',
  coders_other: 'Coders in the file have the same names as coders here: {{names}}',
  coders_together_one: 'It is the same person',
  coders_together_other: 'They are the same people',
  coders_apart_one: 'It is another person',
  coders_apart_other: 'They are other people',
  how: 'What is already here',
  how_merge: 'Update it',
  how_beside: 'Import everything a second time, beside it',
  removed_here: 'removed here',
  within: '{{name}} · {{within}}',
  with_words: '{{called}}: “{{words}}”',
  rows_more: '… and {{count, number}} more.',
  shown_rows: '{{what}}: {{count, number}}',
  brought_changed: 'Changed: {{what}}.',
  brought_nothing: 'Nothing new: the project is unchanged.',
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
    review: 'Review marks',
    themeCode: 'Codes assigned to themes',
    ownPin: 'Keys of codes',
    codeExample: 'Examples',
    comparison: 'Comparisons',
    verdict: 'Verdicts',
    sample: 'Samples',
    savedQuery: 'Saved queries',
    keptTable: 'Kept tables and figures',
    timelineEvent: 'Events',
    summary: 'Summaries',
    summaryQuote: 'Quotes in the summary grid',
    wordRule: 'Rules for words',
    refusedPassage: 'Refused suggestions',
    adjudication: 'Decisions on disagreements',
    submission: 'What was submitted',
    codebookVersion: 'Versions of the codebook',
    reportSection: 'Sections of the report',
    reportParagraph: 'Paragraphs of the report',
    reportNumber: 'Fixed numbers of the report',
    versionCodings: 'Codings at versions',
    rereading: 'Codings read again',
    blindRound: 'Rounds of blind work',
    recoding: 'Plans to code again',
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
    position: 'order',
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
    owner: 'attribute of sources or respondents',
    type: 'type',
    value: 'value',
    parentId: 'parent code',
    name2: 'name in the second language',
    aliases: 'aliases',
    colour: 'colour',
    codable: 'can be applied',
    isTheme: 'theme',
    shortDefinition: 'short definition',
    fullDefinition: 'full definition',
    whenToUse: 'when to use',
    whenNotToUse: 'when not to use',
    definition2: 'definition in the second language',
    prompted: 'asked about in the guide',
    mergedInto: 'merged into',
    onePerSource: 'one per source',
    pin: 'key',
    codeId: 'code',
    coderId: 'coder',
    start: 'start',
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
    number: 'number',
    use: 'how the word is counted',
    suggestedBy: 'what suggested it',
    confirmedAt: 'time of confirmation',
    confirmedBy: 'who confirmed it',
    themeId: 'theme',
  },
};
