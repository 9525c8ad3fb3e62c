// What somebody did meets rules, roles or servers that have changed meanwhile: no file is stopped for it for good, and nothing is
// lost.
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { CodeRecord, SourceRecord } from '#core/records.ts';
import { find } from '#db/write.ts';
import { sharedPostgres, type TestPostgres } from '../../helpers/postgres.ts';
import { testProject } from '../../helpers/project.ts';
import { codeWords, smallStudy } from '../../helpers/study.ts';
import {
  databaseOfTwo,
  disconnect,
  expectEqual,
  memosIn,
  personsOf,
  twoOnServer,
  type TwoOnServer,
  urlOf,
} from '../../helpers/two-on-server.ts';

let server: TestPostgres;

beforeAll(async () => {
  server = await sharedPostgres();
  await server.logins('boss', 'lena');
});

/** Both files, with a code and a note. */
async function withStudy(): Promise<
  TwoOnServer & { readonly code: CodeRecord; readonly source: SourceRecord }
> {
  const team = await twoOnServer(server);
  const { codes, sources } = await smallStudy(team.wei);
  await team.wei.api.team.sync({});
  await team.lena.api.team.sync({});
  return { ...team, code: codes.market, source: sources.first };
}

test('what was coded with a code that an owner removed waits where owners keep the codebook, and everything else goes', async () => {
  await using team = await withStudy();
  const { wei, lena, code, source } = team;
  await wei.api.team.rules({ codebook: 'owner' });
  await lena.api.team.sync({});
  await codeWords(lena, source, code, 'suppliers');
  await lena.api.memos.add({ about: 'code', subjectId: code.id, body: 'about the market' });
  await lena.api.memos.add({ body: 'about nothing' });
  await wei.api.codes.remove({ id: code.id });
  await wei.api.team.sync({});

  expect(await lena.api.team.sync({})).toMatchObject({ held: 2 });

  await expectEqual(team);
  expect(memosIn(wei)).toEqual(['about nothing']);
  const { held } = await lena.api.team.waiting({});
  expect(held.map(({ method, why }) => [method, why])).toEqual([
    ['codings.apply', 'gone'],
    ['memos.add', 'gone'],
  ]);
  const ids = held.map(({ id }) => id);
  expect(await lena.api.team.settleAll({ ids, take: 'ours' })).toMatchObject({
    decided: [],
    refused: 2,
    why: { key: 'errors:team_keeps_codebook' },
  });
  await wei.api.team.rules({ codebook: 'all' });
  await lena.api.team.sync({});
  expect(await lena.api.team.settleAll({ ids, take: 'ours' })).toMatchObject({ decided: ids, left: 0 });
  await expectEqual(team);
  expect(memosIn(wei)).toEqual(['about nothing', 'about the market']);
  expect(find(wei.session.study!.store.db, 'code', code.id)).toMatchObject({ status: 'retired' });
});

test('a memo on an interview that an owner removed waits where owners keep the sources', async () => {
  await using team = await withStudy();
  const { wei, lena, source } = team;
  await wei.api.team.rules({ sources: 'owner' });
  await lena.api.team.sync({});
  await lena.api.memos.add({ about: 'source', subjectId: source.id, body: 'of the interview' });
  await wei.api.sources.remove({ ids: [source.id] });
  await wei.api.team.sync({});

  expect(await lena.api.team.sync({})).toMatchObject({ held: 1 });
  await lena.api.memos.add({ body: 'goes on' });
  await expectEqual(team);
  expect(memosIn(wei)).toEqual(['goes on']);
});

test('a round in which coders have codes of their own is not opened where owners keep the codebook', async () => {
  await using team = await twoOnServer(server);
  const { wei } = team;
  const { weiId, lenaId } = await personsOf(team);
  await wei.api.team.rules({ codebook: 'owner' });
  const round = { name: 'Round 1', kind: 'persons', coderIds: [weiId, lenaId] } as const;

  await expect(wei.api.rounds.open({ ...round, codebook: 'own' })).rejects.toMatchObject({
    key: 'errors:team_round_own_codes',
  });

  expect((await wei.api.team.rounds({})).rounds).toEqual([]);
  await wei.api.rounds.open({ ...round, codebook: 'frozen' });
  expect((await wei.api.team.rounds({})).rounds).toMatchObject([{ name: 'Round 1' }]);
});

