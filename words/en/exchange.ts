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
  counted_for_nvivo_one:
    'One text has characters beyond the first 65,536, such as emoji. NVivo misplaces what follows them, unless the file is written for it (UTF-16).',
  counted_for_nvivo_other:
    '{{count}} texts have characters beyond the first 65,536, such as emoji. NVivo misplaces what follows them, unless the file is written for it (UTF-16).',
};
