// A code that was emptied and then merged: where its emptying is sealed, the merge is too.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findProblems } from '#db/check.ts';
import { sharedPostgres } from '../../helpers/postgres.ts';
import { testProject, type TestProject } from '../../helpers/project.ts';
import { smallStudy } from '../../helpers/study.ts';
import { teamDatabase } from '../../helpers/team.ts';

const dbOf = ({ session }: TestProject) => session.study!.store.db;

test('a code whose last coding was removed in a sealed act is not merged openly, while the coding still stands for others', async () => {
  const server = await sharedPostgres();
  await server.logins('boss', 'lena');
  const database = await teamDatabase(server);
  await server.asked('postgres', 'GRANT concord_member TO lena');
  await using wei = await testProject();
  await smallStudy(wei);
  const codes = [];
  for (const name of ['emptied', 'remaining']) codes.push(await wei.api.codes.create({ name }));
  const [emptied, remaining] = codes.map(({ id }) => id) as [string, string];
  await wei.api.team.create({
    url: `postgres://boss@/${database}?host=${server.folder}&port=${server.port}`,
  });
  const { invitation } = await wei.api.team.invite({ login: 'lena', role: 'owner' });
  await using lena = await testProject();
  await lena.api.team.join({ path: join(lena.folder, 'hers.concord'), invitation, name: 'Lena' });
  const { tables } = await lena.api.project.records();
  const { id: sourceId, textHash } = tables.source[0]!;
  const span = { start: 0, end: 4 };
  await lena.api.codings.apply({ sourceId, textHash, codeId: emptied, span });
  await lena.api.team.sync({});
  await wei.api.team.sync({});
  const coderIds = (await wei.api.project.records()).tables.coder.map(({ id }) => id);
  const round = { name: 'Round 1', kind: 'persons', coderIds, codebook: 'frozen' } as const;
  const { id } = await wei.api.rounds.open(round);

  // Without having heard of the round.
  const own = (await lena.api.codings.of({ sourceId })).find(({ codeId }) => codeId === emptied)!;
  await lena.api.codings.remove({ ids: [own.id] });
  await lena.api.codes.merge({ fromIds: [emptied], intoId: remaining });
  await lena.api.team.sync({});
  await wei.api.team.sync({});
  expect(findProblems(dbOf(wei))).toEqual([]);
  expect(findProblems(dbOf(lena))).toEqual([]);

  await wei.api.rounds.unlock({ id });
  for (const each of [lena, wei, lena]) await each.api.team.sync({});
  for (const each of [wei, lena]) {
    expect(findProblems(dbOf(each))).toEqual([]);
    const there = (await each.api.project.records()).tables.code.find((code) => code.id === emptied);
    expect(there).toMatchObject({ status: 'merged', mergedInto: remaining });
    expect((await each.api.codings.of({ sourceId })).filter(({ codeId }) => codeId === emptied)).toEqual([]);
  }
});