test('what a copy of a file has that no other has, and owners keep meanwhile, waits, and everything else goes', async () => {
  await using team = await withStudy();
  const { wei, lena, code, source } = team;
  const { path, db } = lena.session.study!.store;
  const copy = join(lena.folder, 'copy.concord');
  db.sqlite.prepare('VACUUM INTO ?').run(copy);
  await lena.api.desk.open({ path: copy });
  const made = await lena.api.codes.create({ name: 'in the copy' });
  await codeWords(lena, source, made, 'suppliers');
  await lena.api.codes.update({ id: code.id, fullDefinition: 'In the copy.' });
  await lena.api.memos.add({ body: 'in the copy' });
  await lena.api.desk.open({ path });
  await wei.api.team.rules({ codebook: 'owner' });
  await lena.api.team.sync({});
  expect(await wei.api.team.rules({})).toMatchObject({ unheard: [] });

  await lena.api.desk.open({ path: copy });
  expect(await lena.api.team.sync({})).toMatchObject({ held: 3 });

  await expectEqual(team);
  expect(memosIn(wei)).toEqual(['in the copy']);
  const { held } = await lena.api.team.waiting({});
  expect(held.map(({ method, why }) => [method, why])).toEqual([
    ['codes.create', 'kept'],
    ['codings.apply', 'gone'],
    ['codes.update', 'kept'],
  ]);
  const ids = held.map(({ id }) => id);
  expect(await lena.api.team.settleAll({ ids, take: 'ours' })).toMatchObject({
    why: { key: 'errors:team_keeps_codebook' },
  });
  await wei.api.team.rules({ codebook: 'all' });
  await lena.api.team.sync({});
  await lena.api.team.settleAll({ ids, take: 'ours' });
  await expectEqual(team);
  const codes = (await wei.api.project.records()).tables.code;
  expect(codes.find(({ id }) => id === code.id)).toMatchObject({ fullDefinition: 'In the copy.' });
  expect(codes.map(({ name }) => name)).toContain('in the copy');
});

test('who removed what owners keep meanwhile, in a copy of a file, is told that it stays', async () => {
  await using team = await withStudy();
  const { wei, lena, code } = team;
  const { path, db } = lena.session.study!.store;
  const copy = join(lena.folder, 'copy.concord');
  db.sqlite.prepare('VACUUM INTO ?').run(copy);
  await lena.api.desk.open({ path: copy });
  await lena.api.codes.remove({ id: code.id });
  await lena.api.desk.open({ path });
  await wei.api.team.rules({ codebook: 'owner' });
  await lena.api.team.sync({});

  await lena.api.desk.open({ path: copy });
  await lena.api.team.sync({});

  await expectEqual(team);
  expect(find(lena.session.study!.store.db, 'code', code.id)).toBeDefined();
  const { decided } = await lena.api.team.waiting({});
  expect(decided.map(({ method, kind, row }) => [method, kind, row.name])).toEqual([
    ['codes.remove', 'kept', code.name],
  ]);
});

test('what an older state of a file has to send, and the file sent before the owners kept it, does not wait', async () => {
  await using team = await withStudy();
  const { wei, lena } = team;
  await lena.api.codes.create({ name: 'sent in time' });
  const older = join(lena.folder, 'older.concord');
  lena.session.study!.store.db.sqlite.prepare('VACUUM INTO ?').run(older);
  await lena.api.team.sync({});
  await wei.api.team.rules({ codebook: 'owner' });
  await lena.api.team.sync({});
  expect(await wei.api.team.rules({})).toMatchObject({ unheard: [] });

  await lena.api.desk.open({ path: older });
  expect(await lena.api.team.sync({})).toMatchObject({ held: 0 });

  await expectEqual(team);
  expect(await lena.api.team.waiting({})).toMatchObject({ held: [] });
});

test('who is an owner no longer still sends what they did as one', async () => {
  await using team = await withStudy();
  const { wei, lena, code } = team;
  await wei.api.team.member({ login: 'lena', role: 'owner' });
  await lena.api.team.sync({});
  await wei.api.project.update({ name: 'Renamed offline' });
  await wei.api.codes.update({ id: code.id, fullDefinition: 'Offline.' });
  await lena.api.team.rules({ codebook: 'owner' });
  await lena.api.team.member({ login: 'boss', role: 'coder' });

  expect(await wei.api.team.sync({})).toMatchObject({ sent: 2 });
  await expectEqual(team);
  expect((await lena.api.project.records()).tables.project[0]).toMatchObject({ name: 'Renamed offline' });
  await expect(wei.api.project.update({ name: 'Once more' })).rejects.toMatchObject({
    key: 'errors:team_owner_alone',
  });
  // As a program would that knows nothing of it.
  const { sqlite } = wei.session.study!.store.db;
  sqlite.prepare("UPDATE team SET role = 'owner'").run();
  await wei.api.project.update({ name: 'Once more' });
  expect(await wei.api.team.sync({})).toMatchObject({ sent: 0, held: 1 });
});

test('who is an owner no longer still sends what they did as one, also to where the team has moved', async () => {
  await using team = await withStudy();
  const { wei, lena } = team;
  const to = await databaseOfTwo(server);
  await wei.api.team.member({ login: 'lena', role: 'owner' });
  await lena.api.team.sync({});
  await lena.api.project.update({ name: 'Renamed offline' });
  await wei.api.team.member({ login: 'lena', role: 'coder' });
  await wei.api.team.move({ url: urlOf(server, to) });

  expect(await lena.api.team.follow({})).toMatchObject({ unsent: 0, role: 'coder' });

  await expectEqual(team);
  expect((await wei.api.project.records()).tables.project[0]).toMatchObject({ name: 'Renamed offline' });
  expect(await server.asked(to, 'SELECT FROM concord.replica WHERE was_owner OR NOT heard')).toEqual([]);
});

