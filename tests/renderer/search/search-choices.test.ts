import { expect, test } from 'vitest';
import {
  everywhere,
  firstChoices,
  hiddenConditions,
  isNarrowed,
  isStrict,
  isWithoutSpaces,
  loosely,
  possible,
  requestOf,
  type SearchChoices,
} from '#renderer/features/search/search-choices.ts';

const choices = (changed: Partial<SearchChoices>): SearchChoices => ({ ...firstChoices, ...changed });

test('nothing is searched while the field is empty', () => {
  expect(requestOf(choices({ text: ' \t' }))).toBeNull();
});

test('a choice that narrows nothing is left out', () => {
  expect(requestOf(choices({ text: '标准' }))).toEqual({
    query: { text: '标准', matching: 'anywhere', matchCase: false, exactForms: false },
    scope: {},
  });
});

test('every choice becomes a condition', () => {
  const request = requestOf(
    choices({
      text: 'iso',
      matching: 'whole-word',
      matchCase: true,
      kind: 'document',
      classIds: ['news', 'none'],
      languages: ['zh-CN'],
      from: '2019年3月',
      to: 'no date',
      values: { member: ['=yes', 'none'], mood: [] },
      coded: 'uncoded-hits',
      codeIds: ['guide'],
      sampleId: 'pilot',
      withExcluded: true,
      classes: [{ kind: 'document', classId: 'news' }],
      years: ['2019', 'none'],
    }),
  );

  expect(request).toEqual({
    query: { text: 'iso', matching: 'whole-word', matchCase: true, exactForms: false },
    scope: {
      kind: 'document',
      classIds: ['news', null],
      languages: ['zh-CN'],
      dates: { from: '2019-03' },
      attributes: [{ attributeId: 'member', values: ['yes', null] }],
      withExcluded: true,
    },
    sampleId: 'pilot',
    coded: { level: 'hits', coded: false, codeIds: ['guide'] },
    narrow: { classes: [{ kind: 'document', classId: 'news' }], years: ['2019', null] },
  });
});

test('a value that no longer exists makes no condition', () => {
  const none = {
    class: new Map(),
    attribute: new Map(),
    code: new Map(),
    sample: new Map(),
    savedQuery: new Map(),
  };

  const left = possible(
    choices({
      classIds: ['news', 'none'],
      classes: [
        { kind: 'document', classId: 'news' },
        { kind: 'interview', classId: null },
      ],
      codeIds: ['guide'],
      values: { member: ['=yes'] },
      sampleId: 'pilot',
    }),
    none,
  );

  expect(left).toMatchObject({
    classIds: ['none'],
    classes: [{ kind: 'interview', classId: null }],
    codeIds: [],
    values: {},
    sampleId: 'none',
  });
});

test('searching everywhere removes every condition and keeps the words', () => {
  const narrow = choices({ text: 'iso', kind: 'interview', from: '2019', withDuplicates: true });

  const wide = { ...narrow, ...everywhere };

  expect([isNarrowed(narrow), hiddenConditions(narrow)]).toEqual([true, 2]);
  expect([isNarrowed(wide), hiddenConditions(wide), wide.text]).toEqual([false, 0, 'iso']);
});

test('words that are matched more strictly than by default can be matched loosely again', () => {
  const strict = [{ matchCase: true }, { exactForms: true }, { matching: 'whole-word' }] as const;

  expect(strict.map((each) => isStrict(choices(each)))).toEqual([true, true, true]);
  expect(strict.map((each) => isStrict({ ...choices(each), ...loosely }))).toEqual([false, false, false]);
  expect(isStrict(choices({ matching: 'pattern', matchCase: true }))).toBe(false);
});

test('whole words are said to make no difference for Chinese, and only there', () => {
  const said = (text: string, matching: SearchChoices['matching']) => isWithoutSpaces({ text, matching });

  expect([said('供需', 'whole-word'), said('5G标准', 'word-start')]).toEqual([true, true]);
  expect([said('供需', 'anywhere'), said('供需', 'pattern'), said('market', 'whole-word')]).toEqual([
    false,
    false,
    false,
  ]);
});
