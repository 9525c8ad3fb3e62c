/** Statements about bases, samples and estimates. `units` is a number with its unit, in the form the sentences need. */
export const statements = {
  units: {
    documents_one: 'document',
    documents_other: 'documents',
    interviews_one: 'interview',
    interviews_other: 'interviews',
    respondents_one: 'respondent',
    respondents_other: 'respondents',
    sources_one: 'source',
    sources_other: 'sources',
  },
  /** Forms for a verb that follows the number one. */
  one: {
    base_respondents:
      'Counted in the {{n}} respondents with at least one reviewed interview ({{i}} of {{j}} interviews); {{k}} of them has an interview that is not reviewed.',
    base_all_fallback:
      'Nothing here is marked as reviewed, so the counts are out of the one {{units}} there is; not coded is not the same as judged absent.',
    base_any: 'Out of the {{n}} {{units}} that carries any coding.',
    left_out: '{{k}} unreviewed {{units}} has codings and is left out.',
    coarse_dates: '{{c}} {{units}} is dated by {{precision}} only and stands apart; {{u}} are undated.',
    outside_the_draw: '{{k}} further {{units}} of this class was reviewed outside the draw and is not used.',
    nonresponse:
      '{{k}} of {{n}} drawn {{units}} could not be read ({{why}}). It is taken to be like the others; with or without {{theme}} in it, the share in the sample would lie between {{low}} and {{high}}.',
    union_depth: 'Coded by any of {{coders}}; {{both}} source was reviewed by all of them, {{one}} by one.',
    repeat_interviews:
      '{{i}} interviews with {{n}} respondent: interviews of one person are not independent, so no interval is given.',
    none_reviewed: 'The only {{units}} here has not been reviewed in this layer.',
    none_coded: 'The only {{units}} here carries no coding.',
    incomplete_class:
      '{{m}} of the {{N}} {{class}} is not reviewed yet, so the class cannot enter an estimate as complete.',
    out_of_draw_order:
      '{{r}} of {{n}} drawn sources is reviewed, but not in the order of the draw, so there is no estimate yet.',
    undecidable_part:
      '{{u}} of these {{n}} {{units}} was reviewed by nobody, so no majority can be found there. The share lies between {{low}} and {{high}}.',
  },
  weighted_share:
    'An estimated {{p}}% of the {{N}} {{units}} in the frame mention {{theme}} (95% interval {{low}}–{{high}}%, standard error {{se}} points). {{classes}}. Each class counts in proportion to its size.',
  class_sampled: '{{class}}: {{x}} of {{n}} drawn at random from {{N}}',
  class_complete: '{{class}}: {{x}} of {{n}}, all coded',
  class_purposive: '{{class}}: {{x}} of the {{n}} chosen; they stand for no others',
  strata: 'Drawn in strata by {{by}} ({{allocation}} allocation, seed {{seed}}): {{list}}.',
  outside_the_draw: '{{k}} further {{units}} of this class were reviewed outside the draw and are not used.',
  interim:
    'Interim: {{r}} of {{n}} drawn {{units}} reviewed, in the order of the draw. Whatever the rest hold, the share in the sample will end between {{low}} and {{high}}.',
  ineligible:
    '{{k}} of {{n}} drawn {{units}} turned out not to belong to the frame ({{why}}); the estimate is for the {{N}} that do, themselves an estimate.',
  nonresponse:
    '{{k}} of {{n}} drawn {{units}} could not be read ({{why}}). They are taken to be like the others; if all or none of them mentioned {{theme}} the share in the sample would lie between {{low}} and {{high}}.',
  not_in_sample:
    'None of the {{n}} drawn {{units}} mentions {{theme}}; at most about {{k}} of the {{N}} in the frame do (95%).',
  base_sources: 'Counted in the {{n}} of {{m}} {{units}} reviewed by {{layer}}.',
  base_respondents:
    'Counted in the {{n}} respondents with at least one reviewed interview ({{i}} of {{j}} interviews); {{k}} of them have an interview that is not reviewed.',
  base_text: 'Counted in the text of the {{n}} reviewed {{units}}.',
  base_all_fallback:
    'Nothing here is marked as reviewed, so the counts are out of all {{m}} {{units}}; not coded is not the same as judged absent.',
  base_any: 'Out of the {{n}} {{units}} that carry any coding.',
  left_out: '{{k}} unreviewed {{units}} have codings and are left out.',
  majority:
    'Present where more than half of those who reviewed the source coded it; {{ties}} ties count as absent; {{one}} sources had one reviewer.',
  union_depth: 'Coded by any of {{coders}}; {{both}} sources were reviewed by all of them, {{one}} by one.',
  repeat_interviews:
    '{{i}} interviews with {{n}} respondents: interviews of one person are not independent, so no interval is given.',
  born_late:
    '{{theme}}: {{k}} of these {{n}} {{units}} were reviewed before one of its codes existed; {{a}} of them do not have the theme, so the count lies between {{x}} and {{y}}.',
  coarse_dates: '{{c}} {{units}} are dated by {{precision}} only and stand apart; {{u}} are undated.',
  scope_dates: 'Dated {{from}} to {{to}}; left out: {{c}} whose date is too coarse to tell, {{u}} undated.',
  exploratory:
    'These figures compare counts within the material; they are not tests of a hypothesis about anything beyond it.',
  suggestions:
    '{{a}} of {{c}} codings were accepted from suggestions ranked by likeness; sources reached that way are not thereby reviewed.',
};
