// When a blind round over a folder is over, and what is counted then: days may pass until every file that coded in it has sent what it
// has, people work on meanwhile, and some files never come.
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { TeamFolder } from '#electron/team/folder/team-folder.ts';
import { teamOf } from '#db/team/team-of.ts';
import { all } from '#db/write.ts';
import { testProject, type TestProject } from '../../helpers/project.ts';
import { memosIn, personsOf, realClock, type TwoOnServer } from '../../helpers/two-on-server.ts';
import { settle, twoOverFolder } from '../../helpers/two-over-folder.ts';

const roundIn = ({ session }: TestProject) => all(session.study!.store.db, 'blindRound')[0];

const fileIn = ({ session }: TestProject): string => teamOf(session.study!.store.db)!.replicaId;

const lateIn = ({ session }: TestProject): unknown =>
  session.study!.store.db.sqlite.prepare('SELECT count(*) FROM change WHERE is_late = 1').pluck().get();

async function opened({ wei, lena }: TwoOnServer): Promise<string> {
  const { weiId, lenaId } = await personsOf({ wei, lena } as TwoOnServer);
  const { id } = await wei.api.rounds.open({
    name: 'Round 1',
    kind: 'persons',
    coderIds: [weiId, lenaId],
    codebook: 'frozen',
    ownerSees: false,
  });
  return id;
}

/** Has everybody know two interviews and a code; returns what codes an interview in a file. */
async function withInterviews(
  team: TwoOnServer,
): Promise<(file: TestProject, label: string) => Promise<void>> {
  await team.wei.api.interviews.create({ label: 'N1', date: '2024-11' });
  await team.wei.api.interviews.create({ label: 'N2', date: '2024-12' });
  await team.wei.api.codes.create({ name: 'market' });
  await settle(team);
  return async ({ api, session }, label) => {
    const { db } = session.study!.store;
    const [code] = all(db, 'code');
    const at = all(db, 'source', { label });
    await api.codings.applyToSources({ sourceIds: at.map(({ id }) => id), codeId: code!.id });
  };
}

test('what is coded while the files of others are awaited does not count as done at the unlock', async () => {
  await using team = await twoOverFolder(realClock);
  const { wei, lena } = team;
  const codes = await withInterviews(team);
  const id = await opened(team);
  await lena.api.team.sync({});
  await codes(lena, 'N1');
  await lena.api.team.sync({});
  await codes(wei, 'N1');
  expect(await wei.api.rounds.unlock({ id })).toMatchObject({ isOnItsWay: true });
  await codes(wei, 'N2');
  await settle(team);

  expect(roundIn(lena)?.unlockedAt).not.toBeNull();
  const { text } = await lena.api.rounds.sentence({ id, language: 'en' });
  expect(text).toContain('1 coding by Wei,');
  expect(text).toContain('1 coding by Lena,');
  expect(text).toContain('1 coding of these coders was made after the unlock.');
});

test('what was done before the round and reached nobody until its end is nothing that others could have seen', async () => {
  await using team = await twoOverFolder(realClock);
  const { wei, lena } = team;
  const codes = await withInterviews(team);
  await codes(lena, 'N1');
  const id = await opened(team);
  expect(await lena.api.team.sync({})).toMatchObject({ sealed: 1 });
  await wei.api.rounds.unlock({ id });
  await settle(team);

  const { text } = await wei.api.rounds.sentence({ id, language: 'en' });
  expect(text).toContain('1 coding by Lena,');
  expect(text).toContain('no codings of others on these sources were there for Wei to see');
});

test('a round in which only the one who unlocks it has coded is over at once', async () => {
  await using team = await twoOverFolder();
  const { wei } = team;
  const id = await opened(team);
  await wei.api.memos.add({ body: 'of Wei' });
  await wei.api.team.sync({});
  expect(await wei.api.rounds.unlock({ id })).toMatchObject({ isOnItsWay: false });
  expect(roundIn(wei)?.unlockedAt).not.toBeNull();
});

test('a round does not wait for somebody who was taken off the team, or may only read now', async () => {
  for (const role of [null, 'reader'] as const) {
    await using team = await twoOverFolder();
    const { wei, lena } = team;
    const id = await opened(team);
    await lena.api.team.sync({});
    await lena.api.memos.add({ body: 'of Lena' });
    await lena.api.team.sync({});
    await wei.api.team.member({ login: 'lena', role });
    expect(await wei.api.rounds.unlock({ id })).toMatchObject({ isOnItsWay: false });
    expect(roundIn(wei)?.unlockedAt).not.toBeNull();
  }
});

