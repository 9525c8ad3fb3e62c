import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testProject, type TestProject } from '../../helpers/project.ts';
import { codeWords, smallStudy } from '../../helpers/study.ts';

function displayed(project: TestProject): string[][] {
  const { sqlite } = project.store().db;
  return sqlite.prepare('SELECT viewer_id, coder_id, source_id FROM displayed').raw().all() as string[][];
}

test('what of others was displayed to whom is noted from the second coder on, and counted by the sentence of a round', async () => {
  await using project = await testProject();
  const { api: wei } = project;
  const { codes, sources } = await smallStudy(project);
  await codeWords(project, sources.first, codes.guide, 'suppliers');
  await codeWords(project, sources.other, codes.guide, 'suppliers');
  await wei.codings.of({ sourceId: sources.first.id });
  const weiId = (await wei.project.records()).tables.project[0]!.mainCoderId;
  const lena = await wei.coders.add({ name: 'Lena' });
  const asLena = project.as(lena.id);
  await asLena.codings.of({ sourceId: sources.first.id });
  await new Promise((done) => setImmediate(done));
  project.reopen();

  expect(displayed(project)).toEqual([[lena.id, weiId, sources.first.id]]);

  const { id } = await project.api.rounds.open({
    name: 'Round 1',
    kind: 'persons',
    coderIds: [weiId, lena.id],
  });
  await project.api.rounds.unlock({ id });
  const { text } = await project.api.rounds.sentence({ id, language: 'en' });
  expect(text).toContain('Lena could have seen 2 codings of others');
  expect(text).toContain('1 of them had been displayed');
  expect((await project.api.project.check()).problems).toEqual([]);
});

test('an export displays all that it may hold, and one’s own work is displayed to nobody', async () => {
  await using project = await testProject();
  const { api: wei } = project;
  const { codes, sources } = await smallStudy(project);
  const lena = await wei.coders.add({ name: 'Lena' });
  const asLena = project.as(lena.id);
  await codeWords(project, sources.first, codes.guide, 'suppliers');
  await codeWords({ ...project, api: asLena }, sources.other, codes.guide, 'suppliers');
  const { tables } = await wei.project.records();
  await asLena.exports.passages({ to: `${project.folder}/passages.csv`, format: 'csv' });
  await new Promise((done) => setImmediate(done));
  project.reopen();

  expect(displayed(project)).toEqual([[lena.id, tables.project[0]!.mainCoderId, sources.first.id]]);
});

test('what was coded after an export is displayed by the next one', async () => {
  await using project = await testProject();
  const { api: wei } = project;
  const { codes, sources } = await smallStudy(project);
  const lena = await wei.coders.add({ name: 'Lena' });
  const asLena = project.as(lena.id);
  const exported = (): Promise<unknown> =>
    asLena.exports.passages({ to: `${project.folder}/passages.csv`, format: 'csv' });
  const weiId = (await wei.project.records()).tables.project[0]!.mainCoderId;
  await codeWords(project, sources.first, codes.guide, 'suppliers');
  await exported();
  await exported();
  await codeWords(project, sources.other, codes.guide, 'suppliers');
  await exported();
  project.reopen();

  const rows = displayed(project);
  expect(rows).toHaveLength(2);
  for (const { id } of [sources.first, sources.other]) expect(rows).toContainEqual([lena.id, weiId, id]);
});

test('a second pass has seen what its person was shown, and the first pass is no work of others', async () => {
  await using project = await testProject();
  const { api: wei } = project;
  const { codes, sources } = await smallStudy(project);
  const weiId = (await wei.project.records()).tables.project[0]!.mainCoderId;
  const lena = await wei.coders.add({ name: 'Lena' });
  const pass = await wei.coders.add({ name: 'Wei again', kind: 'second-pass', personId: weiId });
  await codeWords(project, sources.first, codes.guide, 'suppliers');
  const asLena = { ...project, api: project.as(lena.id) };
  await codeWords(asLena, sources.first, codes.guide, 'suppliers');
  await codeWords(asLena, sources.other, codes.guide, 'suppliers');
  await wei.codings.of({ sourceId: sources.first.id });
  await new Promise((done) => setImmediate(done));
  project.reopen();

  const { api } = project;
  const { id } = await api.rounds.open({
    name: 'Again',
    kind: 'persons',
    coderIds: [pass.id],
    codebook: 'open',
  });
  await api.rounds.unlock({ id });
  const { text } = await api.rounds.sentence({ id, language: 'en' });
  expect(text).toContain('Wei again could have seen 2 codings of others');
  expect(text).toContain('1 of them had been displayed');
});

