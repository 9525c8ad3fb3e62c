import { expect, test } from 'vitest';
import type { SampleDesign } from '#core/sampling/sample-design.ts';
import { sampleSentence } from '#words/sample-sentence.ts';
import { createWords } from '#words/words.ts';

function stratum(key: string, size: number, drawn: number) {
  return { key, drawn, sourceIds: Array.from({ length: size }, (_, place) => `${key}${place}`) };
}

const simple: SampleDesign = {
  size: 100,
  strata: { by: 'none' },
  allocation: 'proportional',
  frame: [stratum('all', 2000, 100)],
  kind: 'document',
  className: 'news',
  attributeName: null,
};
const byYear: SampleDesign = {
  ...simple,
  strata: { by: 'year' },
  frame: [stratum('2019', 1500, 75), stratum('(none)', 500, 25)],
};

const shuffled =
  'Within each draw, sources were put in the order of their identifiers and shuffled with the Fisher–Yates algorithm, using the sfc32 generator.';

test.each<[string, SampleDesign, string]>([
  [
    'simple',
    simple,
    'A simple random sample of 100 of 2,000 documents of the class news, drawn with the seed 20261125.',
  ],
  [
    'by year',
    byYear,
    'A stratified random sample of 100 of 2,000 documents of the class news, by year, drawn with the seed 20261125. Strata were drawn in proportion to their size, by the largest remainder, with at least two from each (2019: 75 of 1,500; (none): 25 of 500).',
  ],
  [
    'by an attribute, in equal numbers',
    {
      ...byYear,
      strata: { by: 'attribute', attributeId: 'x' },
      attributeName: 'region',
      allocation: 'equal',
      className: null,
      kind: 'interview',
    },
    'A stratified random sample of 100 of 2,000 interviews, by “region”, drawn with the seed 20261125. The same number was drawn from each stratum as far as its size allows, and at least two from each (2019: 75 of 1,500; (none): 25 of 500).',
  ],
  [
    'by expected spread',
    {
      ...byYear,
      allocation: 'neyman',
      frame: [
        { ...stratum('2019', 1500, 70), guess: 0.1 },
        { ...stratum('(none)', 500, 30), guess: 0.5 },
      ],
    },
    'A stratified random sample of 100 of 2,000 documents of the class news, by year, drawn with the seed 20261125. Strata were drawn in proportion to their size and to the spread expected in each (Neyman allocation), with at least two from each (2019: 70 of 1,500, 10% expected; (none): 30 of 500, 50% expected).',
  ],
])('a sample %s is described in sentences for a paper', (_, design, told) => {
  expect(sampleSentence(createWords('en'), design, 20_261_125)).toBe(`${told} ${shuffled}`);
});

test('many strata are only counted', () => {
  const frame = Array.from({ length: 30 }, (_, year) => stratum(String(1990 + year), 10, 1));

  expect(sampleSentence(createWords('en'), { ...byYear, frame }, 1)).toContain('(30 strata)');
});

test('the sentences are in Chinese in Chinese', () => {
  expect(sampleSentence(createWords('zh-CN'), byYear, 7)).toBe(
    '从 2,000 份文档（类别：news）中按年份分层随机抽取 100 份，随机种子为 7。各层按规模等比例抽取，余数按最大余数法分配，每层至少两份（2019：1,500 份中抽 75 份；（无）：500 份中抽 25 份）。抽取时，材料先按标识符排序，再以 sfc32 随机数生成器按 Fisher–Yates 算法打乱。',
  );
});
