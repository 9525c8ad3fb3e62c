import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import analysis from '#fixtures/methods/analysis.json' with { type: 'json' };
import fixture from '#fixtures/methods/saturation.json' with { type: 'json' };
import { accumulationOf } from '#core/saturation/accumulation.ts';
import { passagesOf } from '#core/counting/passages.ts';
import { passagesOfNew } from '#core/saturation/passages-of-new.ts';
import type { SaturationRequest } from '#core/saturation/request.ts';
import { saturationOf } from '#core/saturation/saturation.ts';
import { stoppingAt, stoppingGrid } from '#core/saturation/stopping.ts';
import '../../helpers/in-time.ts';
import { Study } from '../counting/study.ts';

const near = (numbers: readonly number[], expected: readonly number[]): number =>
  Math.max(...numbers.map((number, place) => Math.abs(number - (expected[place] ?? Infinity))));

test('the file has no example that is not compared', () => {
  const { guest, accumulation, ...others } = fixture;

  expect(others).toEqual({});
  expect(Object.keys(guest).sort()).toEqual(
    'base base_count new_codes_per_source reached_at report run runs threshold'.split(' '),
  );
  expect(Object.keys(accumulation).sort()).toEqual('chao2 expected incidence observed'.split(' '));
});

describe('the rule of Guest, Namey and Chen', () => {
  test('gives the worked example run by run', () => {
    const { guest } = fixture;
    const { runs, baseCount, reachedAt, newAfter } = stoppingAt(guest.new_codes_per_source, guest);

    expect([baseCount, reachedAt, newAfter]).toEqual([guest.base_count, guest.reached_at, 0]);
    expect(runs.map(({ first, last, new: count }) => [first, last, count])).toEqual(
      guest.runs.map(({ first, last, new: count }) => [first, last, count]),
    );
    expect(
      near(
        runs.map(({ ratio }) => ratio),
        guest.runs.map(({ ratio }) => ratio),
      ),
    ).toBeLessThan(1e-9);
  });

  test('gives the whole grid of bases, runs and thresholds', () => {
    const { new: news, grid } = analysis.saturation_grid;
    const said = (runs: readonly { first: number; last: number; new: number }[]): string =>
      runs.map((run) => `${run.first}-${run.last}: ${run.new}`).join(', ');
    const found = stoppingGrid(news).map(({ base, run, threshold, baseCount, runs, reachedAt }) => [
      `base ${base}, run ${run}, threshold ${threshold === 0 ? '0' : '1/20'}`,
      [baseCount, said(runs), reachedAt === null ? null : `${reachedAt}+${run}`],
    ]);

    expect(Object.fromEntries(found)).toEqual(
      Object.fromEntries(
        Object.entries(grid).map(([name, { base, runs, reached }]) => [name, [base, said(runs), reached]]),
      ),
    );
  });

  test('counts the codes that come new after the reported run', () => {
    expect(stoppingAt([5, 5, 5, 5, 0, 0, 3, 1], { base: 4, run: 2, threshold: 0.05 })).toMatchObject({
      reachedAt: 4,
      newAfter: 4,
    });
  });

  test('says nothing of too few sources, or of a base without codes', () => {
    const by = { base: 4, run: 3, threshold: 0 };

    expect(stoppingAt([1, 2, 3, 4, 0, 0], by).reason).toEqual({
      key: 'too_few_sources',
      params: { b: 4, r: 3 },
    });
    expect(stoppingAt([0, 0, 0, 0, 2, 0, 0], by).reason).toEqual({ key: 'no_base', params: { b: 4 } });
    expect(stoppingAt([1, 0, 0, 0, 2, 2, 2], by)).toMatchObject({ reachedAt: null, reason: null });
  });
});

describe('accumulation', () => {
  test('gives the worked example, as it came and in any order', () => {
    const { incidence, observed, expected, chao2 } = fixture.accumulation;
    const names = [...new Set(incidence.flat())].sort();
    const found = accumulationOf(incidence.map((own) => new Set(own.map((name) => names.indexOf(name)))));

    expect(found.observed).toEqual(observed);
    expect(near(found.expected, expected)).toBeLessThan(1e-9);
    expect(Math.abs(found.chao2 - chao2)).toBeLessThan(1e-9);
    expect([found.singletons, found.doubletons]).toEqual([4, 1]);
  });

  const units = fc.array(fc.uniqueArray(fc.nat(7), { maxLength: 5 }), { maxLength: 6 });
  const setsOf = (all: readonly (readonly number[])[]) => all.map((own) => new Set(own));

  test('expects the mean over all orders, whatever the order', () => {
    fc.assert(
      fc.property(units, (all) => {
        const orders = ordersOf(all);
        const sums = all.map((_, place) => {
          const counts = orders.map((order) => new Set(order.slice(0, place + 1).flat()).size);
          return counts.reduce((sum, count) => sum + count, 0) / orders.length;
        });
        const found = accumulationOf(setsOf(all));
        const turned = accumulationOf(setsOf(all.toReversed()));

        expect(near([0, ...found.expected], [0, ...sums])).toBeLessThan(1e-9);
        expect(near([0, ...turned.expected], [0, ...found.expected])).toBeLessThan(1e-9);
        expect(found.observed).toEqual(all.map((_, place) => new Set(all.slice(0, place + 1).flat()).size));
        expect(found.news.flat().length).toBe(new Set(all.flat()).size);
      }),
      { numRuns: 60 },
    );
  });

  test('of nothing is nothing', () => {
    expect(accumulationOf([])).toEqual({
      news: [],
      observed: [],
      expected: [],
      singletons: 0,
      doubletons: 0,
      chao2: 0,
    });
  });
});

