import { describe, expect, it } from 'vitest';
import { languageTag, referencePlan, type ReferredSource } from '#core/imports/references/plan.ts';
import type { Reference } from '#core/imports/references/reference.ts';

function source(id: string, facts: Partial<ReferredSource> = {}): ReferredSource {
  return {
    id,
    title: 'Springs on the open network',
    isNamedByFile: false,
    originalName: null,
    date: null,
    origin: null,
    language: null,
    attributes: new Map(),
    ...facts,
  };
}

function reference(facts: Partial<Reference> = {}): Reference {
  return {
    type: 'NEWS',
    title: 'Springs on the open network',
    creators: [],
    date: null,
    outlet: '',
    publisher: '',
    volume: '',
    issue: '',
    pages: '',
    language: '',
    address: '',
    doi: '',
    keywords: [],
    abstract: '',
    files: [],
    ...facts,
  };
}

describe('a reference means a source', () => {
  it('by its title, whatever its case, punctuation and width', () => {
    const plan = referencePlan([reference({ title: 'SPRINGS, on the “Open” Network.' })], [source('a')]);

    expect(plan.matched.map(({ sourceId }) => sourceId)).toEqual(['a']);
  });

  it('by the name of its file, and then gives it its title', () => {
    const plan = referencePlan(
      [reference({ files: ['Springs.PDF'] })],
      [source('a', { title: 'springs', isNamedByFile: true, originalName: 'springs.pdf' })],
    );

    expect(plan.filled).toEqual([
      { sourceId: 'a', field: 'title', value: 'Springs on the open network', here: null },
    ]);
  });

  it('by its title among the articles of one file', () => {
    const plan = referencePlan(
      [reference({ files: ['nexis.docx'] })],
      [
        source('a', { title: 'A fair', originalName: 'nexis.docx' }),
        source('b', { originalName: 'nexis.docx' }),
        source('c'),
      ],
    );

    expect(plan.matched.map(({ sourceId }) => sourceId)).toEqual(['b']);
  });

  it('not if it could mean several, nor if another reference means it already', () => {
    const two = referencePlan([reference()], [source('a'), source('b')]);
    const twice = referencePlan([reference(), reference({ date: '2020' })], [source('a')]);

    expect([two.matched.length, two.ambiguous.length]).toEqual([0, 1]);
    expect([twice.matched.length, twice.ambiguous.length]).toEqual([1, 1]);
  });
});

describe('what a reference says', () => {
  it('is filled in where the source says nothing, stays untold where it says the same, and else stays told', () => {
    const { filled, left } = referencePlan(
      [
        reference({
          date: '2020-03-05',
          outlet: 'suzhou industrial times',
          creators: ['Doe, Jane', 'Li, Qing'],
        }),
      ],
      [source('a', { date: '2020', origin: 'Suzhou Industrial Times' })],
    );

    expect(filled).toEqual([{ sourceId: 'a', field: 'creators', value: 'Doe, Jane; Li, Qing', here: null }]);
    expect(left).toEqual([{ sourceId: 'a', field: 'date', value: '2020-03-05', here: '2020' }]);
  });

  it('becomes a source if it means none and has an abstract, once', () => {
    const told = reference({ title: 'A hall', abstract: 'It was opened.' });
    const plan = referencePlan([told, told, reference({ title: 'A desk' })], [source('a')]);

    expect([plan.made.length, plan.ambiguous.length, plan.unmatched.length]).toEqual([1, 1, 1]);
  });

  it('names its language in many ways', () => {
    expect(['en-GB', 'eng', 'English', '中文', 'zh_CN', 'pt-br', 'de', 'Latin', ''].map(languageTag)).toEqual(
      ['en', 'en', 'en', 'zh-CN', 'zh-CN', 'pt-BR', 'de', null, null],
    );
  });
});
