export const exchange = {
  broken_xml:
    '“{{name}}” is damaged: line {{line}} is no XML. Export it again from the program it comes from.',
  entities:
    '“{{name}}” declares entities of its own, as only files do that mean harm. It was not read. Export it again from the program it comes from.',
  no_project: '“{{name}}” holds no project but “{{element}}”. Choose a .qdpx or .qde file.',
  no_qde: '“{{name}}” is an archive without a project in it. Choose a .qdpx file.',
  two_projects:
    '“{{name}}” holds two projects, “{{first}}” and “{{second}}”. Take one of them out of the archive and bring it in by itself.',
  unknown_user: 'unknown user',
  unnamed_code: 'unnamed code',
  unnamed_source: 'unnamed source',
  unnamed_variable: 'unnamed attribute',
  two_texts: 'The text beside the project and the one in it differ; the one in “{{entry}}” was taken.',
  no_words:
    '“{{source}}” came without its text. Its codings are kept, but have no place until the text is there.',
  note_without_text: 'The note “{{note}}” came without its text.',
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
  unplaced_no_text:
    'In “{{source}}” a selection ({{start}} to {{end}}) has no text to stand in; it is kept as it stood.',
  counted_same: 'Every way of counting positions places all selections alike.',
  counted_names:
    'Positions were counted in {{unit}} units, as the names of the selections tell by repeating their words.',
  counted_words: 'Positions were counted in {{unit}} units, as the selections tell by ending between words.',
  counted_origin: 'Positions were counted in {{unit}} units, as “{{origin}}” is known to count them.',
  counted_unknown:
    'Positions were counted in {{unit}} units, as the standard has it; nothing in the file says so.',
  counted_ambiguously:
    'Another way of counting fits as well. Look through some codings after characters such as emoji, or after line ends.',
  no_database:
    '“{{name}}” is not what its name says: there is no database in it. Copy it again from where it comes from, or export the project there as .qdpx.',
  unknown_database:
    '“{{name}}” is a database of a program that Concord does not know. It reads those of Taguette, QualCoder and MAXQDA; from others, export the project as .qdpx (REFI-QDA).',
  broken_database:
    '“{{name}}” is damaged and cannot be read as a database. Close it in the program it comes from and copy it again.',
  database_too_heavy:
    '“{{name}}” holds more than a study can hold. Export the project from its program as .qdpx (REFI-QDA).',
  not_placed:
    'In “{{source}}” the passage “{{words}}” is not where the file says it is; it was not brought in.',
  several_projects:
    '“{{name}}” holds {{count}} projects ({{names}}). The codes of each stand below its name.',
  important: 'Important',
  media_left_one: 'One picture, sound or film was not brought in.',
  media_left_other: '{{count}} pictures, sounds or films were not brought in.',
  media_codings_left_one: 'One coding of a picture, a page, a sound or a film was not brought in.',
  media_codings_left_other: '{{count}} codings of pictures, pages, sounds or films were not brought in.',
  case_parts_one: 'One case has but a part of a source; the whole source stands with its respondent.',
  case_parts_other:
    '{{count}} cases have but parts of their sources; the whole sources stand with their respondents.',
  graphs_left_one: 'One graph was not brought in.',
  graphs_left_other: '{{count}} graphs were not brought in.',
  documents_missing_one:
    'The original of one source does not lie in the project’s folder; its text is here. Choose the whole folder to bring originals along.',
  documents_missing_other:
    'The originals of {{count}} sources do not lie in the project’s folder; their texts are here. Choose the whole folder to bring originals along.',
  maxqda_encrypted:
    'MAXQDA keeps the words in “{{name}}” encrypted: of {{documents}} documents, {{codings}} codings and {{memos}} memos nothing could be read but the code system. In MAXQDA, export the project as REFI-QDA (.qdpx) and bring that in.',
  maxqda_deleted: 'Codes that were deleted in MAXQDA may be among those that came in.',
  comments_as_memos_one: 'In “{{source}}” one comment names no code; it came in as a memo.',
  comments_as_memos_other: 'In “{{source}}” {{count}} comments name no code; they came in as memos.',
  nothing_marked: '“{{name}}” has no comments and nothing highlighted: it came in without codings.',
  counted_own: 'Every passage was placed as “{{origin}}” counts.',
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
  other_entries_one: 'The archive holds a further file: {{entries}}.',
  other_entries_other: 'The archive holds {{count}} further files, among them: {{entries}}.',
  kept_media_one:
    'One picture, sound or film is kept as it stood, with what was coded in it; it cannot be shown.',
  kept_media_other:
    '{{count}} pictures, sounds or films are kept as they stood, with what was coded in them; they cannot be shown.',
  kept_areas_one: 'One marked area of a page is kept as it stood, with what was coded in it.',
  kept_areas_other: '{{count}} marked areas of pages are kept as they stood, with what was coded in them.',
  kept_sets_one: 'One set is kept as it stood.',
  kept_sets_other: '{{count}} sets are kept as they stood.',
  kept_links_one: 'One link is kept as it stood.',
  kept_links_other: '{{count}} links are kept as they stood.',
  kept_graphs_one: 'One graph is kept as it stood.',
  kept_graphs_other: '{{count}} graphs are kept as they stood.',
  lost_classes_one: 'The class of one source is lost.',
  lost_classes_other: 'The classes of {{count}} sources are lost.',
  lost_dates_one: 'The date of one source is lost.',
  lost_dates_other: 'The dates of {{count}} sources are lost.',
  lost_statuses_one: 'The status of one source is lost: others will see it as included.',
  lost_statuses_other: 'The statuses of {{count}} sources are lost: others will see them as included.',
  lost_duplicates_one: 'One link of a duplicate to its original is lost.',
  lost_duplicates_other: '{{count}} links of duplicates to their originals are lost.',
  lost_structure_one: 'The headings, lists and tables of one source are lost; its text stays.',
  lost_structure_other: 'The headings, lists and tables of {{count}} sources are lost; their texts stay.',
  lost_originals_one: 'The original of one source goes without: the standard takes docx and pdf.',
  lost_originals_other: 'The originals of {{count}} sources go without: the standard takes docx and pdf.',
  lost_reviews_one: 'One mark of review is lost.',
  lost_reviews_other: '{{count}} marks of review are lost.',
  lost_names2_one: 'The second name and the aliases of one code are lost.',
  lost_names2_other: 'The second names and the aliases of {{count}} codes are lost.',
  lost_themes_one: 'That one code is a theme is lost; what it gathers goes as a set.',
  lost_themes_other: 'That {{count}} codes are themes is lost; what they gather goes as sets.',
  lost_merged_one: 'One merged code is left out.',
  lost_merged_other: '{{count}} merged codes are left out.',
  lost_weights_one:
    'What one coding says beside its code (weight, stance, voice, speaker, translation) is lost.',
  lost_weights_other:
    'What {{count}} codings say beside their codes (weight, stance, voice, speaker, translation) is lost.',
  lost_memos_one: 'One memo about a respondent goes as a note about nothing.',
  lost_memos_other: '{{count}} memos about respondents go as notes about nothing.',
  lost_comparisons_one: 'One comparison is lost, with its verdicts.',
  lost_comparisons_other: '{{count}} comparisons are lost, with their verdicts.',
  lost_samples_one: 'One sample is lost.',
  lost_samples_other: '{{count}} samples are lost.',
  own_whole: 'Concord’s own data came along with the file: nothing of the project was lost.',
  own_changed:
    'Another program has changed the project since Concord wrote it. It was read as that program left it; what only Concord can say stayed behind.',
  own_newer:
    'Concord’s own data in the file is of another version. The project was read as other programs read it; bring it in with that version to lose nothing.',
  own_damaged:
    'Concord’s own data in the file is damaged ({{what}}). The project was read as other programs read it.',
  words_not_here_one:
    'The text of “{{source}}” is another here. One coding of the file stands on words that it has not got, and was left out.',
  words_not_here_other:
    'The text of “{{source}}” is another here. {{count}} codings of the file stand on words that it has not got, and were left out.',
  texts_differ_one:
    'The text of one source is another in the file. It stays as it is here, and so does what is coded in it.',
  texts_differ_other:
    'The texts of {{count}} sources are others in the file. They stay as they are here, and so does what is coded in them.',
  conflicts_ours_one: 'One row was changed here and in the file; it stays as it is here.',
  conflicts_ours_other: '{{count}} rows were changed here and in the file; they stay as they are here.',
  conflicts_theirs_one: 'One row was changed here and in the file; it is now as the file has it.',
  conflicts_theirs_other:
    '{{count}} rows were changed here and in the file; they are now as the file has them.',
  left_one: 'One row of the file belongs to something that was removed here, and stayed away with it.',
  left_other:
    '{{count}} rows of the file belong to things that were removed here, and stayed away with them.',
  lost_layers_one: 'One coder that is a second pass or the adjudication goes as a person.',
  lost_layers_other: '{{count}} coders that are second passes or the adjudication go as persons.',
  lost_reasons_one: 'One reason for exclusion is lost.',
  lost_reasons_other: '{{count}} reasons for exclusion are lost.',
  lost_examples_one: 'That one coding is an example of its code is lost.',
  lost_examples_other: 'That {{count}} codings are examples of their codes is lost.',
  lost_code_fields_one:
    'What one code says beside its name and definitions (key, prompted, origin, status, one per source) is lost.',
  lost_code_fields_other:
    'What {{count}} codes say beside their names and definitions (key, prompted, origin, status, one per source) is lost.',
  lost_facts_one:
    'What one source says of itself (origin, language, place, mode, duration, interviewer) is lost.',
  lost_facts_other:
    'What {{count}} sources say of themselves (origin, language, place, mode, duration, interviewer) is lost.',
  lost_pages_one: 'The pages of one source are lost.',
  lost_pages_other: 'The pages of {{count}} sources are lost.',
  lost_distinct_one: 'One pair judged to be no duplicates is lost.',
  lost_distinct_other: '{{count}} pairs judged to be no duplicates are lost.',
  lost_imports_one: 'The report of one import is lost.',
  lost_imports_other: 'The reports of {{count}} imports are lost.',
  lost_attributes_one:
    'One attribute comes back as one of sources, or as text: its values do not tell what it is.',
  lost_attributes_other:
    '{{count}} attributes come back as some of sources, or as text: their values do not tell what they are.',
  counted_for_nvivo_one:
    'One text has characters beyond the first 65,536, such as emoji. NVivo misplaces what follows them, unless the file is written for it (UTF-16).',
  counted_for_nvivo_other:
    '{{count}} texts have characters beyond the first 65,536, such as emoji. NVivo misplaces what follows them, unless the file is written for it (UTF-16).',
  bring: 'Bring in a project of another program …',
  bring_title: 'Bring in a project of another program',
  bring_action: 'Bring in',
  done_action: 'Done',
  bringing: 'Bringing in “{{name}}”',
  drop: 'Drop a project file here',
  formats: 'qdpx or qde (REFI-QDA), as NVivo, MAXQDA, ATLAS.ti, QualCoder and others export it',
  choose: 'Choose a file …',
  choose_another: 'Choose another …',
  kind_of_file: 'Project for exchange (REFI-QDA)',
  looking: 'Looking into the file …',
  brought_in:
    'Brought in: {{source}} sources, {{code}} codes, {{coding}} codings, {{memo}} memos, {{coder}} coders.',
  more_remarks: '… and {{count}} more.',
  of_users: 'Users',
  of_codes: 'Codes',
  of_variables: 'Attributes',
  of_cases: 'Cases',
  of_texts: 'Texts',
  of_pdfs: 'PDFs',
  of_media: 'Pictures, sound, film',
  of_selections: 'Selections',
  of_codings: 'Codings',
  of_notes: 'Notes',
  of_links: 'Links',
  of_sets: 'Sets',
  of_graphs: 'Graphs',
  write: 'Save for another program …',
  write_title: 'Save for another program',
  write_action: 'Save as qdpx …',
  written: 'The project is saved for other programs.',
  written_for: 'For',
  for_all: 'Any program',
  for_all_note: 'Positions are counted in characters, as the standard has it.',
  for_nvivo: 'NVivo',
  for_nvivo_note: 'Positions are counted in UTF-16 units, as NVivo reads them.',
  losses: 'Lost for other programs, kept for Concord in the same file:',
  history_stays: 'The history stays here.',
  no_losses: 'Other programs find in the file all that the project holds.',
};
