import { describe, expect, it } from 'vitest';
import { codebookOf } from '#core/codes/codebook.ts';
import type { ClassRecord, SourceRecord } from '#core/records.ts';
import { Folding } from '#core/search/folding.ts';
import { codeMatcher } from '#core/ticks/match-codes.ts';
import { sourceMatcher, type SourceMatch } from '#core/ticks/match-sources.ts';
import { codeRecord, sourceRecord } from '../../helpers/records.ts';

const folding = new Folding([
  ['會', '会'],
  ['開', '开'],
]);
const fold = (name: string): string =>
  folding.fold(name, { case: true, forms: true }).replaceAll(/ +/g, ' ').trim();
const news: ClassRecord = { id: 'c1', name: 'News', coverage: 'complete', frameSize: null, position: 1 };
const reports: ClassRecord = {
  id: 'c2',
  name: 'Reports',
  coverage: 'complete',
  frameSize: null,
  position: 2,
};

function match(
  sources: readonly SourceRecord[],
  title: string,
  { date = null, className = null }: { date?: string | null; className?: string | null } = {},
): SourceMatch {
  const classes = new Map([news, reports].map((each) => [each.id, each]));
  return sourceMatcher(sources, classes, fold).match({ title, date, className });
}

const one = (id: string, by: string) => ({ outcome: 'matched', sourceId: id, by, candidates: [] });

describe('a row of a sheet', () => {
  const sources = [
    sourceRecord({ id: 'fair', title: 'Fair opens' }),
    sourceRecord({ id: 'FAIR', title: 'FAIR OPENS' }),
    sourceRecord({ id: 'kai', title: '展会开幕（二）' }),
    sourceRecord({ id: 'file', title: 'On standards', originalName: 'in/2019 standards.docx' }),
    sourceRecord({ id: 'talk', kind: 'interview', title: 'Talk with an engineer', label: 'N9.2' }),
    sourceRecord({ id: 'n12', kind: 'interview', title: 'Another talk', label: 'N12' }),
    sourceRecord({ id: 'seven', title: '007 Seven firms' }),
    sourceRecord({ id: 'year', title: '2019年报告' }),
  ];

  it.each([
    ['Fair opens', one('fair', 'title')],
    ['展會開幕(二)', one('kai', 'folded')],
    ['On  Standards', one('file', 'folded')],
    ['on standards', one('file', 'folded')],
    ['2019 standards.docx', one('file', 'file')],
    ['2019 Standards', one('file', 'file')],
    ['n9.2', one('talk', 'label')],
    ['Talk', one('talk', 'id')],
    ['12', one('n12', 'number')],
    ['No. 7', one('seven', 'number')],
    ['2019', one('file', 'number')],
    ['fair OPENS', { outcome: 'ambiguous', sourceId: null, candidates: ['fair', 'FAIR'] }],
    ['A fair', { outcome: 'unmatched', sourceId: null, candidates: [] }],
  ])('%j', (title, found) => {
    expect(match(sources, title)).toMatchObject(found);
  });

  it('is not matched by a number alone, which may be a tally', () => {
    const { knows } = sourceMatcher(sources, new Map(), fold);

    expect(['Fair opens', 'n9.2', '12', ''].map(knows)).toEqual([true, true, false, false]);
  });

  const copies = [
    sourceRecord({ id: 'a', title: 'Fair opens', date: '2019-05-03', classId: 'c1' }),
    sourceRecord({ id: 'b', title: 'Fair opens', date: '2019-05-04', classId: 'c1' }),
    sourceRecord({ id: 'c', title: 'Fair opens', date: '2019-05-04', classId: 'c2' }),
  ];

  it('is told from others of its title by its date, then by its class', () => {
    expect(match(copies, 'Fair opens', { date: '2019-05-03' })).toEqual(one('a', 'title'));
    expect(match(copies, 'Fair opens', { date: '2019-05-04' })).toMatchObject({ outcome: 'ambiguous' });
    expect(match(copies, 'Fair opens', { date: '2019-05-04', className: 'reports' })).toEqual(
      one('c', 'title'),
    );
    expect(match(copies, 'Fair opens', { date: '2019-05' })).toMatchObject({ outcome: 'ambiguous' });
  });

  it('that shares its beginning with a source is offered that source, but not matched to it', () => {
    const told = [
      sourceRecord({ id: 'other', title: 'Recommended suppliers 2023', date: '2023-03-30' }),
      sourceRecord({ id: 'list', title: 'Recommended suppliers 2024: shorter list', date: '2024-03-28' }),
      sourceRecord({ id: 'tour', title: '大会开进园区，首站走进东莞', date: '2018-03-22' }),
    ];
    const offered = (...candidates: string[]) => ({
      outcome: 'alike',
      sourceId: null,
      by: null,
      candidates,
    });

    expect(match(told, 'Recommended suppliers', { date: '2024-03-28' })).toEqual(offered('list'));
    expect(match(told, 'recommended suppliers')).toEqual(offered('other', 'list'));
    expect(match(told, '大會開進园区', { date: '2018-03-22' })).toMatchObject({ outcome: 'unmatched' });
    expect(match(told, '大會開进园区', { date: '2018-03-22' })).toEqual(offered('tour'));
    expect(match(told, '大会开进园区，首站走进东莞（附照片）')).toEqual(offered('tour'));
    // Too short to mean anything.
    expect(match(told, 'Rec')).toMatchObject({ outcome: 'unmatched', candidates: [] });
  });

  it('with another date is not matched to the source of that title', () => {
    expect(match(copies.slice(0, 1), 'Fair opens', { date: '2020-05-03' })).toEqual({
      outcome: 'unmatched',
      sourceId: null,
      by: null,
      candidates: ['a'],
    });
  });

  it('matches the original when all others are its copies', () => {
    const linked = copies.map((copy) => ({ ...copy, duplicateOf: copy.id === 'b' ? null : 'b' }));

    expect(match(linked, 'Fair opens')).toEqual(one('b', 'title'));
  });
});

describe('a heading', () => {
  const codebook = codebookOf([
    codeRecord({ id: 'guide', name: 'guide', name2: '引导', aliases: 'policy\nsteering' }),
    codeRecord({ id: 'local', parentId: 'guide', name: 'local' }),
    codeRecord({ id: 'market', name: 'Market' }),
    codeRecord({ id: 'local2', parentId: 'market', name: 'local' }),
    codeRecord({ id: 'gone', name: 'gone', status: 'merged' }),
  ]);

  it.each([
    ['guide', 'guide', false],
    ['GUIDE', 'guide', false],
    ['market', 'market', false],
    ['引导', 'guide', false],
    ['Steering', 'guide', false],
    ['guide > local', 'local', false],
    ['market › Local', 'local2', false],
    ['Market/local', 'local2', false],
    ['local', null, true],
    ['gone', null, false],
    ['new theme', null, false],
  ])('%j', (heading, codeId, isAmbiguous) => {
    expect(codeMatcher(codebook, fold)(heading)).toEqual({ codeId, isAmbiguous });
  });
});
