// A team outgrows its folder, loses it, or does without its server: an owner moves it, the others follow, and nobody loses anything.
import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { teamOf } from '#db/team/team-of.ts';
import { FolderBases } from '#electron/team/folder/folder-bases.ts';
import { TeamFolder } from '#electron/team/folder/team-folder.ts';
import { sharedPostgres, type TestPostgres } from '../../helpers/postgres.ts';
import type { TestProject } from '../../helpers/project.ts';
import {
  databaseOfTwo,
  disconnect,
  memosIn,
  personsOf,
  realClock,
  twoOnServer,
  type TwoOnServer,
  urlOf,
} from '../../helpers/two-on-server.ts';
import { emptyFolder, settle, twoOverFolder } from '../../helpers/two-over-folder.ts';

let server: TestPostgres;

beforeAll(async () => {
  server = await sharedPostgres();
  await server.logins('boss', 'lena');
});

const transportOf = ({ session }: TestProject) => teamOf(session.study!.store.db)?.transport;

test('a team that has outgrown its folder moves to a server, with what waits there and what was not sent', async () => {
  await using team = await twoOverFolder();
  const { wei, lena } = team;
  await lena.api.memos.add({ body: 'laid in the folder' });
  await lena.api.team.sync({});
  await wei.api.memos.add({ body: 'of Wei, not sent' });
  const to = await databaseOfTwo(server);

  expect(await wei.api.team.move({ url: urlOf(server, to) })).toMatchObject({
    isOldTold: true,
    absent: [],
    logins: [],
  });
  expect(transportOf(wei)).toBe('postgres');
  expect(memosIn(wei)).toEqual(['laid in the folder', 'of Wei, not sent']);

  await lena.api.memos.add({ body: 'done before she knew' });
  await expect(lena.api.team.sync({})).rejects.toMatchObject({ key: 'errors:team_moved' });
  await lena.api.team.follow({});

  expect(transportOf(lena)).toBe('postgres');
  await settle(team);
  expect(memosIn(wei)).toEqual(['done before she knew', 'laid in the folder', 'of Wei, not sent']);
  const { members } = await wei.api.team.people({});
  expect(members.map(({ login, name, role }) => [login, name, role])).toEqual([
    ['boss', 'Wei', 'owner'],
    ['lena', 'Lena', 'coder'],
  ]);
});

test('a team moves from a server into a folder, where the file of the owner keeps the log', async () => {
  await using team = await twoOnServer(server);
  const { wei, lena } = team;
  const shared = emptyFolder();
  await lena.api.memos.add({ body: 'sent' });
  await lena.api.team.sync({});
  await lena.api.memos.add({ body: 'not sent' });
  await expect(lena.api.team.move({ folder: shared })).rejects.toMatchObject({
    key: 'errors:team_owner_alone',
  });
  expect(readdirSync(shared)).toEqual([]);

  expect(await wei.api.team.move({ folder: shared })).toMatchObject({
    place: shared,
    isOldTold: true,
    absent: [],
  });

  await expect(lena.api.team.sync({})).rejects.toMatchObject({
    key: 'errors:team_moved_folder',
    parameters: { address: shared },
  });
  // Who has received everything goes on without fetching the study again.
  expect(await lena.api.team.follow({})).not.toHaveProperty('kept');
  await settle(team);
  expect([wei, lena].map(transportOf)).toEqual(['folder', 'folder']);
  expect(memosIn(wei)).toEqual(['not sent', 'sent']);
  expect((await wei.api.team.look({})).keeping).toMatchObject({ isHere: true });
});

test('a folder that is lost is replaced by another, and whoever was further than the owner brings what they have', async () => {
  await using team = await twoOverFolder();
  const { wei, lena, shared } = team;
  await wei.api.memos.add({ body: 'one' });
  await wei.api.team.sync({});
  await lena.api.team.sync({});
  const before = join(wei.folder, 'before.concord');
  wei.store().db.sqlite.prepare('VACUUM INTO ?').run(before);
  await lena.api.memos.add({ body: 'further' });
  for (const { api } of [lena, wei, lena]) await api.team.sync({});
  // The owner has but a backup, and nothing can be said in the old folder.
  await wei.api.desk.open({ path: before });
  rmSync(shared, { recursive: true });
  const next = emptyFolder();
  await lena.api.memos.add({ body: 'in no folder yet' });

  expect(await wei.api.team.move({ folder: next })).toMatchObject({ isOldTold: false, absent: ['Lena'] });
  const { invitation } = await wei.api.team.invite({ login: 'lena', role: 'coder', coder: 'Lena' });
  await lena.api.team.follow({ invitation });

  await settle(team);
  expect(memosIn(wei)).toEqual(['further', 'in no folder yet', 'one']);
});

