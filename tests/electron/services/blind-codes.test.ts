import { join } from 'node:path';
import { expect, test } from 'vitest';
import { all } from '#db/write.ts';
import { testProject } from '../../helpers/project.ts';

const names = (rows: readonly { readonly name: string }[]) => rows.map(({ name }) => name).toSorted();

test('new codes of a round in which they are sealed are seen only by those who made them, until the unlock', async () => {
  await using project = await testProject();
  const { api: wei } = project;
  await wei.codes.create({ name: 'connector' });
  const lena = await wei.coders.add({ name: 'Lena' });
  const asLena = project.as(lena.id);
  const weiId = (await wei.project.records()).tables.project[0]!.mainCoderId;
  const heard: string[] = [];
  project.session.subscribe(
    (news) => heard.push(JSON.stringify(news)),
    () => ({ as: lena.id }),
  );
  const { id } = await wei.rounds.open({
    name: 'Round 1',
    kind: 'persons',
    coderIds: [weiId, lena.id],
    codebook: 'own',
  });

  const hidden = await wei.codes.create({ name: 'of Wei' });
  const { id: parentId } = await asLena.codes.create({ name: 'of Lena' });
  await asLena.codes.create({ name: 'below it', parentId });

  expect(names((await wei.project.records()).tables.code)).toEqual(['connector', 'of Wei']);
  expect(names((await asLena.project.records()).tables.code)).toEqual(['below it', 'connector', 'of Lena']);
  expect(JSON.stringify(await asLena.tallies.codebook({ unit: 'codings' }))).not.toContain(hidden.id);
  expect(heard.join()).toContain('below it');
  expect(heard.join()).not.toContain('of Wei');

  await wei.rounds.unlock({ id });
  expect((await asLena.project.records()).tables.code).toHaveLength(4);
});

test.each(['csv', 'qdc'] as const)(
  'a codebook imported from %s by two who do not see each other’s codes gives each a code of their own, under two names',
  async (format) => {
    await using elsewhere = await testProject();
    await elsewhere.api.codes.create({ name: 'fees' });
    const reference = join(elsewhere.folder, `codes.${format}`);
    await elsewhere.api.exports.codebook({ to: reference, format });
    await using project = await testProject();
    const { api: wei } = project;
    const lena = await wei.coders.add({ name: 'Lena' });
    const coderIds = [(await wei.project.records()).tables.project[0]!.mainCoderId, lena.id];
    await wei.rounds.open({ name: 'Round 1', kind: 'persons', coderIds, codebook: 'own' });

    for (const coderId of coderIds)
      await project.as(coderId).codebookImport.run({ file: { reference, name: `codes.${format}` } });

    expect(names((await project.as(lena.id).project.records()).tables.code)).toEqual(['fees (2)']);
    expect(names(all(project.store().db, 'code'))).toEqual(['fees', 'fees (2)']);
    expect((await wei.project.check()).problems).toEqual([]);
    expect(project.faults).toEqual([]);
  },
);

test('the number of an imported code beside a hidden one makes no name that its file has, too', async () => {
  await using elsewhere = await testProject();
  for (const name of ['fees', 'fees (2)']) await elsewhere.api.codes.create({ name });
  const reference = join(elsewhere.folder, 'codes.csv');
  await elsewhere.api.exports.codebook({ to: reference, format: 'csv' });
  await using project = await testProject();
  const { api: wei } = project;
  const lena = await wei.coders.add({ name: 'Lena' });
  const coderIds = [(await wei.project.records()).tables.project[0]!.mainCoderId, lena.id];
  await wei.rounds.open({ name: 'Round 1', kind: 'persons', coderIds, codebook: 'own' });
  await wei.codes.create({ name: 'fees' });

  await project.as(lena.id).codebookImport.run({ file: { reference, name: 'codes.csv' } });

  expect(names(all(project.store().db, 'code'))).toEqual(['fees', 'fees (2)', 'fees (3)']);
  expect((await wei.project.check()).problems).toEqual([]);
});

test('a frozen codebook is changed by nobody until the unlock', async () => {
  await using project = await testProject();
  const { api } = project;
  const lena = await api.coders.add({ name: 'Lena' });
  const { id } = await api.rounds.open({ name: 'Round 1', kind: 'persons', coderIds: [lena.id] });

  await expect(api.codes.create({ name: 'market' })).rejects.toMatchObject({
    value: { key: 'errors:round_freezes_codebook', parameters: { round: 'Round 1' } },
  });
  await api.rounds.unlock({ id });
  await api.codes.create({ name: 'market' });
});