test('what was displayed to a coder was displayed to whom they become by a merge', async () => {
  await using project = await testProject();
  const { api: wei } = project;
  const { codes, sources } = await smallStudy(project);
  const weiId = (await wei.project.records()).tables.project[0]!.mainCoderId;
  const lena = await wei.coders.add({ name: 'Lena' });
  const twice = await wei.coders.add({ name: 'Lena M.' });
  await codeWords(project, sources.first, codes.guide, 'suppliers');
  await project.as(lena.id).codings.of({ sourceId: sources.first.id });
  await project.as(twice.id).codings.of({ sourceId: sources.first.id });
  await new Promise((done) => setImmediate(done));
  project.reopen();
  expect(displayed(project)).toHaveLength(2);

  await project.api.coders.merge({ keepId: twice.id, goneId: lena.id });
  expect(displayed(project)).toEqual([[twice.id, weiId, sources.first.id]]);
});

test('what a program coded was displayed to who lists its layer, or the places where it differs', async () => {
  await using project = await testProject();
  const { api } = project;
  const { codes, sources } = await smallStudy(project);
  const reference = join(project.folder, 'codings.csv');
  writeFileSync(reference, 'source,code,quote\nN9,guide,window on policy\nN10,guide,');
  await api.codingSheet.run({ file: { reference, name: 'codings.csv' }, coder: 'reader 1', machine: true });
  const { tables } = await api.project.records();
  const program = tables.coder.find(({ kind }) => kind === 'machine')!.id;
  const me = tables.project[0]!.mainCoderId;
  await api.codings.of({ sourceId: sources.first.id });
  const request = {
    coderIds: [me, program],
    level: 'source',
    of: [codes.guide.id],
    denominator: 'all',
  } as const;
  await api.agreement.places({ ...request, scope: { sourceIds: [sources.first.id] } });
  await new Promise((done) => setImmediate(done));
  project.reopen();
  expect(displayed(project)).toEqual([[me, program, sources.first.id]]);

  const { rows } = await project.api.passages.list({
    request: { layer: { coderId: program }, denominator: 'all' },
    cell: { codeId: codes.guide.id },
  });
  await project.api.codings.byIds({ ids: rows.flatMap(({ codingIds }) => codingIds) });
  await new Promise((done) => setImmediate(done));
  project.reopen();
  expect(displayed(project)).toHaveLength(2);
});

test('what was displayed a moment before a round is opened is noted as displayed before it', async () => {
  await using project = await testProject();
  const { api: wei } = project;
  const { codes, sources } = await smallStudy(project);
  const weiId = (await wei.project.records()).tables.project[0]!.mainCoderId;
  const lena = await wei.coders.add({ name: 'Lena' });
  await codeWords(project, sources.first, codes.guide, 'suppliers');
  await project.as(lena.id).codings.of({ sourceId: sources.first.id });

  const { id } = await wei.rounds.open({ name: 'Round 1', kind: 'persons', coderIds: [weiId, lena.id] });

  expect(displayed(project)).toEqual([[lena.id, weiId, sources.first.id]]);
  await wei.rounds.unlock({ id });
  const { text } = await wei.rounds.sentence({ id, language: 'en' });
  expect(text).toContain('1 of them had been displayed');
});

test('what is displayed until the unlock is noted before it', async () => {
  await using project = await testProject();
  const { api: wei } = project;
  const { codes, sources } = await smallStudy(project);
  const weiId = (await wei.project.records()).tables.project[0]!.mainCoderId;
  const lena = await wei.coders.add({ name: 'Lena' });
  await codeWords(project, sources.first, codes.guide, 'suppliers');
  const { id } = await wei.rounds.open({ name: 'Round 1', kind: 'persons', coderIds: [weiId] });
  const chen = await wei.coders.add({ name: 'Chen' });
  await codeWords({ ...project, api: project.as(lena.id) }, sources.other, codes.guide, 'suppliers');
  await project.as(chen.id).codings.of({ sourceId: sources.other.id });

  await wei.rounds.unlock({ id });

  expect(displayed(project)).toEqual([[chen.id, lena.id, sources.other.id]]);
});
