import { describe, expect, it } from 'vitest';
import { expectCommand } from '../../helpers/laws.ts';
import { testProject, type TestProject } from '../../helpers/project.ts';
import { codeWords, smallStudy, type Study } from '../../helpers/study.ts';

/** The small study, reviewed, with a passage on the connector and a saved comparison. */
async function comparedStudy(
  project: TestProject,
): Promise<Study & { comparisonId: string; codingId: string }> {
  const study = await smallStudy(project);
  const { api } = project;
  const { codes, sources } = study;
  const coded = await codeWords(project, sources.first, codes.connector, 'window');
  await api.sources.setReviewed({ ids: Object.values(sources).map(({ id }) => id), reviewed: true });
  const { id: comparisonId } = await api.comparisons.create({ name: 'Documents and interviews' });
  return { ...study, comparisonId, codingId: coded.id };
}

async function verdicts({ api }: TestProject) {
  return (await api.project.records()).tables.verdict;
}

async function evidence({ api }: TestProject) {
  return (await api.project.records()).tables.verdictEvidence;
}

describe('comparisons', () => {
  it('are saved, renamed and changed by commands', async () => {
    await using project = await testProject();
    const { api } = project;

    const kept = await expectCommand(project, () => api.comparisons.create({ name: 'Two waves' }));
    await expectCommand(project, () => api.comparisons.update({ id: kept.id, name: 'Waves' }));
    const settings = { basis: 'spans', margin: 0.1, a: { kind: 'interview', dates: { to: '2024' } } };
    await expectCommand(project, () => api.comparisons.update({ id: kept.id, settings }));

    const counted = await api.comparisons.count({ id: kept.id });
    expect(counted.settings).toMatchObject(settings);
  });

  it('keep the verdict on a theme that is merged, on the theme that remains', async () => {
    await using project = await testProject();
    const { api } = project;
    const { codes, comparisonId, codingId } = await comparedStudy(project);
    for (const id of [codes.connector.id, codes.guide.id, codes.market.id])
      await api.codes.update({ id, isTheme: true });
    const judged = { comparisonId, value: 'complements' as const };
    await api.comparisons.judge({
      ...judged,
      themeId: codes.connector.id,
      reasons: 'Each says another part.',
    });
    await api.comparisons.setEvidence({
      comparisonId,
      themeId: codes.connector.id,
      codingIds: [codingId],
      pinned: true,
    });

    // The other theme has no verdict yet.
    await expectCommand(project, () =>
      api.codes.merge({ fromIds: [codes.connector.id], intoId: codes.guide.id }),
    );
    expect(await verdicts(project)).toMatchObject([
      { themeId: codes.guide.id, value: 'complements', reasons: 'Each says another part.' },
    ]);
    expect(await evidence(project)).toHaveLength(1);

    // It has one: that stays with the evidence of both, and the reasons of the other become a memo.
    await api.comparisons.judge({
      ...judged,
      themeId: codes.market.id,
      value: 'silent',
      reasons: 'Nobody asks.',
    });
    await expectCommand(project, () =>
      api.codes.merge({ fromIds: [codes.guide.id], intoId: codes.market.id }),
    );
    expect(await verdicts(project)).toMatchObject([
      { themeId: codes.market.id, value: 'silent', reasons: 'Nobody asks.' },
    ]);
    expect(await evidence(project)).toMatchObject([{ codingId }]);
    expect((await api.project.records()).tables.memo).toMatchObject([
      { about: 'code', codeId: codes.market.id, body: 'Each says another part.' },
    ]);
  });

  it('count once what chosen codes were merged into, and again what they were when the merge is undone', async () => {
    await using project = await testProject();
    const { api } = project;
    const { codes } = await smallStudy(project);
    const [connector, guide, market] = [codes.connector.id, codes.guide.id, codes.market.id];
    const settings = { of: [connector, guide, market], ineligible: { a: [connector], b: [] } };
    const { id } = await api.comparisons.create({ name: 'Chosen codes', settings });
    const chosen = async () => {
      const { comparison, settings: now } = await api.comparisons.count({ id });
      return { rows: comparison.themes.map(({ codeId }) => codeId), ineligible: now.ineligible.a };
    };

    await expectCommand(project, () => api.codes.merge({ fromIds: [connector], intoId: market }));
    const merged = await chosen();
    await api.history.undo({});

    expect(merged).toEqual({ rows: [market, guide], ineligible: [market] });
    expect(await chosen()).toEqual({ rows: [connector, guide, market], ineligible: [connector] });
  });

  it('refuse unknown settings', async () => {
    await using project = await testProject();

    const call = project.api.comparisons.create({ name: 'Waves', settings: { basis: 'guess' } });

    await expect(call).rejects.toMatchObject({
      key: 'errors:comparison_settings',
      parameters: { what: 'basis' },
    });
  });

  it('are removed with their verdicts and evidence', async () => {
    await using project = await testProject();
    const { codes, comparisonId, codingId } = await comparedStudy(project);
    const themeId = codes.connector.id;
    await project.api.comparisons.judge({ comparisonId, themeId, value: 'converges' });
    await project.api.comparisons.setEvidence({ comparisonId, themeId, codingIds: [codingId], pinned: true });

    await expectCommand(project, () => project.api.comparisons.remove({ id: comparisonId }));

    expect(await verdicts(project)).toEqual([]);
    expect(await evidence(project)).toEqual([]);
  });

  it('saved together with a first verdict are undone in one step', async () => {
    await using project = await testProject();
    const { codes } = await smallStudy(project);
    const group = 'a-gesture';
    const kept = await project.api.comparisons.create({ name: 'Both' }, { group });
    await project.api.comparisons.judge(
      { comparisonId: kept.id, themeId: codes.connector.id, value: 'silent' },
      { group },
    );

    await project.api.history.undo();

    const { tables } = await project.api.project.records();
    expect(tables.comparison).toEqual([]);
    expect(tables.verdict).toEqual([]);
  });
});

