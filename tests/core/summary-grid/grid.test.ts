import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { summaryGrid } from '#core/summary-grid/grid.ts';
import type { GridRequest } from '#core/summary-grid/request.ts';
import { passagesOfPlace } from '#core/summary-grid/passages.ts';
import { placeOf } from '#core/summary-grid/written.ts';
import { tries } from '../../helpers/seeded-ids.ts';
import { studies } from '../counting/random-study.ts';
import { Study } from '../counting/study.ts';

function grid(study: Study, request: GridRequest) {
  return summaryGrid(study.corpus, study.table, request);
}

/** The passages of each cell, by the name of its row. */
function passagesIn(study: Study, request: GridRequest) {
  return Object.fromEntries(
    grid(study, request).rows.map(({ name, cells }) => [name, cells.map((c) => c.passages)]),
  );
}

function interviews(): Study {
  return new Study()
    .theme('guide')
    .theme('market')
    .interview('N1', ['N1'])
    .interview('N2.1', ['N2'])
    .interview('N2.2', ['N2'])
    .reviewed(['N1', 'N2.1', 'N2.2']);
}

describe('a cell of respondents', () => {
  it('has the passages of all interviews of a person, remarks left out', () => {
    const study = interviews()
      .coding('N2.1', 'guide', [0, 5])
      .coding('N2.1', 'guide', [3, 9])
      .coding('N2.2', 'guide', [0, 5])
      .coding('N2.2', 'guide', [20, 25], { voice: 'remark' });

    expect(passagesIn(study, { of: 'respondents' })).toEqual({ N1: [0, 0], N2: [2, 0] });
    expect(grid(study, { of: 'respondents' })).toMatchObject({
      inBase: 2,
      cells: { of: 4, carrying: 1 },
      themes: [{ codeId: 'guide', rows: 1 }, { rows: 0 }],
    });
  });

  it('has of a group interview what its person says, and what names nobody', () => {
    const study = new Study()
      .theme('guide')
      .interview('together', ['Ann', 'Bea'])
      .interview('alone', ['Ann'])
      .coding('together', 'guide', [0, 5], { respondentId: 'Ann' })
      .coding('together', 'guide', [10, 15], { respondentId: 'Bea' })
      .coding('together', 'guide', [20, 25])
      .coding('alone', 'guide', [0, 5]);

    expect(passagesIn(study, { of: 'respondents' })).toEqual({ Ann: [3], Bea: [2] });
    expect(passagesIn(study, { of: 'sources' })).toEqual({ together: [3], alone: [1] });
  });

  it('tells nothing found from nothing read', () => {
    const study = interviews()
      .interview('N3', ['N3'])
      .coding('N1', 'guide', [0, 5])
      .coding('N3', 'guide', [0, 5]);
    const made = grid(study, { of: 'respondents' });

    expect(made.rows.map(({ name, isReviewed, isInBase }) => [name, isReviewed, isInBase])).toEqual([
      ['N1', true, true],
      ['N2', true, true],
      ['N3', false, false],
    ]);
    expect(made.rows[2]!.cells[0]!.passages).toBe(0);
    expect(made.facts.sources.unreviewedWithCodings).toBe(1);
    expect(grid(study, { of: 'respondents', denominator: 'all' }).rows[2]).toMatchObject({
      isReviewed: false,
      isInBase: true,
      cells: [{ passages: 1 }, { passages: 0 }],
    });
  });

  it('leaves out interviews without a respondent, and says how many', () => {
    const study = interviews().interview('nobody', []);

    expect(grid(study, { of: 'respondents' })).toMatchObject({ withoutRespondent: 1 });
    expect(grid(study, { of: 'sources' })).toMatchObject({ withoutRespondent: 0 });
  });

  it('is refused in a majority, whose passages are nobody’s', () => {
    expect(() => grid(interviews(), { of: 'respondents', layer: 'majority' })).toThrow(
      expect.objectContaining({ value: expect.objectContaining({ code: 'unsupported' }) }),
    );
  });
});

