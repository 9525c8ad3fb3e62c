// A blind round over a shared folder: what two people code in it is in no file but their own, and in no file of the folder, until the
// owner unlocks it; then all files are the same study.
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { all } from '#db/write.ts';
import { unpackActs } from '#electron/team/packing.ts';
import { keptIn, waitingIn } from '#electron/team/folder/parcel-file.ts';
import type { TestProject } from '../../helpers/project.ts';
import { codeWords, smallStudy } from '../../helpers/study.ts';
import { memosIn, personsOf, type TwoOnServer } from '../../helpers/two-on-server.ts';
import { emptyFolder, settle, twoOverFolder } from '../../helpers/two-over-folder.ts';
import { terminal } from '../cli/concord.ts';

/** All that can be read in the parcels of a folder, and the names of everything else in it. */
function readIn(folder: string): string {
  return (readdirSync(folder, { recursive: true }) as string[])
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => {
      const bytes = readFileSync(join(folder, name));
      if (!name.endsWith('.parcel')) return bytes.toString('utf8');
      const content = bytes.subarray(0, bytes.length - 64);
      return JSON.stringify(unpackActs((keptIn(content) ?? waitingIn(content))!.bytes));
    })
    .join('\n');
}

async function opened(team: TwoOnServer): Promise<string> {
  const { weiId, lenaId } = await personsOf(team);
  const { id } = await team.wei.api.rounds.open({
    name: 'Round 1',
    kind: 'persons',
    coderIds: [weiId, lenaId],
    codebook: 'frozen',
    ownerSees: false,
  });
  return id;
}

const roundIn = ({ session }: TestProject) => all(session.study!.store.db, 'blindRound')[0];

test('what is coded in a round stays in its own file until the unlock, and then comes to all; what was too late is told', async () => {
  await using team = await twoOverFolder();
  const { wei, lena, shared } = team;
  const id = await opened(team);
  await lena.api.team.sync({});
  await lena.api.memos.add({ body: 'seen by Lena alone' });
  await wei.api.memos.add({ body: 'seen by Wei alone' });
  expect(await lena.api.team.sync({})).toMatchObject({ sealed: 1 });
  expect(await wei.api.team.sync({})).toMatchObject({ sealed: 1 });
  await lena.api.team.sync({});

  expect(readIn(shared)).not.toContain('alone');
  expect([memosIn(wei), memosIn(lena)]).toEqual([['seen by Wei alone'], ['seen by Lena alone']]);
  await expect(lena.api.team.leave({})).rejects.toMatchObject({ key: 'team_folder:leave_in_round' });

  // Lena is away when the round is unlocked.
  await lena.api.memos.add({ body: 'made before the unlock, never told of' });
  expect((await wei.api.rounds.list()).rounds).toMatchObject([{ isOnItsWay: false }]);
  expect(await wei.api.rounds.unlock({ id })).toMatchObject({ isOnItsWay: true });
  expect(roundIn(wei)?.unlockedAt).toBeNull();
  expect((await wei.api.rounds.list()).rounds).toMatchObject([{ isOnItsWay: true }]);
  using shell = terminal();
  wei.session.study!.store.db.sqlite.prepare('VACUUM INTO ?').run(join(shell.folder, 'his.concord'));
  expect(await shell.json('rounds', 'his.concord', '--format', 'json')).toMatchObject([
    { unlocked: null, on_its_way: true },
  ]);
  expect((await shell.concord('rounds', 'his.concord')).stdout).toContain('unlocked, still on its way');
  await lena.api.team.sync({});
  await settle(team);

  expect(roundIn(wei)?.unlockedAt).not.toBeNull();
  expect(roundIn(lena)).toEqual(roundIn(wei));
  expect((await wei.api.rounds.list()).rounds).toMatchObject([{ isOnItsWay: false }]);
  expect(memosIn(wei)).toEqual([
    'made before the unlock, never told of',
    'seen by Lena alone',
    'seen by Wei alone',
  ]);
  const { text } = await wei.api.rounds.sentence({ id, language: 'en' });
  expect(text).toContain(
    'what each of them coded stayed in their own file and reached no other before the unlock',
  );
  expect(text).toContain('not a server');
  expect((await lena.api.rounds.sentence({ id, language: 'en' })).text).toBe(text);
});

test('what was laid in the folder before its file heard of the round is not taken, and is taken back', async () => {
  await using team = await twoOverFolder();
  const { wei, lena, shared } = team;
  await lena.api.memos.add({ body: 'laid in the open' });
  await lena.api.team.sync({});
  const parcel = (readdirSync(join(shared, 'in'), { recursive: true }) as string[]).find((name) =>
    name.endsWith('.parcel'),
  )!;
  const bytes = readFileSync(join(shared, 'in', parcel));
  // It comes to the computer of the keeper only once the round is open.
  rmSync(join(shared, 'in', parcel));
  const id = await opened(team);
  writeFileSync(join(shared, 'in', parcel), bytes);
  await wei.api.team.sync({});
  expect(memosIn(wei)).toEqual([]);

  expect(await lena.api.team.sync({})).toMatchObject({ sealed: 1 });
  expect(readIn(shared)).not.toContain('laid in the open');
  await wei.api.rounds.unlock({ id });
  await settle(team);
  await settle(team);
  expect(memosIn(wei)).toEqual(['laid in the open']);
});

