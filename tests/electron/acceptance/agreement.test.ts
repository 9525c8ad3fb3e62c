// The published examples of agreement, coded in a real project by several coders, and measured as every host does.
import { expect, test } from 'vitest';
import type { AgreementRequest } from '#core/agreement/request.ts';
import reliability from '#fixtures/methods/reliability.json' with { type: 'json' };
import unitizing from '#fixtures/methods/unitizing.json' with { type: 'json' };
import { testProject, type TestProject } from '../../helpers/project.ts';
import { agreedStudy, type AgreedStudy, type Coded } from './agreed-study.ts';
import { distance } from '../../core/agreement/distance.ts';

async function measured(
  { api }: TestProject,
  { coders, codes }: AgreedStudy,
  request: Omit<AgreementRequest, 'coderIds' | 'of'>,
) {
  return api.agreement.measure({
    coderIds: Object.values(coders),
    of: Object.values(codes),
    ...request,
  });
}

/** Words of so many characters, some of which lie beyond U+FFFF; the number makes each text another one. */
function text(length: number, number = 0): string {
  const mark = String(number);
  return mark + Array.from({ length: length - mark.length }, (_, at) => (at % 7 === 3 ? '𠮷' : 'a')).join('');
}

test('ten and a hundred and twenty-five sources that two coders found a code in or not', async () => {
  const { krippendorff_2011_A: a, gwet_paradox_125: high } = reliability;
  await using project = await testProject();
  const titles = a.units.map((_, at) => `D${at}`);
  const study = await agreedStudy(project, {
    coders: ['Wei', 'Lena'],
    codes: ['connector'],
    texts: Object.fromEntries(titles.map((title, at) => [title, text(20, at)])),
    codings: a.units.flatMap((unit, at) =>
      ['Wei', 'Lena'].flatMap((coder, place): Coded[] =>
        unit[place] === 1 ? [[titles[at]!, coder, 'connector', place === 0 ? [0, 5] : null]] : [],
      ),
    ),
  });

  const [row] = (await measured(project, study, { level: 'source' })).rows;

  expect(distance(row?.measures.alpha, a.expected.alpha)).toBeLessThan(1e-9);
  expect(distance(row?.measures.percent, a.expected.percent)).toBeLessThan(1e-9);
  expect(distance(row?.measures.cohen, a.expected.cohen_kappa)).toBeLessThan(1e-9);
  expect(distance(row?.measures.scott, a.expected.scott_pi)).toBeLessThan(1e-9);
  expect(distance(row?.measures.ac1, a.expected.ac1_q2)).toBeLessThan(1e-9);

  // The same table with a row for each paragraph of one text instead of each source.
  await using other = await testProject();
  const paragraphs = Array.from({ length: 125 }, (_, at) => `p${String(at).padStart(3, '0')}`);
  const placeOf = (at: number): readonly [number, number] => [at * 5 + 1, at * 5 + 3];
  const [[both = 0, onlyWei = 0] = [], [onlyLena = 0] = []] = high.table;
  const ofParagraphs = await agreedStudy(other, {
    coders: ['Wei', 'Lena'],
    codes: ['connector'],
    texts: { D: paragraphs.join('\n') },
    codings: paragraphs.flatMap((_, at): Coded[] => [
      ...(at < both + onlyWei ? [['D', 'Wei', 'connector', placeOf(at)] as const] : []),
      ...(at < both || (at >= both + onlyWei && at < both + onlyWei + onlyLena)
        ? [['D', 'Lena', 'connector', placeOf(at)] as const]
        : []),
    ]),
  });

  const { measures } = (await measured(other, ofParagraphs, { level: 'paragraph' })).rows[0]!;

  expect(distance(measures.percent, high.expected.Po)).toBeLessThan(1e-9);
  expect(distance(measures.cohen, high.expected.kappa)).toBeLessThan(1e-9);
  expect(distance(measures.scott, high.expected.scott_pi)).toBeLessThan(1e-9);
  expect(distance(measures.alpha, high.expected.alpha)).toBeLessThan(1e-9);
  expect(distance(measures.ac1, high.expected.ac1)).toBeLessThan(1e-9);
  expect(distance(measures.brennan_prediger, high.expected.bp)).toBeLessThan(1e-9);
  const found = await other.api.agreement.disagreements({
    coderIds: Object.values(ofParagraphs.coders),
    of: Object.values(ofParagraphs.codes),
    level: 'paragraph',
  });
  expect(found).toHaveLength(onlyWei + onlyLena);
});