describe('a cell of sources', () => {
  it('tells a source that is coded as a whole from one with passages', () => {
    const study = new Study()
      .theme('guide')
      .document('D1')
      .document('D2')
      .coding('D1', 'guide', null)
      .coding('D2', 'guide', null)
      .coding('D2', 'guide', [0, 5]);

    expect(grid(study, { of: 'sources' }).rows.map(({ cells }) => cells[0])).toEqual([
      { passages: 0, isWhole: true },
      { passages: 1, isWhole: false },
    ]);
  });
});

describe('the rows of a grid', () => {
  const study = interviews()
    .interview('N10', ['N10'])
    .reviewed(['N10'])
    .attribute('member', 'respondent', 'boolean')
    .values('member', { N1: 'false', N2: 'true', N10: 'false' })
    .attribute('firm', 'respondent')
    .values('firm', { N1: 'b', N10: 'a' })
    .coding('N10', 'guide', [0, 5])
    .coding('N2.1', 'market', [0, 5])
    .coding('N2.2', 'market', [0, 5]);
  const names = (request: Partial<GridRequest>) =>
    grid(study, { of: 'respondents', ...request }).rows.map(({ name }) => name);

  it('are in the order of the respondents, or by name, passages or an attribute', () => {
    expect(names({})).toEqual(['N1', 'N2', 'N10']);
    expect(names({ sort: 'name' })).toEqual(['N1', 'N2', 'N10']);
    expect(names({ sort: 'passages' })).toEqual(['N2', 'N10', 'N1']);
    expect(names({ sort: { attributeId: 'firm' } })).toEqual(['N10', 'N1', 'N2']);
  });

  it('stand in groups by their values, those without one last', () => {
    const made = grid(study, { of: 'respondents', group: { attributeId: 'member' } });

    expect(made.rows.map(({ name }) => name)).toEqual(['N2', 'N1', 'N10']);
    expect(made.groups).toEqual([
      { meanings: [{ what: 'value', type: 'boolean', value: 'true' }], rows: 1, sources: 2 },
      { meanings: [{ what: 'value', type: 'boolean', value: 'false' }], rows: 2, sources: 2 },
    ]);
    expect(names({ group: { attributeId: 'firm' } })).toEqual(['N10', 'N1', 'N2']);
  });

  it('are in one group where a row has several values', () => {
    const several = interviews().attribute('task', 'respondent').values('task', { N1: 'x', N2: 'x' });
    several.rows.attributeValue.push({
      id: 'second',
      attributeId: 'task',
      sourceId: null,
      respondentId: 'N2',
      value: 'y',
    });
    const { groups } = grid(several, { of: 'respondents', group: { attributeId: 'task' } });

    expect(groups.map(({ rows, meanings }) => [rows, meanings.length])).toEqual([
      [1, 1],
      [1, 2],
    ]);
  });
});

it('has in each cell as many passages as its list, in random studies', () => {
  fc.assert(
    fc.property(
      studies,
      fc.constantFrom('respondents' as const, 'sources' as const),
      fc.constantFrom('main' as const, 'union' as const, 'adjudicated' as const),
      fc.constantFrom('reviewed' as const, 'all' as const, 'any' as const),
      ({ corpus, table }, of, layer, denominator) => {
        const counting = { layer, denominator };
        const made = summaryGrid(corpus, table, { of, themes: 'codes', ...counting });
        for (const row of made.rows) {
          made.themes.forEach(({ codeId }, theme) => {
            const place = placeOf(made, row, codeId);
            const listed = passagesOfPlace(corpus, table, { of, ...counting }, place);
            const passages = listed.filter(({ span }) => span !== null).length;
            expect(row.cells[theme]).toEqual({ passages, isWhole: passages === 0 && listed.length > 0 });
          });
        }
      },
    ),
    tries(300, 12),
  );
});
