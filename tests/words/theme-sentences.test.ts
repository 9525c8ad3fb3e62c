// The sentences on estimates, theme by theme, in the worked cases of the specification and in similar ones.
import { describe, expect, it } from 'vitest';
import type { TallyRequest } from '#core/counting/request.ts';
import { tallyJson } from '#core/counting/tally-json.ts';
import { tally } from '#core/counting/tally.ts';
import { tallyTable } from '#core/exports/tally-rows.ts';
import { methodSentence } from '#words/method-sentence.ts';
import { themeSentences } from '#words/theme-sentences.ts';
import { createWords } from '#words/words.ts';
import { sampledStudy, type Drawing } from './sampled-study.ts';

const both = [createWords('en'), createWords('zh-CN')] as const;

function told(drawing: Drawing, request: TallyRequest, codeId = 'connector') {
  const { corpus, table } = sampledStudy(drawing);
  const counted = tally(corpus, table, request);
  return both.map((words) => themeSentences(words, counted).get(codeId));
}

const classes = (...classIds: string[]) => ({ scope: { kind: 'document' as const, classIds } });

describe('the sentence of a theme', () => {
  it('gives the weighed share of a sample beside a complete class, as the specification words it', () => {
    const [en, zh] = told({}, { ...classes('news', 'report'), estimate: true });

    expect(en).toBe(
      'An estimated 48% of the 270 documents in the frame mention connector (95% interval 35–63%, standard error 8 points). News: 8 of 20 drawn at random from 200; report: 49 of 70, all coded. Each class counts in proportion to its size.',
    );
    expect(zh).toBe(
      '据估计，抽样框内 270 份文档中有 48% 提及“connector”（95% 区间 35%–63%，标准误 8 个百分点）。news：从 200 份中随机抽取 20 份，其中 8 份提及；report：70 份全部编码，其中 49 份提及。各类按其数量加权。',
    );
  });

  it('says for a theme that no drawn source has how many of the frame may have it', () => {
    const [en, zh] = told({}, classes('news'), 'guide');

    expect(en).toBe(
      'None of the 20 drawn documents mentions guide; at most about 29 of the 200 in the frame do (95%).',
    );
    expect(zh).toBe('抽取的 20 份文档均未提及“guide”；抽样框 200 份中至多约 29 份提及（95%）。');
  });

  it('writes no percentage for few', () => {
    expect(told({ read: 12 }, classes('news'))[0]).toBe(
      'Connector – news: 8 of 12 drawn at random from 200. Interim: 12 of 20 drawn documents reviewed, in the order of the draw. Whatever the rest hold, the share in the sample will end between 40% and 80%.',
    );
  });

  it('says what unreadable members may change, and mentions ineligible ones', () => {
    const [en] = told({ unreadable: 2, ineligible: 1 }, { ...classes('news', 'report'), estimate: true });

    expect(en).toContain('of the roughly 259 documents in the frame mention connector');
    expect(en).toContain('News: 8 of the 17 that belong here, out of 18 drawn at random from 200;');
    expect(en).toContain(
      '2 of 20 drawn documents could not be read (damaged file). They are taken to be like the others; if all or none of them mentioned connector the share in the sample would lie between 8 of 19 and 10 of 19.',
    );
  });

  it('says that strata were weighed, and without a share that they cannot be', () => {
    expect(told({}, classes('letter'))[0]).toBe(
      'An estimated 30% of the 100 documents in the frame mention connector (95% interval 16–46%, standard error 8 points). Letter: 6 of 22 drawn at random from 100. Each stratum counts in proportion to its size.',
    );
    expect(told({ read: 0 }, classes('news'))[0]).toBeUndefined();
  });

  it('sets classes apart that have no share in common, each as far as it stands for others', () => {
    const [en, zh] = told({ outside: 3 }, { ...classes('news', 'report', 'charter'), by: 'class' });

    expect(en).toBe(
      'Connector – news: 8 of 20 drawn at random from 200 (an estimated 40% of the frame, 95% interval 23–60%); report: 49 of 70, all coded; charter: 9 of the 24 chosen; they stand for no others.',
    );
    expect(zh).toBe(
      '“connector”：news：从 200 份中随机抽取 20 份，其中 8 份提及（据估计占抽样框的 40%，95% 区间 23%–60%）；report：70 份全部编码，其中 49 份提及；charter：选取的 24 份中有 9 份提及，不代表其他材料。',
    );
  });

  it('is in json and csv with its numbers', () => {
    const { corpus, table } = sampledStudy();
    const counted = tally(corpus, table, { ...classes('news', 'report'), estimate: true });
    const sentences = themeSentences(both[0], counted);
    const json = tallyJson(counted, '', null, () => '', sentences);
    const csv = tallyTable(counted, { paths: new Map(), layer: 'main', method: '', sentences, notice: null });
    const place = csv.columns.findIndex(({ key }) => key === 'sentence');

    expect(json.rows.map(({ sentence }) => sentence)).toEqual([...sentences.values()]);
    expect([...csv.rows].map((row) => row[place])).toEqual([...sentences.values()]);
  });

  it('is absent when nothing was sampled or chosen on purpose', () => {
    expect(told({}, { ...classes('report'), by: 'class' })).toEqual([undefined, undefined]);
    expect(told({}, { ...classes('news', 'report'), unit: 'codings' })).toEqual([undefined, undefined]);
  });
});

describe('the method of a count of samples', () => {
  it('names the draw that is used, and says that another is not', () => {
    const { corpus, table } = sampledStudy({ withPilot: true, outside: 1 });
    const sentence = (request: TallyRequest) => methodSentence(both[0], tally(corpus, table, request).facts);

    expect(sentence(classes('news'))).toContain(
      'News: estimated from the sample “Twenty of the news”, drawn at random from 200; the interval allows for the draw. Another sample of news is not used. 1 further document of this class was reviewed outside the draw and is not used.',
    );
    expect(sentence({ ...classes('news'), draws: ['Pilot'] })).toContain(
      'News: the sample “Pilot” was drawn at random from 200. None of the 5 drawn sources is reviewed, so there is no estimate yet.',
    );
    // A scope of the members of a draw means that draw.
    const ofPilot = tally(corpus, table, { scope: { sampleId: 'Pilot' } });
    expect(ofPilot.facts.coverage.classes[0]).toMatchObject({ draw: 'Pilot', otherDraws: 1 });
  });

  it('says how a draw was divided into strata', () => {
    const { corpus, table } = sampledStudy();

    expect(methodSentence(both[0], tally(corpus, table, classes('letter')).facts)).toContain(
      'Drawn in strata by year (equal allocation, seed 7): 2019: 12 of 60; 2020: 10 of 40.',
    );
  });
});
