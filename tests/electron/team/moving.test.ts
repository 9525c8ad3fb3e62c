// An owner moves a team, or has its log begin anew: the others follow, and nobody loses anything.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { noteTeam, teamOf } from '#db/team/team-of.ts';
import { fileIdOf } from '#db/file-id.ts';
import { connect } from '#electron/team/postgres/connect.ts';
import { openKeeper } from '#electron/snapshots/keeper.ts';
import { sharedPostgres, type TestPostgres } from '../../helpers/postgres.ts';
import { testProject } from '../../helpers/project.ts';
import { socketAccess } from '../../helpers/team.ts';
import {
  databaseOfTwo,
  disconnect,
  expectEqual,
  memosIn,
  personsOf,
  twoOnServer,
  type TwoOnServer,
  urlOf as addressOf,
} from '../../helpers/two-on-server.ts';

let server: TestPostgres;

beforeAll(async () => {
  server = await sharedPostgres();
  await server.logins('boss', 'lena');
});

const database = (): Promise<string> => databaseOfTwo(server);
const two = (): Promise<TwoOnServer> => twoOnServer(server);
const urlOf = (name: string): string => addressOf(server, name);

test('a log that has become long begins anew, smaller; who has received everything goes on, and who has not fetches the study', async () => {
  await using team = await two();
  const { name, wei, lena } = team;
  await lena.api.memos.add({ body: 'of Lena' });
  await lena.api.team.sync({});
  await wei.api.memos.add({ body: 'of Wei' });

  await expect(wei.api.team.move({ url: urlOf(name) })).rejects.toMatchObject({
    key: 'errors:team_move_compacts',
    parameters: { count: 1, names: 'Lena' },
  });
  await lena.api.memos.add({ body: 'of Lena, not sent' });
  const moved = await wei.api.team.move({ url: urlOf(name), anew: true });

  expect(moved).toMatchObject({ isOldTold: null, absent: [], logins: [] });
  expect(moved.freed).toBeGreaterThan(100_000);
  const rows = await server.asked(name, 'SELECT count(*)::int AS count FROM concord.parcel');
  expect(rows).toEqual([{ count: 0 }]);
  expect(await server.asked(name, 'SELECT count(*)::int AS count FROM concord.base')).toEqual([{ count: 1 }]);
  const synced = await lena.api.team.sync({});
  expect(synced).toMatchObject({ sent: 1, kept: expect.stringContaining('hers before') as string });
  expect(lena.session.project?.notes).toMatchObject([{ key: 'shell:taken_anew' }]);
  await expectEqual(team);
  expect(memosIn(wei)).toEqual(['of Lena', 'of Lena, not sent', 'of Wei']);

  // Without an address: where it is.
  await wei.api.team.move({ anew: true });
  expect(await lena.api.team.sync({})).not.toHaveProperty('kept');
  await expectEqual(team);
  await wei.api.memos.add({ body: 'onto the new log' });
  await wei.api.team.sync({});
  const { head } = await wei.api.team.look({});
  expect(await wei.api.team.check({})).toEqual({ here: head, there: head });
});

