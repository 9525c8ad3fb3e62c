// The agreement of coders in a study, against an implementation that counts on its fingers, and its laws.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { measureKeys } from '#core/agreement/measures.ts';
import { levels, type Level } from '#core/agreement/request.ts';
import { Study } from '../counting/study.ts';
import '../../helpers/in-time.ts';
import {
  agreementIn,
  bySentences,
  codes,
  disagreementsIn,
  inCharacters,
  randomWork,
  studyOf,
} from './random-agreement.ts';
import {
  decisionsOn,
  passages,
  slowCoefficients,
  slowMatches,
  slowSegmentChance,
  slowUnitizing,
} from './slow-agreement.ts';
import { apart, distance } from './distance.ts';

const unitLevels = ['source', 'sentence', 'paragraph', 'character'] as const;
/** With the codes below it, as a code is counted by default. */
const rolledUp: Readonly<Record<string, ReadonlySet<string>>> = {
  guide: new Set(['guide', 'role']),
  role: new Set(['role']),
  market: new Set(['market']),
};
const someCoders = fc.integer({ min: 2, max: 3 }).chain((coders) => randomWork(coders));

describe('500 random studies give what counting on fingers gives', () => {
  test('of sources, sentences, paragraphs and characters, for each code and for all together', () => {
    fc.assert(
      fc.property(someCoders, (work) => {
        const { study, slow } = studyOf(work);
        for (const level of unitLevels) {
          const { rows, pooled } = agreementIn(study, { coderIds: work.coders, level, of: codes });
          const cut = level === 'sentence' ? bySentences(slow) : slow;
          const all = codes.map((code) => decisionsOn(cut, level, rolledUp[code]!));
          const isPair = (unit: (typeof all)[number][number]): boolean =>
            unit.filter((value) => value !== null).length > 1;
          const isUsed = (units: (typeof all)[number]): boolean =>
            units.some((unit) => isPair(unit) && unit.includes(1));
          rows.forEach(({ counts, measures }, row) => {
            const pairs = all[row]!.filter(isPair);
            const none = pairs.length > 0 && !isUsed(all[row]!);
            const expected = none ? {} : slowCoefficients(all[row]!, work.coders.length);
            expect(counts.n).toBe(pairs.length);
            expect(counts.used).toEqual(
              work.coders.map((_, coder) => pairs.filter((unit) => unit[coder] === 1).length),
            );
            expect(counts.neither).toBe(pairs.filter((unit) => !unit.includes(1)).length);
            expect(counts.both).toBe(pairs.filter((unit) => unit.every((value) => value === 1)).length);
            for (const key of [
              'percent',
              'cohen',
              'scott',
              'brennan_prediger',
              'fleiss',
              'ac1',
              'alpha',
            ] as const)
              expect(distance(measures[key], expected[key])).toBeLessThan(1e-9);
            expect(distance(measures.jaccard, expected['jaccard'])).toBeLessThan(1e-9);
            expect(distance(measures.dice, expected['dice'])).toBeLessThan(1e-9);
          });
          const used = all.filter(isUsed).flat();
          const together = slowCoefficients(used, work.coders.length);
          for (const key of [
            'percent',
            'cohen',
            'scott',
            'brennan_prediger',
            'fleiss',
            'ac1',
            'alpha',
            'jaccard',
            'dice',
          ] as const)
            expect(distance(pooled.measures[key], together[key])).toBeLessThan(1e-9);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('of segments at several thresholds', () => {
    fc.assert(
      fc.property(randomWork(2), fc.constantFrom(0.1, 0.5, 0.7, 0.9, 1), (work, threshold) => {
        const { study, slow } = studyOf(work);
        const { rows, pooled } = agreementIn(study, {
          coderIds: work.coders,
          level: 'segments',
          of: codes,
          threshold,
        });
        const all = codes.map((code) => slowMatches(slow, rolledUp[code]!, threshold));
        const sum = (of: (each: (typeof all)[number]) => number): number =>
          all.reduce((total, each) => total + of(each), 0);
        const together = sum(([matched, onlyFirst, onlySecond]) => matched + onlyFirst + onlySecond);
        const percent = together === 0 ? null : sum(([matched]) => matched) / together;
        const chance = slowSegmentChance(
          slow,
          codes.map((code) => rolledUp[code]!),
        );
        const beyond = percent === null ? null : (percent - chance) / (1 - chance);
        expect(pooled.counts.n).toBe(together);
        expect(distance(pooled.measures.percent, percent)).toBeLessThan(1e-9);
        expect(distance(pooled.measures.brennan_prediger, beyond)).toBeLessThan(1e-9);
        rows.forEach(({ counts, measures }, row) => {
          const [matched, onlyFirst, onlySecond] = slowMatches(slow, rolledUp[codes[row]!]!, threshold);
          const n = matched + onlyFirst + onlySecond;
          expect([counts.n, counts.both]).toEqual([n, matched]);
          expect(counts.used).toEqual([matched / 2 + onlyFirst, matched / 2 + onlySecond]);
          expect(distance(measures.percent, n === 0 ? null : matched / n)).toBeLessThan(1e-9);
          expect(
            distance(measures.brennan_prediger, n === 0 ? null : (matched / n - 1 / 4) / (3 / 4)),
          ).toBeLessThan(1e-9);
        });
      }),
      { numRuns: 500 },
    );
  });

  test('of unitizing, where the codes of each coder lie apart', () => {
    const workApart = fc.integer({ min: 2, max: 3 }).chain((coders) => randomWork(coders, true));
    fc.assert(
      fc.property(workApart, (work) => {
        const { study, slow } = studyOf(work);
        const hasOverlap = work.coders.some((coder) =>
          slow.texts.some(({ id, reviewedBy }) => {
            if (!work.coders.every((name) => reviewedBy.includes(name))) return false;
            const units = codes.flatMap((code) => passages(slow.codings, { id, coder, code }));
            return units.some((one, i) =>
              units.some((other, j) => i < j && [...one.characters].some((at) => other.characters.has(at))),
            );
          }),
        );
        // Passages that were shortened to fit into their text may still meet.
        fc.pre(!hasOverlap);
        const { rows, pooled } = agreementIn(study, {
          coderIds: work.coders,
          level: 'unitizing',
          of: codes,
          rollup: false,
        });
        const expected = slowUnitizing(slow, codes);
        const hasUsed = pooled.measures.percent === 'other_level';
        const cuAlpha = expected.coverage === 0 ? null : expected.cuAlpha;
        expect(distance(pooled.measures.u_alpha, hasUsed ? expected.uAlpha : null)).toBeLessThan(1e-9);
        expect(distance(pooled.measures.bar_u_alpha, hasUsed ? expected.barUAlpha : null)).toBeLessThan(1e-9);
        expect(distance(pooled.measures.cu_alpha, hasUsed ? cuAlpha : null)).toBeLessThan(1e-9);
        expect(distance(pooled.measures.coverage, hasUsed ? expected.coverage : null)).toBeLessThan(1e-9);
        rows.forEach(({ measures }, row) => {
          if (measures.percent !== 'other_level') return;
          const { kuAlpha, coverage } = expected.ofCode(codes[row]!);
          expect(distance(measures.ku_alpha, kuAlpha)).toBeLessThan(1e-9);
          expect(distance(measures.coverage, coverage)).toBeLessThan(1e-9);
          expect(distance(measures.u_alpha, slowUnitizing(slow, [codes[row]!]).uAlpha)).toBeLessThan(1e-9);
        });
      }),
      { numRuns: 500 },
    );
  });

  test('and the disagreements are the units on which the coders differ', () => {
    fc.assert(
      fc.property(someCoders, fc.constantFrom(...unitLevels), (work, level) => {
        const { study, slow } = studyOf(work);
        const found = disagreementsIn(study, { coderIds: work.coders, level, of: codes });
        for (const code of codes) {
          const own = found.filter(({ codeId }) => codeId === code);
          const cut = level === 'sentence' ? bySentences(slow) : slow;
          const differing = decisionsOn(cut, level, rolledUp[code]!).filter(
            (unit) => unit.includes(0) && unit.includes(1),
          );
          const size = own.reduce(
            (sum, { sourceId, span }) =>
              sum +
              (level === 'character' && span
                ? inCharacters(sourceId, span.end) - inCharacters(sourceId, span.start)
                : 1),
            0,
          );
          expect(size).toBe(differing.length);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('laws of agreement', () => {
  test('no coefficient changes with the order of coders, of codings or of codes', () => {
    fc.assert(
      fc.property(someCoders, fc.constantFrom(...levels.slice(0, 5)), (work, level) => {
        const coderIds = work.coders;
        const straight = agreementIn(studyOf(work).study, { coderIds, level, of: codes });
        const turned = agreementIn(
          studyOf({ ...work, codings: work.codings.toReversed(), reviews: work.reviews.toReversed() }).study,
          { coderIds: coderIds.toReversed(), level, of: codes.toReversed() },
        );
        for (const { codeId, measures } of straight.rows) {
          const other = turned.rows.find((row) => row.codeId === codeId)!.measures;
          for (const key of measureKeys) expect(apart(measures[key], other[key])).toBeLessThan(1e-9);
        }
      }),
    );
  });

  test('what nobody but one coder reviewed changes no kappa, alpha or overlap', () => {
    fc.assert(
      fc.property(randomWork(2), fc.constantFrom(...unitLevels), (work, level) => {
        const { study } = studyOf(work);
        const before = agreementIn(study, { coderIds: work.coders, level, of: codes });
        study.document('alone', { length: 50 }).reviewed(['alone'], 'Wei').coding('alone', 'guide', [0, 9]);
        const after = agreementIn(study, { coderIds: work.coders, level, of: codes });
        for (const [row, { measures }] of before.rows.entries())
          for (const key of ['percent', 'cohen', 'scott', 'alpha', 'jaccard', 'dice'] as const)
            expect(after.rows[row]!.measures[key]).toEqual(measures[key]);
      }),
    );
  });

  test('the same seed draws the same intervals, and every number lies in what its draws allow', () => {
    fc.assert(
      fc.property(randomWork(2), fc.nat(1000), (work, seed) => {
        const { study } = studyOf(work);
        const request = {
          coderIds: work.coders,
          level: 'paragraph',
          of: codes,
          bootstrap: 40,
          seed,
        } as const;
        const [one, again] = [agreementIn(study, request), agreementIn(study, request)];
        expect(again).toEqual(one);
        const intervals = [...one.rows, one.pooled].flatMap((row) => Object.values(row.intervals));
        expect(intervals.filter((each) => typeof each !== 'string' && each[0] > each[1])).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});

/** Connector in eight sources: Wei found it in four of them. */
function connectorStudy(): Study {
  const study = new Study().coder('Lena').code('connector').code('idle');
  const titles = Array.from({ length: 8 }, (_, at) => `D${at + 1}`);
  for (const title of titles) study.document(title);
  study.reviewed(titles);
  for (const title of ['D1', 'D3', 'D5', 'D6']) study.coding(title, 'connector', [0, 10]);
  return study.coding('D1', 'connector', [5, 15], { coderId: 'Lena' });
}

describe('not reviewed is missing, and never absent', () => {
  const request = { coderIds: ['Wei', 'Lena'], level: 'source', of: ['connector', 'idle'] } as const;

  test('so the same codings give opposite messages', () => {
    const all = connectorStudy().reviewed(
      Array.from({ length: 8 }, (_, at) => `D${at + 1}`),
      'Lena',
    );
    const few = connectorStudy().reviewed(['D1', 'D2'], 'Lena');
    const [ofAll] = agreementIn(all, request).rows;
    const [ofFew] = agreementIn(few, request).rows;

    expect(ofAll!.measures.cohen).toBeCloseTo(0.25, 12);
    expect(ofAll!.measures.alpha).toBeCloseTo(2 / 11, 12);
    expect(ofAll!.measures.ac1).toBeCloseTo(0.3424657534, 9);
    expect([ofFew!.counts.n, ofFew!.measures.alpha]).toEqual([2, 1]);
    expect(agreementIn(few, request).facts.sources).toEqual({
      inScope: 8,
      byNone: 0,
      byOne: 6,
      bySeveral: 2,
      byAll: 2,
    });
  });

  test('unless every source is taken as reviewed by everybody', () => {
    const few = connectorStudy().reviewed(['D1', 'D2'], 'Lena');

    expect(agreementIn(few, { ...request, denominator: 'all' }).rows[0]!.measures.cohen).toBeCloseTo(
      0.25,
      12,
    );
  });

  test('a code that nobody used is no evidence, and no part of the pooled row', () => {
    const study = connectorStudy().reviewed(['D1', 'D2', 'D3'], 'Lena');
    const { rows, pooled, facts } = agreementIn(study, request);

    expect(new Set(Object.values(rows[1]!.measures))).toEqual(new Set(['never_used']));
    expect([rows[1]!.counts.n, rows[1]!.counts.neither]).toEqual([3, 3]);
    expect([pooled.counts.n, facts.offered, facts.neverUsed]).toEqual([3, 2, 1]);
  });
});

test('a coding of a whole source counts for sources, and has no place at other levels', () => {
  const study = new Study().coder('Lena').code('guide').document('D1', { length: 20 });
  study.reviewed(['D1']).reviewed(['D1'], 'Lena').coding('D1', 'guide', null);
  study.coding('D1', 'guide', [0, 5], { coderId: 'Lena' });
  const of = (level: Level) => agreementIn(study, { coderIds: ['Wei', 'Lena'], level, of: ['guide'] });

  expect(of('source').rows[0]!.measures.percent).toBe(1);
  expect(of('source').facts.withoutPlace).toBe(0);
  expect(of('character').rows[0]!.counts).toEqual({ n: 20, used: [0, 5], both: 0, neither: 15 });
  expect([of('character').facts.withoutPlace, of('segments').facts.withoutPlace]).toEqual([1, 1]);
});

test('a theme is compared with the codes added to it, and a second pass with the first', () => {
  const study = new Study().coder('Wei again', 'second-pass').code('guide').theme('bridge', ['guide']);
  study.document('D1').document('D2').reviewed(['D1', 'D2']).reviewed(['D1', 'D2'], 'Wei again');
  study.coding('D1', 'guide', [0, 5]).coding('D1', 'bridge', [7, 9], { coderId: 'Wei again' });
  const found = agreementIn(study, { coderIds: ['Wei', 'Wei again'], level: 'source' });

  expect(found.rows.map(({ codeId, measures }) => [codeId, measures.alpha])).toEqual([['bridge', 1]]);
  const alone = agreementIn(study, { coderIds: ['Wei', 'Wei again'], level: 'source', rollup: false });
  expect(alone.rows[0]!.counts.used).toEqual([0, 1]);
});

describe('agreement is refused', () => {
  const study = () => new Study().coder('Lena').coder('settled', 'adjudication').code('guide').document('D1');
  const asked = (coderIds: string[]) => () => agreementIn(study(), { coderIds, level: 'source' });

  test('of one coder, of one coder twice, and of adjudicated codings', () => {
    expect(asked(['Wei'])).toThrow('errors:agreement_needs_two');
    expect(asked(['Wei', 'Wei'])).toThrow('errors:agreement_needs_two');
    expect(asked(['Wei', 'settled'])).toThrow('errors:agreement_of_adjudicated');
    expect(asked(['Wei', 'Nobody'])).toThrow('errors:no_such_coder');
  });

  test('of unitizing where one coder put overlapping passages under different codes', () => {
    const own = study().code('role').reviewed(['D1']).reviewed(['D1'], 'Lena');
    own.coding('D1', 'guide', [0, 10]).coding('D1', 'role', [9, 20]);
    const request = { coderIds: ['Wei', 'Lena'], level: 'unitizing', of: ['guide', 'role'] } as const;

    expect(() => agreementIn(own, request)).toThrow('errors:agreement_codes_overlap');
    expect(agreementIn(own, { ...request, of: ['guide'] }).rows[0]!.measures.u_alpha).toBeTypeOf('number');
  });

  test('of unitizing where a passage counts under a code and under one below it, unless each counts alone', () => {
    const own = study().code('first', { parentId: 'guide' }).reviewed(['D1']).reviewed(['D1'], 'Lena');
    own.coding('D1', 'first', [0, 10]);
    const request = { coderIds: ['Wei', 'Lena'], level: 'unitizing', of: ['guide', 'first'] } as const;

    expect(() => agreementIn(own, request)).toThrow('errors:agreement_codes_shared');
    expect(agreementIn(own, { ...request, rollup: false }).pooled.measures.u_alpha).toBeTypeOf('number');
    own.coding('D1', 'guide', [5, 12]);
    expect(() => agreementIn(own, { ...request, rollup: false })).toThrow('errors:agreement_codes_overlap');
  });
});

describe('intervals', () => {
  const sources = Array.from({ length: 30 }, (_, at) => `D${at}`);
  const study = (differing: number): Study => {
    const own = new Study().coder('Lena').code('guide');
    for (const title of sources) own.document(title, { length: 100 });
    own.reviewed(sources).reviewed(sources, 'Lena');
    sources.forEach((title, at) => {
      if (at % 2 === 0) own.coding(title, 'guide', [0, 50]);
      if (at % 2 === (at < differing ? 1 : 0)) own.coding(title, 'guide', [0, 50], { coderId: 'Lena' });
    });
    return own;
  };
  const request = { coderIds: ['Wei', 'Lena'], level: 'source', of: ['guide'], bootstrap: 1000 } as const;

  test('hold the number they belong to, and say how they were drawn', () => {
    const { pooled, facts } = agreementIn(study(8), { ...request, seed: 7 });
    const { alpha } = pooled.intervals;

    expect(facts.draws).toEqual({ count: 1000, seed: 7, sources: 30 });
    expect(alpha).toBeInstanceOf(Array);
    const [low, high] = alpha as [number, number];
    expect([low < Number(pooled.measures.alpha), Number(pooled.measures.alpha) < high]).toEqual([true, true]);
    expect([low > -1, high <= 1]).toEqual([true, true]);
  });

  test('are not given where nobody differs, or where one source alone was compared', () => {
    expect(agreementIn(study(0), request).pooled.intervals.alpha).toBe('no_difference');
    const one = new Study()
      .coder('Lena')
      .code('guide')
      .document('D1')
      .reviewed(['D1'])
      .reviewed(['D1'], 'Lena');
    one.coding('D1', 'guide', [0, 5]);
    expect(agreementIn(one, { ...request, level: 'character' }).pooled.intervals.alpha).toBe('one_source');
  });

  test('are not given where too many draws have no number, which are counted', () => {
    const own = new Study().coder('Lena').code('guide').document('D1').document('D2');
    own.reviewed(['D1', 'D2']).reviewed(['D1', 'D2'], 'Lena').coding('D1', 'guide', [0, 5]);
    const { pooled } = agreementIn(own, request);

    expect(pooled.intervals.alpha).toBe('often_undefined');
    expect(pooled.dropped.alpha).toBeGreaterThan(150);
  });
});