test('a thousand characters, of which two coders coded some', async () => {
  const { nvivo_1000_chars: characters, krippendorff_1995_A: stretches } = reliability;
  await using project = await testProject();
  const ofStretches = (digits: string): readonly [number, number][] =>
    [...digits.matchAll(/1+/g)].map((run) => [run.index, run.index + run[0].length]);
  const study = await agreedStudy(project, {
    coders: ['Wei', 'Lena'],
    codes: ['guide', 'market'],
    texts: { long: text(1000), short: text(24) },
    codings: [
      ['long', 'Wei', 'guide', [100, 250]],
      ['long', 'Lena', 'guide', [200, 300]],
      ...ofStretches(stretches.coder1).map((span): Coded => ['short', 'Wei', 'market', span]),
      ...ofStretches(stretches.coder2).map((span): Coded => ['short', 'Lena', 'market', span]),
    ],
  });
  const inSource = (title: string) => ({
    level: 'character' as const,
    scope: { sourceIds: [study.sources[title]!] },
  });

  const [guide] = (await measured(project, study, inSource('long'))).rows;
  const [, market] = (await measured(project, study, inSource('short'))).rows;

  expect(guide?.counts).toEqual({
    n: 1000,
    used: [characters.both + characters.A_only, characters.both + characters.B_only],
    both: characters.both,
    neither: characters.neither,
  });
  expect(distance(guide?.measures.percent, characters.expected.percent)).toBeLessThan(1e-9);
  expect(distance(guide?.measures.cohen, characters.expected.cohen_kappa)).toBeLessThan(1e-9);
  expect(distance(guide?.measures.alpha, characters.expected.alpha)).toBeLessThan(1e-9);
  expect(distance(guide?.measures.jaccard, characters.expected.jaccard)).toBeLessThan(1e-9);
  expect(distance(guide?.measures.dice, characters.expected.dice)).toBeLessThan(1e-9);
  expect(distance(market?.measures.cohen, stretches.expected.cohen_kappa)).toBeLessThan(1e-9);
  expect(distance(market?.measures.scott, stretches.expected.scott_pi)).toBeLessThan(1e-9);
  expect(distance(market?.measures.alpha, stretches.expected.alpha)).toBeLessThan(1e-9);
});

test.each(Object.entries(unitizing))(
  'how coders cut a text into passages in the example %s',
  async (_, example) => {
    const coders = ['Wei', 'Lena', 'Ana'].slice(0, example.coders.length);
    const codes = [...new Set(example.coders.flatMap((units) => units.map(({ value }) => value)))].sort();
    await using project = await testProject();
    const study = await agreedStudy(project, {
      coders,
      codes,
      texts: { D: text(example.length) },
      codings: example.coders.flatMap((units, coder) =>
        units.map(({ start, end, value }): Coded => ['D', coders[coder]!, value, [start, end]]),
      ),
    });

    const { rows, pooled } = await measured(project, study, { level: 'unitizing' });

    expect(distance(pooled.measures.u_alpha, example.u_alpha)).toBeLessThan(1e-9);
    expect(distance(pooled.measures.bar_u_alpha, example.bar_u_alpha)).toBeLessThan(1e-9);
    expect(distance(pooled.measures.cu_alpha, example.cu_alpha)).toBeLessThan(1e-9);
    expect(distance(pooled.measures.coverage, example.cu_coverage)).toBeLessThan(1e-9);
    const expected: Readonly<Record<string, { alpha: number | null; coverage: number }>> = example.ku;
    for (const [place, name] of codes.entries()) {
      const { measures } = rows[place]!;
      const { alpha, coverage } = expected[name]!;
      expect(distance(measures.coverage, coverage)).toBeLessThan(1e-9);
      expect(distance(measures.ku_alpha, alpha)).toBeLessThan(1e-9);
    }
    if (coders.length > 2) return;
    const segments = (threshold: number) => measured(project, study, { level: 'segments', threshold });
    const [strict, loose] = [await segments(0.9), await segments(0.7)];
    expect(distance(strict.pooled.measures.percent, 2 / 7)).toBeLessThan(1e-9);
    expect(distance(strict.pooled.measures.brennan_prediger, -1 / 14)).toBeLessThan(1e-9);
    expect(distance(loose.pooled.measures.percent, 6 / 7)).toBeLessThan(1e-9);
    expect(distance(loose.pooled.measures.brennan_prediger, 11 / 14)).toBeLessThan(1e-9);
  },
);

