import { describe, expect, it } from 'vitest';
import { compare } from '#core/comparison/compare.ts';
import { comparisonInput, type ComparisonFacts } from '#core/comparison/input.ts';
import { defaultComparison, rulesOf } from '#core/comparison/settings.ts';
import {
  comparisonCaveats,
  ranksInWords,
  themeClaim,
  type SentenceOptions,
} from '#words/comparison-sentence.ts';
import { comparisonMethod, comparisonMethodParagraphs } from '#words/comparison-method.ts';
import { catalogues, createWords } from '#words/words.ts';
import { codings, everySource, smallStudy, tableOf } from '../core/comparison/small-study.ts';
import { sideCounts, documents, people, rules, theme, workedCounts } from '../core/comparison/two-sides.ts';

const en = createWords('en');
const zh = createWords('zh-CN');

const table = tableOf(codings('wei', ['D1 connector 0 10', 'D2 connector', 'N9.1 connector 0 10']));
const small = comparisonInput(smallStudy({ wei: everySource }), table, defaultComparison);
const { facts } = small;
const smallComparison = compare(small.counts, rulesOf(defaultComparison));

const worked = compare(
  {
    ...workedCounts,
    b: { ...workedCounts.b, sources: 19 },
    themes: workedCounts.themes.map((row) =>
      row.codeId === 'guide' ? { ...row, prompted: 'yes', b: { ...row.b, passages: 9 } } : row,
    ),
  },
  rules,
);

function claim(
  name: string,
  telling: SentenceOptions = {},
  words = en,
  about: ComparisonFacts = facts,
): string {
  const row = worked.themes.find(({ codeId }) => codeId === name);
  if (row === undefined) throw new Error(`The worked example has no theme ${name}.`);
  return themeClaim(words, worked, about, row, name, telling);
}

describe('the sentence about a theme', () => {
  it('gives its counts on both sides and whether its prominence is similar', () => {
    expect(claim('guide')).toBe(
      'Guide appeared in 31 of 40 reviewed documents (78%) and was raised by 6 of 17 respondents in 6 of 19 reviewed interviews (9 passages). ' +
        'The interview guide asked about it. It was more common in documents than in interviews.',
    );
    expect(claim('connector')).toContain('It was about as common in documents as in interviews.');
    expect(claim('status')).toContain('It was more common in interviews than in documents.');
  });

  it('gives differences and intervals only when asked, with their limits', () => {
    expect(claim('guide', { withStatistics: true })).toContain(
      'appeared in 31 of 40 reviewed documents (78%; 95% interval 62% to 88%)',
    );
    expect(claim('guide', { withStatistics: true })).toContain(
      'more common in documents than in interviews (difference 42 percentage points, 95% interval 14 to 63). ' +
        'The interval describes these counts, not a wider population',
    );
    expect(claim('guide')).not.toContain('interval');
  });

  it('reverses the difference with its interval, so that the larger share comes first', () => {
    expect(claim('status', { withStatistics: true })).toContain(
      'more common in interviews than in documents (difference 52 percentage points, 95% interval 25 to 72)',
    );
  });

  it('writes no percentage for seventeen people', () => {
    for (const { codeId } of worked.themes) {
      expect(claim(codeId, { withStatistics: true })).not.toMatch(/respondents \([^)]*%/);
    }
  });

  it('calls silence weak evidence and says what it is compatible with', () => {
    expect(claim('training')).toBe(
      'Training appeared in 9 of 40 reviewed documents (23%) and was raised by none of the 17 respondents. ' +
        'Its absence from interviews is weak evidence: with 17 counted, a true share of up to 18% is still compatible with finding none (95% interval).',
    );
  });

  it('does not count silence against a side that could not have spoken', () => {
    const unaskable = { ...theme('training', 9, 0), eligible: { a: true, b: false } };
    const comparison = compare({ a: documents(40), b: people(17), themes: [unaskable] }, rules);
    const [row] = comparison.themes;
    if (row === undefined) throw new Error('The comparison has one theme.');

    expect(themeClaim(en, comparison, facts, row, 'training')).toContain('so its absence there says nothing');
  });

  it('says that there is nothing to compare when a side is empty', () => {
    const comparison = compare(
      { a: documents(40), b: { ...people(0), inScope: 1 }, themes: [theme('guide', 9, 0)] },
      rules,
    );
    const [row] = comparison.themes;
    if (row === undefined) throw new Error('The comparison has one theme.');

    expect(themeClaim(en, comparison, facts, row, 'guide')).toBe(
      'Guide cannot be compared. The only interview here has not been reviewed in this layer.',
    );
  });

  it('leaves passages out in a layer that has none', () => {
    const row = {
      ...theme('guide', 9, 3),
      a: { ...sideCounts(9), passages: null },
      b: { ...sideCounts(3), passages: null },
    };
    const comparison = compare({ a: documents(40), b: people(17), themes: [row] }, rules);
    const [found] = comparison.themes;
    if (found === undefined) throw new Error('The comparison has one theme.');

    expect(themeClaim(en, comparison, facts, found, 'guide')).not.toContain('passage');
  });

  it('names two sides of one kind apart', () => {
    expect(claim('guide', { names: { a: 'news', b: 'wave of 2025' } })).toContain(
      'It was more common in documents (news) than in interviews (wave of 2025).',
    );
  });

  it('is in Chinese in Chinese', () => {
    expect(claim('guide', {}, zh)).toBe(
      '“guide”：见于已审阅的 40 份文档中的 31 份（78%）；17 位受访者中有 6 位谈及，涉及已审阅的 19 次访谈中的 6 次，共 9 个片段。' +
        '访谈提纲中问及该主题。该主题在文档中的提及率高于访谈。',
    );
  });
});

