import { expect, test } from 'vitest';
import { testProject } from '../../helpers/project.ts';
import { codeWords, smallStudy } from '../../helpers/study.ts';

test('in a blind round examples of one’s own are seen, and those of others neither as examples nor as gone from a version', async () => {
  await using project = await testProject();
  const { api } = project;
  const { codes, sources } = await smallStudy(project);
  const lena = await api.coders.add({ name: 'Lena' });
  const asLena = { ...project, api: project.as(lena.id) };
  const ofWei = await codeWords(project, sources.first, codes.guide, 'suppliers');
  const own = await codeWords(asLena, sources.first, codes.connector, 'window');
  const gone = await codeWords(project, sources.other, codes.guide, 'policy');
  for (const { id } of [ofWei, own, gone]) await api.codings.setExample({ ids: [id], example: true });
  const weiId = (await api.project.records()).tables.project[0]!.mainCoderId;
  const seen = async () => {
    const { codes: complete, left } = await asLena.api.versions.completeness();
    const { tables } = await asLena.api.project.records();
    return {
      left,
      complete: complete.filter(({ lacking }) => !lacking.includes('example')).map(({ codeId }) => codeId),
      examples: tables.codeExample.map(({ codingId }) => codingId),
    };
  };

  await api.rounds.open({ name: 'Round 1', kind: 'persons', coderIds: [weiId, lena.id] });
  const hidden = { left: [], complete: [codes.connector.id], examples: [own.id] };
  expect(await seen()).toEqual(hidden);
  await api.codings.remove({ ids: [gone.id] });
  expect(await seen()).toEqual(hidden);
  await asLena.api.exports.codebook({ to: `${project.folder}/codebook.md`, format: 'md' });

  const [round] = (await api.rounds.list()).rounds;
  await api.rounds.unlock({ id: round!.id });
  expect(await seen()).toMatchObject({
    left: [{ codeId: codes.guide.id, codingId: gone.id, nowCodeId: null }],
    examples: expect.arrayContaining([own.id, ofWei.id]) as string[],
  });
});