test('during a second pass nobody is told how far it agrees with the first', async () => {
  await using project = await testProject();
  const { api } = project;
  const { coders, codes } = await agreedStudy(project, {
    coders: ['Wei'],
    codes: ['guide'],
    texts: { D: text(30) },
    codings: [['D', 'Wei', 'guide', [0, 9]]],
  });
  const pass = await api.coders.add({ name: 'Wei (2)', kind: 'second-pass', personId: coders['Wei']! });
  const asked = {
    coderIds: [coders['Wei']!, pass.id],
    of: Object.values(codes),
    level: 'source',
    denominator: 'all',
  } as const;

  await expect(api.agreement.measure(asked, { as: pass.id })).rejects.toMatchObject({
    key: 'errors:agreement_blind',
  });
  await expect(api.agreement.disagreements(asked, { as: pass.id })).rejects.toMatchObject({
    key: 'errors:agreement_blind',
  });
  expect(await api.agreement.disagreements(asked)).toHaveLength(1);
});

test('a saved query limits all coders to the same sources', async () => {
  await using project = await testProject();
  const { api } = project;
  const study = await agreedStudy(project, {
    coders: ['Wei', 'Lena'],
    codes: ['guide'],
    texts: { D: text(30, 1), E: text(30, 2), F: text(30, 3) },
    codings: [
      ['D', 'Wei', 'guide', [0, 9]],
      ['E', 'Wei', 'guide', [0, 9]],
      ['E', 'Lena', 'guide', [0, 9]],
      ['F', 'Lena', 'guide', [0, 9]],
    ],
  });
  const { id } = await api.savedQueries.add({ name: 'guided', text: 'guide' });

  const { rows, facts } = await measured(project, study, { level: 'source', scope: { queryId: id } });

  expect(rows[0]?.counts).toEqual({ n: 2, used: [2, 1], both: 1, neither: 0 });
  expect(facts.counting.scope.savedQuery?.name).toBe('guided');
});

test('measuring reports how far it is, and stops when it is cancelled', async () => {
  await using project = await testProject();
  const texts = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`D${at}`, text(400, at)] as const));
  const study = await agreedStudy(project, {
    coders: ['Wei', 'Lena'],
    codes: ['guide'],
    texts,
    codings: Object.keys(texts).flatMap((title, at): Coded[] => [
      [title, 'Wei', 'guide', [0, 40 + at]],
      [title, 'Lena', 'guide', [at, 60]],
    ]),
  });
  const stop = new AbortController();
  const seen: number[] = [];
  const asked = project.api.agreement.measure(
    { coderIds: Object.values(study.coders), of: 'codes', level: 'character', bootstrap: 100_000 },
    {
      signal: stop.signal,
      onProgress: ({ done }) => {
        seen.push(done);
        stop.abort();
      },
    },
  );

  await expect(asked).rejects.toMatchObject({ code: 'cancelled' });
  expect(seen.length).toBeGreaterThan(0);
});

test('coding while agreement is measured gives the numbers of one state, never of two', async () => {
  await using project = await testProject();
  const { api } = project;
  const titles = Array.from({ length: 30 }, (_, at) => `D${at}`);
  const study = await agreedStudy(project, {
    coders: ['Wei', 'Lena'],
    codes: ['guide'],
    texts: Object.fromEntries(titles.map((title, at) => [title, text(300, at)])),
    codings: titles.flatMap((title, at): Coded[] => [
      [title, 'Wei', 'guide', [0, 40 + at]],
      [title, 'Lena', 'guide', [at, 60]],
    ]),
  });
  const asked = {
    coderIds: Object.values(study.coders),
    of: 'codes',
    level: 'character',
    bootstrap: 3_000,
  } as const;
  const before = await api.agreement.measure(asked);
  const { textHash } = (await api.project.records()).tables.source.find(
    ({ id }) => id === study.sources['D29'],
  )!;

  const measuring = api.agreement.measure(asked, { onProgress: () => undefined });
  await api.codings.apply({
    sourceId: study.sources['D29']!,
    textHash,
    codeId: study.codes['guide']!,
    span: { start: 100, end: 200 },
  });
  const meanwhile = await measuring;
  const after = await api.agreement.measure(asked);

  expect(after.pooled).not.toEqual(before.pooled);
  expect([before.pooled, after.pooled]).toContainEqual(meanwhile.pooled);
});
