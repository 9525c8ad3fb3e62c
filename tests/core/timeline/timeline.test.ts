import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourcesInScope } from '#core/counting/scope.ts';
import { tally } from '#core/counting/tally.ts';
import { periodLengths } from '#core/counting/periods.ts';
import { timeline, type Timeline } from '#core/timeline/timeline.ts';
import analysis from '#fixtures/methods/analysis.json' with { type: 'json' };
import { tries } from '../../helpers/seeded-ids.ts';
import { studies } from '../counting/random-study.ts';
import { Study } from '../counting/study.ts';

const { sources, date_scopes: dateScopes, ...worked } = analysis.timeline;

function workedStudy(): Study {
  const study = new Study().class('news').class('report').theme('theme');
  for (const { id, date, cls, reviewed, theme } of sources) {
    study.document(id, { date, classId: cls });
    if (reviewed) study.reviewed([id]);
    if (theme) study.coding(id, 'theme', null);
  }
  return study;
}

const study = workedStudy();

/** The number that `3/5` stands for. */
function fraction(text: string | null): unknown {
  if (text === null) return null;
  const [over, under = '1'] = text.split('/');
  return expect.closeTo(Number(over) / Number(under), 12);
}

function cellsOf({ periods, themes }: Timeline, line = 0) {
  return periods.map(({ key }, place) => {
    const { count, n, share, reason, inScope } = themes[0]!.lines[line]!.cells[place]!;
    return { period: key, in_scope: inScope, reviewed: n, count, share, reason: reason?.key ?? null };
  });
}

describe('the worked timeline', () => {
  it.each(periodLengths)('has every %s, its gaps, and what is dated too coarsely', (by) => {
    const made = timeline(study.corpus, study.table, { by });

    expect(made.lines).toEqual([{ key: '0', kind: 'document', isPooled: true, className: null }]);
    expect(cellsOf(made)).toEqual(worked[by].map((period) => ({ ...period, share: fraction(period.share) })));
    expect(made.facts.unplaced).toEqual({ coarse: by === 'year' ? 0 : 2, undated: 1 });
    expect(made.facts.yearOnly).toBe(by === 'year' ? 2 : 0);
  });

  it.each([
    ['year', ['2024', '2025-06'], '2025-06'],
    ['year', ['2025-12-31', '2025-06'], null],
    ['year', ['2025', '2025-06'], null],
    ['quarter', ['2025-05', null], '2025-05'],
    ['quarter', ['2025-06'], null],
    ['month', ['2025-06'], null],
    ['year', [null], null],
  ] as const)('says in which month a last %s of %j ends', (by, dates, expected) => {
    const dated = new Study().theme('theme');
    dates.forEach((date, place) => dated.document(`d${place}`, date === null ? {} : { date }));

    expect(timeline(dated.corpus, dated.table, { by }).facts.endsIn).toBe(expected);
  });

  it.each(Object.entries(dateScopes))('limits the sources to %s', (name, expected) => {
    const [from, to] = name.split('..');
    const scoped = sourcesInScope(study.corpus, { dates: { from: from!, to: to! } });

    expect(scoped.inScope.map(({ id }) => id).sort()).toEqual(expected.in);
    expect(scoped.outByDate).toEqual({
      coarse: expected['too coarse'].length,
      undated: expected.undated.length,
    });
    const made = timeline(study.corpus, study.table, {
      by: 'month',
      scope: { dates: { from: from!, to: to! } },
    });
    expect(made.facts.tally.scope.outByDate).toEqual(scoped.outByDate);
  });

  it('has counts alone where they are asked for, with the reasons of those that are missing', () => {
    const made = timeline(study.corpus, study.table, { by: 'year', absolute: true });

    expect(cellsOf(made).map(({ count, share, reason }) => [count, share, reason])).toEqual([
      [1, null, null],
      [3, null, null],
      [null, null, 'none_reviewed'],
      [2, null, null],
      [1, null, null],
    ]);
  });
});

