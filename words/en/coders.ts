/** The coders of a project: the list, renaming, merging, removing. */
export const coders = {
  title: 'Coders',
  action: 'Coders…',
  intro:
    'Everyone whose codings are in this project. A coder that an import brought a second time can be merged into the one you know.',
  list: 'The coders of this project',
  name: 'Name',
  rename: 'Name of {{name}}',
  you: 'you',
  main: 'main coder',
  pass_of: 'second pass of {{name}}',
  adjudication: 'adjudicated codings',
  machine: 'program, in no count',
  codings: 'Codings',
  sources: 'Sources',
  reviews: 'Reviewed',
  memos: 'Memos',
  verdicts: 'Verdicts',
  hidden: 'While you code blind you see only your own work. That of others is hidden.',
  more: 'More actions for {{name}}',
  work_as: 'Work as {{name}}',
  make_main: 'Make main coder',
  merge: 'Merge into another coder…',
  remove: 'Remove…',
  remove_title: 'Remove {{name}}?',
  remove_body: 'This coder has no work in this project. You can undo this.',
  remove_program_one:
    'Its {{count, number}} coding goes with it, and memos on that. What was accepted from it stays with who accepted it. You can undo this.',
  remove_program_other:
    'Its {{count, number}} codings go with it, and memos on them. What was accepted from it stays with who accepted it. You can undo this.',
  remove_action: 'Remove',
  removed: '{{name}} removed',
  merge_title: 'Merge two coders',
  merge_is: '{{name}} is the same person as',
  merge_keep: 'Name to keep',
  merge_action: 'Merge',
  merged: '{{gone}} merged into {{kept}}',
  merge_alone: 'There is no other coder of this kind to merge {{name}} into.',
  moves_codings_one: '{{count, number}} coding moves to {{kept}}.',
  moves_codings_other: '{{count, number}} codings move to {{kept}}.',
  moves_joined_one:
    '{{count, number}} coding that both made on the same words with the same code is combined.',
  moves_joined_other:
    '{{count, number}} codings that both made on the same words with the same codes are combined.',
  moves_differing_one:
    '{{count, number}} of them differs in stance, voice, weight, speaker or translation; what {{kept}} set is kept.',
  moves_differing_other:
    '{{count, number}} of them differ in stance, voice, weight, speaker or translation; what {{kept}} set is kept.',
  moves_reviews_one: '{{count, number}} review mark moves.',
  moves_reviews_other: '{{count, number}} review marks move.',
  moves_memos_one: '{{count, number}} memo moves.',
  moves_memos_other: '{{count, number}} memos move.',
  moves_verdicts_one: '{{count, number}} verdict moves.',
  moves_verdicts_other: '{{count, number}} verdicts move.',
  moves_summaries_one: '{{count, number}} summary moves.',
  moves_summaries_other: '{{count, number}} summaries move.',
  moves_secondPasses_one: '{{count, number}} second pass moves to {{kept}}.',
  moves_secondPasses_other: '{{count, number}} second passes move to {{kept}}.',
  moves_together_one:
    'Both worked on {{count, number}} source. After the merge their codings there can no longer be compared with each other, because they count as those of one coder.',
  moves_together_other:
    'Both worked on {{count, number}} sources. After the merge their codings there can no longer be compared with each other, because they count as those of one coder.',
  moves_several_one:
    '{{count, number}} source then has several codes from a branch that allows only one: {{items}}',
  moves_several_other:
    '{{count, number}} sources then have several codes from a branch that allows only one: {{items}}',
  moves_main: '{{kept}} becomes the main coder, whose codings are counted by default.',
  moves_nothing: 'This coder has no work in this project; only the name is removed.',
  undo_note: 'One undo reverses the merge. The history keeps who did what under which name.',
};
