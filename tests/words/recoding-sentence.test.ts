// The sentence for a paper about a sample that was coded again.
import { expect, it } from 'vitest';
import type { RecodedSource, Recoding } from '#core/recoding/recoding.ts';
import { recodingSentence } from '#words/recoding-sentence.ts';
import { createWords } from '#words/words.ts';

const first = '2026-09-01T12:00:00.000Z';

const source = (weeks: number | null, isSeen = false): RecodedSource => ({
  sourceId: `after ${weeks}`,
  firstAt: first,
  againAt: weeks === null ? null : new Date(Date.parse(first) + weeks * 7 * 86_400_000).toISOString(),
  isSeen,
});

const plan = (sources: readonly RecodedSource[], gone = 0): Recoding => ({
  id: 'plan',
  passId: 'again',
  personId: 'wei',
  sampleId: 'sample',
  weeks: 4,
  plannedAt: first,
  dueOn: '2026-09-29',
  isDue: true,
  sources,
  gone,
  frame: 40,
});

const sample = {
  seed: 7,
  settings: JSON.stringify({
    size: 3,
    strata: { by: 'none' },
    allocation: 'proportional',
    frame: [{ key: 'all', sourceIds: Array.from({ length: 40 }, (_, at) => String(at)), drawn: 3 }],
    kind: 'document',
    className: null,
    attributeName: null,
  }),
};

const said = (language: 'en' | 'zh-CN', recoding: Recoding) =>
  recodingSentence(createWords(language), recoding, { coder: 'Wei', sample });

it('says how many of how many, after how many weeks, and that the first pass was hidden', () => {
  const weeks = plan([source(4), source(6.5), source(null)]);
  expect(said('en', weeks)).toMatch(
    /^Wei re-coded 2 of 3 sources drawn at random from those reviewed, 4 to 6 weeks after the first pass, with the first pass hidden\. .*7/,
  );
  expect(said('zh-CN', weeks)).toMatch(
    /^Wei 从自己审阅过的材料中随机抽取 3 份，在第一次编码 4 至 6 周后，在看不到第一次编码的情况下重新编码了其中 2 份。/,
  );
});

it('leaves a space for the weeks while the first pass is hidden', () => {
  const hidden = plan([{ ...source(4), firstAt: null }]);
  expect(said('en', hidden)).toContain('[counted at unlock] weeks after the first pass');
  expect(said('zh-CN', hidden)).toContain('[解封时计算] 周后');
  expect(said('en', plan([source(null)]))).not.toContain('after the first pass');
});

it('tells what speaks against it: sources worked on meanwhile, and sources that are gone', () => {
  const text = said('en', plan([source(4, true), source(4)], 1));
  expect(text).toContain(
    'In 1 of these sources the coder had worked on the first pass after the sample was drawn.',
  );
  expect(text).toContain('1 source of the sample had left the study.');
  expect(said('zh-CN', plan([source(4, true)], 1))).toContain('样本中有 1 份材料已移出研究。');
});
