// Making a team, joining and leaving it, and what goes wrong on the way.
import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { teamOf } from '#db/team/team-of.ts';
import { sharedPostgres, type TestPostgres } from '../../helpers/postgres.ts';
import { testProject, type TestProject } from '../../helpers/project.ts';
import { smallStudy } from '../../helpers/study.ts';
import { teamDatabase } from '../../helpers/team.ts';

let server: TestPostgres;
let database: string;

beforeAll(async () => {
  server = await sharedPostgres();
  await server.logins('boss', 'lena');
  database = await teamDatabase(server);
  await server.asked('postgres', 'GRANT concord_member TO lena');
});

const urlOf = (login: string): string =>
  `postgres://${login}@/${database}?host=${server.folder}&port=${server.port}`;

async function joined(wei: TestProject, role: 'owner' | 'coder' | 'reader'): Promise<TestProject> {
  const { invitation } = await wei.api.team.invite({ login: 'lena', role });
  const lena = await testProject();
  await lena.api.team.join({ path: join(lena.folder, 'hers.concord'), invitation, name: 'Lena' });
  return lena;
}

test('a team that was broken off before the study was sent is made with the next try, and what was done meanwhile is sent', async () => {
  await using wei = await testProject();
  await smallStudy(wei);
  const cut = new AbortController();
  const input = { url: urlOf('boss'), name: 'Wei Zhang' };
  const broken = await wei.session.call('team.create', input, {
    signal: cut.signal,
    onProgress: () => cut.abort(),
  });
  expect(broken).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(teamOf(wei.store().db)).toBeNull();
  expect((await wei.api.project.records()).tables.coder.map(({ name }) => name)).toEqual(['Wei']);

  const acting: Promise<unknown>[] = [];
  const made = await wei.session.call('team.create', input, {
    onProgress: () => void acting.push(wei.api.memos.add({ body: 'while it is sent' })),
  });
  expect(made).toMatchObject({ ok: true, value: { name: 'Wei Zhang', unsent: 0 } });
  await Promise.all(acting);
  await wei.api.team.sync({});

  await using lena = await joined(wei, 'coder');
  const { tables } = await lena.api.project.records();
  expect(tables.coder.map(({ name }) => name).toSorted()).toEqual(['Lena', 'Wei Zhang']);
  expect(tables.memo).toHaveLength(acting.length);
  expect(lena.faults).toEqual([]);

  await using other = await testProject(undefined, {}, wei.path);
  await expect(other.api.team.create({ url: urlOf('boss') })).rejects.toMatchObject({ code: 'conflict' });
});

test('a file that was set back to an earlier state goes on, and what it sends then arrives with the first exchange', async () => {
  await using wei = await testProject();
  await wei.api.team.create({ url: urlOf('boss') });
  await using lena = await joined(wei, 'coder');
  await wei.api.memos.add({ body: 'one' });
  await wei.api.team.sync({});
  wei.session.close();
  const earlier = join(wei.folder, 'earlier.concord');
  copyFileSync(wei.path, earlier);
  wei.reopen();
  await wei.api.memos.add({ body: 'two' });
  await wei.api.team.sync({});
  wei.session.close();
  copyFileSync(earlier, wei.path);
  wei.reopen();
  await wei.api.memos.add({ body: 'three' });

  expect(await wei.api.team.sync({})).toMatchObject({ received: 1, sent: 1 });

  await lena.api.team.sync({});
  const { tables } = await lena.api.project.records();
  expect(tables.memo.map(({ body }) => body).toSorted()).toEqual(['one', 'three', 'two']);
});

test('a study that could not be joined leaves nothing behind, and a login that PostgreSQL would cut is refused', async () => {
  await using wei = await testProject();
  await wei.api.team.create({ url: urlOf('boss') });
  const { invitation } = await wei.api.team.invite({ login: 'lena', role: 'coder' });
  await using lena = await testProject();
  const path = join(lena.folder, 'hers.concord');
  await expect(lena.api.team.join({ path, invitation, name: 'Wei' })).rejects.toMatchObject({
    key: 'errors:team_name_taken',
  });
  const stop = new AbortController();
  const stopped = await lena.session.call(
    'team.join',
    { path, invitation, name: 'Lena' },
    { signal: stop.signal, onProgress: () => stop.abort() },
  );
  expect(stopped).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(readdirSync(lena.folder).filter((name) => name.startsWith('hers'))).toEqual([]);
  // Nor one that has not heard of what the owners decide, for ever.
  expect(await wei.api.team.rules({ codebook: 'owner' })).toMatchObject({ unheard: [] });

  const login = `${'ö'.repeat(31)}ab`;
  await expect(wei.api.team.invite({ login, role: 'coder' })).rejects.toMatchObject({
    key: 'errors:team_login_long',
    parameters: { bytes: 64 },
  });
});