test('a round whose last file is lost ends once that file is cut off', async () => {
  await using team = await twoOverFolder();
  const { wei, lena } = team;
  const id = await opened(team);
  await lena.api.team.sync({});
  await lena.api.memos.add({ body: 'lost with the computer' });
  await lena.api.team.sync({});
  expect(await wei.api.rounds.unlock({ id })).toMatchObject({ isOnItsWay: true });
  const { replicas } = await wei.api.team.people({});
  const { lenaId } = await personsOf(team);
  const file = replicas.find(({ personId }) => personId === lenaId)!;
  await wei.api.team.cutOff({ replicaId: file.id });
  await wei.api.team.sync({});
  expect(roundIn(wei)?.unlockedAt).not.toBeNull();
});

test('a round outlasts its folder: in another one it goes on, and nobody is seen meanwhile', async () => {
  await using team = await twoOverFolder();
  const { wei, lena, shared } = team;
  const id = await opened(team);
  await lena.api.team.sync({});
  await lena.api.memos.add({ body: 'seen by Lena alone' });
  await lena.api.team.sync({});
  rmSync(shared, { recursive: true });
  const next = emptyFolder();
  expect(await wei.api.team.move({ folder: next })).toMatchObject({ rounds: ['Round 1'] });
  const { invitation } = await wei.api.team.invite({ login: 'lena', role: 'coder', coder: 'Lena' });
  await lena.api.team.follow({ invitation });
  await wei.api.team.sync({});

  expect(memosIn(wei)).toEqual([]);
  expect(readIn(next)).not.toContain('alone');
  expect(await lena.api.team.state({})).toMatchObject({ sealed: 1 });
  await wei.api.rounds.unlock({ id });
  await settle(team);
  await settle(team);
  expect(memosIn(wei)).toEqual(['seen by Lena alone']);
});

test('an unlock that is stopped before the round is unlocked leaves it sealed', async () => {
  await using team = await twoOverFolder();
  const { wei } = team;
  const id = await opened(team);

  await expect(wei.api.rounds.unlock({ id }, { signal: AbortSignal.abort() })).rejects.toMatchObject({
    key: 'errors:cancelled',
  });

  expect((await wei.api.rounds.list()).rounds).toMatchObject([{ isOnItsWay: false, unlockedAt: null }]);
});

test('only the keeper opens and unlocks, and nobody lets owners read what no folder has', async () => {
  await using team = await twoOverFolder();
  const { wei, lena } = team;
  const { lenaId } = await personsOf(team);
  const round = { name: 'Round 1', kind: 'persons', coderIds: [lenaId], codebook: 'frozen' } as const;
  await expect(wei.api.rounds.open({ ...round, ownerSees: true })).rejects.toMatchObject({
    key: 'team_folder:no_owner_sees',
  });
  await expect(lena.api.rounds.open({ ...round, ownerSees: false })).rejects.toMatchObject({
    code: 'conflict',
  });
});

test('what was coded before a round, and came to nobody before the unlock, is told by no file as what others could see', async () => {
  await using team = await twoOverFolder();
  const { wei, lena } = team;
  const { codes, sources } = await smallStudy(wei);
  await settle(team);
  await codeWords(lena, sources.first, codes.market, 'certificates');
  const id = await opened(team);
  await lena.api.team.sync({});
  await wei.api.rounds.unlock({ id });
  await settle(team);
  await settle(team);

  const { weiId, lenaId } = await personsOf(team);
  for (const { api } of [wei, lena]) {
    const [round] = (await api.rounds.list({})).rounds;
    expect(round?.atUnlock?.coders).toMatchObject([
      { coderId: weiId, codings: 0, couldSee: 0 },
      { coderId: lenaId, codings: 1, couldSee: 0 },
    ]);
  }
});

test('what is coded beside work that all may see is sealed with the same exchange, and is not late', async () => {
  await using team = await twoOverFolder();
  const { wei, lena } = team;
  const id = await opened(team);
  await lena.api.team.sync({});
  await lena.api.memos.add({ body: 'sealed in time' });
  await lena.api.events.add({ name: 'Open to all', date: '2018-06' });
  expect(await lena.api.team.sync({})).toMatchObject({ sealed: 1 });
  await lena.api.memos.add({ body: 'sealed while the other waits' });
  expect(await lena.api.team.sync({})).toMatchObject({ sealed: 2 });

  await wei.api.rounds.unlock({ id });
  await settle(team);
  await settle(team);
  expect(memosIn(wei)).toEqual(['sealed in time', 'sealed while the other waits']);
  expect(all(wei.session.study!.store.db, 'timelineEvent')).toHaveLength(1);
  for (const { api } of [wei, lena]) expect((await api.rounds.list({})).rounds[0]?.late).toBe(0);
});

test('a round that goes on in another folder is over only once those who coded in it have come there', async () => {
  await using team = await twoOverFolder();
  const { wei, lena } = team;
  const { codes, sources } = await smallStudy(wei);
  await settle(team);
  const id = await opened(team);
  await lena.api.team.sync({});
  await codeWords(lena, sources.first, codes.market, 'certificates');
  await lena.api.sources.setReviewed({ ids: [sources.first.id], reviewed: true });
  await lena.api.team.sync({});
  await wei.api.team.move({ folder: emptyFolder() });

  expect(await wei.api.rounds.unlock({ id })).toMatchObject({ isOnItsWay: true });
  expect(roundIn(wei)?.unlockedAt).toBeNull();
  await lena.api.team.follow({});
  await settle(team);
  await settle(team);

  const { lenaId } = await personsOf(team);
  const [round] = (await lena.api.rounds.list({})).rounds;
  expect(round?.late).toBe(0);
  expect(round?.atUnlock?.coders.find(({ coderId }) => coderId === lenaId)).toMatchObject({
    codings: 1,
    reviewed: 1,
  });
});
