import { describe, expect, it } from 'vitest';
import { tallyTable } from '#core/exports/tally-rows.ts';
import type { TallyRequest } from '#core/counting/request.ts';
import { jointStudy, tallyOf } from '../../formats/writing/joint-study.ts';

function rowsOf(
  request: TallyRequest,
  notice: string | null = null,
  direct = false,
): Record<string, unknown>[] {
  const { columns, rows } = tallyTable(tallyOf(request), {
    paths: jointStudy.exported.paths,
    layer: 'main',
    method: 'Counted so.',
    notice,
    direct,
  });
  return Array.from(rows, (row) => Object.fromEntries(columns.map(({ key }, place) => [key, row[place]])));
}

describe('a tally as a table', () => {
  it('puts beside each count its base, share and interval', () => {
    const [connector] = rowsOf({ by: 'class' });

    expect(connector).toMatchObject({
      path: 'connector',
      theme: true,
      news: 7,
      'news: n': 12,
      report: 6,
      'report: n': 12,
      '(none)': 3,
      total: 16,
      direct: 14,
      contradicting: 1,
    });
    // Wilson 1927, by hand: centre and half-width for 7 of 12.
    expect(connector?.['news: share']).toBeCloseTo(7 / 12, 12);
    expect(connector?.['news: low']).toBeCloseTo(0.3195113, 6);
    expect(connector?.['news: high']).toBeCloseTo(0.8067397, 6);
  });

  it('puts beside each count, when asked, the count of the code itself', () => {
    const [connector] = rowsOf({ by: 'class' }, null, true);
    const [alone] = rowsOf({ by: 'class', rollup: false }, null, true);

    expect(connector).toMatchObject({ news: 7, report: 6, total: 16, direct: 14, unit: 'sources' });
    for (const key of ['news', 'report', '(none)'])
      expect(connector?.[`${key}: direct`]).toBe(rowsOf({ by: 'class', rollup: false })[0]?.[key]);
    expect(Object.keys(connector ?? {}).filter((key) => key.endsWith(': direct'))).toHaveLength(3);
    // Without roll-up every count is the code's own.
    expect(Object.keys(alone ?? {}).filter((key) => key.endsWith(': direct'))).toEqual([]);
    expect(Object.keys(rowsOf({ by: 'class' })[0] ?? {})).not.toContain('news: direct');
  });

  it('gives a total over documents and interviews no share', () => {
    expect(Object.keys(rowsOf({ by: 'kind' })[0] ?? {})).not.toContain('total: share');
  });

  it('leaves cells empty where the unit does not apply', () => {
    expect(rowsOf({ by: 'kind', unit: 'respondents' })[0]).toMatchObject({ document: null, interview: 2 });
  });

  it('keeps rows with zero', () => {
    expect(rowsOf({})[2]).toMatchObject({ path: 'limits', all: 0, 'all: n': 28 });
  });

  it('says on every row how it was counted, and repeats the notice of the project', () => {
    for (const row of rowsOf({ unit: 'passages' }, 'Invented text.')) {
      expect(row).toMatchObject({
        unit: 'passages',
        basis: 'any',
        rollup: true,
        layer: 'main',
        denominator: 'reviewed',
        not_reviewed: 0,
        method: 'Counted so.',
        notice: 'Invented text.',
      });
    }
  });
});