describe('the lines of a timeline', () => {
  it('are one for each class where it is asked for, of the same sources', () => {
    const made = timeline(study.corpus, study.table, { by: 'year', byClass: true });

    expect(made.lines.map(({ className }) => className)).toEqual(['news', 'report']);
    expect(
      cellsOf(made, 1).map(({ period, reviewed, count, reason }) => [period, reviewed, count, reason]),
    ).toEqual([
      ['2018', 0, null, 'no_source'],
      ['2019', 1, 0, null],
      ['2020', 0, null, 'no_source'],
      ['2021', 2, 1, null],
      ['(undated)', 0, null, 'no_source'],
    ]);
  });

  it('are one for each class where classes were covered differently, and interviews stand apart', () => {
    const mixed = new Study().class('news', 'sampled').class('report').theme('t');
    mixed.document('a', { classId: 'news', date: '2019' }).document('b', { classId: 'report', date: '2021' });
    mixed.interview('i', ['N1'], { date: '2021' }).interview('j', ['N1'], { date: '2022' });
    mixed.reviewed(['a', 'b', 'i', 'j']).coding('i', 't', null).coding('j', 't', null);
    const made = timeline(mixed.corpus, mixed.table, { by: 'year' });

    expect(made.lines).toEqual([
      { key: '0', kind: 'document', isPooled: false, className: 'news' },
      { key: '1', kind: 'document', isPooled: false, className: 'report' },
      { key: '1', kind: 'interview', isPooled: true, className: null },
    ]);
    expect(made.facts.tally.apart?.key).toBe('unlike_coverage');
    expect(made.themes[0]!.lines[1]!.cells[2]).toMatchObject({ count: 0, n: 1, share: 0 });

    const people = timeline(mixed.corpus, mixed.table, { by: 'year', unit: 'respondents' });
    const { cells, total } = people.themes[0]!.lines.at(-1)!;
    expect(cells.map(({ count, reason }) => count ?? reason?.key)).toEqual(['no_source', 'no_source', 1, 1]);
    expect([total.count, total.n, people.facts.inSeveralPeriods]).toEqual([1, 1, 1]);
  });

  it('estimate a sampled class with the period as the domain', () => {
    const drawn = new Study().class('news', 'sampled').theme('t');
    const ids = Array.from({ length: 40 }, (_, index) => `n${index}`);
    for (const [index, id] of ids.entries())
      drawn.document(id, { classId: 'news', date: index % 2 === 0 ? '2019' : '2020' });
    const members = ids.slice(0, 10);
    drawn.reviewed(members);
    for (const id of members.slice(0, 4)) drawn.coding(id, 't', null);
    drawn.rows.sample.push({
      id: 's',
      name: 's',
      seed: 1,
      settings: JSON.stringify({
        size: 10,
        strata: { by: 'none' },
        allocation: 'proportional',
        frame: [{ key: 'all', sourceIds: ids, drawn: 10 }],
        kind: 'document',
        className: 'news',
        attributeName: null,
      }),
      sourceIds: JSON.stringify(members),
      createdAt: '2024-01-01T00:00:00.000Z',
    });
    const byYear = tally(drawn.corpus, drawn.table, { by: 'year' });
    const made = timeline(drawn.corpus, drawn.table, { by: 'year' });

    // Four of ten drawn from forty: of the five drawn from either year, two have the theme.
    expect(byYear.rows[0]!.cells.map(({ share, estimated }) => [share, estimated?.estimate?.total])).toEqual([
      [2 / 5, 8],
      [2 / 5, 8],
    ]);
    expect(made.themes[0]!.lines[0]!.cells.map(({ count, n, share }) => [count, n, share])).toEqual([
      [2, 5, 2 / 5],
      [2, 5, 2 / 5],
    ]);
  });
});

describe('any timeline', () => {
  it('has every period once, in order, and counts in it what a tally by year counts', () => {
    fc.assert(
      fc.property(studies, fc.constantFrom('reviewed' as const, 'all' as const), (random, denominator) => {
        const request = { denominator, scope: { kind: 'document' }, of: 'codes', unit: 'codings' } as const;
        const made = timeline(random.corpus, random.table, { ...request, by: 'year' });
        const plain = tally(random.corpus, random.table, { ...request, by: 'year' });
        const found = new Map(plain.columns.map(({ key }, place) => [key, place]));
        const years = made.periods.map(({ key }) => key).filter((key) => key !== '(undated)');

        expect(years).toEqual(years.map((_, place) => String(Number(years[0]) + place)));
        made.themes.forEach(({ lines }, index) =>
          lines[0]?.cells.forEach(({ count, reason }, period) => {
            const { key } = made.periods[period]!;
            const place = found.get(key === '(undated)' ? '(none)' : key);
            const cell = place === undefined ? null : plain.rows[index]!.cells[place]!;
            expect([count, reason?.key]).toEqual(cell ? [cell.count, cell.reason?.key] : [null, 'no_source']);
          }),
        );
      }),
      tries(60, 1),
    );
  });
});
