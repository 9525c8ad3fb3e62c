import { describe, expect, it } from 'vitest';
import type { Scope } from '#core/counting/request.ts';
import { sourcesInScope } from '#core/counting/scope.ts';
import { Study } from './study.ts';

const study = new Study().class('news').class('report');
study.attribute('city', 'source').attribute('workplace', 'respondent');
study.document('D1', { classId: 'news', language: 'en', date: '2019' });
study.document('D2', { classId: 'report', language: 'zh-CN', date: '2019-12' });
study.document('D3', { status: 'excluded', date: '2020-05-05' });
study.document('D4', { duplicateOf: 'D1', date: '2020-06' });
study.interview('N1', ['N1']).interview('N2', ['N2']).interview('N3', ['N1', 'N3']);
study.values('city', { D1: 'Beijing', N2: 'Shenzhen' }).values('workplace', { N1: 'firm', N3: 'ministry' });
const { corpus } = study;

function idsIn(scope: Scope): string[] {
  return sourcesInScope(corpus, scope).inScope.map(({ id }) => id);
}

describe('the scope of a count', () => {
  it('holds all sources except excluded ones and duplicates, and says how many these are', () => {
    expect(idsIn({})).toEqual(['D1', 'D2', 'N1', 'N2', 'N3']);
    expect(sourcesInScope(corpus, {})).toMatchObject({ excluded: 1, duplicates: 1 });
  });

  it('includes excluded sources and duplicates when asked', () => {
    expect(idsIn({ kind: 'document', withExcluded: true })).toEqual(['D1', 'D2', 'D3']);
    expect(idsIn({ kind: 'document', withDuplicates: true })).toEqual(['D1', 'D2', 'D4']);
  });

  it('counts as left out only sources that meet its other conditions', () => {
    expect(sourcesInScope(corpus, { kind: 'interview' })).toMatchObject({ excluded: 0, duplicates: 0 });
  });

  it('narrows by class, and to sources without one', () => {
    expect(idsIn({ classIds: ['news'] })).toEqual(['D1']);
    expect(idsIn({ classIds: ['report', null], kind: 'document' })).toEqual(['D2']);
    expect(idsIn({ classIds: [null] })).toEqual(['N1', 'N2', 'N3']);
  });

  it('narrows by language', () => {
    expect(idsIn({ languages: ['zh-CN'] })).toEqual(['D2']);
    expect(idsIn({ languages: [null, 'en'] })).toEqual(['D1', 'N1', 'N2', 'N3']);
  });

  it('narrows by origin, such as a newspaper, and to sources without one', () => {
    const news = new Study().document('D1', { origin: '人民日报' }).document('D2', { origin: '深圳特区报' });
    news.document('D3');
    const found = (origins: Scope['origins']) =>
      sourcesInScope(news.corpus, { origins }).inScope.map(({ id }) => id);

    expect(found(['人民日报'])).toEqual(['D1']);
    expect(found(['深圳特区报', null])).toEqual(['D2', 'D3']);
  });

  it('narrows to sources picked one by one', () => {
    expect(idsIn({ sourceIds: ['N2', 'D2', 'D3'] })).toEqual(['D2', 'N2']);
  });

  it('narrows by dates that certainly lie within the bounds', () => {
    expect(idsIn({ dates: { from: '2019', to: '2019' } })).toEqual(['D1', 'D2']);
    expect(idsIn({ dates: { from: '2019-06' } })).toEqual(['D2']);
    expect(idsIn({ dates: { to: '2019-12-30' } })).toEqual([]);
    expect(idsIn({ dates: { to: '2019-12' } })).toEqual(['D1', 'D2']);
  });

  it('says how many sources the dates leave out because their own are too coarse or missing', () => {
    const left = (from?: string, to?: string) =>
      sourcesInScope(corpus, { kind: 'document', dates: { from, to } }).outByDate;

    expect(left('2019-06')).toEqual({ coarse: 1, undated: 0 });
    expect(left('2020', '2021')).toEqual({ coarse: 0, undated: 0 });
    expect(sourcesInScope(corpus, { kind: 'interview', dates: { from: '2019' } }).outByDate).toEqual({
      coarse: 0,
      undated: 3,
    });
    expect(sourcesInScope(corpus, {}).outByDate).toEqual({ coarse: 0, undated: 0 });
  });

  it('narrows by values of sources, and to sources without one', () => {
    expect(idsIn({ attributes: [{ attributeId: 'city', values: ['Beijing', 'Shenzhen'] }] })).toEqual([
      'D1',
      'N2',
    ]);
    expect(idsIn({ attributes: [{ attributeId: 'city', values: [null] }] })).toEqual(['D2', 'N1', 'N3']);
  });

  it('narrows by values of respondents, to their interviews and their part of each', () => {
    const scoped = sourcesInScope(corpus, { attributes: [{ attributeId: 'workplace', values: ['firm'] }] });

    expect(scoped.inScope.map(({ id }) => id)).toEqual(['N1', 'N3']);
    expect(scoped.respondentsOf('N3').map(({ id }) => id)).toEqual(['N1']);
  });

  it('includes documents among sources without a value of a respondent', () => {
    expect(idsIn({ attributes: [{ attributeId: 'workplace', values: [null] }] })).toEqual(['D1', 'D2', 'N2']);
  });

  it('narrows to the interviews of chosen people', () => {
    expect(idsIn({ respondentIds: ['N1'] })).toEqual(['N1', 'N3']);
  });
});