test('a parcel that somebody changed by hand stops whoever receives it, and is told also by who only asks how the file stands', async () => {
  await using team = await twoOnServer(server);
  const { name, wei, lena } = team;
  await wei.api.memos.add({ body: 'of Wei' });
  await wei.api.team.sync({});
  await server.asked(
    name,
    `UPDATE concord.parcel SET bytes = bytes || '\\x00' WHERE last = (SELECT head FROM concord.project)`,
  );
  const refused = { key: 'errors:team_parcel_refused', parameters: { name: 'Wei' } };

  await expect(lena.api.team.sync({})).rejects.toMatchObject(refused);

  await expect(lena.api.team.check({})).rejects.toMatchObject(refused);
  expect((await lena.api.team.look({})).link).toMatchObject({ how: 'stopped', why: refused });
  const { db } = lena.session.study!.store;
  const stopped = { at: 2, name: 'Wei', why: 'errors:team_newer_schema' };
  const { stopped: noted } = teamOf(db)!;
  // As after an update of a Concord that could not hold what comes next.
  noteTeam(db, { stopped });
  expect(await lena.api.team.check({})).toEqual({ here: 1, there: 2 });
  noteTeam(db, { stopped: noted });
  await wei.api.team.member({ login: 'lena', role: 'owner' });
  const elsewhere = urlOf(await databaseOfTwo(server)).replace('boss', 'lena');
  for (const to of [{}, { url: elsewhere }])
    await expect(lena.api.team.move(to)).rejects.toMatchObject({
      key: 'errors:team_move_differs',
      parameters: { here: 1, there: 2 },
    });
  await expect(wei.api.team.move({})).rejects.toMatchObject({ key: 'errors:team_move_compacts' });
  // Who has received it goes on, and is told where that is asked.
  await expect(wei.api.team.check({})).rejects.toMatchObject({
    key: 'errors:team_log_changed',
    parameters: { name: 'Wei', number: 2 },
  });
  await server.asked(name, 'DELETE FROM concord.parcel WHERE first = 2');
  await wei.api.memos.add({ body: 'what came later' });
  await wei.api.team.sync({});
  await expect(wei.api.team.check({})).rejects.toMatchObject({
    key: 'errors:team_log_lacks',
    parameters: { number: 2 },
  });
  expect((await wei.api.team.look({})).link).toMatchObject({ how: 'here', why: null });
});

test('on a server that was restored from an old backup, the owner is told what differs before the log begins anew', async () => {
  await using team = await two();
  const { name, wei, lena } = team;
  await wei.api.memos.add({ body: 'one' });
  await wei.api.team.sync({});
  await lena.api.memos.add({ body: 'lost on the server' });
  await lena.api.team.sync({});
  await wei.api.team.sync({});
  await server.asked(name, `DELETE FROM concord.parcel WHERE last = (SELECT head FROM concord.project)`);
  await server.asked(name, `DELETE FROM concord.recent`);
  await server.asked(
    name,
    `UPDATE concord.project p SET (head, chain) = (SELECT last, chain FROM concord.parcel ORDER BY last DESC LIMIT 1)`,
  );
  await lena.api.memos.add({ body: 'kept here' });
  for (const { api } of [wei, lena])
    await expect(api.team.sync({})).rejects.toMatchObject({
      key: 'errors:team_other_log',
      parameters: { here: 3, there: 2 },
    });
  await wei.api.memos.add({ body: 'of Wei, kept' });
  await expect(lena.api.team.move({ url: urlOf(name), anew: true })).rejects.toMatchObject({
    key: 'errors:team_owner_alone',
  });
  await expect(wei.api.team.move({ url: urlOf(name) })).rejects.toMatchObject({
    key: 'errors:team_move_differs',
    parameters: { here: 3, there: 2 },
  });
  expect(memosIn(wei)).toEqual(['lost on the server', 'of Wei, kept', 'one']);

  await wei.api.team.move({ url: urlOf(name), anew: true });
  await lena.api.team.sync({});

  await expectEqual(team);
  expect(memosIn(wei)).toEqual(['kept here', 'lost on the server', 'of Wei, kept', 'one']);
  const begun = await server.asked(name, 'SELECT DISTINCT reason FROM concord.beginning');
  expect(begun).toEqual([{ reason: 'restored' }]);
});

test('a team moves to another server with its members; each goes there when they say so', async () => {
  await using team = await two();
  const { name, wei, lena } = team;
  const to = await database();
  await lena.api.memos.add({ body: 'not sent' });
  await expect(lena.api.team.follow({})).rejects.toMatchObject({ key: 'errors:team_not_moved' });

  expect(await wei.api.team.move({ url: urlOf(to) })).toMatchObject({ isOldTold: true, absent: [] });
  await wei.api.memos.add({ body: 'after the move' });
  await wei.api.team.sync({});

  const told = await lena.api.team.sync({}).catch((error: unknown) => error);
  expect(told).toMatchObject({
    key: 'errors:team_moved',
    parameters: { address: expect.stringContaining(to) as string },
  });
  expect((told as { parameters: { address: string } }).parameters.address).not.toContain(
    'concord-invitation',
  );
  expect(await lena.api.team.follow({})).toMatchObject({ name: 'Lena', role: 'coder', unsent: 0, sent: 1 });
  await expectEqual(team);
  expect(memosIn(wei)).toEqual(['after the move', 'not sent']);
  const { members } = await wei.api.team.people({});
  expect(members.map(({ login, name: who, role }) => [login, who, role])).toEqual([
    ['boss', 'Wei', 'owner'],
    ['lena', 'Lena', 'coder'],
  ]);
  const [old] = await server.asked(name, 'SELECT moved_to FROM concord.project');
  expect(old?.['moved_to']).toContain(`/${to} concord-invitation-1:`);
});

