// What a paper says about rounds of blind work.
export const sealing = {
  open_end: '[date of the unlock]',
  apart_one:
    '{{coders}} worked independently of each other from {{from}} to {{to}}, in a study of {{count, number}} source: Concord showed each of them their own codings, memos and counts only.',
  apart_other:
    '{{coders}} worked independently of each other from {{from}} to {{to}}, in a study of {{count, number}} sources: Concord showed each of them their own codings, memos and counts only.',
  alone_one:
    '{{coder}} worked from {{from}} to {{to}} without seeing the work of others, in a study of {{count, number}} source: Concord showed {{coder}} their own codings, memos and counts only.',
  alone_other:
    '{{coder}} worked from {{from}} to {{to}} without seeing the work of others, in a study of {{count, number}} sources: Concord showed {{coder}} their own codings, memos and counts only.',
  again_one:
    '{{coder}} coded again from {{from}} to {{to}}, in a study of {{count, number}} source, while Concord hid the first pass.',
  again_other:
    '{{coder}} coded again from {{from}} to {{to}}, in a study of {{count, number}} sources, while Concord hid the first pass.',
  withheld_one:
    '{{coders}} worked independently of each other from {{from}} to {{to}}, in a study of {{count, number}} source: the database of the team withheld what each of them coded from the others (row-level access control).',
  withheld_other:
    '{{coders}} worked independently of each other from {{from}} to {{to}}, in a study of {{count, number}} sources: the database of the team withheld what each of them coded from the others (row-level access control).',
  withheld_alone_one:
    '{{coder}} worked from {{from}} to {{to}} in a study of {{count, number}} source: the database of the team withheld what {{coder}} coded from all other coders (row-level access control).',
  withheld_alone_other:
    '{{coder}} worked from {{from}} to {{to}} in a study of {{count, number}} sources: the database of the team withheld what {{coder}} coded from all other coders (row-level access control).',
  withheld_later_one:
    '{{coders}} worked independently of each other from {{from}} to {{to}}, in a study of {{count, number}} source. Until {{moved}} what each of them coded stayed in their own file and reached no other; the coders’ programs saw to this, not a server. From then on the database of the team withheld it from the others (row-level access control).',
  withheld_later_other:
    '{{coders}} worked independently of each other from {{from}} to {{to}}, in a study of {{count, number}} sources. Until {{moved}} what each of them coded stayed in their own file and reached no other; the coders’ programs saw to this, not a server. From then on the database of the team withheld it from the others (row-level access control).',
  withheld_later_alone_one:
    '{{coder}} worked from {{from}} to {{to}} in a study of {{count, number}} source. Until {{moved}} what {{coder}} coded stayed in their own file and reached no other; their program saw to this, not a server. From then on the database of the team withheld it from all other coders (row-level access control).',
  withheld_later_alone_other:
    '{{coder}} worked from {{from}} to {{to}} in a study of {{count, number}} sources. Until {{moved}} what {{coder}} coded stayed in their own file and reached no other; their program saw to this, not a server. From then on the database of the team withheld it from all other coders (row-level access control).',
  stayed_one:
    '{{coders}} worked independently of each other from {{from}} to {{to}}, in a study of {{count, number}} source: what each of them coded stayed in their own file and reached no other before the unlock.',
  stayed_other:
    '{{coders}} worked independently of each other from {{from}} to {{to}}, in a study of {{count, number}} sources: what each of them coded stayed in their own file and reached no other before the unlock.',
  stayed_alone_one:
    '{{coder}} worked from {{from}} to {{to}} in a study of {{count, number}} source: what {{coder}} coded stayed in their own file and reached no other before the unlock.',
  stayed_alone_other:
    '{{coder}} worked from {{from}} to {{to}} in a study of {{count, number}} sources: what {{coder}} coded stayed in their own file and reached no other before the unlock.',
  stayed_by_programs: 'The coders’ programs saw to this, not a server.',
  administrators_zero: 'By its own account, no administrator of the database could have read it.',
  administrators_one: 'Its administrator {{names}} could have read it.',
  administrators_other: 'Its administrators {{names}} could have read it.',
  administrators_of_team_one: '{{names}} is one of them.',
  administrators_of_team_other: '{{names}} are among them.',
  administrators_unlock: 'Its administrators [names at the unlock] could have read it.',
  earlier_servers_one:
    'On {{dates}}, while the round lasted, the team moved to another database; the administrators of the earlier one could have read what had been coded until then.',
  earlier_servers_other:
    'On {{dates}}, while the round lasted, the team moved to another database; the administrators of each earlier one could have read what had been coded until then.',
  files_of_team:
    'They were hidden in Concord’s windows, commands and exports only: each file of the team holds them, and can be opened with other programs.',
  before_in_team_one:
    'Before the round, {{coder}} could have seen {{count, number}} coding of others on these sources.',
  before_in_team_other:
    'Before the round, {{coder}} could have seen {{count, number}} codings of others on these sources.',
  late_one: '{{count, number}} coding made before the unlock was received after it.',
  late_other: '{{count, number}} codings made before the unlock were received after it.',
  files_of_team_again:
    'It was hidden in Concord’s windows, commands and exports only: each file of the team holds it, and can be opened with other programs.',
  one_file_again:
    'It was hidden in Concord’s windows, commands and exports only: the study is one file, which can be opened with other programs, and in Concord by whoever gives another name.',
  one_file:
    'They were hidden in Concord’s windows, commands and exports only: the study is one file, which can be opened with other programs, and in Concord by whoever gives another name.',
  owner_saw: '{{owner}}, who owns the study and did not code in the round, could see all of it.',
  owner_saw_not: '{{owner}}, who owns the study and did not code in the round, could not see it either.',
  codebook_frozen: 'The codebook was not changed meanwhile.',
  codebook_frozen_at: 'The codebook was not changed meanwhile; it stood at {{version}}.',
  codebook_own: 'New codes were seen only by those who made them.',
  codebook_open: 'New codes were seen by all of them.',
  codebook_open_again: 'The codebook could be changed meanwhile, and its changes were seen.',
  at_unlock: 'At the unlock the study held {{what}}.',
  codings_of_one: '{{count, number}} coding by {{coder}}, who had finished {{reviewed}}',
  codings_of_other: '{{count, number}} codings by {{coder}}, who had finished {{reviewed}}',
  reviewed_one: '{{count, number}} source',
  reviewed_other: '{{count, number}} sources',
  not_counted_yet: '[counted at unlock] codings by {{coder}}',
  nothing_before: 'Before the round, no codings of others on these sources were there for {{coder}} to see.',
  before_one:
    'Before the round, {{coder}} could have seen {{count, number}} coding of others on these sources; by the log of this file, {{displayed}} of them had been displayed.',
  before_other:
    'Before the round, {{coder}} could have seen {{count, number}} codings of others on these sources; by the log of this file, {{displayed}} of them had been displayed.',
  later_one: '{{count, number}} coding of these coders was made after the unlock.',
  later_other: '{{count, number}} codings of these coders were made after the unlock.',
  came_standing:
    'The round was brought into this study from another file, whose log of what was displayed stayed there.',
  seats_one:
    'Once while the round lasted another person sat down at the same file; who sits there, Concord knows only by their own word.',
  seats_other:
    '{{count, number}} times while the round lasted another person sat down at the same file; who sits there, Concord knows only by their own word.',
  withdrawals_one:
    'While the round lasted, {{count, number}} respondent withdrew: their interviews and what was coded on them were taken out of the study.',
  withdrawals_other:
    'While the round lasted, {{count, number}} respondents withdrew: their interviews and what was coded on them were taken out of the study.',
  kinds: {
    unturned_interview:
      'From {{from}} to {{to}} interviews were coded, while the codings and counts of documents were hidden from everybody.',
    unturned_document:
      'From {{from}} to {{to}} documents were coded, while the codings and counts of interviews were hidden from everybody.',
    turned_interview:
      'Interviews and documents were coded independently: interviews from {{from}} to {{turned}}, while the codings and counts of documents were hidden from everybody, and documents from {{turned}} to {{to}}, while those of interviews were hidden.',
    turned_document:
      'Documents and interviews were coded independently: documents from {{from}} to {{turned}}, while the codings and counts of interviews were hidden from everybody, and interviews from {{turned}} to {{to}}, while those of documents were hidden.',
    several:
      'Documents and interviews were coded in turn: {{what}}. While one kind was coded, the codings and counts of the other were hidden from everybody.',
    period_document: 'documents from {{from}} to {{to}}',
    period_interview: 'interviews from {{from}} to {{to}}',
  },
};