function ordersOf<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, place) =>
    ordersOf([...items.slice(0, place), ...items.slice(place + 1)]).map((rest) => [item, ...rest]),
  );
}

/** Two interviews of Ana, one of Ben, one of both, and a document. */
function interviews(): Study {
  return new Study()
    .code('ways')
    .code('guide', { parentId: 'ways' })
    .code('role', { parentId: 'ways' })
    .code('market')
    .theme('bridge', ['guide'])
    .document('paper', { date: '2020' })
    .interview('N1', ['Ana'], { date: '2024-03' })
    .interview('N2', ['Ben'], { date: '2024-01' })
    .interview('N3', ['Ana'], { date: '2024-02' })
    .interview('N4', ['Ana', 'Ben'], { date: '2024-04' })
    .reviewed(['N2'], 'Wei', '2024-05-02T00:00:00.000Z')
    .reviewed(['N1', 'paper'], 'Wei', '2024-05-01T00:00:00.000Z')
    .reviewed(['N3', 'N4'], 'Wei', '2024-05-03T00:00:00.000Z')
    .coding('N1', 'guide', [0, 5])
    .coding('N2', 'ways', [0, 5])
    .coding('N3', 'role', [0, 5])
    .coding('N4', 'market', [0, 5], { respondentId: 'Ben' })
    .coding('paper', 'market', null);
}

function rowsOf(study: Study, request: SaturationRequest, codedAt: Readonly<Record<string, string>> = {}) {
  const found = saturationOf(study.corpus, study.table, request, () => new Map(Object.entries(codedAt)));
  return found.rows.map(({ name, newCodes }) => [name, newCodes.join(' ')]);
}

describe('in a study', () => {
  test('codes come new in the order of first review, then of first coding, and only leaves count', () => {
    const inOrder = { N4: '2024-04-01', N3: '2024-04-02', N1: '2024-04-09', paper: '2024-04-08' };

    expect(rowsOf(interviews(), { by: 'source' }, inOrder)).toEqual([
      ['paper', 'market'],
      ['N1', 'guide'],
      ['N2', ''],
      ['N4', ''],
      ['N3', 'role'],
    ]);
    expect(rowsOf(interviews(), { by: 'interview', of: 'codes' })).toEqual([
      ['N1', 'guide'],
      ['N2', 'ways'],
      ['N3', 'role'],
      ['N4', 'market'],
    ]);
  });

  test('a respondent stands at the first interview, with what is credited to the person in all', () => {
    expect(rowsOf(interviews(), { by: 'respondent' })).toEqual([
      ['Ana', 'guide role'],
      ['Ben', 'market'],
    ]);
  });

  test('themes count what they gather, and the order of dates is a choice', () => {
    expect(rowsOf(interviews(), { by: 'interview', of: 'themes', order: 'date' })).toEqual([
      ['N2', ''],
      ['N3', ''],
      ['N1', 'bridge'],
      ['N4', ''],
    ]);
  });

  test('codes that are chosen one by one count alone, each by itself, and are named', () => {
    const study = interviews();
    const request = { by: 'interview', of: ['ways', 'market'] } as const;

    expect(rowsOf(study, request)).toEqual([
      ['N1', ''],
      ['N2', 'ways'],
      ['N3', ''],
      ['N4', 'market'],
    ]);
    const { facts } = saturationOf(study.corpus, study.table, request, () => new Map());
    expect(facts).toMatchObject({ of: 'chosen', chosen: ['ways', 'market'], codes: 2 });
    const gone = { by: 'interview', of: ['gone'] } as const;
    expect(() => saturationOf(study.corpus, study.table, gone, () => new Map())).toThrow('no_such_code');
  });

  test('documents are no interviews, and a source that nobody reviewed comes last', () => {
    const study = interviews().interview('N0', ['Cem']).coding('N0', 'guide', [0, 5]);

    expect(rowsOf(study, { by: 'interview', scope: { kind: 'document' } })).toEqual([]);
    expect(rowsOf(study, { by: 'interview', denominator: 'all' }).at(-1)).toEqual(['N0', '']);
    expect(rowsOf(study, { by: 'interview' })).toHaveLength(4);
  });

  test('a new code opens its passages in the layer that was counted, also where its source alone was adjudicated', () => {
    const study = interviews().coder('Both', 'adjudication').reviewed(['N1'], 'Both');
    for (const by of ['source', 'respondent'] as const) {
      const request = { by, scope: { kind: 'interview' } } as const;
      const found = saturationOf(study.corpus, study.table, request, () => new Map());
      const { id } = found.rows.find(({ newCodes }) => newCodes.includes('guide'))!;
      const opened = passagesOf(study.corpus, study.table, passagesOfNew(request, found, id, 'guide'), {
        codeId: 'guide',
      });

      expect(opened.map(({ sourceId, span }) => [sourceId, span])).toEqual([['N1', { start: 0, end: 5 }]]);
    }
  });

  test('codes that were merged are said', () => {
    const study = interviews().code('old', { status: 'merged', mergedInto: 'guide' });
    const { facts } = saturationOf(study.corpus, study.table, { by: 'source' }, () => new Map());

    expect(facts).toMatchObject({ merged: 1, codes: 3, units: 5, of: 'leaves', order: 'analysis' });
    expect(facts.counting.respondents.repeated).toEqual(['Ana', 'Ben']);
  });
});