test('a file that was cut off stays so on another server, and one that has not come there yet is seen, and can be cut off before', async () => {
  await using team = await two();
  const { wei, lena } = team;
  const to = await database();
  const { invitation } = await wei.api.team.invite({ login: 'lena', role: 'coder' });
  await using lost = await testProject();
  await using late = await testProject();
  for (const each of [lost, late])
    await each.api.team.join({ path: join(each.folder, 'hers.concord'), invitation });
  const [lostId, lateId] = [lost, late].map(({ session }) => teamOf(session.study!.store.db)!.replicaId);
  await wei.api.team.cutOff({ replicaId: lostId! });
  await wei.api.team.move({ url: urlOf(to) });
  await lena.api.team.follow({});

  const found = async () => {
    const { replicas } = await wei.api.team.people({});
    return [lostId, lateId].map((wanted) => {
      const file = replicas.find(({ id }) => id === wanted);
      return [file?.cutAt !== null, file?.hasCome];
    });
  };
  await expect(lost.api.team.follow({})).rejects.toMatchObject({ key: 'team_server:cut_off' });
  expect(await found()).toEqual([[true, true], [false, false]]); // prettier-ignore

  await wei.api.team.cutOff({ replicaId: lateId! });

  await expect(late.api.team.follow({})).rejects.toMatchObject({ key: 'team_server:cut_off' });
  expect(await found()).toEqual([[true, true], [true, true]]); // prettier-ignore
  // Her other file works on.
  await lena.api.memos.add({ body: 'goes on' });
  await expectEqual(team);
});