test('what is coded in a round is told of though something open waits for the keeper, and is not late', async () => {
  await using team = await twoOverFolder(realClock);
  const { wei, lena, shared } = team;
  const id = await opened(team);
  await lena.api.team.sync({});
  // The keeper's file is closed for days.
  await lena.api.events.add({ name: 'Open to all', date: '2018-06' });
  await lena.api.memos.add({ body: 'first' });
  expect(await lena.api.team.sync({})).toMatchObject({ sealed: 1 });
  const laid = readdirSync(join(shared, 'in', fileIn(lena))).filter((name) => name.endsWith('.parcel'));
  expect(laid).toHaveLength(1);
  await lena.api.memos.add({ body: 'second' });
  expect(await lena.api.team.sync({})).toMatchObject({ sealed: 2 });
  // What waits there openly goes on waiting, as the same file.
  expect(readdirSync(join(shared, 'in', fileIn(lena))).filter((name) => name.endsWith('.parcel'))).toEqual(
    laid,
  );
  await wei.api.rounds.unlock({ id });
  await settle(team);
  await settle(team);

  expect(memosIn(wei)).toEqual(['first', 'second']);
  expect(all(wei.store().db, 'timelineEvent').map(({ name }) => name)).toEqual(['Open to all']);
  expect([lateIn(wei), lateIn(lena)]).toEqual([0, 0]);
});

/** Has a folder tell that the file was last on a computer of that name. */
async function wasOn(shared: string, replicaId: string, machine: string): Promise<void> {
  const folder = new TeamFolder(shared);
  await folder.writePresent({ ...(await folder.present(replicaId))!, machine });
}

test('a round is over where the computer of somebody got another name meanwhile, so that their file goes on as another', async () => {
  await using team = await twoOverFolder();
  const { wei, lena, shared } = team;
  const id = await opened(team);
  await lena.api.team.sync({});
  await lena.api.memos.add({ body: 'under the earlier name' });
  await lena.api.team.sync({});
  const before = fileIn(lena);
  await wasOn(shared, before, 'dhcp-17');
  await lena.api.team.sync({});
  expect(fileIn(lena)).not.toBe(before);
  await lena.api.memos.add({ body: 'under the new name' });
  await lena.api.team.sync({});
  expect(await wei.api.rounds.unlock({ id })).toMatchObject({ isOnItsWay: true });
  await settle(team);
  await settle(team);

  expect(memosIn(wei)).toEqual(['under the earlier name', 'under the new name']);
  expect(roundIn(wei)?.unlockedAt).not.toBeNull();
});

test('a round waits for a file that has coded on since it was copied', async () => {
  await using team = await twoOverFolder();
  const { wei, lena, shared } = team;
  const id = await opened(team);
  await lena.api.team.sync({});
  await lena.api.memos.add({ body: 'in both' });
  await lena.api.team.sync({});
  const copied = join(lena.folder, 'copied.concord');
  lena.session.study!.store.db.sqlite.prepare('VACUUM INTO ?').run(copied);
  await using copy = await testProject(undefined, {}, copied);
  await lena.api.memos.add({ body: 'in the first alone' });
  await lena.api.team.sync({});
  await wasOn(shared, fileIn(lena), 'another');
  await copy.api.memos.add({ body: 'in the copy alone' });
  await copy.api.team.sync({});
  await wasOn(shared, fileIn(lena), hostname());
  expect(fileIn(copy)).not.toBe(fileIn(lena));
  await wei.api.rounds.unlock({ id });
  for (const { api } of [copy, wei, copy, wei]) await api.team.sync({});
  expect(memosIn(wei)).toEqual(['in both', 'in the copy alone']);
  expect(roundIn(wei)?.unlockedAt).toBeNull();

  await settle(team);
  await settle(team);
  expect(memosIn(wei)).toEqual(['in both', 'in the copy alone', 'in the first alone']);
  expect(roundIn(wei)?.unlockedAt).not.toBeNull();
});

test('where the folder was set back, what was reviewed in a round is counted once', async () => {
  await using team = await twoOverFolder();
  const { wei, lena, shared } = team;
  await withInterviews(team);
  await opened(team);
  await lena.api.team.sync({});
  const path = join(shared, 'in', fileIn(lena), 'replica.json');
  const reviews = async (label: string): Promise<void> => {
    const [source] = all(lena.session.study!.store.db, 'source', { label });
    await lena.api.sources.setReviewed({ ids: [source!.id], reviewed: true });
    await lena.api.team.sync({});
  };
  await reviews('N1');
  copyFileSync(path, join(lena.folder, 'before.json'));
  await reviews('N2');
  writeFileSync(path, readFileSync(join(lena.folder, 'before.json')));
  for (let times = 0; times < 2; times += 1) await lena.api.team.sync({});

  const { progress } = await wei.api.team.rounds({});
  expect(progress).toMatchObject([{ reviewed: 2 }]);
});
