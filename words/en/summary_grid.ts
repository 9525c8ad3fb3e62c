/** The summary grid: respondents or sources by themes, with the analysts' own summaries. */
export const summary_grid = {
  method: {
    respondents:
      'Each row is a respondent. The number in a cell counts the passages of that theme by that respondent, over all their interviews; the words are the analyst’s own.',
    sources:
      'Each row is a source. The number in a cell counts the passages of that theme in that source; the words are the analyst’s own.',
    without_respondent_one: '{{count, number}} interview for which no respondent is named is in no row.',
    without_respondent_other: '{{count, number}} interviews for which no respondent is named are in no row.',
  },
  title: {
    respondents_themes: 'What each respondent says on {{themes}}',
    sources_themes: 'What each source says on {{themes}}',
  },
  themes_one: '{{count, number}} theme',
  themes_other: '{{count, number}} themes',
  codes_one: '{{count, number}} code',
  codes_other: '{{count, number}} codes',
  rows: {
    respondents_one: '{{count, number}} respondent',
    respondents_other: '{{count, number}} respondents',
    sources_one: '{{count, number}} source',
    sources_other: '{{count, number}} sources',
  },
  interviews_one: '{{count, number}} interview',
  interviews_other: '{{count, number}} interviews',
  carrying: '{{carrying}} of {{cells}} cells carry passages',
  summarised: '{{summarised}} of {{carrying}} summarised',
  summarised_changed:
    '{{summarised}} of {{carrying}} summarised, {{changed}} of them written before codings changed',
  apart_one: '{{count, number}} summary without passages',
  apart_other: '{{count, number}} summaries without passages',
  separator: ' · ',
  group_head: '{{name}} · {{rows}}',
  group_head_people: '{{name}} · {{rows}}, {{interviews}}',
  group_value: '{{attribute}}: {{value}}',
  empty: {
    no_passages: '– no passages',
    not_reviewed: '– not reviewed',
    whole_source: 'whole source, no passages',
  },
  no_summary: 'no summary yet',
  not_yours: '{{coder}}:',
  changed: 'codings changed',
  changes: {
    added_one: '{{count, number}} coding added',
    added_other: '{{count, number}} codings added',
    removed_one: '{{count, number}} coding removed',
    removed_other: '{{count, number}} codings removed',
    recoded_one: '{{count, number}} coding given another code',
    recoded_other: '{{count, number}} codings given another code',
    moved_one: '{{count, number}} coding on other words',
    moved_other: '{{count, number}} codings on other words',
    reworded_one: '{{count, number}} coding whose text changed',
    reworded_other: '{{count, number}} codings whose text changed',
  },
  changed_since: 'Since this was written: {{changes}}.',
  changed_since_confirmed: 'Since this was confirmed: {{changes}}.',
};
