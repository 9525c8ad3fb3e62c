// A sample that one person codes again: drawn from what they reviewed, with a second pass and a day to be reminded.
import { describe, expect, it } from 'vitest';
import { sampleDesignFrom } from '#core/sampling/sample-design.ts';
import { update } from '#db/write.ts';
import { expectCommand } from '../../helpers/laws.ts';
import { openOptions, testProject, type TestProject } from '../../helpers/project.ts';
import { smallStudy } from '../../helpers/study.ts';

const settings = { size: 2, strata: { by: 'none' }, allocation: 'proportional' } as const;
const asked = {
  passName: 'Wei, second pass',
  sampleName: 'To code again',
  weeks: 4,
  frame: 'all',
  settings,
  seed: 7,
} as const;

const mainOf = async ({ api }: TestProject) =>
  (await api.project.records()).tables.project[0]?.mainCoderId ?? '';

/** A study in which Wei reviewed everything, with a plan to code two sources again. */
async function planned(project: TestProject) {
  const study = await smallStudy(project);
  const ids = Object.values(study.sources).map(({ id }) => id);
  await project.api.sources.setReviewed({ ids, reviewed: true });
  const wei = await mainOf(project);
  const plan = await expectCommand(project, () => project.api.recodings.plan({ ...asked, personId: wei }));
  return { ...study, ids, wei, plan };
}

const only = async ({ api }: TestProject) => {
  const [one, ...others] = await api.recodings.list({});
  expect(others).toEqual([]);
  return one!;
};

