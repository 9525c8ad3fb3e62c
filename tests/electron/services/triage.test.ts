import { describe, expect, it, test } from 'vitest';
import { sourcesIn } from '#core/triage/flow.ts';
import { sampleDesignFrom } from '#core/sampling/sample-design.ts';
import { expectCommand } from '../../helpers/laws.ts';
import { testProject, type TestProject } from '../../helpers/project.ts';
import { smallStudy } from '../../helpers/study.ts';

async function standing(project: TestProject) {
  const { tables } = await project.api.project.records();
  return Object.fromEntries(
    tables.source.map(({ label, status, exclusionReason }) => [label ?? '', [status, exclusionReason]]),
  );
}

describe('deciding', () => {
  it('excludes with a reason, and removes the reason with any other status', async () => {
    await using project = await testProject();
    const { sources } = await smallStudy(project);
    const ids = [sources.first.id, sources.other.id];

    await expectCommand(project, () => project.api.triage.decide({ ids, exclusionReason: 'off topic' }));
    expect(await standing(project)).toMatchObject({
      N9: ['excluded', 'off topic'],
      N10: ['excluded', 'off topic'],
      'N9.2': ['included', null],
    });

    await expectCommand(project, () => project.api.triage.decide({ ids: [ids[0]!], status: 'second-look' }));
    expect(await standing(project)).toMatchObject({
      N9: ['second-look', null],
      N10: ['excluded', 'off topic'],
    });
  });

  it('keeps the reason when a source is excluded again without one, and drops it when told to', async () => {
    await using project = await testProject();
    const { sources } = await smallStudy(project);
    const ids = [sources.first.id];
    await project.api.triage.decide({ ids, exclusionReason: 'too short' });

    await project.api.triage.decide({ ids, status: 'excluded' });
    expect((await standing(project))['N9']).toEqual(['excluded', 'too short']);

    await project.api.triage.decide({ ids, status: 'excluded', exclusionReason: null });
    expect((await standing(project))['N9']).toEqual(['excluded', null]);
  });

  it('codes whole sources and marks them reviewed, in one act', async () => {
    await using project = await testProject();
    const { sources, codes } = await smallStudy(project);
    const ids = [sources.first.id, sources.second.id];

    await expectCommand(project, () =>
      project.api.triage.decide({ ids, status: 'included', codeId: codes.guide.id, reviewed: true }),
    );

    const { counts } = await project.api.triage.flow({});
    expect(counts).toMatchObject({ found: 3, included: 3, reviewed: 2, coded: 2, untouched: 1 });
    expect(await project.api.codings.of({ sourceId: ids[1]! })).toMatchObject([
      { codeId: codes.guide.id, start: null, end: null },
    ]);
  });

  it('changes nothing when one of the sources cannot be decided on', async () => {
    await using project = await testProject();
    const { sources, codes } = await smallStudy(project);
    await project.api.codes.update({ id: codes.market.id, status: 'retired' });
    const before = await standing(project);
    const ids = [sources.first.id];

    await expect(
      project.api.triage.decide({ ids, exclusionReason: 'off topic', codeId: codes.market.id }),
    ).rejects.toMatchObject({ key: 'errors:code_retired' });
    await expect(
      project.api.triage.decide({ ids: [...ids, 'elsewhere'], exclusionReason: 'off topic' }),
    ).rejects.toMatchObject({ key: 'errors:no_such_source' });

    expect(await standing(project)).toEqual(before);
  });
});

