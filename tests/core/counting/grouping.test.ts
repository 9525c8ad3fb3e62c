import { describe, expect, it } from 'vitest';
import type { Grouping, TallyRequest } from '#core/counting/request.ts';
import { tally } from '#core/counting/tally.ts';
import { Study } from './study.ts';

function tallyBy(study: Study, by: Grouping, request: TallyRequest = {}) {
  return tally(study.corpus, study.table, { denominator: 'all', by, ...request });
}

/** The key of each column with its base. */
function bases(study: Study, by: Grouping, request: TallyRequest = {}): [string, number][] {
  return tallyBy(study, by, request).columns.map(({ key, n }) => [key, n]);
}

describe('the columns of a tally', () => {
  it('are years, from dates of any precision, with undated sources last', () => {
    const study = new Study().document('a', { date: '2020-01-31' }).document('b', { date: '2019' });
    study.document('c', { date: '2019-12' }).document('d');

    expect(bases(study, 'year')).toEqual([
      ['2019', 2],
      ['2020', 1],
      ['(none)', 1],
    ]);
  });

  it('are months; dates with a year only come after the months of that year, undated sources last', () => {
    const study = new Study().document('a', { date: '2020-01-31' }).document('b', { date: '2019' });
    study.document('c', { date: '2019-12' }).document('d');

    expect(bases(study, 'month')).toEqual([
      ['2019-12', 1],
      ['2019 (no month)', 1],
      ['2020-01', 1],
      ['(none)', 1],
    ]);
  });

  it('are origins, so that the newspapers of a study stand side by side', () => {
    const study = new Study()
      .document('a', { origin: '深圳特区报' })
      .document('b', { origin: 'China Daily' });
    study.document('c', { origin: '深圳特区报' }).document('d', { origin: 'd.txt', originalName: 'd.txt' });

    expect(bases(study, 'origin')).toEqual([
      ['China Daily', 1],
      ['深圳特区报', 2],
      ['(none)', 1],
    ]);
  });

  it('are classes in the analyst’s order, each with how its sources were gathered', () => {
    const study = new Study().class('report').class('news', 'sampled').class('unused');
    study.document('a', { classId: 'news' }).document('b', { classId: 'report' }).interview('N1', ['N1']);

    const { columns } = tallyBy(study, 'class');

    expect(columns.map(({ key, coverage, kinds }) => [key, coverage, kinds])).toEqual([
      ['report', 'complete', ['document']],
      ['news', 'sampled', ['document']],
      ['(none)', 'purposive', ['interview']],
    ]);
  });

  it('include classes with an empty base', () => {
    const study = new Study().class('news').class('policy');
    study.document('a', { classId: 'news' }).document('b', { classId: 'policy' }).reviewed(['a']);

    const { columns } = tallyBy(study, 'class', { denominator: 'reviewed' });

    expect(columns.map(({ key, n, inScope }) => [key, n, inScope])).toEqual([
      ['news', 1, 1],
      ['policy', 0, 1],
    ]);
  });

  it('keep two classes of the same name apart', () => {
    const study = new Study().class('news').class('other news').document('a', { classId: 'news' });
    study.document('b', { classId: 'other news' });
    study.rows.class[1]!.name = 'news';

    expect(bases(study, 'class')).toEqual([
      ['news', 1],
      ['news (2)', 1],
    ]);
  });

  it('keep the value “(none)” apart from a missing value', () => {
    const study = new Study().attribute('city', 'source').document('a').document('b');
    study.values('city', { a: '(none)' });

    expect(bases(study, { attributeId: 'city' })).toEqual([
      ['(none) (2)', 1],
      ['(none)', 1],
    ]);
  });

  it('are values in the order of their type', () => {
    const study = new Study().attribute('size', 'source', 'integer').attribute('member', 'source', 'boolean');
    for (const id of ['a', 'b', 'c']) study.document(id);
    study.values('size', { a: '100', b: '9', c: '20' }).values('member', { a: 'false', b: 'true' });

    expect(bases(study, { attributeId: 'size' }).map(([key]) => key)).toEqual(['9', '20', '100']);
    expect(bases(study, { attributeId: 'member' }).map(([key]) => key)).toEqual(['true', 'false', '(none)']);
  });

  it('are languages', () => {
    const study = new Study().document('a', { language: 'zh-CN' }).document('b', { language: 'en' });

    expect(bases(study, 'language').map(([key]) => key)).toEqual(['en', 'zh-CN']);
  });

  it('are refused for an attribute that no longer exists', () => {
    expect(() => tallyBy(new Study(), { attributeId: 'gone' })).toThrow('no_such_attribute');
  });

  it('give an interview the values of its respondents', () => {
    const study = new Study().attribute('workplace', 'respondent').theme('guide').document('D1');
    study.interview('N1', ['N1']).interview('N2', ['N2']).values('workplace', { N1: 'university' });
    study.coding('N1', 'guide', [0, 5]);

    const { columns, rows } = tallyBy(study, { attributeId: 'workplace' });

    expect(columns.map(({ key, n }, place) => [key, rows[0]!.cells[place]!.count, n])).toEqual([
      ['university', 1, 1],
      ['(none)', 0, 2],
    ]);
  });

  it('can be single respondents, in the analyst’s order', () => {
    const study = new Study().theme('guide').interview('N10', ['N10']).interview('N9.1', ['N9']);
    study.interview('N9.2', ['N9']).coding('N9.2', 'guide', [0, 5]);

    const { columns, rows } = tallyBy(study, 'respondent', { unit: 'respondents' });

    expect(columns.map(({ key, n }, place) => [key, rows[0]!.cells[place]!.count, n])).toEqual([
      ['N10', 0, 1],
      ['N9', 1, 1],
    ]);
  });

  it('may share a person interviewed in two years, whom the total counts once', () => {
    const study = new Study().theme('guide').interview('N9.1', ['N9'], { date: '2024-12' });
    study.interview('N9.2', ['N9'], { date: '2025-03' });
    study.coding('N9.1', 'guide', [0, 5]).coding('N9.2', 'guide', [0, 5]);

    const { columns, rows, total, facts } = tallyBy(study, 'year', { unit: 'respondents' });

    expect(columns.map(({ key, n }, place) => [key, rows[0]!.cells[place]!.count, n])).toEqual([
      ['2024', 1, 1],
      ['2025', 1, 1],
    ]);
    expect([rows[0]!.total.count, total.n, facts.inSeveralColumns]).toEqual([1, 1, 1]);
  });
});
