// The worked examples of new codes, coded in a real project and counted as every host does.
import { expect, test } from 'vitest';
import fixture from '#fixtures/methods/saturation.json' with { type: 'json' };
import { testProject, type TestProject } from '../../helpers/project.ts';
import { agreedStudy } from './agreed-study.ts';

/** A study in which each text has these codes, coded in the order of the texts. Titles are against that order. */
async function coded(project: TestProject, incidence: readonly (readonly string[])[]) {
  const titles = incidence.map((_, at) => `D${String(99 - at)}`);
  return agreedStudy(project, {
    coders: ['Wei'],
    codes: [...new Set(incidence.flat())],
    texts: Object.fromEntries(titles.map((title) => [title, `The text of ${title}.`])),
    codings: incidence.flatMap((own, at) => own.map((code) => [titles[at]!, 'Wei', code, [0, 8]] as const)),
  });
}

test('codes accumulate as in the worked example', async () => {
  const { incidence, observed, expected, chao2 } = fixture.accumulation;
  await using project = await testProject();
  await coded(project, incidence);

  const found = await project.api.tallies.saturation({ by: 'source' });

  expect(found.rows.map((row) => row.observed)).toEqual(observed);
  expect(found.rows.filter((row, at) => Math.abs(row.expected - expected[at]!) > 1e-9)).toEqual([]);
  expect(Math.abs(found.chao2 - chao2)).toBeLessThan(1e-9);
});

test('new codes stop coming where the worked example says', async () => {
  const { guest } = fixture;
  let last = 0;
  const incidence = guest.new_codes_per_source.map((count) => {
    const own = Array.from({ length: count }, () => `code ${(last += 1)}`);
    // A source without new codes has an old one.
    return count === 0 ? ['code 1'] : own;
  });
  await using project = await testProject();
  await coded(project, incidence);

  const { grid } = await project.api.tallies.saturation({ by: 'source' });
  const own = grid.find(
    ({ base, run, threshold }) => base === guest.base && run === guest.run && threshold === guest.threshold,
  );

  expect(own).toMatchObject({ baseCount: guest.base_count, reachedAt: guest.reached_at, newAfter: 0 });
  expect(own?.runs.filter(({ ratio }, at) => Math.abs(ratio - guest.runs[at]!.ratio) > 1e-9)).toEqual([]);
  expect(own?.runs.map(({ first, last: end, new: count }) => [first, end, count])).toEqual(
    guest.runs.map(({ first, last: end, new: count }) => [first, end, count]),
  );
  expect(`${own?.reachedAt}+${own?.run}`).toBe(guest.report);
});

test('during a second pass only its own layer is counted', async () => {
  await using project = await testProject();
  const { api } = project;
  const { coders } = await coded(project, [['guide'], ['market']]);
  const pass = await api.coders.add({ name: 'Wei (2)', kind: 'second-pass', personId: coders['Wei']! });
  const as = { as: pass.id };
  const refused = { key: 'errors:saturation_blind' };

  await expect(api.tallies.saturation({ by: 'source' }, as)).rejects.toMatchObject(refused);
  await expect(api.tallies.saturation({ by: 'source', layer: 'union' }, as)).rejects.toMatchObject(refused);
  const own = await api.tallies.saturation({ by: 'source', layer: { coderId: pass.id } }, as);
  expect(own.facts.codes).toBe(0);
});

test('after a merge it is counted with the present codes, and after its undo as before', async () => {
  await using project = await testProject();
  const { api } = project;
  const { codes } = await coded(project, [['guide'], ['market'], ['guide', 'role']]);
  const newCodes = async () => {
    const found = await api.tallies.saturation({ by: 'source' });
    return {
      new: found.rows.map((row) => row.newCodes.length),
      codes: found.facts.codes,
      merged: found.facts.merged,
    };
  };
  const before = { new: [1, 1, 1], codes: 3, merged: 0 };
  expect(await newCodes()).toEqual(before);

  await api.codes.merge({ intoId: codes['guide']!, fromIds: [codes['market']!] });

  expect(await newCodes()).toEqual({ new: [1, 0, 1], codes: 2, merged: 1 });
  await api.history.undo({});
  expect(await newCodes()).toEqual(before);
});
