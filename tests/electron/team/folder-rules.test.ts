// Over a shared folder, too, owners keep the codebook or the sources to themselves, and hand the team over: programs hold to it, and
// so does the file that keeps the log.
import { expect, test } from 'vitest';
import { all } from '#db/write.ts';
import type { TestProject } from '../../helpers/project.ts';
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

test('who has handed the team over to somebody who does not come takes it again', async () => {
  await using team = await twoOverFolder();
  const { wei, lena } = team;
  await wei.api.team.handOver({ login: 'lena' });
  expect((await wei.api.team.keepFolder({})).keeping).toMatchObject({ name: 'Wei', isHere: true });
  await settle(team);
  expect((await lena.api.team.state({}))?.role).toBe('owner');
});