describe('a verdict', () => {
  it('is given, changed and withdrawn', async () => {
    await using project = await testProject();
    const { codes, comparisonId } = await comparedStudy(project);
    const themeId = codes.connector.id;
    const judge = (said: object) =>
      expectCommand(project, () => project.api.comparisons.judge({ comparisonId, themeId, ...said }));

    await judge({ value: 'complements', reasons: 'People add what firms get back.' });
    await judge({ meaning: 'same', examples: 'different' });
    await judge({ value: null, reasons: ' ', meaning: null });
    const [left] = await verdicts(project);
    await judge({ examples: null });

    expect(left).toMatchObject({ value: null, examples: 'different' });
    expect(await verdicts(project)).toEqual([]);
  });

  it('goes stale when the counts behind it change, and is fresh again when they are as before', async () => {
    await using project = await testProject();
    const { codes, sources, comparisonId } = await comparedStudy(project);
    const themeId = codes.connector.id;
    const isStale = async () =>
      (await project.api.comparisons.count({ id: comparisonId })).standing[themeId]?.stale;
    await project.api.comparisons.judge({ comparisonId, themeId, value: 'silent' });
    const atFirst = await isStale();

    await codeWords(project, sources.other, codes.connector, 'suppliers');
    const afterCoding = await isStale();
    await project.api.history.undo();
    const afterUndo = await isStale();

    expect([atFirst, afterCoding, afterUndo]).toEqual([false, true, false]);
  });

  it('stays stale while only its reasons are edited, and is fresh when given again', async () => {
    await using project = await testProject();
    const { codes, sources, comparisonId } = await comparedStudy(project);
    const themeId = codes.connector.id;
    const isStale = async () =>
      (await project.api.comparisons.count({ id: comparisonId })).standing[themeId]?.stale;
    await project.api.comparisons.judge({ comparisonId, themeId, value: 'silent' });
    await codeWords(project, sources.other, codes.connector, 'suppliers');

    await expectCommand(project, () =>
      project.api.comparisons.judge({ comparisonId, themeId, reasons: 'No document speaks of it.' }),
    );
    const afterReasons = await isStale();
    await expectCommand(project, () =>
      project.api.comparisons.judge({ comparisonId, themeId, value: 'silent' }),
    );

    expect([afterReasons, await isStale()]).toEqual([true, false]);
    expect(await verdicts(project)).toMatchObject([{ reasons: 'No document speaks of it.' }]);
  });

  it('is refused for a code that is not compared', async () => {
    await using project = await testProject();
    const { codes, comparisonId } = await comparedStudy(project);

    const call = project.api.comparisons.judge({ comparisonId, themeId: codes.market.id, value: 'silent' });

    await expect(call).rejects.toMatchObject({
      key: 'errors:theme_not_compared',
      parameters: { name: 'market' },
    });
  });
});

describe('evidence', () => {
  it('can be pinned before a verdict is given, and goes with its last pin', async () => {
    await using project = await testProject();
    const { codes, comparisonId, codingId } = await comparedStudy(project);
    const themeId = codes.connector.id;
    const pin = (pinned: boolean) =>
      expectCommand(project, () =>
        project.api.comparisons.setEvidence({ comparisonId, themeId, codingIds: [codingId], pinned }),
      );

    await pin(true);
    const [bare] = await verdicts(project);
    const pins = await evidence(project);
    await pin(false);

    expect(bare).toMatchObject({ themeId, value: null, reasons: '' });
    expect(pins).toMatchObject([{ verdictId: bare?.id, codingId }]);
    expect(await verdicts(project)).toEqual([]);
  });

  it('keeps a verdict whose value is withdrawn', async () => {
    await using project = await testProject();
    const { codes, comparisonId, codingId } = await comparedStudy(project);
    const themeId = codes.connector.id;
    await project.api.comparisons.judge({ comparisonId, themeId, value: 'converges' });
    await project.api.comparisons.setEvidence({ comparisonId, themeId, codingIds: [codingId], pinned: true });

    await expectCommand(project, () => project.api.comparisons.judge({ comparisonId, themeId, value: null }));

    expect(await verdicts(project)).toMatchObject([{ value: null }]);
    expect(await evidence(project)).toHaveLength(1);
  });

  it('is pinned once, however often requested', async () => {
    await using project = await testProject();
    const { codes, comparisonId, codingId } = await comparedStudy(project);
    const asked = {
      comparisonId,
      themeId: codes.connector.id,
      codingIds: [codingId, codingId],
      pinned: true,
    };

    await project.api.comparisons.setEvidence(asked);
    await project.api.comparisons.setEvidence(asked);

    expect(await evidence(project)).toHaveLength(1);
  });

  it('must be an existing coding', async () => {
    await using project = await testProject();
    const { codes, comparisonId } = await comparedStudy(project);

    const call = project.api.comparisons.setEvidence({
      comparisonId,
      themeId: codes.connector.id,
      codingIds: ['gone'],
      pinned: true,
    });

    await expect(call).rejects.toMatchObject({ key: 'errors:no_such_coding' });
    expect(await verdicts(project)).toEqual([]);
  });
});
