import { describe, expect, it } from 'vitest';
import { codebookCounts } from '#core/counting/codebook-counts.ts';
import { codingsOf, oneSidedSources, passagesOf } from '#core/counting/passages.ts';
import { Study } from './study.ts';

const study = new Study()
  .theme('guide')
  .code('standards', { parentId: 'guide' })
  .class('news')
  .class('report');
study
  .document('B report', { classId: 'report' })
  .document('A news', { classId: 'news' })
  .interview('N1', ['N1']);
study.coding('B report', 'standards', [20, 30], { id: 'nested' });
study.coding('B report', 'guide', [10, 40], { id: 'outer' });
study.coding('B report', 'guide', [40, 45], { id: 'touching' });
study
  .coding('B report', 'standards', null, { id: 'whole 2' })
  .coding('B report', 'guide', null, { id: 'whole 1' });
study.coding('A news', 'guide', [0, 5], { id: 'news' }).coding('N1', 'guide', null, { id: 'note' });
const { corpus, table } = study;
const all = { denominator: 'all' } as const;

describe('the passages of a cell', () => {
  it('come source by source, the whole source first, then in text order with their codings', () => {
    expect(passagesOf(corpus, table, all, { codeId: 'guide' })).toEqual([
      { sourceId: 'A news', span: { start: 0, end: 5 }, codingIds: ['news'] },
      { sourceId: 'B report', span: null, codingIds: ['whole 1', 'whole 2'] },
      { sourceId: 'B report', span: { start: 10, end: 40 }, codingIds: ['outer', 'nested'] },
      { sourceId: 'B report', span: { start: 40, end: 45 }, codingIds: ['touching'] },
      { sourceId: 'N1', span: null, codingIds: ['note'] },
    ]);
  });

  it('join when adjacent codings are joined', () => {
    const rows = passagesOf(corpus, table, { ...all, joinAdjacent: true }, { codeId: 'guide' });

    expect(rows.map(({ span }) => span)).toContainEqual({ start: 10, end: 45 });
  });

  it('are limited to the column', () => {
    const rows = passagesOf(corpus, table, { ...all, by: 'class' }, { codeId: 'guide', columnKey: 'news' });

    expect(rows.map(({ sourceId }) => sourceId)).toEqual(['A news']);
  });

  it('are those of the code alone without roll-up', () => {
    expect(passagesOf(corpus, table, { ...all, rollup: false }, { codeId: 'standards' })).toEqual([
      { sourceId: 'B report', span: null, codingIds: ['whole 2'] },
      { sourceId: 'B report', span: { start: 20, end: 30 }, codingIds: ['nested'] },
    ]);
  });

  it('can be listed coding by coding', () => {
    const codings = codingsOf(
      corpus,
      table,
      { ...all, scope: { classIds: ['report'] } },
      { codeId: 'guide' },
    );

    expect(codings.map(({ codingId, codeId, span }) => [codingId, codeId, span?.start])).toEqual([
      ['whole 1', 'guide', undefined],
      ['whole 2', 'standards', undefined],
      ['outer', 'guide', 10],
      ['nested', 'standards', 20],
      ['touching', 'guide', 40],
    ]);
  });

  it('are refused for a column that the tally lacks, and for a code that no longer exists', () => {
    expect(() => passagesOf(corpus, table, { by: 'class' }, { codeId: 'guide', columnKey: 'gone' })).toThrow(
      'no_such_column',
    );
    expect(() => passagesOf(corpus, table, {}, { codeId: 'gone' })).toThrow('no_such_code');
  });

  it('distinguish sources classified under a code from sources that refer to it', () => {
    expect(oneSidedSources(corpus, table, { ...all, basis: 'spans' }, { codeId: 'guide' })).toEqual({
      wholeOnly: ['N1'],
      spansOnly: ['A news'],
    });
  });
});

describe('the counts of the codebook', () => {
  it('count every code in one unit, with and without its sub-codes', () => {
    const { counts, n } = codebookCounts(corpus, table, 'passages', all);

    expect(counts).toEqual({ guide: { rolledUp: 3, direct: 3 }, standards: { rolledUp: 1, direct: 1 } });
    expect(n).toBe(3);
  });
});
