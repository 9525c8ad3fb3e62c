// Over a shared folder, too, owners keep the codebook or the sources to themselves, and hand the team over: programs hold to it, and
// so does the file that keeps the log.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { teamOf } from '#db/team/team-of.ts';
import { all } from '#db/write.ts';
import { folderTeam } from '#electron/team/folder/folder-team.ts';
import { type TestProject, testProject } from '../../helpers/project.ts';
import { settle, twoOverFolder, emptyFolder } from '../../helpers/two-over-folder.ts';

const codesIn = ({ session }: TestProject): string[] =>
  all(session.study!.store.db, 'code')
    .map(({ name }) => name)
    .toSorted();

const keepsCodebook = { code: 'invalid', key: 'errors:team_keeps_codebook' };

test('once a file has heard that the owners keep the codebook, nothing of it is changed there; what was done before still comes', async () => {
  await using team = await twoOverFolder();
  const { wei, lena } = team;
  await lena.api.codes.create({ name: 'laid before' });
  await lena.api.team.sync({});
  const kept = await wei.api.team.rules({ codebook: 'owner' });
  expect(kept).toMatchObject({ codebook: 'owner', sources: 'all', unheard: [{ name: 'Lena' }] });
  await lena.api.codes.create({ name: 'before she heard' });
  await settle(team);

  expect(codesIn(wei)).toEqual(['before she heard', 'laid before']);
  expect(await lena.api.team.state({})).toMatchObject({ keeps: ['codebook'], unsent: 0 });
  expect(await wei.api.team.rules({})).toMatchObject({ unheard: [] });
  await expect(lena.api.codes.create({ name: 'third' })).rejects.toMatchObject(keepsCodebook);
  await lena.api.memos.add({ body: 'A third code is missing: who stays on.' });
  await wei.api.codes.create({ name: 'third' });
  await settle(team);
  await expect(lena.api.team.rules({ codebook: 'all' })).rejects.toMatchObject({
    key: 'team_folder:keeper_only',
  });
});

test('a file that was not made after all is none of the team’s', async () => {
  await using team = await twoOverFolder();
  const { wei } = team;
  await using anna = await testProject();
  const { invitation } = await wei.api.team.invite({ login: 'anna', role: 'coder' });
  const path = join(anna.folder, 'hers.concord');
  await expect(anna.api.team.joinFolder({ path, invitation, name: 'Lena' })).rejects.toMatchObject({
    key: 'errors:team_name_taken',
  });
  const { replicas } = await wei.api.team.people({});
  expect(replicas).toHaveLength(2);
  expect(await wei.api.team.rules({ codebook: 'owner' })).toMatchObject({ unheard: [{ name: 'Lena' }] });
});

test('the keeper puts no code into the log from a file that has heard of it, whatever its program does, until it is left to all', async () => {
  await using team = await twoOverFolder();
  const { wei, lena } = team;
  await wei.api.team.rules({ codebook: 'owner' });
  await settle(team);
  // As a program would that knows nothing of rules.
  lena.session.study!.store.db.sqlite.prepare('UPDATE team SET keeps = NULL').run();
  await lena.api.codes.create({ name: 'handover' });
  await lena.api.team.sync({});
  await wei.api.team.sync({});

  await expect(lena.api.team.sync({})).rejects.toMatchObject({ key: 'team_server:role_may_not' });
  expect(codesIn(wei)).toEqual([]);
  await wei.api.team.rules({ codebook: 'all' });
  await wei.api.team.sync({});
  await settle(team);
  expect(codesIn(wei)).toEqual(['handover']);
});

test('what the owners keep goes along into another folder', async () => {
  await using team = await twoOverFolder();
  const { wei, lena } = team;
  await wei.api.team.rules({ sources: 'owner' });
  await wei.api.team.move({ folder: emptyFolder() });
  await lena.api.team.follow({});
  await settle(team);
  await expect(lena.api.interviews.create({ label: 'N4', date: '2024-12' })).rejects.toMatchObject({
    key: 'errors:team_keeps_sources',
  });
});

test('whoever keeps the log hands the team over: the other file takes the log over by itself, and the first goes on as that of a coder', async () => {
  await using team = await twoOverFolder();
  const { wei, lena } = team;
  await wei.api.team.invite({ login: 'anna', role: 'coder' });
  await expect(wei.api.team.handOver({ login: 'anna' })).rejects.toMatchObject({
    key: 'team_folder:not_joined',
  });
  await lena.api.memos.add({ body: 'laid before' });
  await lena.api.team.sync({});

  const state = await wei.api.team.handOver({ login: 'lena' });
  expect(state.keeping).toMatchObject({ name: 'Lena', isHere: false });
  // Nobody keeps the log until she is there: what is done waits.
  await wei.api.memos.add({ body: 'laid meanwhile' });
  await wei.api.team.sync({});
  await lena.api.team.sync({});
  expect((await lena.api.team.look({})).keeping).toMatchObject({ name: 'Lena', isHere: true });
  await settle(team);

  const { members } = await lena.api.team.people({});
  expect(members.flatMap(({ name, role }) => (name === null ? [] : [`${name} ${role}`])).toSorted()).toEqual([
    'Lena owner',
    'Wei coder',
  ]);
  expect((await wei.api.team.state({}))?.role).toBe('coder');
  await expect(wei.api.team.rules({ codebook: 'owner' })).rejects.toMatchObject({
    key: 'team_folder:keeper_only',
  });
  await lena.api.team.rules({ codebook: 'owner' });
  await settle(team);
  await expect(wei.api.codes.create({ name: 'of Wei' })).rejects.toMatchObject(keepsCodebook);
});

