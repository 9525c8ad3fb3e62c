import { describe, expect, it, test } from 'vitest';
import { wordRules } from '#core/wordlist/word-rules.ts';
import { joinedForms, wordFormIn, writtenForm } from '#core/wordlist/word-forms.ts';
import { wordList } from '#core/wordlist/word-list.ts';
import { WordCounts } from '#core/wordlist/word-counts.ts';

test.each([
  ['firms = firm', { form: 'firms', word: 'firm' }],
  ['Firms=FIRM', { form: 'firms', word: 'firm' }],
  ['两家 ＝ 企业', { form: '两家', word: '企业' }],
  ['firms', null],
  ['firms =', null],
  ['firm = Firm', null],
  ['a = b = c', null],
])('reads %s', (text, found) => {
  expect(wordFormIn(text)).toEqual(found);
  expect(found && wordFormIn(writtenForm(found))).toEqual(found);
});

describe('joined forms', () => {
  it('lead on from word to word, and count apart where they lead in a circle', () => {
    const joined = joinedForms(['firms = firm', 'firm = company', 'a = b', 'b = a', 'to a = a', 'no form']);

    expect(Object.fromEntries(joined)).toEqual({ firms: 'company', firm: 'company' });
  });

  it('count one of two words alike, whatever their order', () => {
    const two = ['firms = firm', 'firms = business'];

    expect(joinedForms(two)).toEqual(joinedForms(two.toReversed()));
    expect(joinedForms(two).get('firms')).toBe('business');
  });
});

test('a list counts a form as the word that it is joined with, source by source, and says so', () => {
  const counts = new WordCounts();
  for (const text of [['firms', 'firm', 'hall'], ['firms'], ['hall', 'firma']])
    counts.add(text.map((form) => ({ form })));
  const listing = {
    groupsOf: (text: number) => [text === 2 ? 1 : 0],
    peopleOf: () => [],
    stopWords: new Set<string>(),
    withSingleCharacters: false,
  };

  const list = wordList(counts, 2, {
    ...listing,
    forms: new Map([
      ['firms', 'firm'],
      ['firma', 'firm'],
      ['never', 'used'],
    ]),
  });

  expect(
    list.rows.map(({ word, forms, count, sources }) => [word, [...forms].sort(), count, sources]),
  ).toEqual([
    ['firm', ['firma', 'firms'], 4, 3],
    ['hall', [], 2, 2],
  ]);
  expect(list.rows[0]?.groups.map(({ count, sources }) => [count, sources])).toEqual([
    [3, 2],
    [1, 1],
  ]);
  expect(list.joined).toEqual({ form: 'firms', word: 'firm', count: 2 });
  expect(list.total.words).toBe(6);
});

test('a list leaves out what is rarer than asked for, and says how much that is', () => {
  const counts = new WordCounts();
  for (const text of [
    ['fair', 'fair', 'fair', 'hall'],
    ['hall', 'once'],
  ])
    counts.add(text.map((form) => ({ form })));
  const listing = {
    groupsOf: () => [],
    peopleOf: () => [],
    stopWords: new Set<string>(),
    withSingleCharacters: false,
  };
  const listed = (least: { minCount?: number; minSources?: number }) => {
    const { rows, rare, total } = wordList(counts, 0, { ...listing, ...least });
    return [rows.map(({ word }) => word), rare, total.words];
  };

  expect(listed({})).toEqual([['fair', 'hall', 'once'], 0, 6]);
  expect(listed({ minCount: 2 })).toEqual([['fair', 'hall'], 1, 6]);
  expect(listed({ minSources: 2 })).toEqual([['hall'], 2, 6]);
});

it('joins a form as a single list asks, whatever the study says of it', () => {
  const study = [
    { language: 'en', word: 'firms = business', use: 'form' },
    { language: 'en', word: 'fairs = fair', use: 'form' },
  ] as const;
  const added = { terms: [], stopWords: [], withStopWords: false };

  const { forms } = wordRules('en', study, { ...added, forms: ['firms = firm'] });

  expect([...forms]).toEqual([
    ['fairs', 'fair'],
    ['firms', 'firm'],
  ]);
});
