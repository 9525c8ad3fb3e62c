import { expect, test } from 'vitest';
import type { ScopeFacts } from '#core/counting/facts.ts';
import { namesOfSides, scopeInWords } from '#words/comparison-sides.ts';
import { createWords } from '#words/words.ts';

const everything: ScopeFacts = {
  kind: 'interview',
  classes: null,
  languages: null,
  origins: null,
  respondents: null,
  attributes: [],
  from: null,
  to: null,
  outByDate: { coarse: 0, undated: 0 },
  sample: null,
  picked: null,
  foundBy: null,
  savedQuery: null,
  withExcluded: false,
  withDuplicates: false,
};

const cases: readonly (readonly [Partial<ScopeFacts>, string | null, string | null])[] = [
  [{}, null, null],
  [{ classes: ['news', null] }, 'news, without a class', 'news、未分类'],
  [{ origins: ['People’s Daily', null] }, 'People’s Daily, not given', 'People’s Daily、未填写'],
  [{ from: '2022', to: '2023-06' }, '2022 – June 2023', '2022年 – 2023年6月'],
  [{ from: '2024' }, 'from 2024', '2024年起'],
  [{ to: '2023' }, 'until 2023', '截至 2023年'],
  [{ attributes: [{ name: 'member', values: ['true'] }] }, 'member: yes', 'member：是'],
];

test.each(cases)('a scope is named after its conditions: %j', (limits, english, chinese) => {
  const scope = { ...everything, ...limits };

  expect(scopeInWords(createWords('en'), scope)).toBe(english);
  expect(scopeInWords(createWords('zh-CN'), scope)).toBe(chinese);
});

test('sides of different kinds need no names', () => {
  const facts = (scope: ScopeFacts) => ({ scope }) as Parameters<typeof namesOfSides>[1]['a'];

  const names = namesOfSides(createWords('en'), {
    a: facts({ ...everything, kind: 'document', classes: ['news'] }),
    b: facts(everything),
  });

  expect(names).toEqual({ a: null, b: null });
});
