import { describe, expect, it } from 'vitest';
import type { TallyRequest } from '#core/counting/request.ts';
import { tally } from '#core/counting/tally.ts';
import { tallyTable } from '#core/exports/tally-rows.ts';
import { Study } from './study.ts';

/** Documents and interviews of two years: 2018 has both kinds, 2019 documents only. Everything is reviewed. */
function study(): Study {
  const told = new Study().theme('guide').document('D1', { date: '2018' }).document('D2', { date: '2019' });
  told.interview('N1', ['N1'], { date: '2018' });
  return told.reviewed(['D1', 'D2', 'N1']).coding('D1', 'guide', [0, 5]).coding('N1', 'guide', [0, 5]);
}

function rulesOf(request: TallyRequest, told = study()): string[] {
  return tally(told.corpus, told.table, request).columns.map(({ key, shareRule }) => `${key}: ${shareRule}`);
}

describe('the shares of a column', () => {
  it('have the same rule in every year, even if some years hold one kind only', () => {
    expect(rulesOf({ by: 'year' })).toEqual(['2018: none', '2019: none']);
    expect(rulesOf({ by: 'year', scope: { kind: 'document' } })).toEqual(['2018: plain', '2019: plain']);
  });

  it('do not exist for interviews with people who were interviewed twice', () => {
    const told = study().interview('N1.2', ['N1']).reviewed(['N1.2']);

    expect(rulesOf({ by: 'kind' }, told)).toEqual(['document: plain', 'interview: out-of']);
    expect(rulesOf({ by: 'kind', unit: 'respondents' }, told)).toEqual([
      'document: none',
      'interview: plain',
    ]);
  });

  it('have no interval when they are lengths of text, nor do they in tables', () => {
    const { corpus, table } = study();
    const counted = tally(corpus, table, { unit: 'characters', scope: { kind: 'document' } });
    const { columns } = tallyTable(counted, { paths: new Map(), layer: 'main', method: '', notice: null });

    expect(counted.rows[0]!.total).toMatchObject({ share: 5 / 2000, low: null, high: null });
    expect(columns.map(({ key }) => key)).not.toContain('all: low');
  });

  it('are dashes with a reason when the base is empty', () => {
    const told = study().document('D3', { classId: 'policy' }).class('policy');
    const { columns, rows } = tally(told.corpus, told.table, { by: 'class', scope: { kind: 'document' } });
    const place = columns.findIndex(({ key }) => key === 'policy');

    expect(rows[0]!.cells[place]).toMatchObject({ count: null, share: null });
    expect(rows[0]!.cells[place]!.reason).toEqual({
      key: 'none_reviewed',
      params: { m: 1, unit: 'documents' },
    });
  });
});