describe('reasons for exclusion', () => {
  const listed = async ({ api }: TestProject) =>
    (await api.project.records()).tables.exclusionReason.toSorted((a, b) => a.position - b.position);
  const names = async (project: TestProject) => (await listed(project)).map(({ name }) => name);

  it('are added once each, in order', async () => {
    await using project = await testProject();

    await expectCommand(project, () =>
      project.api.exclusionReasons.add({ names: ['off topic', 'too short', 'off topic'] }),
    );
    const again = await project.api.exclusionReasons.add({ names: ['too short', 'no text'] });

    expect(await names(project)).toEqual(['off topic', 'too short', 'no text']);
    expect(again.map(({ name }) => name)).toEqual(['too short', 'no text']);
  });

  it('state from the start whether a source could not be read', async () => {
    await using project = await testProject();

    await expectCommand(project, () =>
      project.api.exclusionReasons.add({ names: ['off topic', 'no text'], couldNotBeRead: ['no text'] }),
    );

    expect((await listed(project)).map(({ name, mark }) => [name, mark])).toEqual([
      ['off topic', null],
      ['no text', 'could-not-be-read'],
    ]);
  });

  it('pass a new name on to the sources excluded for them', async () => {
    await using project = await testProject();
    const { sources } = await smallStudy(project);
    const [reason] = await project.api.exclusionReasons.add({ names: ['off topic', 'too short'] });
    await project.api.triage.decide({ ids: [sources.first.id], exclusionReason: 'off topic' });
    await project.api.triage.decide({ ids: [sources.other.id], exclusionReason: 'too short' });

    const renamed = await expectCommand(project, () =>
      project.api.exclusionReasons.rename({ id: reason!.id, name: 'not about associations' }),
    );

    expect(renamed).toEqual({ sources: 1 });
    expect(await standing(project)).toMatchObject({
      N9: ['excluded', 'not about associations'],
      N10: ['excluded', 'too short'],
    });
  });

  it('have unique names', async () => {
    await using project = await testProject();
    const [reason] = await project.api.exclusionReasons.add({ names: ['off topic', 'too short'] });

    await expect(
      project.api.exclusionReasons.rename({ id: reason!.id, name: 'too short' }),
    ).rejects.toMatchObject({ key: 'errors:exclusion_reason_taken' });
  });

  it('leave their words on the sources when they are removed', async () => {
    await using project = await testProject();
    const { sources } = await smallStudy(project);
    const [reason] = await project.api.exclusionReasons.add({ names: ['off topic'] });
    await project.api.triage.decide({ ids: [sources.first.id], exclusionReason: 'off topic' });

    await expectCommand(project, () => project.api.exclusionReasons.remove({ id: reason!.id }));

    expect((await standing(project))['N9']).toEqual(['excluded', 'off topic']);
  });

  it('state that their sources do not belong to the study, or could not be read', async () => {
    await using project = await testProject();
    const [reason] = await project.api.exclusionReasons.add({ names: ['damaged file'] });
    expect(reason?.mark).toBeNull();

    await expectCommand(project, () =>
      project.api.exclusionReasons.mark({ id: reason!.id, mark: 'could-not-be-read' }),
    );

    const { tables } = await project.api.project.records();
    expect(tables.exclusionReason[0]?.mark).toBe('could-not-be-read');
  });

  it('are moved before another or to the end', async () => {
    await using project = await testProject();
    const [a, b, c] = await project.api.exclusionReasons.add({ names: ['a', 'b', 'c'] });

    await expectCommand(project, () => project.api.exclusionReasons.move({ id: c!.id, beforeId: a!.id }));
    expect(await names(project)).toEqual(['c', 'a', 'b']);
    await project.api.exclusionReasons.move({ id: c!.id, beforeId: b!.id });
    expect(await names(project)).toEqual(['a', 'c', 'b']);
    await project.api.exclusionReasons.move({ id: a!.id, beforeId: null });
    expect(await names(project)).toEqual(['c', 'b', 'a']);
  });
});

test('the flow follows the decisions, with the sources behind each number', async () => {
  await using project = await testProject();
  const { sources } = await smallStudy(project);
  await project.api.triage.decide({ ids: [sources.other.id], exclusionReason: 'off topic' });
  await project.api.duplicates.link({ originalId: sources.first.id, copyIds: [sources.second.id] });

  const flow = await project.api.triage.flow({ kind: 'interview' });

  expect(flow.counts).toMatchObject({ found: 3, duplicates: 1, single: 2, excluded: 1, kept: 1 });
  expect(sourcesIn(flow, 'duplicates')).toEqual([sources.second.id]);
  expect(sourcesIn(flow, 'excluded', 'off topic')).toEqual([sources.other.id]);
  expect((await project.api.triage.flow({ kind: 'document' })).counts.found).toBe(0);
});

describe('a sample', () => {
  it('is drawn with its seed and frame, renamed and removed', async () => {
    await using project = await testProject();
    const { sources } = await smallStudy(project);
    const fromIds = Object.values(sources).map(({ id }) => id);
    const settings = { size: 2, strata: { by: 'language' }, allocation: 'proportional' } as const;

    const sample = await expectCommand(project, () =>
      project.api.samples.draw({ name: 'Pilot', seed: 7, settings, fromIds }),
    );
    const again = await project.api.samples.draw({
      name: 'Pilot 2',
      seed: 7,
      settings,
      fromIds: fromIds.toReversed(),
    });

    expect(JSON.parse(sample.sourceIds)).toHaveLength(2);
    expect(again.sourceIds).toBe(sample.sourceIds);
    expect(sampleDesignFrom(sample.settings)).toMatchObject({
      ...settings,
      kind: 'interview',
      frame: [{ key: '(none)', drawn: 2, sourceIds: fromIds.toSorted() }],
    });
    await expectCommand(project, () => project.api.samples.rename({ id: sample.id, name: 'First pilot' }));
    await expectCommand(project, () => project.api.samples.remove({ id: sample.id }));
  });

  it('gets a seed when none is given, which draws the same again', async () => {
    await using project = await testProject();
    const { sources } = await smallStudy(project);
    const fromIds = Object.values(sources).map(({ id }) => id);
    const settings = { size: 3, strata: { by: 'none' }, allocation: 'equal' } as const;

    const drawn = await project.api.samples.draw({ name: 'one', seed: null, settings, fromIds });
    const other = await project.api.samples.draw({ name: 'two', seed: null, settings, fromIds });
    const again = await project.api.samples.draw({ name: 'three', seed: drawn.seed, settings, fromIds });

    expect(other.seed).not.toBe(drawn.seed);
    expect(again.sourceIds).toBe(drawn.sourceIds);
  });

  it('is refused with a reason when it cannot be drawn', async () => {
    await using project = await testProject();
    const { sources } = await smallStudy(project);
    const settings = { size: 4, strata: { by: 'none' }, allocation: 'equal' } as const;

    await expect(
      project.api.samples.draw({ name: 'x', seed: 1, settings, fromIds: [sources.first.id] }),
    ).rejects.toMatchObject({
      code: 'invalid',
      key: 'errors:sample_exceeds_frame',
      parameters: { size: 4, count: 1 },
    });
  });
});
