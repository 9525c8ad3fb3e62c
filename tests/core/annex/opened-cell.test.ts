import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsOfComparison, cellsOfCrosstab, cellsOfTally } from '#core/annex/cells-to-open.ts';
import { openedCell } from '#core/annex/opened-cell.ts';
import { withheldFrom, type Withheld } from '#core/annex/withheld.ts';
import { Consent } from '#core/respondents/consent.ts';
import { compare } from '#core/comparison/compare.ts';
import { comparisonInput } from '#core/comparison/input.ts';
import { defaultComparison, rulesOf } from '#core/comparison/settings.ts';
import { units } from '#core/counting/request.ts';
import { tallyAsAsked } from '#core/counting/tally-percent.ts';
import { crosstab } from '#core/crosstab/crosstab.ts';
import { tries } from '../../helpers/seeded-ids.ts';
import { groupings, requests, studies } from '../counting/random-study.ts';
import { slowCount } from '../counting/slow-count.ts';
import { Study } from '../counting/study.ts';

const anyUnit = fc.constantFrom(...units);
const choices = fc.record({
  kinds: fc.constantFrom<('document' | 'interview')[][]>([], ['interview'], ['document']),
  classIds: fc.constantFrom<(string | null)[][]>([], ['news'], [null]),
  respondentIds: fc.constantFrom<string[][]>([], ['N2'], ['N1', 'N3']),
});

/** Nobody's consent is recorded. */
const everything = new Consent({ tables: new Study().corpus.tables, respondentsOf: new Map() }, () => []);

function without(sourceIds: Iterable<string>): Pick<Withheld, 'isHeld'> {
  const held = new Set(sourceIds);
  return { isHeld: ({ sourceId }) => held.has(sourceId) };
}

describe('an opened cell', () => {
  const study = new Study().theme('guide').code('standards', { parentId: 'guide' }).class('news');
  study.document('A news', { classId: 'news' }).document('B', { classId: null });
  study.interview('N9.1', ['N9']).interview('N9.2', ['N9']).interview('N10', ['N10']);
  study.coding('A news', 'guide', [0, 5]).coding('B', 'standards', [0, 5]).coding('B', 'guide', [3, 9]);
  study.coding('N9.1', 'guide', [0, 2]).coding('N9.2', 'guide', [4, 6]).coding('N10', 'guide', null);
  const { corpus, table } = study;
  const opened = (unit: (typeof units)[number], withheld: readonly string[]) => {
    const request = { denominator: 'all', by: 'kind', unit } as const;
    const cells = cellsOfTally(corpus, table, request, tallyAsAsked(corpus, table, request));
    return cells.map((cell) => {
      const { count, withheld: left, rows } = openedCell(cell, without(withheld));
      return [cell.rowKey, cell.columnKey, count, left.units, left.passages, rows.length];
    });
  };

  it('keeps the number of the paper, and tells how much of it is withheld', () => {
    expect(opened('passages', ['B'])).toEqual([
      ['guide', 'document', 2, 1, 1, 1],
      ['guide', 'document: direct', 2, 1, 1, 1],
      ['guide', 'interview', 2, 0, 0, 3],
      ['guide', 'interview: direct', 2, 0, 0, 3],
      ['guide', 'total', 4, 1, 1, 4],
      ['guide', 'total: direct', 4, 1, 1, 4],
    ]);
  });

  it('counts a person as shown as soon as one of their interviews is', () => {
    expect(opened('respondents', ['N9.2'])).toContainEqual(['guide', 'interview', 2, 0, 1, 2]);
    expect(opened('respondents', ['N9.1', 'N9.2'])).toContainEqual(['guide', 'interview', 2, 1, 2, 1]);
  });

  it('is refused where what it opens does not make its count', () => {
    const request = { denominator: 'all' } as const;
    const [cell] = cellsOfTally(corpus, table, request, tallyAsAsked(corpus, table, request));

    expect(() => openedCell({ ...cell!, count: cell!.count + 1 }, without([]))).toThrow('annex_differs');
  });

  it('names the people who are heard in no interview that is shown', () => {
    const withheld = withheldFrom(
      corpus,
      { kinds: ['interview'], classIds: ['news'], respondentIds: [] },
      everything,
    );

    expect([...withheld.sourceIds].sort()).toEqual(['A news', 'N10', 'N9.1', 'N9.2']);
    expect([...withheld.respondentIds].sort()).toEqual(['N10', 'N9']);
    expect(withheld.parts.map(({ sources }) => sources)).toEqual([3, 1]);
  });

  it('leaves out a person with every source in which they are heard, and counts each source once', () => {
    const leaving = (kinds: 'interview'[], respondentIds: string[]) =>
      withheldFrom(corpus, { kinds, classIds: [], respondentIds }, everything);

    expect([...leaving([], ['N9']).sourceIds].sort()).toEqual(['N9.1', 'N9.2']);
    expect([...leaving([], ['N9']).respondentIds]).toEqual(['N9']);
    expect(leaving([], ['N9']).parts).toEqual([{ what: 'respondents', respondents: 1, sources: 2 }]);
    expect(leaving(['interview'], ['N9']).parts.map(({ sources }) => sources)).toEqual([3, 0]);
  });
});