test('what somebody did as an owner waits where the server that knew of it is gone, and everything else goes', async () => {
  await using team = await withStudy();
  const { name, wei, lena } = team;
  await wei.api.team.member({ login: 'lena', role: 'owner' });
  await lena.api.team.sync({});
  await lena.api.project.update({ name: 'Renamed offline' });
  await lena.api.memos.add({ body: 'of Lena' });
  await wei.api.team.member({ login: 'lena', role: 'coder' });
  await wei.api.team.rules({ codebook: 'owner' });
  const to = await databaseOfTwo(server);
  await disconnect(server, name);
  await server.asked('postgres', `DROP DATABASE ${name} WITH (FORCE)`);
  await wei.api.team.move({ url: urlOf(server, to) });
  const { invitation } = await wei.api.team.invite({ login: 'lena', role: 'coder', coder: 'Lena' });

  expect(await lena.api.team.follow({ invitation })).toMatchObject({ unsent: 0, role: 'coder' });

  await expectEqual(team);
  expect(memosIn(wei)).toEqual(['of Lena']);
  expect((await lena.api.team.waiting({})).held).toMatchObject([{ method: 'project.update', why: 'kept' }]);
});

test('what the owners keep outlasts a server that is gone, and what somebody had done before they heard of it still goes', async () => {
  await using team = await withStudy();
  const { name, wei, lena } = team;
  await lena.api.codes.create({ name: 'before the rule' });
  await wei.api.team.rules({ codebook: 'owner' });
  const to = await databaseOfTwo(server);
  await disconnect(server, name);
  await server.asked('postgres', `DROP DATABASE ${name} WITH (FORCE)`);

  await wei.api.team.move({ url: urlOf(server, to) });

  expect(await wei.api.team.rules({})).toMatchObject({ codebook: 'owner', sources: 'all' });
  const { invitation } = await wei.api.team.invite({ login: 'lena', role: 'coder', coder: 'Lena' });
  expect(await lena.api.team.follow({ invitation })).toMatchObject({ unsent: 0, keeps: ['codebook'] });
  await expectEqual(team);
  expect(await wei.api.team.rules({})).toMatchObject({ unheard: [] });
  const codes = (await wei.api.project.records()).tables.code.map((one) => one.name);
  expect(codes).toContain('before the rule');
});

test('a second machine that comes to a moved log later sends what was done on it before the rules were heard of, and no more', async () => {
  await using team = await withStudy();
  const { wei, lena } = team;
  const to = await databaseOfTwo(server);
  const { invitation } = await wei.api.team.invite({ login: 'lena', role: 'coder' });
  await using laptop = await testProject();
  await laptop.api.team.join({ path: join(laptop.folder, 'laptop.concord'), invitation });
  await laptop.api.codes.create({ name: 'before the rule' });
  await wei.api.team.rules({ codebook: 'owner' });
  await wei.api.team.move({ url: urlOf(server, to) });
  await lena.api.team.follow({});
  await lena.api.team.sync({});

  expect(await laptop.api.team.follow({})).toMatchObject({ unsent: 0, keeps: ['codebook'] });

  await expectEqual(team);
  const names = (await wei.api.project.records()).tables.code.map(({ name }) => name);
  expect(names).toContain('before the rule');
  await expect(laptop.api.codes.create({ name: 'after it' })).rejects.toMatchObject({ code: 'invalid' });
  expect(await wei.api.team.rules({})).toMatchObject({ unheard: [] });
  expect(await server.asked(to, 'SELECT count(*)::int AS n FROM concord.file_before')).toEqual([{ n: 0 }]);
});

test('what the owners keep outlasts a backup that is older, and what was lost with it goes again', async () => {
  await using team = await withStudy();
  const { name, wei, lena } = team;
  await disconnect(server, name);
  await server.asked('postgres', `CREATE DATABASE ${name}_backup TEMPLATE ${name}`);
  await lena.api.codes.create({ name: 'lost on the server' });
  await lena.api.team.sync({});
  await wei.api.team.rules({ codebook: 'owner' });
  await lena.api.team.sync({});
  await disconnect(server, name);
  await server.asked('postgres', `DROP DATABASE ${name} WITH (FORCE)`);
  await server.asked('postgres', `ALTER DATABASE ${name}_backup RENAME TO ${name}`);
  await wei.api.team.move({ url: urlOf(server, name), anew: true });

  expect(await wei.api.team.rules({})).toMatchObject({ codebook: 'owner', unheard: [{ name: 'Lena' }] });
  await expectEqual(team);
  expect(await wei.api.team.rules({})).toMatchObject({ codebook: 'owner', unheard: [] });
});