describe('the method of a comparison', () => {
  const method = comparisonMethod(en, smallComparison, facts);

  it('says what each side counts, and once what holds for both', () => {
    expect(method).toMatch(
      /^Documents and interviews were compared theme by theme; their counts are never added\. Passage/,
    );
    expect(method).toContain('Documents: We counted sources');
    expect(method).toContain('Interviews: We counted respondents');
    expect(method.split('Only the codings of wei, the main coder, are counted.')).toHaveLength(2);
  });

  it('says how prominence and ranks were computed and that verdicts are the analyst’s', () => {
    expect(method).toContain('differ by no more than 20 percentage points');
    expect(method).toContain('tied themes share the mean rank');
    expect(method).toContain('Verdicts are the analyst’s own');
  });

  it('explains the prompted mark only where it occurs', () => {
    const unprompted = compare(
      { ...small.counts, themes: small.counts.themes.filter(({ prompted }) => prompted === null) },
      rules,
    );

    expect(method).toContain('◇');
    expect(comparisonMethod(en, unprompted, facts)).not.toContain('◇');
  });

  it('says everything about each side, even if both are worded alike', () => {
    // Two documents of each class, all reviewed: both sides are worded alike.
    const corpus = smallStudy({ wei: everySource });
    const settings = {
      ...defaultComparison,
      a: { kind: 'document' as const, classIds: ['news'] },
      b: { kind: 'document' as const, classIds: ['news'] },
    };
    const same = comparisonInput(corpus, table, settings);

    const [, a, b] = comparisonMethodParagraphs(en, compare(same.counts, rules), same.facts);

    expect(a).toContain('Counted in the 2 of 2 documents reviewed by wei.');
    expect(b).toBe(a);
  });

  it('never says of a side without reviews that its counts are out of all', () => {
    const half = comparisonInput(smallStudy({ wei: ['D1'] }), table, defaultComparison);
    const [, , b] = comparisonMethodParagraphs(en, compare(half.counts, rules), half.facts);

    expect(b).toContain('None of these 3 interviews has been reviewed in this layer.');
    expect(b).not.toMatch(/out of|share/i);
  });

  it('says of documents without codings that they have none, not that they are not reviewed', () => {
    const uncoded = tableOf(codings('wei', ['N9.1 connector 0 10']));
    const settings = { ...defaultComparison, denominator: 'any' as const };
    const any = comparisonInput(smallStudy({ wei: everySource }), uncoded, settings);
    const [, a] = comparisonMethodParagraphs(en, compare(any.counts, rules), any.facts);

    expect(a).toContain('None of these 4 documents carries a coding.');
    expect(a).not.toContain('review');
  });

  it('says why classes covered differently have no share, and what to do', () => {
    const corpus = smallStudy({ wei: everySource }, { news: 'sampled', report: 'purposive' });
    const unlike = comparisonInput(corpus, table, defaultComparison);
    const told = comparisonMethod(en, compare(unlike.counts, rules), unlike.facts);

    expect(told).toContain(
      'The classes were covered differently (news: sampled; report: purposive; documents without a class: complete), so there is no overall share. ' +
        'For a share, ranks and prominence, choose classes that were covered in the same way.',
    );
    expect(told).toContain(
      'the pattern says only whether the theme was found in the sources that were counted',
    );
    expect(told).not.toContain('Prominence is called similar');
  });

  it('says when a side is empty for want of reviews, and when sources stand on both sides', () => {
    const half = comparisonInput(smallStudy({ wei: ['D1'] }), table, defaultComparison);
    const told = comparisonMethod(en, compare(half.counts, rules), { ...half.facts, onBothSides: 2 });

    expect(told).toContain('None of these 3 interviews has been reviewed in this layer.');
    expect(told).toContain('2 sources belong to both sides');
  });
});

describe('the order of themes, in words', () => {
  it('gives no p below five themes', () => {
    expect(ranksInWords(en, smallComparison, facts)).toBe(
      'With 3 themes no p value is given, since none could be smaller than 0.33. Compare the two lists of ranks instead.',
    );
  });

  it('says which side is the reason that there is none', () => {
    const half = comparisonInput(smallStudy({ wei: ['D1', 'D2'] }), table, defaultComparison);

    expect(ranksInWords(en, compare(half.counts, rules), half.facts)).toBe(
      'The two rank orders cannot be compared. None of these 3 interviews has been reviewed in this layer.',
    );
  });

  it('is a description with the exact p from five themes on', () => {
    expect(ranksInWords(en, worked, facts)).toBe(
      'Over 7 themes, the two rank orders correlate with Spearman’s ρ = −0.43 (exact two-sided p = 0.35) and Kendall’s τ-b = −0.24 (exact two-sided p = 0.56). This describes these counts; it is not a test.',
    );
  });
});

describe('the words of comparisons', () => {
  it.each([
    ['en', /\b(prov(e|es|ed|en|ing)|validat|confirm(s|ed)?|verif|significan)/i],
    ['zh-CN', /证明|证实|验证|显著(?!度)/],
  ] as const)('in %s never claim more than counts can show', (language, promises) => {
    const strings = JSON.stringify(catalogues[language].comparison);

    expect(strings).not.toMatch(promises);
  });

  it('have every caveat in both languages', () => {
    for (const words of [en, zh]) {
      const caveats = comparisonCaveats(words, worked);
      expect(new Set(caveats).size).toBe(6);
      for (const caveat of caveats) expect(caveat).not.toMatch(/comparison:|\{\{/);
    }
  });
});