test('a folder that was set back to an old backup tells the others all the same where the team has gone', async () => {
  await using team = await twoOverFolder();
  const { wei, lena, shared } = team;
  cpSync(shared, `${shared} before`, { recursive: true });
  await lena.api.memos.add({ body: 'in no backup' });
  for (const { api } of [lena, wei, lena]) await api.team.sync({});
  rmSync(shared, { recursive: true });
  cpSync(`${shared} before`, shared, { recursive: true });
  await expect(lena.api.team.sync({})).rejects.toMatchObject({ key: 'team_folder:behind' });

  expect(await wei.api.team.move({ folder: emptyFolder() })).toMatchObject({ isOldTold: true, absent: [] });
  await lena.api.team.follow({});

  await settle(team);
  expect(memosIn(wei)).toEqual(['in no backup']);
});

test('the folder may lie elsewhere for who follows, and then they say where', async () => {
  await using team = await twoOverFolder();
  const { wei, lena } = team;
  const next = emptyFolder();
  await wei.api.team.move({ folder: next });
  const here = emptyFolder();
  cpSync(next, here, { recursive: true });
  rmSync(next, { recursive: true });

  await expect(lena.api.team.follow({})).rejects.toMatchObject({ key: 'team_folder:where' });
  expect(await lena.api.team.follow({ folder: here })).toMatchObject({ place: here });
});

test('whose folder has got another path says so, the file that keeps the log among them', async () => {
  await using team = await twoOverFolder();
  const { shared, wei, lena } = team;
  const now = `${shared} renamed`;
  renameSync(shared, now);
  await lena.api.memos.add({ body: 'of Lena' });
  await using other = await twoOverFolder();

  await expect(wei.api.team.follow({})).rejects.toMatchObject({ key: 'team_folder:gone' });
  await expect(wei.api.team.follow({ folder: other.shared })).rejects.toMatchObject({
    key: 'team_folder:other_study',
  });
  for (const { api } of [lena, wei])
    expect(await api.team.follow({ folder: now })).not.toHaveProperty('kept');

  await settle(team);
  expect(memosIn(wei)).toEqual(['of Lena']);
  expect((await wei.api.team.state({}))?.place).toBe(now);
});

test('what cannot be moved is said before anything is done', async () => {
  await using team = await twoOverFolder();
  const { wei, lena, shared } = team;
  await expect(wei.api.team.move({})).rejects.toMatchObject({ key: 'team_folder:no_restart' });
  await expect(wei.api.team.move({ folder: shared })).rejects.toMatchObject({ key: 'team_folder:not_empty' });
  await expect(wei.api.team.move({ folder: join(shared, 'none') })).rejects.toMatchObject({
    key: 'team_folder:no_folder',
  });
  await wei.api.team.member({ login: 'lena', role: 'owner' });
  await wei.api.team.sync({});
  await lena.api.team.sync({});
  const next = emptyFolder();
  await expect(lena.api.team.move({ folder: next })).rejects.toMatchObject({
    key: 'team_folder:keeper_moves',
    parameters: { name: 'Wei' },
  });
  expect(readdirSync(next)).toEqual([]);
  await settle(team);

  // Who has taken the log over moves it.
  await lena.api.team.keepFolder({});
  expect(await lena.api.team.move({ folder: next })).toMatchObject({ isOldTold: true });
  await wei.api.team.follow({});
  await settle(team);
});

test('a move that was broken off before the others were told is done again', async () => {
  await using team = await twoOverFolder();
  const { wei, lena, shared } = team;
  const next = emptyFolder();
  const before = join(wei.folder, 'before.concord');
  wei.store().db.sqlite.prepare('VACUUM INTO ?').run(before);
  cpSync(shared, `${shared} before`, { recursive: true });
  await wei.api.team.move({ folder: next });
  // As if the program had ended once the new folder was there.
  rmSync(shared, { recursive: true });
  cpSync(`${shared} before`, shared, { recursive: true });
  await wei.api.desk.open({ path: before });

  expect(await wei.api.team.move({ folder: next })).toMatchObject({ isOldTold: true });
  await lena.api.team.follow({});
  await settle(team);
  expect(existsSync(join(next, 'TEAM.json'))).toBe(true);
});

test('while a blind round lasts on the server, the team does not move into a folder', async () => {
  await using team = await twoOnServer(server);
  const { wei, lena } = team;
  await wei.api.team.sync({});
  const coderIds = (await wei.api.project.records()).tables.coder
    .filter(({ name }) => ['Wei', 'Lena'].includes(name))
    .map(({ id }) => id);
  await wei.api.rounds.open({
    name: 'Round 1',
    kind: 'persons',
    coderIds,
    codebook: 'frozen',
    ownerSees: false,
  });
  const shared = emptyFolder();
  await expect(wei.api.team.move({ folder: shared })).rejects.toMatchObject({
    key: 'team_folder:round_stands',
    parameters: { round: 'Round 1' },
  });
  // Nor where the server is gone.
  await disconnect(server, team.name);
  await server.asked('postgres', `ALTER DATABASE ${team.name} RENAME TO ${team.name}_gone`);
  await expect(wei.api.team.move({ folder: shared })).rejects.toMatchObject({
    key: 'team_folder:round_stands',
  });
  expect(readdirSync(shared)).toEqual([]);
  expect(lena.faults).toEqual([]);
});

