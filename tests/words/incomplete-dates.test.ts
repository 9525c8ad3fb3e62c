// Dates known by year only, and missing dates, are mentioned wherever a table arranges sources by date.
import { describe, expect, test } from 'vitest';
import { tallyJson } from '#core/counting/tally-json.ts';
import { tally } from '#core/counting/tally.ts';
import type { TallyRequest } from '#core/counting/request.ts';
import { methodSentence } from '#words/method-sentence.ts';
import { createWords } from '#words/words.ts';
import { Study } from '../core/counting/study.ts';

function study(): Study {
  const made = new Study().document('a', { date: '2019-02-03' }).document('b', { date: '2019' });
  return made.document('c', { date: '2018-11' }).document('d').document('e', { date: '2021-05' });
}

function told(request: TallyRequest): readonly [en: string, zh: string] {
  const { corpus, table } = study();
  const { facts } = tally(corpus, table, { denominator: 'all', ...request });
  return [methodSentence(createWords('en'), facts), methodSentence(createWords('zh-CN'), facts)];
}

function json(request: TallyRequest) {
  const { corpus, table } = study();
  return tallyJson(tally(corpus, table, { denominator: 'all', ...request }), '', null, (id) => id);
}

describe('dates too coarse for a table', () => {
  test('by month are mentioned in the method sentence and in json', () => {
    const [en, zh] = told({ by: 'month' });

    expect(en).toContain(
      '1 document is dated to the year only and is shown separately. 1 document is undated and is shown separately.',
    );
    expect(zh).toContain('1 份文档的日期仅精确到年，单独列出。1 份文档无日期，单独列出。');
    expect(json({ by: 'month' })).toMatchObject({
      coarse_dates: { coarse: 1, undated: 1 },
      scope_dates: null,
    });
  });

  test('by quarter stand after the quarters of their year, as by month, and are mentioned', () => {
    const { corpus, table } = study();
    const { columns } = tally(corpus, table, { denominator: 'all', by: 'quarter' });

    expect(columns.map(({ key }) => key)).toEqual([
      '2018-Q4',
      '2019-Q1',
      '2019 (no month)',
      '2021-Q2',
      '(none)',
    ]);
    expect(json({ by: 'quarter' }).coarse_dates).toEqual({ coarse: 1, undated: 1 });
    expect(told({ by: 'quarter' })[0]).toContain('1 document is dated to the year only');
  });

  test('by year are not too coarse', () => {
    expect(told({ by: 'year' })[0]).not.toContain('dated by');
    expect(json({ by: 'year' }).coarse_dates).toBeNull();
  });

  test('and left out by a scope of dates are mentioned', () => {
    const scope = { dates: { from: '2019-02', to: '2019-12' } };
    const [en, zh] = told({ scope });

    expect(en).toContain(
      'Dated February 2019 to December 2019; left out: 1 whose date is too coarse to tell, 1 undated.',
    );
    expect(zh).toContain('日期为 2019年2月至 2019年12月；未计入：日期不够精确者 1 份，无日期者 1 份。');
    expect(json({ scope }).scope_dates).toEqual({ coarse: 1, undated: 1 });
  });

  test('and left out by a scope open on one side are mentioned', () => {
    const [en] = told({ scope: { dates: { from: '2019-06' } } });

    expect(en).toContain('dates from June 2019');
    expect(en).toContain('Left out: 1 whose date is not precise enough to tell, 1 undated.');
  });
});
