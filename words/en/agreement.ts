/** How far coders agree: the table on the command line, why a number is missing, and the sentence for a paper. */
export const agreement = {
  column: {
    code: 'code',
    n: 'n',
    both: 'both',
    neither: 'neither',
    percent: 'percent',
    cohen: 'Cohen κ',
    scott: 'Scott π',
    brennan_prediger: 'Br.–Pr.',
    fleiss: 'Fleiss κ',
    ac1: 'AC1',
    alpha: 'α',
    jaccard: 'Jaccard',
    dice: 'Dice',
    u_alpha: 'uα',
    bar_u_alpha: '|uα',
    cu_alpha: 'cuα',
    ku_alpha: '(k)uα',
    coverage: 'coverage',
    interval: '95% of {{of}}',
  },
  pooled: 'all codes together',
  reason: {
    never_used: 'None of these coders used the code: no evidence either way.',
    no_pairs: 'No source was reviewed by two of these coders.',
    seen_first:
      'Coded after seeing it: whoever reviewed these sources had first been shown what the program coded there.',
    no_variation: 'Everybody decided the same everywhere, so agreement by chance is certain.',
    two_coders: 'It is defined for two coders only.',
    unequal_coders: 'Some units were judged by more coders than others.',
    other_level: 'It belongs to another level.',
    never_together: 'No two coders coded any of the same text.',
    one_code:
      'Where these coders coded the same text they used a single code, so there is none to take it for.',
    per_code: 'It belongs to a single code.',
    of_all_codes: 'It belongs to all codes together.',
    no_difference: 'Nobody differs anywhere, so drawing the sources again gives the same number.',
    one_source: 'An interval needs at least two sources that were compared.',
    often_undefined: 'More than 5% of the draws have no number.',
  },
  missing: '{{columns}}: {{sentence}}',
  none: 'No disagreements at this level.',
  whole_source: 'whole source',
  present: 'coded by {{names}}',
  method: {
    compared_one: 'The codings of {{coders}} are compared on {{count, number}} code.',
    compared_other: 'The codings of {{coders}} are compared on {{count, number}} codes.',
    rolled_up: 'A code is counted with its sub-codes, and a theme with the codes added to it.',
    alone: 'Each code is counted without its sub-codes.',
    level: {
      source:
        'Level: source. A source is coded if the coder used the code anywhere in it or on the whole of it.',
      sentence: 'Level: sentence. A sentence is coded if any character of it is.',
      paragraph:
        'Level: paragraph. A paragraph is a line that is not blank; it is coded if any character of it is.',
      character: 'Level: character. Every Unicode character of the texts is compared by itself.',
      segments:
        'Level: segments, with a threshold of {{threshold}}. Codings of one code are matched one by one: two match if what they share is at least {{threshold}} of what they cover together, the closest first and each only once. The coefficient is MAXQDA-like: n counts the codings of both coders, percent is the share of them with a match, and the coefficient is that of Brennan and Prediger.',
      unitizing:
        'Level: unitizing. What is compared is where passages begin and end and which code they have, by Krippendorff’s family of alphas for unitizing (2016): uα takes boundaries and codes together, |uα what was coded at all whatever the code, cuα the codes of text that others coded too, and (k)uα one code in it; coverage is how much that text is. uα of a single code takes everything else as uncoded.',
    },
    chance_even: 'Agreement by chance is 1/{{q}} for all codes together, and 1/4 for each code.',
    chance_uneven:
      'Segments do not all carry equally many codes, so agreement by chance for all codes together is {{q}}/({{q}} + 1)²; for each code it is 1/4.',
    chance_single: 'Agreement by chance is 1/4, as for a single code.',
    binary:
      'Each unit is coded or not coded, so the coefficients are of two categories. α is Krippendorff’s alpha for nominal data.',
    of_several:
      'With more than two coders percent is the mean share of pairs of coders who agree; Cohen’s κ, Scott’s π, Jaccard’s and Dice’s coefficients are of two coders only.',
    segments_of_several: 'Segments are matched between two coders only.',
    overlap:
      'Units that nobody coded raise the percentage; Jaccard’s and Dice’s coefficients leave them out.',
    reviewed_one:
      'Of {{m}} sources in scope {{n}} was reviewed by at least two of these coders; only this one is compared. A source that a coder has not reviewed is missing, and never counts as judged without the code.',
    reviewed_other:
      'Of {{m}} sources in scope {{n}} were reviewed by at least two of these coders; only these are compared. A source that a coder has not reviewed is missing, and never counts as judged without the code.',
    reviewed_by_all_one:
      'Of {{m}} sources in scope {{n}} was reviewed by all of these coders; only this one is compared. A source that a coder has not reviewed is missing, and never counts as judged without the code.',
    reviewed_by_all_other:
      'Of {{m}} sources in scope {{n}} were reviewed by all of these coders; only these are compared. A source that a coder has not reviewed is missing, and never counts as judged without the code.',
    programs:
      'A program reviews nothing: for {{coders}} a source counts as reviewed where any of the codings in it is by the program.',
    seen_first_one:
      '{{count, number}} source that a person had reviewed only after being shown the codings of the program there counts as not reviewed by that person.',
    seen_first_other:
      '{{count, number}} sources that a person had reviewed only after being shown the codings of the program there count as not reviewed by that person.',
    made_seeing_one:
      '{{count, number}} coding that a person had made or changed after being shown those of the program in the same source is left out.',
    made_seeing_other:
      '{{count, number}} codings that a person had made or changed after being shown those of the program in the same source are left out.',
    removed_seeing_one:
      '{{count, number}} coding that a person had removed after being shown those of the program in the same source counts as not coded by that person.',
    removed_seeing_other:
      '{{count, number}} codings that a person had removed after being shown those of the program in the same source count as not coded by that person.',
    all_one: 'The one source in scope counts as reviewed by every coder, whatever was marked as reviewed.',
    all_other:
      'All {{m}} sources in scope count as reviewed by every coder, whatever was marked as reviewed.',
    ac1_alone_one:
      'How common a code is for AC1 is also taken from {{count, number}} source that one coder alone reviewed.',
    ac1_alone_other:
      'How common a code is for AC1 is also taken from {{count, number}} sources that one coder alone reviewed.',
    pooled: 'All codes together: the units of every code that somebody used, joined into one table.',
    pooled_segments: 'All codes together: the codings of every code.',
    pooled_unitizing: 'All codes together: passages that do not overlap, each with one code.',
    never_used_one:
      '{{count, number}} code was used by no coder: no evidence either way, and no part of all codes together.',
    never_used_other:
      '{{count, number}} codes were used by no coder: no evidence either way, and no part of all codes together.',
    without_place_one: '{{count, number}} coding of a whole source has no place in the text and is left out.',
    without_place_other:
      '{{count, number}} codings of whole sources have no place in the text and are left out.',
    draws_one:
      'The 95% intervals are percentiles of {{draws}} draws from {{count, number}} source with replacement (seed {{seed}}); draws without a number are left out and counted.',
    draws_other:
      'The 95% intervals are percentiles of {{draws}} draws of {{count, number}} sources with replacement (seed {{seed}}); draws without a number are left out and counted.',
    before_one:
      'These are the coders’ own codings, before adjudication: no coefficient looks at what was agreed on in {{decided}} of the {{count, number}} place where they differ at this level.',
    before_other:
      'These are the coders’ own codings, before adjudication: no coefficient looks at what was agreed on in {{decided}} of the {{count, number}} places where they differ at this level.',
    before_none:
      'These are the coders’ own codings, before adjudication: no coefficient looks at what was agreed on.',
    rough_one: 'They are from {{count, number}} source, and therefore rough.',
    rough_other: 'They are from {{count, number}} sources, and therefore rough.',
  },
};
