import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TallyRequest, Unit } from '#core/counting/request.ts';
import { sourceMatrix } from '#core/counting/source-matrix.ts';
import { tally } from '#core/counting/tally.ts';
import { requests, studies } from './random-study.ts';
import { Study } from './study.ts';

/** `D1` and the group interview are reviewed, `D2` is coded but not reviewed, `D3` is neither. */
function small(): Study {
  return new Study()
    .theme('guide')
    .code('task', { parentId: 'guide' })
    .code('other')
    .document('D1')
    .document('D2')
    .document('D3')
    .interview('together', ['Ann', 'Bea'])
    .reviewed(['D1', 'together'])
    .coding('D1', 'task', [0, 5])
    .coding('D1', 'guide', [3, 9])
    .coding('D1', 'task', [20, 25])
    .coding('D1', 'other', null)
    .coding('D2', 'task', [0, 5])
    .coding('together', 'task', [0, 4], { respondentId: 'Bea' });
}

function cells(request: TallyRequest): Record<string, readonly (number | null)[]> {
  const study = small();
  const { rows } = sourceMatrix(study.corpus, study.table, { of: 'codes', ...request });
  return Object.fromEntries(rows.map(({ source, cells: own }) => [source.id, own]));
}

const nothing = [null, null, null];

describe('the matrix of sources and codes', () => {
  it('holds what each reviewed source adds to the tally, and leaves unreviewed sources unknown', () => {
    expect(cells({ unit: 'sources' })).toEqual({
      D1: [1, 1, 1],
      D2: nothing,
      D3: nothing,
      together: [1, 1, 0],
    });
    expect(cells({ unit: 'passages' })['D1']).toEqual([2, 2, 0]);
    expect(cells({ unit: 'codings' })['D1']).toEqual([3, 2, 1]);
    expect(cells({ unit: 'characters' })['D1']).toEqual([14, 10, 0]);
    expect(cells({ unit: 'passages', rollup: false })['D1']).toEqual([1, 2, 0]);
  });

  it('knows which codes an unreviewed source has, but not which are absent', () => {
    expect(cells({ unit: 'sources', denominator: 'all' })).toEqual({
      D1: [1, 1, 1],
      D2: [1, 1, null],
      D3: nothing,
      together: [1, 1, 0],
    });
    expect(cells({ unit: 'sources', denominator: 'any' })['D3']).toEqual(nothing);
  });

  it('counts the people of an interview for whom codings count; documents have none', () => {
    expect(cells({ unit: 'respondents' })).toEqual({
      D1: nothing,
      D2: nothing,
      D3: nothing,
      together: [1, 1, 0],
    });
  });

  it('says which sources are reviewed and which are counted', () => {
    const study = small();
    const { rows } = sourceMatrix(study.corpus, study.table, { denominator: 'any' });

    expect(rows.map(({ source, reviewed, counted }) => [source.id, reviewed, counted])).toEqual([
      ['D1', true, true],
      ['D2', false, true],
      ['D3', false, false],
      ['together', true, true],
    ]);
  });

  it('refuses passages of a majority, as the tally does', () => {
    const study = small();
    const request = { layer: 'majority', unit: 'passages' } as const;

    expect(() => sourceMatrix(study.corpus, study.table, request)).toThrow('errors:majority_counts_presence');
  });

  it.each(['sources', 'passages', 'codings', 'characters'] satisfies Unit[])(
    'adds up to the tally: %s',
    (unit) => {
      fc.assert(
        fc.property(studies, requests, (study, request) => {
          const asked: TallyRequest = { of: 'codes', ...request, unit };
          const { rows } = sourceMatrix(study.corpus, study.table, asked);
          const { rows: counted, total, facts } = tally(study.corpus, study.table, asked);

          expect(rows.length).toBe(facts.sources.inScope);
          expect(rows.filter((row) => row.counted).length).toBe(total.bases.sources);
          counted.forEach((row, place) => {
            const sum = rows.reduce((all, each) => all + (each.cells[place] ?? 0), 0);
            expect(sum).toBe(row.total.count ?? 0);
          });
          const known = rows.filter((row) => row.counted && row.reviewed).flatMap((row) => row.cells);
          const coded = rows.filter((row) => row.counted && !row.reviewed).flatMap((row) => row.cells);
          const outside = rows.filter((row) => !row.counted).flatMap((row) => row.cells);
          expect(known).not.toContain(null);
          expect(coded).not.toContain(0);
          expect(outside.every((cell) => cell === null)).toBe(true);
        }),
        { numRuns: 150 },
      );
    },
  );
});