test('nobody begins from a base after which no log began, as a move that was broken off leaves it in the folder', async () => {
  await using team = await twoOverFolder();
  const bases = new FolderBases(new TeamFolder(team.shared), {
    by: 'wei',
    now: () => '2026-03-15T09:00:00.000Z',
  });
  const before = await bases.list();
  expect(before).toHaveLength(1);

  await bases.put({ ...before[0]!, id: randomUUID(), head: 9, chain: 'ab', size: 4 }, () =>
    Promise.resolve(Buffer.from('late')),
  );

  expect(await bases.list()).toEqual(before);
});

/** Opens a round over the folder in which both code, and has both code in it. */
async function inRound(team: TwoOnServer): Promise<string> {
  const { wei, lena } = team;
  const { weiId, lenaId } = await personsOf(team);
  const round = { name: 'Round 1', kind: 'persons', codebook: 'frozen', ownerSees: false } as const;
  const { id } = await wei.api.rounds.open({ ...round, coderIds: [weiId, lenaId] });
  await lena.api.team.sync({});
  await wei.api.memos.add({ body: 'WEIMARK' });
  await lena.api.memos.add({ body: 'LENAMARK' });
  for (const { api } of [lena, wei]) expect(await api.team.sync({})).toMatchObject({ sealed: 1 });
  return id;
}

/** What is in the lanes of a server, and whether anything of them is in what others read there. */
async function lanesOn(name: string): Promise<unknown> {
  const [lanes] = await server.asked(name, 'SELECT sum(count)::int AS n FROM concord.sealed');
  const [parts] = await server.asked(
    name,
    `SELECT count(*)::int AS n FROM concord.base_part
     WHERE position('WEIMARK'::bytea IN bytes) > 0 OR position('LENAMARK'::bytea IN bytes) > 0`,
  );
  return [lanes, parts];
}

for (const isGone of [false, true])
  test(`a round over a folder${isGone ? ' that is gone' : ''} goes on at a server, sealed there from the files of those who code in it`, async () => {
    await using team = await twoOverFolder(realClock);
    const { wei, lena, shared } = team;
    const id = await inRound(team);
    if (isGone) rmSync(shared, { recursive: true });
    const to = await databaseOfTwo(server);
    expect(await wei.api.team.move({ url: urlOf(server, to) })).toMatchObject({
      rounds: ['Round 1'],
      isOldTold: !isGone,
    });
    await wei.api.team.sync({});
    const { invitation } = isGone
      ? await wei.api.team.invite({ login: 'lena', role: 'coder', coder: 'Lena' })
      : { invitation: undefined };
    await lena.api.team.follow({ ...(invitation !== undefined && { invitation }) });

    expect(await lanesOn(to)).toEqual([{ n: 2 }, { n: 0 }]);
    expect([memosIn(wei), memosIn(lena)]).toEqual([['WEIMARK'], ['LENAMARK']]);
    expect(await wei.api.rounds.unlock({ id })).toMatchObject({ isOnItsWay: false });
    await settle(team);
    expect(memosIn(wei)).toEqual(['LENAMARK', 'WEIMARK']);
    const { rounds } = await lena.api.rounds.list({});
    expect(rounds).toMatchObject([{ late: 0 }]);
    const { text } = await lena.api.rounds.sentence({ id, language: 'en' });
    expect(text).toMatch(
      /Until .+ stayed in their own file .+ From then on the database .+ \(row-level access control\)/,
    );
  });

test('while what was coded in a round is awaited after its unlock, the team does not move to a server; a file that was cut off stays so elsewhere', async () => {
  await using team = await twoOverFolder();
  const { wei, lena } = team;
  const id = await inRound(team);
  expect(await wei.api.rounds.unlock({ id })).toMatchObject({ isOnItsWay: true });
  const to = await databaseOfTwo(server);
  await expect(wei.api.team.move({ url: urlOf(server, to) })).rejects.toMatchObject({
    key: 'errors:team_round_awaited',
    parameters: { round: 'Round 1' },
  });

  const { replicaId } = teamOf(lena.session.study!.store.db)!;
  await wei.api.team.cutOff({ replicaId });
  await wei.api.team.sync({});
  await wei.api.team.move({ folder: emptyFolder() });
  const { invitation } = await wei.api.team.invite({ login: 'lena', role: 'coder' });
  await expect(lena.api.team.follow({ invitation })).rejects.toMatchObject({ key: 'team_server:cut_off' });
});