test('who was taken off a team leaves it without the server, and works on alone', async () => {
  await using wei = await testProject();
  await wei.api.team.create({ url: urlOf('boss') });
  await using lena = await joined(wei, 'coder');
  await lena.api.memos.add({ body: 'never sent' });
  await wei.api.team.member({ login: 'lena', role: null });

  await expect(lena.api.team.sync({})).rejects.toMatchObject({ key: 'team_server:left' });
  expect(await lena.api.team.leave({})).toEqual({ held: 0, unsent: 1 });

  expect(lena.session.project?.personId).toBeNull();
  await lena.api.project.update({ name: 'My own' });
});

test('a reader has nothing to send, and is known to the others once they code', async () => {
  await using wei = await testProject();
  await wei.api.team.create({ url: urlOf('boss') });
  await using lena = await joined(wei, 'reader');
  expect(await lena.api.team.state({})).toMatchObject({ name: 'Lena', role: 'reader', unsent: 0 });

  await wei.api.team.member({ login: 'lena', role: 'coder' });
  await lena.api.team.sync({});
  await lena.api.memos.add({ body: 'seen' });
  await lena.api.team.sync({});
  await wei.api.team.sync({});

  expect((await wei.api.project.records()).tables.coder.map(({ name }) => name).toSorted()).toEqual([
    'Lena',
    'Wei',
  ]);
});

test('a coder of the study is one login in the team, not two', async () => {
  await using wei = await testProject();
  await wei.api.coders.add({ name: 'Lena' });
  await wei.api.team.create({ url: urlOf('boss') });
  await wei.api.team.invite({ login: 'lena', role: 'coder', coder: 'Lena' });

  await expect(wei.api.team.invite({ login: 'anna', role: 'coder', coder: 'Lena' })).rejects.toMatchObject({
    key: 'errors:team_coder_bound',
    parameters: { login: 'lena' },
  });
  await wei.api.team.invite({ login: 'lena', role: 'coder', coder: 'Lena' });
});

test('somebody whose coder was removed before they did anything works on under their name', async () => {
  await using wei = await testProject();
  const { id } = await wei.api.coders.add({ name: 'Lena' });
  await wei.api.team.create({ url: urlOf('boss') });
  const { invitation } = await wei.api.team.invite({ login: 'lena', role: 'coder', coder: 'Lena' });
  await using lena = await testProject();
  await lena.api.team.join({ path: join(lena.folder, 'hers.concord'), invitation });
  await wei.api.coders.remove({ id });
  await wei.api.team.sync({});

  await lena.api.team.sync({});
  await lena.api.memos.add({ body: 'mine' });
  await lena.api.team.sync({});
  await wei.api.team.sync({});

  const { coder, memo } = (await wei.api.project.records()).tables;
  expect(coder.map(({ name }) => name).toSorted()).toEqual(['Lena', 'Wei']);
  expect(memo.map(({ coderId }) => coderId)).toEqual([id]);
});

test('a layer of agreed codings that was added in the team takes the work of everybody', async () => {
  await using wei = await testProject();
  await wei.api.team.create({ url: urlOf('boss') });
  await using lena = await joined(wei, 'coder');
  const { id } = await wei.api.coders.add({ name: 'Agreed', kind: 'adjudication' });
  await wei.as(id).memos.add({ body: 'one' });
  await wei.api.team.sync({});
  await lena.api.team.sync({});
  await lena.as(id).memos.add({ body: 'two' });

  expect(await lena.api.team.sync({})).toMatchObject({ sent: 1 });
  expect(await wei.api.team.sync({})).toMatchObject({ received: 1 });
});
