// Sentences about numbers in rare settings in which they could be false or ungrammatical.
import { describe, expect, it } from 'vitest';
import { compare } from '#core/comparison/compare.ts';
import { comparisonInput } from '#core/comparison/input.ts';
import { defaultComparison, rulesOf } from '#core/comparison/settings.ts';
import type { TallyRequest } from '#core/counting/request.ts';
import { tally } from '#core/counting/tally.ts';
import { ranksInWords, themeClaim } from '#words/comparison-sentence.ts';
import { comparisonMethodParagraphs } from '#words/comparison-method.ts';
import { languageName } from '#words/language-name.ts';
import { methodSentence } from '#words/method-sentence.ts';
import { createWords } from '#words/words.ts';
import analysis from '#fixtures/methods/analysis.json' with { type: 'json' };
import { Study } from '../core/counting/study.ts';
import { goldenStudy } from './golden-settings.ts';
import { sampledStudy } from './sampled-study.ts';

const [en, zh] = [createWords('en'), createWords('zh-CN')];
const documents = { kind: 'document' } as const;

function told(request: TallyRequest, { corpus, table }: Study = goldenStudy()): string {
  return methodSentence(en, tally(corpus, table, request).facts);
}

/** Documents of which none is reviewed, beside two interviews of which one is. */
function apartStudy(): Study {
  const study = new Study().theme('guide').document('n1').document('n2');
  return study.interview('N1', ['N1']).interview('N2', ['N2']).reviewed(['N1']).coding('N1', 'guide', [0, 4]);
}

describe('the base of respondents', () => {
  it('says how many of their interviews are reviewed, and nothing of documents', () => {
    const sentence = told({ unit: 'respondents', denominator: 'all' }, apartStudy());

    expect(sentence).toContain('Out of both respondents in scope (reviewed: 1 of 2 interviews).');
  });

  it('uses the singular for one person', () => {
    const scope = { respondentIds: ['N1'] };

    expect(told({ unit: 'respondents', scope }, apartStudy())).toContain(
      'Counted in the one respondent with a reviewed interview (1 of 1 interview).',
    );
    expect(told({ unit: 'respondents', scope, denominator: 'all' }, apartStudy())).toContain(
      'Out of the one respondent in scope (reviewed: 1 of 1 interview).',
    );
  });
});

describe('the base of sources', () => {
  it('says none when no source is reviewed, and uses the singular for one', () => {
    const study = new Study().theme('guide').document('a').document('b').document('c').reviewed(['c']);
    const none = { denominator: 'all', scope: { sourceIds: ['a', 'b'] } } as const;

    expect(told(none, study)).toContain('Out of both documents in scope, neither of which is reviewed;');
    expect(told({ ...none, unit: 'codings' }, study)).toContain(
      'Counted in the text of both documents in scope, neither of which is reviewed.',
    );
    expect(told({ ...none, scope: { sourceIds: ['a'] } }, study)).toContain(
      'Out of the one document in scope, which is not reviewed;',
    );
    expect(told({ unit: 'codings', denominator: 'all', scope: { sourceIds: ['c'] } }, study)).toContain(
      'Counted in the text of the one document in scope, which is reviewed.',
    );
    expect(told({ unit: 'codings', scope: { sourceIds: ['a'] } }, study)).toContain(
      'Nothing here is marked as reviewed, so the text of the one document is counted;',
    );
    expect(told({ scope: none.scope }, study)).toContain(
      'Nothing here is marked as reviewed, so the counts are out of both documents;',
    );
  });
});

describe('a class that was drawn', () => {
  it('mentions no interval when its share is not estimated', () => {
    const together = told({ scope: documents });

    expect(together).toContain('News: drawn at random from 40.');
    expect(together).not.toContain('the interval allows for the draw');
  });

  it('says why nothing is estimated when it is counted alone', () => {
    expect(told({ scope: { ...documents, classIds: ['news'] } })).toContain(
      'News: drawn at random from 40. 3 of 5 drawn sources are reviewed, but not in the order of the draw, so there is no estimate yet.',
    );
  });

  it('is not called estimated beside a class that cannot be weighed with it, unless classes stand apart', () => {
    const classes = { scope: { ...documents, classIds: ['news', 'charter'] } };
    const study = sampledStudy();

    const weighed = told({ ...classes, estimate: true }, study);
    expect(weighed).toContain('News: the sample “Twenty of the news” was drawn at random from 200.');
    expect(weighed).not.toContain('the interval allows for the draw');
    expect(told({ ...classes, by: 'class' }, study)).toContain('the interval allows for the draw');
  });

  it('says that documents reviewed outside the draw are not used, only when the draw is', () => {
    const classes = { scope: { ...documents, classIds: ['news', 'report'] } };

    expect(told(classes, sampledStudy({ outside: 1 }))).not.toContain('outside the draw');
    expect(told({ ...classes, by: 'class' }, sampledStudy({ outside: 1 }))).toContain('outside the draw');
  });

  it('says what is in the frame and the scope when dates leave out drawn documents', () => {
    const sentence = told({
      scope: { ...documents, classIds: ['news'], dates: { from: '2019', to: '2020-06' } },
      layer: 'adjudicated',
    });

    expect(sentence).toContain(
      'Of 5 drawn documents, 1 turned out not to belong to the frame (no reason given) and 2 to lie outside the scope; the estimate is for the roughly 16 in the frame and the scope, a number that is itself an estimate.',
    );
  });

  it('states its problem once on the side of a comparison', () => {
    const study = goldenStudy();
    const settings = { ...defaultComparison, a: { ...documents, classIds: ['news'] } };
    const { counts, facts } = comparisonInput(study.corpus, study.table, settings);
    const [, side = ''] = comparisonMethodParagraphs(en, compare(counts, rulesOf(settings)), facts);

    expect(side.match(/not in the order of the draw/g)).toHaveLength(1);
  });
});