describe('coding a sample again', () => {
  it('is planned with a second pass, a sample with its seed, and a day four weeks on', async () => {
    await using project = await testProject();
    const { wei, plan, ids } = await planned(project);

    const { tables } = await project.api.project.records();
    expect(tables.coder.find(({ id }) => id === plan.passId)).toMatchObject({
      name: 'Wei, second pass',
      kind: 'second-pass',
      personId: wei,
    });
    expect(tables.sample).toMatchObject([{ id: plan.sampleId, name: 'To code again', seed: 7 }]);
    expect(await only(project)).toMatchObject({
      personId: wei,
      passId: plan.passId,
      weeks: 4,
      dueOn: '2026-04-11',
      isDue: false,
      frame: ids.length,
      gone: 0,
      sources: [
        { againAt: null, isSeen: false },
        { againAt: null, isSeen: false },
      ],
    });
  });

  it('changes no count and no estimate: what was reviewed before stands for the same as ever', async () => {
    await using project = await testProject();
    const { api } = project;
    const { sources } = await smallStudy(project);
    const ids = Object.values(sources).map(({ id }) => id);
    const { id: classId } = await api.classes.add({ name: 'news, sampled', coverage: 'sampled' });
    await api.sources.setKind({ ids, kind: 'document' });
    await api.sources.update({ ids, classId });
    await api.sources.setReviewed({ ids, reviewed: true });
    const counted = () => api.tallies.count({ of: 'codes', by: 'class', unit: 'sources' });
    const before = await counted();

    await api.recodings.plan({ ...asked, personId: await mainOf(project) });

    expect(await counted()).toEqual(before);
  });

  it('estimates nothing from a sample of a plan that an earlier program made, also when the plan is dropped', async () => {
    await using project = await testProject();
    const { api } = project;
    const { sources } = await smallStudy(project);
    const ids = Object.values(sources).map(({ id }) => id);
    const { id: classId } = await api.classes.add({ name: 'news, sampled', coverage: 'sampled' });
    await api.sources.setKind({ ids, kind: 'document' });
    await api.sources.update({ ids, classId });
    await api.sources.setReviewed({ ids, reviewed: true });
    const counted = () => api.tallies.count({ of: 'codes', by: 'class', unit: 'sources' });
    const before = await counted();
    const plan = await api.recodings.plan({ ...asked, personId: await mainOf(project) });
    const { sample } = (await api.project.records()).tables;
    const { isToRecode, ...asBefore } = sampleDesignFrom(sample[0]!.settings);
    const deed = { coderId: await mainOf(project), at: openOptions.now, method: 'samples.rename' };
    project.store().transact(deed, (db) => {
      update(db, 'sample', plan.sampleId, { settings: JSON.stringify(asBefore) });
    });
    project.reopen();
    const withPlan = await counted();

    await expectCommand(project, () => api.recodings.remove({ id: plan.id }));

    expect(isToRecode).toBe(true);
    expect(withPlan).toEqual(before);
    expect(await counted()).toEqual(before);
  });

  it('is due from its day until all its sources are reviewed again', async () => {
    let day = '2026-03-14';
    let seconds = 0;
    const now = () => `${day}T09:00:${String((seconds = (seconds + 1) % 60)).padStart(2, '0')}.000Z`;
    await using project = await testProject(undefined, { now });
    const { api } = project;
    const { plan } = await planned(project);

    day = '2026-04-10';
    expect((await only(project)).isDue).toBe(false);
    day = '2026-04-11';
    const due = await only(project);
    expect(due.isDue).toBe(true);

    const [first, second] = due.sources.map(({ sourceId }) => sourceId);
    await api.sources.setReviewed({ ids: [first!], reviewed: true }, { as: plan.passId });
    expect((await only(project)).isDue).toBe(true);
    await api.sources.setReviewed({ ids: [second!], reviewed: true }, { as: plan.passId });
    expect((await only(project)).isDue).toBe(false);
  });

  it('says which sources the person worked on meanwhile in the first pass', async () => {
    await using project = await testProject();
    const { api } = project;
    const { sources, codes } = await planned(project);
    const { sourceId } = (await only(project)).sources[0]!;
    const source = Object.values(sources).find(({ id }) => id === sourceId)!;
    await api.codings.applyToSources({ sourceIds: [source.id], codeId: codes.guide.id });

    const seen = (await only(project)).sources.filter(({ isSeen }) => isSeen);
    expect(seen.map((each) => each.sourceId)).toEqual([sourceId]);
  });

  it('tells its person how far it is while its round lasts, and in the second pass not when the first was reviewed', async () => {
    await using project = await testProject();
    const { api } = project;
    const { plan } = await planned(project);
    const { sources } = await only(project);
    await api.recodings.begin({ id: plan.id });
    const asPass = project.as(plan.passId);
    await asPass.sources.setReviewed({ ids: sources.map(({ sourceId }) => sourceId), reviewed: true });

    const own = await only(project);
    expect(own.isDue).toBe(false);
    expect(own.sources.every(({ againAt, firstAt }) => againAt !== null && firstAt !== null)).toBe(true);
    const again = await only({ ...project, api: asPass });
    expect(again.sources.every(({ againAt, firstAt }) => againAt !== null && firstAt === null)).toBe(true);
  });

  it('leaves out what was deleted or excluded since, and says how many', async () => {
    await using project = await testProject();
    const { api } = project;
    await planned(project);
    const [one, two] = (await only(project)).sources.map(({ sourceId }) => sourceId);
    await api.sources.remove({ ids: [one!] });
    await api.triage.decide({ ids: [two!], status: 'excluded' });

    expect(await only(project)).toMatchObject({ sources: [], gone: 2, isDue: false });
  });

  it('is drawn again before it begins, and not afterwards', async () => {
    await using project = await testProject();
    const { api } = project;
    const { plan } = await planned(project);
    const redraw = () => api.recodings.redraw({ id: plan.id, frame: 'all', settings, seed: 8 });
    await expectCommand(project, redraw);
    expect((await api.project.records()).tables.sample).toMatchObject([{ id: plan.sampleId, seed: 8 }]);

    const { sourceId } = (await only(project)).sources[0]!;
    await api.sources.setReviewed({ ids: [sourceId], reviewed: true }, { as: plan.passId });
    await expect(redraw()).rejects.toMatchObject({ key: 'errors:recoding_has_begun' });
  });

  it('is put off, goes unreminded and is dropped; its sample is kept as long as it stands', async () => {
    await using project = await testProject();
    const { api } = project;
    const { plan } = await planned(project);
    await expectCommand(project, () => api.recodings.remind({ id: plan.id, dueOn: '2026-03-14' }));
    expect((await only(project)).isDue).toBe(true);
    await expectCommand(project, () => api.recodings.remind({ id: plan.id, dueOn: null }));
    expect(await only(project)).toMatchObject({ dueOn: null, isDue: false });

    await expect(api.samples.remove({ id: plan.sampleId })).rejects.toMatchObject({
      key: 'errors:sample_recoded',
    });
    await expectCommand(project, () => api.recodings.remove({ id: plan.id }));
    await api.samples.remove({ id: plan.sampleId });
    expect(await api.recodings.list({})).toEqual([]);
  });

  it('follows a person and a second pass that are merged, and goes with a second pass that is removed', async () => {
    await using project = await testProject();
    const { api } = project;
    const { plan, wei } = await planned(project);
    const lena = await api.coders.add({ name: 'Lena' });
    await expectCommand(project, () => api.coders.merge({ keepId: lena.id, goneId: wei }));
    expect(await only(project)).toMatchObject({ personId: lena.id });

    const other = await api.coders.add({ name: 'Again', kind: 'second-pass', personId: lena.id });
    await expectCommand(project, () => api.coders.merge({ keepId: other.id, goneId: plan.passId }));
    expect(await only(project)).toMatchObject({ passId: other.id });
    await expectCommand(project, () => api.coders.remove({ id: other.id }));
    expect(await api.recodings.list({})).toEqual([]);
  });

  it('needs a person who has reviewed something, and no more sources than that', async () => {
    await using project = await testProject();
    const { api } = project;
    const { sources } = await smallStudy(project);
    const wei = await mainOf(project);
    const plan = () => api.recodings.plan({ ...asked, personId: wei });
    await expect(plan()).rejects.toMatchObject({ key: 'errors:recoding_nothing_reviewed' });
    await api.sources.setReviewed({ ids: [sources.first.id], reviewed: true });
    await expect(plan()).rejects.toMatchObject({ key: 'errors:sample_exceeds_frame' });
    const pass = await api.coders.add({ name: 'Later', kind: 'second-pass', personId: wei });
    await expect(api.recodings.plan({ ...asked, personId: pass.id })).rejects.toMatchObject({
      key: 'errors:second_pass_needs_person',
    });
    const { tables } = await api.project.records();
    expect(tables.recoding).toEqual([]);
    expect(tables.sample).toEqual([]);
  });
});
