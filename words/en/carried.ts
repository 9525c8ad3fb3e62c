/** Codings that move along with their words: to a corrected text, or from a copy to its original. */
export const carried = {
  replace: 'Replace the text…',
  replace_title: 'Replace the text of “{{title}}”',
  replace_intro:
    'Choose the corrected file. Codings stay on their words, and you see what happens to each before anything changes.',
  drop: 'Drop the corrected file here',
  choose: 'Choose a file…',
  another: 'Choose another file…',
  file_kind: 'Texts',
  same_text: 'The file has the same text as the source. Nothing changes.',
  length: '{{before}} → {{after}} characters',
  no_codings: 'It has no coded passages.',
  fate: {
    same_one: '{{count, number}} coding stays where it is.',
    same_other: '{{count, number}} codings stay where they are.',
    moved_one: '{{count, number}} coding moves with its words.',
    moved_other: '{{count, number}} codings move with their words.',
    changed_one: '{{count, number}} coding stays on its words, some of which were corrected.',
    changed_other: '{{count, number}} codings stay on their words, some of which were corrected.',
    slipped_one:
      '{{count, number}} coding has lost its words. It is placed on the text that replaces them, and is listed above the text until you have checked it.',
    slipped_other:
      '{{count, number}} codings have lost their words. They are placed on the text that replaces them, and are listed above the text until you have checked them.',
    gone_one: '{{count, number}} coding is removed because no text replaces its words.',
    gone_other: '{{count, number}} codings are removed because no text replaces their words.',
  },
  memos_go_one: '{{count, number}} memo on it is deleted too.',
  memos_go_other: '{{count, number}} memos on them are deleted too.',
  joined_one: '{{count, number}} coding is combined with an equal coding on the same words.',
  joined_other: '{{count, number}} codings are combined with equal codings on the same words.',
  differing_one:
    '{{count, number}} of them differs in stance, voice, weight, speaker or translation; what the earlier coding says is kept.',
  differing_other:
    '{{count, number}} of them differ in stance, voice, weight, speaker or translation; what the earlier coding says is kept.',
  whole_one: '{{count, number}} coding of the whole source stays.',
  whole_other: '{{count, number}} codings of the whole source stay.',
  reviews_one: '{{count, number}} review mark stays, although it was given for the earlier text.',
  reviews_other: '{{count, number}} review marks stay, although they were given for the earlier text.',
  pages_new: 'Page numbers are those of the new file.',
  pages_kept: 'The new file has no pages. Page numbers stay with their words.',
  loses_page_view: 'The printed pages can no longer be shown beside the text.',
  same_as: 'The new text is the same as that of “{{title}}”. Link them as duplicates if they are one.',
  was: 'before',
  now: 'after',
  listed: {
    changed: 'Corrected words',
    slipped: 'To check',
    gone: 'Removed',
  },
  differences: 'Differences',
  replace_submit: 'Replace the text',
  replaced: 'The text of “{{title}}” was replaced with that of “{{file}}”',
  move_of_one: 'Move its coding to the original…',
  move_of_other: 'Move its {{count, number}} codings to the original…',
  move_title: 'Move codings to “{{title}}”',
  move_intro_one: 'The copy “{{titles}}” is not counted, but it has codings.',
  move_intro_other: 'The copies {{titles}} are not counted, but they have codings.',
  move: {
    moved_one: '{{count, number}} coding moves to the same words in the original.',
    moved_other: '{{count, number}} codings move to the same words in the original.',
    joined_one: '{{count, number}} coding is combined with an equal coding there.',
    joined_other: '{{count, number}} codings are combined with equal codings there.',
    words_one: '{{count, number}} coding stays on the copy: the original does not have its words.',
    words_other: '{{count, number}} codings stay on the copy: the original does not have their words.',
    remark_one:
      '{{count, number}} interviewer’s remark stays on the copy: the original is a document, which would count it. To move it, first give it another voice.',
    remark_other:
      '{{count, number}} interviewer’s remarks stay on the copy: the original is a document, which would count them. To move them, first give them another voice.',
    speaker_one: '{{count, number}} coding stays on the copy: its speaker is not in the other interview.',
    speaker_other:
      '{{count, number}} codings stay on the copy: their speakers are not in the other interview.',
    different_one:
      '{{count, number}} coding stays on the copy: an equal coding there has another stance, voice, weight, speaker or translation.',
    different_other:
      '{{count, number}} codings stay on the copy: equal codings there have another stance, voice, weight, speaker or translation.',
    branch_one:
      '{{count, number}} coding stays on the copy: the original already has a code from a branch that allows one code per source.',
    branch_other:
      '{{count, number}} codings stay on the copy: the original already has codes from branches that allow one code per source.',
  },
  move_staying: 'What stays on the copy',
  whole_source: 'whole source',
  move_submit_one: 'Move {{count, number}} coding',
  move_submit_other: 'Move {{count, number}} codings',
  move_first:
    'To keep the codings of a linked copy, first move them to its original in Triage, under Near-duplicates.',
  move_none: 'None of them can move',
  moved_now_one: '{{count, number}} coding moved to “{{title}}”',
  moved_now_other: '{{count, number}} codings moved to “{{title}}”',
};