it('purposive sources are reviewed by their number', () => {
  const charters = { ...documents, classIds: ['charter'] };

  expect(told({ scope: charters, layer: { coderId: 'Lin' } })).toContain('1 of the 2 chosen is reviewed,');
  expect(told({ scope: { ...charters, languages: ['en'] } })).toContain(
    'Charter: one document, chosen on purpose and reviewed; it stands for no others.',
  );
});

it.each([
  ['en', 'reviewed', 'Charter: one document, chosen on purpose and reviewed;'],
  ['zh-CN', 'not reviewed', 'Charter: one document, chosen on purpose and not reviewed;'],
] as const)(
  'the only purposive source, in %s, is said to be %s in both languages',
  (language, _, english) => {
    const { corpus, table } = goldenStudy();
    const scope = { ...documents, classIds: ['charter'], languages: [language] };
    const { facts } = tally(corpus, table, { scope, layer: { coderId: 'Lin' } });
    const chinese = language === 'en' ? '，已审阅，不代表其他材料。' : '，尚未审阅，不代表其他材料。';

    expect(methodSentence(en, facts)).toContain(english);
    expect(methodSentence(zh, facts)).toContain(`charter：有目的选取的一份文档${chinese}`);
  },
);

describe('a row with a code that was created late', () => {
  it('is worded as the specification words it', () => {
    const study = new Study().class('news').theme('guide');
    for (const id of ['a', 'b', 'c', 'd']) study.document(id);
    study.reviewed(['a', 'b', 'c']).reviewed(['d'], 'Wei', '2025-01-01T00:00:00.000Z');
    study
      .coding('a', 'guide', [0, 4])
      .code('late', { parentId: 'guide', createdAt: '2024-06-01T00:00:00.000Z' });
    const parts = { theme: 'Guide', k: '3', n: '4', a: '2', x: '1', y: '3' };

    for (const [words, language, more] of [
      [en, 'en', { units: 'documents' }],
      [zh, 'zh-CN', { units: '份文档', theme: '“guide”' }],
    ] as const) {
      const filled = Object.entries({ ...parts, ...more }).reduce<string>(
        (text, [name, value]) => text.replaceAll(`{${name}}`, value),
        analysis.templates.born_late[language],
      );
      expect(methodSentence(words, tally(study.corpus, study.table, {}).facts)).toContain(filled);
    }
  });

  it('names a code in a table of codes, and says that it did not exist itself', () => {
    const codes = { of: 'codes', scope: documents } as const;

    expect(told({ ...codes, rollup: false })).toContain(
      'Late: all 8 documents were reviewed before it existed; none of them has the code, so the count lies between 0 and 8.',
    );
    expect(told(codes)).toContain('before it or one of its sub-codes existed; none of them has the code,');
    expect(told(codes)).not.toContain('the theme');
  });
});

it('a union says no source, not nought', () => {
  expect(told({ layer: 'union' })).toContain(
    'Coded by any of Ana, Lin, Max and Wei; no source was reviewed by all of them, 7 by one.',
  );
});

it('languages of a scope are named, and an unknown tag stays as it was typed', () => {
  expect(told({ scope: { languages: ['zh-CN', null] } })).toContain('language Chinese (China) or unknown');
  expect(languageName('en', 'Plattdeutsch (alt)')).toBe('Plattdeutsch (alt)');
});

describe('a comparison', () => {
  const letters = {
    ...defaultComparison,
    a: { ...documents, classIds: ['news', 'report'] },
    b: { ...documents, classIds: ['letter'] },
    estimate: true,
  };
  const study = sampledStudy();
  const { counts, facts } = comparisonInput(study.corpus, study.table, letters);
  const comparison = compare(counts, rulesOf(letters));

  it('says that the difference is one of estimates when the counts beside it are not', () => {
    const claim = themeClaim(en, comparison, facts, comparison.themes[0]!, 'connector', {
      withStatistics: true,
    });

    expect(claim).toContain('(difference between the estimated shares 18 percentage points,');
  });

  it('of two themes says why they have no p value, without a meaningless number', () => {
    expect(ranksInWords(en, comparison, facts)).toBe(
      'With 2 themes no p value is given, since it could only be 1. Compare the two lists of ranks instead.',
    );
  });
});