test('who has handed the team over, and waits, is told whose file keeps the log', async () => {
  await using team = await twoOverFolder();
  const { wei } = team;
  await wei.api.team.handOver({ login: 'lena' });
  await expect(wei.api.team.rules({ codebook: 'owner' })).rejects.toMatchObject({
    key: 'team_folder:keeper_only',
    parameters: { name: 'Lena' },
  });
});

test('who has handed the team over to somebody who does not come takes it again', async () => {
  await using team = await twoOverFolder();
  const { wei, lena } = team;
  await wei.api.team.handOver({ login: 'lena' });
  expect((await wei.api.team.keepFolder({})).keeping).toMatchObject({ name: 'Wei', isHere: true });
  await settle(team);
  expect((await lena.api.team.state({}))?.role).toBe('owner');
});

test('what somebody did as an owner still comes once they are a coder, with all that they did besides', async () => {
  await using team = await twoOverFolder();
  const { wei, lena } = team;
  await wei.api.team.handOver({ login: 'lena' });
  // He knows nothing of a successor yet: the file that is to keep the log has not been there.
  await wei.api.project.update({ description: 'by an owner' });
  await wei.api.memos.add({ body: 'beside it' });
  await wei.api.team.sync({});
  await lena.api.team.sync({});
  await settle(team);

  const described = async ({ api }: TestProject) =>
    (await api.project.records()).tables.project[0]?.description;
  expect([await described(wei), await described(lena)]).toEqual(['by an owner', 'by an owner']);
  expect(await wei.api.team.state({})).toMatchObject({ role: 'coder', unsent: 0 });
  await expect(wei.api.project.update({ description: 'by a coder' })).rejects.toMatchObject({
    key: 'errors:team_owner_alone',
  });

  // The same where an owner who does not keep the log is made a coder.
  await lena.api.team.member({ login: 'Wei', role: 'owner' });
  await settle(team);
  await wei.api.project.update({ description: 'by an owner again' });
  await lena.api.team.member({ login: 'Wei', role: 'coder' });
  await settle(team);
  await settle(team);
  expect(await described(lena)).toBe('by an owner again');
});

test('what somebody did as an owner still comes as such after a move into another folder', async () => {
  await using team = await twoOverFolder();
  const { wei, lena } = team;
  await lena.api.team.sync({});
  await wei.api.team.member({ login: 'lena', role: 'owner' });
  await settle(team);
  await lena.api.project.update({ description: 'by an owner' });
  await wei.api.team.member({ login: 'lena', role: 'coder' });
  await wei.api.team.move({ folder: emptyFolder() });
  await lena.api.team.follow({});
  await settle(team);

  const { tables } = await wei.api.project.records();
  expect(tables.project[0]?.description).toBe('by an owner');
  expect(await lena.api.team.state({})).toMatchObject({ role: 'coder', unsent: 0 });
  await expect(lena.api.project.update({ description: 'by a coder' })).rejects.toMatchObject({
    key: 'errors:team_owner_alone',
  });
});

test('of two files of the person to whom the team is handed, one alone takes the log over', async () => {
  await using team = await twoOverFolder();
  const { wei, lena, shared } = team;
  await using laptop = await testProject();
  const { invitation } = await wei.api.team.invite({ login: 'lena', role: 'coder' });
  await laptop.api.team.joinFolder({ path: join(laptop.folder, 'hers.concord'), invitation });
  await settle(team);
  await wei.api.team.handOver({ login: 'lena' });

  // What each of them would do where the folder is brought from one computer to the other.
  const { projectId } = teamOf(lena.session.study!.store.db)!;
  const access = { login: 'lena', projectId, now: () => '2026-03-14T12:00:00.000Z' };
  const isHanded = ({ session }: TestProject) => {
    const self = { replicaId: teamOf(session.study!.store.db)!.replicaId, machine: 'hers' };
    return folderTeam(shared, { ...access, self }).isHandedHere();
  };
  expect([await isHanded(lena), await isHanded(laptop)].filter(Boolean)).toHaveLength(1);
  // The other one may keep the log all the same, where somebody says so.
  const other = (await isHanded(lena)) ? laptop : lena;
  await other.api.team.keepFolder({});
  expect((await other.api.team.look({})).keeping).toMatchObject({ name: 'Lena', isHere: true });
  await settle(team);
  await laptop.api.team.sync({});
  expect((await wei.api.team.state({}))?.role).toBe('coder');
});
