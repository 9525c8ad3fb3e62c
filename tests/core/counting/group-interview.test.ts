import { describe, expect, it } from 'vitest';
import { passagesOf } from '#core/counting/passages.ts';
import type { TallyRequest } from '#core/counting/request.ts';
import { tally } from '#core/counting/tally.ts';
import { Study } from './study.ts';

/** Ann and Bea of a firm and Cao of a ministry speak together; Ann also speaks alone. */
function group(): Study {
  const study = new Study().theme('guide').attribute('workplace', 'respondent');
  study.interview('together', ['Ann', 'Bea', 'Cao']).interview('alone', ['Ann']);
  return study.values('workplace', { Ann: 'firm', Bea: 'firm', Cao: 'ministry' });
}

function guideOf(study: Study, request: TallyRequest) {
  const result = tally(study.corpus, study.table, { denominator: 'all', ...request });
  const row = result.rows[0]!;
  return {
    total: row.total.count,
    columns: Object.fromEntries(
      result.columns.map(({ key, n }, place) => [key, [row.cells[place]!.count, n]] as const),
    ),
    facts: result.facts,
  };
}

const byWorkplace = { by: { attributeId: 'workplace' } } as const;

describe('a coding of a group interview', () => {
  it('counts for everyone present when it names no speaker', () => {
    const study = group().coding('together', 'guide', [0, 5]);

    expect(guideOf(study, { unit: 'respondents' })).toMatchObject({ total: 3, columns: { all: [3, 3] } });
  });

  it('counts for the speaker it names', () => {
    const study = group().coding('together', 'guide', [0, 5], { respondentId: 'Bea' });

    expect(guideOf(study, { unit: 'respondents' }).total).toBe(1);
  });

  it('counts for everyone present when it names a speaker who was not there', () => {
    const study = group().interview('N9', ['N9']);
    study.coding('together', 'guide', [0, 5], { respondentId: 'N9' });

    expect(guideOf(study, { unit: 'respondents' }).total).toBe(3);
  });

  it('counts in the columns of the people it counts for; the total is their union', () => {
    const study = group().coding('together', 'guide', [0, 5]);

    expect(guideOf(study, { ...byWorkplace, unit: 'respondents' })).toMatchObject({
      total: 3,
      columns: { firm: [2, 2], ministry: [1, 1] },
    });
    expect(guideOf(study, { ...byWorkplace, unit: 'sources' })).toMatchObject({
      total: 1,
      columns: { firm: [1, 2], ministry: [1, 1] },
      facts: { inSeveralColumns: 1 },
    });
  });

  it('stays out of the column of people it does not count for', () => {
    const study = group().coding('together', 'guide', [0, 5], { respondentId: 'Cao' });

    for (const unit of ['sources', 'respondents', 'passages', 'codings'] as const) {
      const { columns } = guideOf(study, { ...byWorkplace, unit });
      expect([columns['firm']![0], columns['ministry']![0]]).toEqual([0, 1]);
    }
  });

  it('forms passages only with codings of the same column', () => {
    const study = group().coding('together', 'guide', [0, 10], { respondentId: 'Ann' });
    study.coding('together', 'guide', [8, 14], { respondentId: 'Cao' });
    study.coding('together', 'guide', [13, 20], { respondentId: 'Bea' });

    expect(guideOf(study, { ...byWorkplace, unit: 'passages' })).toMatchObject({
      total: 1,
      columns: { firm: [2, 2], ministry: [1, 1] },
    });
    const opened = passagesOf(
      study.corpus,
      study.table,
      { ...byWorkplace, denominator: 'all' },
      { codeId: 'guide', columnKey: 'firm' },
    );
    expect(opened.map(({ span }) => span)).toEqual([
      { start: 0, end: 10 },
      { start: 13, end: 20 },
    ]);
  });

  it('counts once for a person, together with what that person says elsewhere', () => {
    const study = group().coding('alone', 'guide', [0, 5]);
    study.coding('together', 'guide', [0, 5], { respondentId: 'Ann' });

    expect(guideOf(study, { unit: 'respondents' }).total).toBe(1);
  });

  it('is left out when only other members of the group are in scope', () => {
    const study = group().coding('together', 'guide', [0, 5], { respondentId: 'Cao' });
    study.coding('together', 'guide', [10, 15]);

    const firm = { attributes: [{ attributeId: 'workplace', values: ['firm'] }] };

    expect(guideOf(study, { scope: firm, unit: 'codings' }).total).toBe(1);
    expect(guideOf(study, { scope: firm, unit: 'respondents' })).toMatchObject({
      total: 2,
      columns: { all: [2, 2] },
    });
  });

  it('is mentioned among the facts', () => {
    expect(guideOf(group(), {}).facts.groupInterviews).toBe(1);
  });
});