describe('in random studies', () => {
  it('every number of a tally is what is shown and what is withheld, as a slow count finds them', () => {
    fc.assert(
      fc.property(studies, requests, groupings, anyUnit, choices, (random, asked, by, unit, choice) => {
        const request = { ...asked, of: 'codes' as const, by, unit };
        const withheld = withheldFrom(random.corpus, choice, everything).sourceIds;
        const shown = new Study();
        Object.assign(shown.rows, random.rows);
        // The codings that are left count in the same base.
        shown.codings.push(...random.codings.filter(({ sourceId }) => !withheld.has(sourceId)));
        const made = tallyAsAsked(random.corpus, random.table, request);
        for (const cell of cellsOfTally(random.corpus, random.table, request, made)) {
          const { count, withheld: left, rows } = openedCell(cell, without(withheld));
          const isDirect = cell.columnKey.endsWith(': direct');
          const slow = slowCount(shown, { ...request, ...(isDirect ? { rollup: false } : {}) }, cell.rowKey);
          const key = cell.address.columnKey;
          const found = key === undefined ? slow.total : slow.cells(key);
          expect(count - left.units).toBe(found[unit] ?? 0);
          expect(rows.filter(({ span }) => span !== null)).toHaveLength(found.passages ?? 0);
          expect(rows.some(({ sourceId }) => withheld.has(sourceId))).toBe(false);
        }
      }),
      tries(150, 4711),
    );
  });

  it('every number of a crosstab and of a comparison opens as many as it counts', () => {
    let opened = 0;
    fc.assert(
      fc.property(studies, groupings, groupings, anyUnit, choices, (random, by, by2, unit, choice) => {
        const { corpus, table } = random;
        const withheld = withheldFrom(corpus, choice, everything).sourceIds;
        const request = { unit, of: 'codes', by, by2 } as const;
        let made;
        try {
          made = crosstab(corpus, table, request);
        } catch {
          return;
        }
        const ofCrosstab = cellsOfCrosstab(corpus, table, request, made);
        const { counts, facts } = comparisonInput(corpus, table, defaultComparison);
        const comparison = compare(counts, rulesOf(defaultComparison));
        const sides = cellsOfComparison(corpus, table, defaultComparison, { comparison, facts });
        for (const cell of [...ofCrosstab, ...sides]) {
          const { withheld: left, rows } = openedCell(cell, without(withheld));
          // What is not withheld is there to be read.
          expect(left.units === cell.count || rows.length > 0).toBe(true);
          opened += 1;
        }
      }),
      tries(150, 4711),
    );
    // Many random pairs of groupings are refused.
    expect(opened).toBeGreaterThan(300);
  });
});
