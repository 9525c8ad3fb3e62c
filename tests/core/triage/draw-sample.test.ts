import { describe, expect, it, test } from 'vitest';
import { drawSample, sampleDesign } from '#core/triage/draw-sample.ts';
import { sampleDesignFrom, type SampleSettings } from '#core/sampling/sample-design.ts';
import { Study } from '../counting/study.ts';

/** Sixty news, thirty reports and ten documents without a class, dated 2019 to 2021 in turn. */
function library(): Study {
  const study = new Study().class('news').class('report').attribute('region', 'source');
  for (let number = 1; number <= 100; number += 1) {
    study.document(`d${String(number).padStart(3, '0')}`, {
      classId: number <= 60 ? 'news' : number <= 90 ? 'report' : null,
      date: number % 4 === 0 ? null : `${2018 + (number % 4)}-05`,
      language: number % 2 === 0 ? 'en' : 'zh-CN',
    });
  }
  return study.values('region', { d001: 'north', d002: 'south', d003: 'north' });
}

function ids(study: Study): string[] {
  return study.rows.source.map(({ id }) => id);
}

const simple: SampleSettings = { size: 20, strata: { by: 'none' }, allocation: 'proportional' };

function design(settings: Partial<SampleSettings>, study = library(), from = ids(study)) {
  return sampleDesign(study.corpus, from, { ...simple, ...settings });
}

describe('a simple random sample', () => {
  it('draws as many as asked for, each once, all from the frame', () => {
    const study = library();

    const drawn = drawSample(design({ size: 20 }, study), 1);

    expect(new Set(drawn).size).toBe(20);
    expect(ids(study)).toEqual(expect.arrayContaining(drawn));
  });

  it('is the same for the same seed, whatever the order or repetition of the frame', () => {
    const study = library();
    const frame = ids(study);

    const drawn = drawSample(design({}, study, frame), 20_261_125);

    expect(drawSample(design({}, study, [...frame.toReversed(), ...frame]), 20_261_125)).toEqual(drawn);
    expect(drawSample(design({}, study, frame), 20_261_126)).not.toEqual(drawn);
  });

  it('draws each source about as often as any other', () => {
    const study = library();
    const plan = design({ size: 10 }, study);
    const times = new Map(ids(study).map((id) => [id, 0]));
    const draws = 3000;
    for (let seed = 0; seed < draws; seed += 1)
      for (const id of drawSample(plan, seed)) times.set(id, (times.get(id) ?? 0) + 1);

    // Each source is drawn 300 times on average, with a standard deviation of 16.
    const square = [...times.values()].reduce((sum, count) => sum + (count - 300) ** 2 / (300 * 0.9), 0);
    expect(square).toBeGreaterThan(99 - 4 * Math.sqrt(198));
    expect(square).toBeLessThan(99 + 4 * Math.sqrt(198));
  });

  it('of the whole frame is the frame', () => {
    const study = library();

    expect(drawSample(design({ size: 100 }, study), 3).toSorted()).toEqual(ids(study));
  });
});

describe('a stratified sample', () => {
  const told = (plan: ReturnType<typeof design>) =>
    plan.frame.map(({ key, sourceIds, drawn }) => `${key} ${drawn} of ${sourceIds.length}`);

  it('by class draws proportionally, in the order of the classes, sources without one last', () => {
    expect(told(design({ strata: { by: 'class' } }))).toEqual([
      'news 12 of 60',
      'report 6 of 30',
      '(none) 2 of 10',
    ]);
  });

  it('by year draws equally from each, undated sources too', () => {
    expect(told(design({ strata: { by: 'year' }, allocation: 'equal' }))).toEqual([
      '2019 5 of 25',
      '2020 5 of 25',
      '2021 5 of 25',
      '(none) 5 of 25',
    ]);
  });

  it('by expected spread stores the expectations', () => {
    const plan = design({
      strata: { by: 'class' },
      allocation: 'neyman',
      guesses: { news: 0.02, report: 0.5 },
    });

    // 8.4 : 15 : 5; the last stratum has the share of an unknown spread.
    expect(told(plan)).toEqual(['news 6 of 60', 'report 11 of 30', '(none) 3 of 10']);
    expect(plan.frame.map(({ guess }) => guess)).toEqual([0.02, 0.5, 0.5]);
  });

  it('can be stratified by language and by attribute', () => {
    expect(told(design({ strata: { by: 'language' } }))).toEqual(['en 10 of 50', 'zh-CN 10 of 50']);
    expect(told(design({ strata: { by: 'attribute', attributeId: 'region' }, allocation: 'equal' }))).toEqual(
      ['north 2 of 2', 'south 1 of 1', '(none) 17 of 97'],
    );
    expect(design({ strata: { by: 'attribute', attributeId: 'region' } }).attributeName).toBe('region');
  });

  it('draws the required number from each stratum', () => {
    const plan = design({ strata: { by: 'class' } });
    const drawn = drawSample(plan, 5);

    for (const stratum of plan.frame)
      expect(drawn.filter((id) => stratum.sourceIds.includes(id))).toHaveLength(stratum.drawn);
  });

  it('by an attribute of people sets a group interview apart from the strata of its speakers', () => {
    const study = new Study()
      .attribute('role', 'respondent')
      .interview('N1', ['Ann'])
      .interview('N2', ['Bo'])
      .interview('N3', ['Ann', 'Bo'])
      .values('role', { Ann: 'maker', Bo: 'buyer' });

    const plan = design({ size: 3, strata: { by: 'attribute', attributeId: 'role' } }, study);

    expect(told(plan)).toEqual(['buyer 1 of 1', 'buyer + maker 1 of 1', 'maker 1 of 1']);
  });
});

test('the design lists what the sources of the frame have in common', () => {
  const study = library();

  expect(design({}, study)).toMatchObject({ kind: 'document', className: null });
  expect(design({ size: 5 }, study, ids(study).slice(0, 30))).toMatchObject({ className: 'news' });
  expect(design({ size: 5 }, study, ids(study).slice(90))).toMatchObject({ className: null });
});

test('the stored design draws the same sample after the project has changed', () => {
  const study = library();
  const plan = design({ strata: { by: 'class' } }, study);
  const drawn = drawSample(plan, 8);
  const stored = JSON.stringify(plan);
  study.rows.source.splice(0, 50);

  expect(drawSample(sampleDesignFrom(stored), 8)).toEqual(drawn);
});

describe('no sample is drawn', () => {
  it('when a share is expected in a stratum that does not exist', () => {
    expect(() => design({ strata: { by: 'class' }, allocation: 'neyman', guesses: { novels: 0.3 } })).toThrow(
      'errors:no_such_stratum',
    );
  });

  it('when shares are expected that the allocation would not use', () => {
    expect(() => design({ strata: { by: 'class' }, guesses: { news: 0.3 } })).toThrow(
      'errors:guesses_without_neyman',
    );
  });

  it.each([101, 1000])('of %d out of a hundred', (size) => {
    expect(() => design({ size })).toThrow('errors:sample_exceeds_frame');
  });

  it.each([0, -1, 2.5, Number.NaN])('of the size %d', (size) => {
    expect(() => design({ size })).toThrow('errors:sample_size');
  });

  it('from sources that do not exist, or by an attribute that does not', () => {
    expect(() => design({}, library(), ['d001', 'elsewhere'])).toThrow('errors:no_such_source');
    expect(() => design({ strata: { by: 'attribute', attributeId: 'mood' } })).toThrow(
      'errors:no_such_attribute',
    );
    expect(() => design({ size: 1 }, library(), [])).toThrow('errors:sample_exceeds_frame');
  });
});
