// When two rows become one, or a row changes its status, nothing is silently lost or out of reach.
import { describe, expect, it } from 'vitest';
import { codebookOf } from '#core/codes/codebook.ts';
import { expectCommand } from '../../helpers/laws.ts';
import { testProject } from '../../helpers/project.ts';
import { codeWords, smallStudy } from '../../helpers/study.ts';

/** Two codings of the same words; the first has a memo and is pinned as example and as evidence. */
async function twins() {
  const project = await testProject();
  const { api } = project;
  const study = await smallStudy(project);
  const from = await codeWords(project, study.sources.first, study.codes.connector, 'window');
  const into = await codeWords(project, study.sources.first, study.codes.guide, 'window');
  await api.memos.add({ about: 'coding', subjectId: from.id, body: 'why' });
  await api.codings.setExample({ ids: [from.id], example: true });
  const comparison = await api.comparisons.create({ name: 'both' });
  const pin = { comparisonId: comparison.id, themeId: study.codes.guide.id, codingIds: [from.id] };
  await api.comparisons.setEvidence({ ...pin, pinned: true });
  return { project, study, from, into };
}

describe('two codings that become one', () => {
  it.each(['recoded', 'merged'] as const)('keep memo, example and evidence when %s', async (how) => {
    const { project, study, from, into } = await twins();
    await using _ = project;
    const { connector, guide } = study.codes;
    const call = () =>
      how === 'recoded'
        ? project.api.codings.recode({ ids: [from.id], codeId: guide.id })
        : project.api.codes.merge({ fromIds: [connector.id], intoId: guide.id });

    await expectCommand<unknown>(project, call);

    const { tables } = await project.api.project.records();
    const codings = await project.api.codings.of({ sourceId: study.sources.first.id });
    expect(codings.map(({ id }) => id)).toEqual([into.id]);
    expect(tables.memo.map(({ codingId }) => codingId)).toEqual([into.id]);
    expect(tables.codeExample).toMatchObject([{ codeId: guide.id, codingId: into.id }]);
    expect(tables.verdictEvidence.map(({ codingId }) => codingId)).toEqual([into.id]);
  });

  it('keep one code per source in a branch that requires it', async () => {
    await using project = await testProject();
    const { api } = project;
    const { codes, sources } = await smallStudy(project);
    const area = await api.codes.create({ name: 'area', onePerSource: true });
    const one = await api.codes.create({ name: 'one', parentId: area.id });
    const two = await api.codes.create({ name: 'two', parentId: area.id });
    const { id } = await api.sources.classify({ id: sources.first.id, codeId: one.id });
    const other = await api.sources.classify({ id: sources.first.id, codeId: codes.market.id });

    await expectCommand(project, () => api.codings.recode({ ids: [other.id, id], codeId: two.id }));

    const codings = await api.codings.of({ sourceId: sources.first.id });
    expect(codings.map((coding) => [coding.id, coding.codeId])).toEqual([[other.id, two.id]]);
  });

  it('count once in the preview, however often a code is named', async () => {
    const { project, study } = await twins();
    await using _ = project;
    const { connector, guide } = study.codes;

    const preview = await project.api.codes.mergePreview({
      fromIds: [connector.id, connector.id],
      intoId: guide.id,
    });

    expect(preview).toMatchObject({ moved: 0, joined: 1 });
  });
});

describe('a merged code', () => {
  it('cannot get a sub-code or theme, be changed or be moved', async () => {
    await using project = await testProject();
    const { api } = project;
    const { codes } = await smallStudy(project);
    await api.codes.merge({ fromIds: [codes.market.id], intoId: codes.connector.id });
    const { id } = codes.market;

    const calls = [
      api.codes.create({ name: 'lost', parentId: id }),
      api.codes.move({ id: codes.standards.id, parentId: id }),
      api.codes.move({ id, parentId: codes.guide.id }),
      api.codes.update({ id, status: 'stable' }),
      api.codes.gather({ themeId: codes.guide.id, codeId: id }),
    ];

    for (const call of calls) await expect(call).rejects.toMatchObject({ key: 'errors:code_merged' });
  });
});

describe('a code that is no longer a theme', () => {
  it('counts no codes from elsewhere, for itself or for codes above it', async () => {
    await using project = await testProject();
    const { api } = project;
    const { codes } = await smallStudy(project);
    await api.codes.gather({ themeId: codes.guide.id, codeId: codes.market.id });

    await expectCommand(project, () => api.codes.update({ id: codes.guide.id, isTheme: false }));

    expect((await api.project.records()).tables.themeCode).toEqual([]);
  });
});

describe('a code', () => {
  it('goes where it is put, also after hundreds of moves between the same two', async () => {
    await using project = await testProject();
    const { api } = project;
    const names = ['first', 'a', 'b', 'last'];
    const ids: string[] = [];
    for (const name of names) ids.push((await api.codes.create({ name })).id);
    const [, a = '', b = ''] = ids;
    const order = async () => {
      const { tables } = await api.project.records();
      return codebookOf(tables.code).inOrder.map(({ name }) => name);
    };

    for (let turn = 0; turn < 70; turn += 1) {
      const [moved, before] = turn % 2 === 0 ? [b, a] : [a, b];
      await api.codes.move({ id: moved, parentId: null, beforeId: before });
      expect(await order()).toEqual(['first', ...(turn % 2 === 0 ? ['b', 'a'] : ['a', 'b']), 'last']);
    }
  });
});

describe('a source', () => {
  it('is no duplicate in a circle, or of a source that does not exist', async () => {
    await using project = await testProject();
    const { api } = project;
    const { first, second, other } = (await smallStudy(project)).sources;
    await api.sources.update({ ids: [second.id], duplicateOf: first.id });
    await expectCommand(project, () => api.sources.update({ ids: [other.id], duplicateOf: second.id }));

    const ring = api.sources.update({ ids: [first.id], duplicateOf: other.id });

    await expect(ring).rejects.toMatchObject({ key: 'errors:duplicate_of_itself' });
    const { source } = (await api.project.records()).tables;
    // A copy of a copy is a copy of the original.
    expect(source.find(({ id }) => id === other.id)?.duplicateOf).toBe(first.id);
    await expect(api.sources.update({ ids: [first.id], duplicateOf: '' })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(api.sources.update({ ids: [first.id], classId: '' })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('has a unique label', async () => {
    await using project = await testProject();
    const { first, second } = (await smallStudy(project)).sources;

    const same = project.api.sources.update({ ids: [second.id], label: first.label });

    await expect(same).rejects.toMatchObject({ key: 'errors:label_taken' });
  });
});
