import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crosstab, crosstabInUnits } from '#core/crosstab/crosstab.ts';
import { tallyInUnits } from '#core/counting/tally-in-units.ts';
import { tallyAsAsked, tallyInPercent } from '#core/counting/tally-percent.ts';
import { percents, units } from '#core/counting/request.ts';
import { tally } from '#core/counting/tally.ts';
import { requests, studies } from './random-study.ts';
import { Study } from './study.ts';

const everyUnit = fc.constantFrom(...units);

describe('a tally in all units', () => {
  it('has in each the numbers and sentences of a tally of that unit alone, with any shares', () => {
    fc.assert(
      fc.property(studies, requests, everyUnit, (study, request, unit) => {
        const asked = { ...request, of: 'codes' as const, unit };
        const made = tallyInUnits(study.corpus, study.table, asked);

        expect(made[0]?.facts.unit).toBe(unit);
        expect(new Set(made.map(({ facts }) => facts.unit))).toEqual(new Set(units));
        for (const one of made) {
          const alone = { ...asked, unit: one.facts.unit, withAny: true };
          expect(one).toEqual(tally(study.corpus, study.table, alone));
          for (const percent of percents)
            expect(tallyInPercent(one, percent)).toEqual(
              tallyAsAsked(study.corpus, study.table, { ...alone, percent }),
            );
        }
      }),
      { numRuns: 60 },
    );
  });

  it('of a majority has sources and respondents only', () => {
    const study = new Study().theme('guide').document('D1').interview('N1', ['N1']);
    const made = tallyInUnits(study.corpus, study.table, { layer: 'majority', unit: 'respondents' });

    expect(made.map(({ facts }) => facts.unit)).toEqual(['respondents', 'sources']);
    expect(() => tallyInUnits(study.corpus, study.table, { layer: 'majority', unit: 'codings' })).toThrow(
      'majority',
    );
  });

  it('is made in one unit only where it is large', () => {
    const study = new Study();
    for (let place = 0; place < 60; place += 1) study.theme(`theme ${place}`);
    for (let year = 1900; year < 1960; year += 1) study.document(`D${year}`, { date: String(year) });

    expect(tallyInUnits(study.corpus, study.table, { by: 'year' })).toHaveLength(1);
    expect(tallyInUnits(study.corpus, study.table, {})).toHaveLength(5);
  });
});

describe('a crosstab in all units', () => {
  it('has in each the numbers of a crosstab of that unit alone', () => {
    fc.assert(
      fc.property(studies, requests, (study, request) => {
        const asked = { ...request, by: 'class' as const, by2: 'year' as const, unit: 'passages' as const };
        for (const one of crosstabInUnits(study.corpus, study.table, asked))
          expect(one).toEqual(crosstab(study.corpus, study.table, { ...asked, unit: one.settings.unit }));
      }),
      { numRuns: 60 },
    );
  });
});