test('after a server is gone, the owner sets the team up elsewhere, and an invitation leads the file of a member there', async () => {
  await using team = await two();
  const { name, wei, lena } = team;
  const to = await database();
  await lena.api.memos.add({ body: 'sent' });
  await lena.api.team.sync({});
  await lena.api.memos.add({ body: 'not sent' });
  await server.asked(
    'postgres',
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`,
  );
  await server.asked('postgres', `DROP DATABASE ${name} WITH (FORCE)`);

  expect(await wei.api.team.move({ url: urlOf(to) })).toMatchObject({
    isOldTold: false,
    absent: ['Lena'],
  });
  const { invitation } = await wei.api.team.invite({ login: 'lena', role: 'coder', coder: 'Lena' });
  await expect(lena.api.team.sync({})).rejects.toMatchObject({ key: 'team_server:no_database' });
  // Somebody else's invitation, taken by mistake, does not keep her file from the place.
  const mistaken = await wei.api.team.invite({ login: 'boss', role: 'owner' });
  await expect(lena.api.team.follow({ invitation: mistaken.invitation })).rejects.toMatchObject({
    key: 'errors:team_other_person',
  });
  const before = teamOf(lena.session.study!.store.db);
  expect(await lena.api.team.follow({ invitation })).toMatchObject({ name: 'Lena', unsent: 0 });

  expect(teamOf(lena.session.study!.store.db)?.replicaId).toBe(before?.replicaId);
  await expectEqual(team);
  expect(memosIn(wei)).toEqual(['not sent', 'sent']);
});

test('a team does not move away from a server that lacks what it is asked by, unless it goes as if that were gone', async () => {
  await using team = await two();
  const { name, wei } = team;
  const to = urlOf(await database());
  await server.asked(name, 'ALTER FUNCTION concord.members_of(uuid) RENAME TO members_no_more');
  await expect(wei.api.team.move({ url: to })).rejects.toMatchObject({ key: 'team_server:schema_older' });
  expect(await wei.api.team.move({ url: to, anew: true })).toMatchObject({ isOldTold: false });
});

test('another owner sets the team up elsewhere, and who made it goes on there as the main coder that they are', async () => {
  await using team = await two();
  const { name, wei, lena } = team;
  const to = await database();
  await wei.api.team.member({ login: 'lena', role: 'owner' });
  await lena.api.team.sync({});
  await wei.api.memos.add({ body: 'not sent' });
  await disconnect(server, name);
  await server.asked('postgres', `DROP DATABASE ${name} WITH (FORCE)`);

  expect(await lena.api.team.move({ url: urlOf(to).replace('boss@', 'lena@') })).toMatchObject({
    absent: ['Wei'],
  });
  const { invitation } = await lena.api.team.invite({ login: 'boss', role: 'owner', coder: 'Wei' });
  await expect(lena.api.team.invite({ login: 'anna', role: 'coder', coder: 'Wei' })).rejects.toMatchObject({
    key: 'errors:team_coder_bound',
    parameters: { login: 'boss' },
  });

  expect(await wei.api.team.follow({ invitation })).toMatchObject({ name: 'Wei', role: 'owner', unsent: 0 });
  await expectEqual(team);
  expect(memosIn(lena)).toEqual(['not sent']);
});

test('a login that the administrator has renamed is told to the team, and its person goes on in their own file', async () => {
  await server.logins('ana');
  await using team = await two();
  const { name, wei, lena } = team;
  const invited = await wei.api.team.invite({ login: 'ana', role: 'coder' });
  await server.asked('postgres', 'GRANT concord_member TO ana');
  await using ana = await testProject();
  await ana.api.team.join({
    path: join(ana.folder, 'hers.concord'),
    invitation: invited.invitation,
    name: 'Ana',
  });
  await ana.api.memos.add({ body: 'not sent' });

  await server.asked('postgres', 'ALTER ROLE ana RENAME TO ana_m');
  await expect(ana.api.team.sync({})).rejects.toMatchObject({ key: 'team_server:not_a_member' });
  await server.asked(name, `UPDATE concord.member SET login = 'ana_m' WHERE login = 'ana'`);
  const { invitation } = await wei.api.team.invite({ login: 'ana_m', role: 'coder' });
  expect(await ana.api.team.follow({ invitation })).toMatchObject({ name: 'Ana', unsent: 0 });

  await expectEqual({ ...team, lena: ana });
  expect(memosIn(wei)).toEqual(['not sent']);
  await lena.api.team.sync({});
});

test('an invitation of another study leads no file there, and one for somebody else’s login neither', async () => {
  await using team = await two();
  await using other = await two();
  const { invitation } = await other.wei.api.team.invite({ login: 'lena', role: 'coder' });
  await expect(team.lena.api.team.follow({ invitation })).rejects.toMatchObject({
    key: 'errors:team_other_study',
  });
  const mine = await team.wei.api.team.invite({ login: 'boss', role: 'owner' });
  await expect(team.lena.api.team.follow(mine)).rejects.toMatchObject({ code: 'invalid' });
  expect(await team.lena.api.team.sync({})).toMatchObject({ sent: 0 });
});

test('an owner leaves only once somebody else is one; the one who was goes on as a coder, and a lost machine of theirs is cut off', async () => {
  await using team = await two();
  const { wei, lena } = team;
  await expect(wei.api.team.leave({})).rejects.toMatchObject({ key: 'team_server:last_owner' });
  expect(teamOf(wei.store().db)).not.toBeNull();

  await wei.api.team.member({ login: 'lena', role: 'owner' });
  await wei.api.team.member({ login: 'boss', role: 'coder' });
  await lena.api.team.sync({});
  expect(await lena.api.team.state({})).toMatchObject({ role: 'owner' });
  const { members, replicas } = await lena.api.team.people({});
  const boss = members.find(({ login }) => login === 'boss')?.personId;
  const lost = replicas.find(({ personId }) => personId === boss);
  await lena.api.team.cutOff({ replicaId: lost?.id ?? '' });

  await expect(wei.api.team.sync({})).rejects.toMatchObject({ key: 'team_server:cut_off' });
});

test('what was never sent by who was taken off goes to the owner as a file', async () => {
  await using team = await two();
  const { wei, lena } = team;
  await wei.api.team.member({ login: 'lena', role: null });
  await lena.api.memos.add({ body: 'never sent' });
  expect(await lena.api.team.leave({})).toEqual({ held: 0, unsent: 1 });
  const file = join(lena.folder, 'for-wei.qdpx');
  await lena.api.exchange.write({ to: file });

  await wei.api.exchange.bringIn({ file: { reference: file, name: 'for-wei.qdpx' } });
  await wei.api.team.sync({});

  expect(memosIn(wei)).toEqual(['never sent']);
  const writers = (await wei.api.project.records()).tables.memo.map(({ coderId }) => coderId);
  const hers = (await wei.api.project.records()).tables.coder.find(({ name }) => name === 'Lena');
  expect(writers).toEqual([hers?.id]);
});

test('who leaves while a blind round lasts can open, in their own file, what it hides there', async () => {
  await using team = await two();
  const { wei, lena } = team;
  const { weiId, lenaId } = await personsOf(team);
  await wei.api.memos.add({ body: 'of Wei' });
  const round = { name: 'Round 1', kind: 'persons', coderIds: [weiId, lenaId], codebook: 'own' } as const;
  const { id } = await wei.api.rounds.open(round);
  await lena.api.memos.add({ body: 'of Lena' });
  await lena.api.team.leave({});
  const seen = async (): Promise<string[]> =>
    (await lena.as(lenaId).project.records()).tables.memo.map(({ body }) => body).toSorted();
  expect(await seen()).toEqual(['of Lena']);

  await lena.api.rounds.unlock({ id });

  expect(await seen()).toEqual(['of Lena', 'of Wei']);
  // What the lanes of the others hold is not known here.
  const { text } = await lena.api.rounds.sentence({ id, language: 'en' });
  expect(text).toContain('[counted at unlock]');
  expect(text).not.toContain('Before the round');
  await wei.api.rounds.unlock({ id });
  expect(memosIn(wei)).toEqual(['of Lena', 'of Wei']);
});

test('a round whose opening was broken off once the server had it is unlocked all the same, with its sentence', async () => {
  await using team = await two();
  const { wei, lena, name } = team;
  const { weiId, lenaId } = await personsOf(team);
  const { projectId } = teamOf(wei.session.study!.store.db)!;
  const place = await connect(socketAccess(server, name, 'boss'), projectId);
  const id = randomUUID();
  await place.rounds.open({
    id,
    name: 'Round 1',
    personIds: [weiId, lenaId],
    codes: 'frozen',
    ownerSees: false,
  });
  await lena.api.memos.add({ body: 'of Lena' });
  expect(await lena.api.team.sync({})).toMatchObject({ sealed: 1 });
  await wei.api.team.sync({});

  await wei.api.rounds.unlock({ id });

  expect((await wei.api.rounds.sentence({ id, language: 'en' })).text).toContain('row-level access control');
  const [there] = await place.rounds.list();
  await place.close();
  await expectEqual(team);
  expect(memosIn(wei)).toEqual(['of Lena']);
  expect((await lena.api.rounds.list({})).rounds).toMatchObject([
    { openedAt: there!.openedAt, unlockedAt: there!.unlockedAt },
  ]);
});

test('a snapshot from before the team is not restored in place; one from since then receives what it had', async () => {
  const keeper = openKeeper();
  await using wei = await testProject(undefined, { keeper });
  await wei.api.memos.add({ body: 'before the team' });
  const before = await wei.api.snapshots.make({ name: 'before' });
  await wei.api.team.create({ url: urlOf(await database()) });
  const since = await wei.api.snapshots.make({ name: 'since' });
  await wei.api.memos.add({ body: 'in the team' });
  await wei.api.team.sync({});
  const file = fileIdOf(wei.session.study!.store.db);

  await expect(wei.api.snapshots.restoreHere({ file, id: before.id })).rejects.toMatchObject({
    key: 'errors:snapshot_before_team',
  });
  expect(memosIn(wei)).toEqual(['before the team', 'in the team']);
  await wei.api.snapshots.restoreHere({ file, id: since.id });
  expect(memosIn(wei)).toEqual(['before the team']);
  await wei.api.team.sync({});

  expect(memosIn(wei)).toEqual(['before the team', 'in the team']);
  expect(wei.faults).toEqual([]);
});
