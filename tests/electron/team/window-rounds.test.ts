// Blind work in a team that no server keeps apart: what windows hide is opened as ever, and persons are refused without a server.
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { begunStudy } from '../../helpers/team-histories.ts';
import { fileOf, replicaOf } from '../../helpers/replicas.ts';
import { TeamInMemory } from '../../helpers/team-in-memory.ts';

test('a second pass and kinds apart are hidden by windows in a team too, and their sentence says so; persons need the server', async () => {
  const begun = await begunStudy();
  await using study = begun.project;
  const [wei = '', lin = ''] = begun.people;
  await using mine = await replicaOf(fileOf(study), wei, new TeamInMemory().transportOf(wei));
  const { api } = mine.project;
  await expect(
    api.rounds.open({ name: 'Both', kind: 'persons', coderIds: [wei, lin], codebook: 'own' }),
  ).rejects.toThrow('team_round_elsewhere');
  const pass = await api.coders.add({ name: 'Wei again', kind: 'second-pass', personId: wei });
  await expect(
    api.rounds.open({ name: 'Mixed', kind: 'persons', coderIds: [pass.id, lin], codebook: 'own' }),
  ).rejects.toThrow('team_round_of_pass');
  const again = await api.rounds.open({
    name: 'Again',
    kind: 'persons',
    coderIds: [pass.id],
    codebook: 'own',
  });
  const kinds = await api.rounds.open({ name: 'Kinds', kind: 'kinds', openKind: 'interview' });
  const { rounds } = await api.rounds.list();
  expect(rounds.map(({ name, isWithheld }) => `${name} ${isWithheld}`).toSorted()).toEqual([
    'Again null',
    'Kinds null',
  ]);
  for (const [{ id }, what] of [
    [again, 'it'],
    [kinds, 'them'],
  ] as const)
    expect((await api.rounds.sentence({ id, language: 'en' })).text).toContain(
      `each file of the team holds ${what}`,
    );
  expect(study.faults).toEqual([]);
});

test('a round that the server has and of which no act came hides what others did before, at once; nobody reads it in another’s name, and no decision changes codes', async () => {
  const begun = await begunStudy();
  await using study = begun.project;
  const [wei = '', lin = ''] = begun.people;
  const place = new TeamInMemory();
  await using mine = await replicaOf(fileOf(study), wei, place.transportOf(wei));
  await using hers = await replicaOf(fileOf(study), lin, place.transportOf(lin));
  const { tables } = await hers.project.api.project.records();
  const [code] = tables.code;
  const id = code!.id;
  await mine.project.api.memos.add({ body: 'of Wei' });
  await mine.project.api.codes.update({ id, fullDefinition: 'Of Wei.' });
  await hers.project.api.memos.add({ body: 'of Lin' });
  await hers.project.api.codes.update({ id, fullDefinition: 'Of Lin.' });
  for (const { replica } of [mine, hers, mine]) await replica.sync();
  const memos = async (api = hers.project.api): Promise<string[]> =>
    (await api.project.records()).tables.memo.map(({ body }) => body).toSorted();
  expect(await memos()).toEqual(['of Lin', 'of Wei']);
  const [told] = (await hers.project.api.team.waiting({})).decided;
  const news: string[] = [];
  hers.project.session.subscribe(({ type }) => news.push(type));

  const round = { id: randomUUID(), name: 'Round 1', personIds: [wei, lin] };
  await place.transportOf(wei).rounds!.open({ ...round, codes: 'frozen', ownerSees: false });
  await hers.replica.sync();

  expect(news).toContain('project');
  expect(await memos()).toEqual(['of Lin']);
  expect((await hers.project.api.rounds.list({})).rounds).toMatchObject([
    { name: 'Round 1', isWithheld: true, coderIds: expect.arrayContaining([wei, lin]) as string[] },
  ]);
  await expect(memos(hers.project.as(wei))).rejects.toThrow('team_other_acts');
  await expect(hers.project.api.codes.update({ id, fullDefinition: 'Mine.' })).rejects.toThrow(
    'round_freezes_codebook',
  );
  await expect(hers.project.api.team.settle({ id: told!.id, take: 'theirs' })).rejects.toThrow(
    'round_freezes_codebook',
  );
  expect((await hers.project.api.team.waiting({})).decided).toMatchObject([{ id: told!.id }]);

  await place.transportOf(wei).rounds!.unlock(round.id);
  await hers.replica.sync();
  expect(await memos()).toEqual(['of Lin', 'of Wei']);
  await hers.project.api.team.settle({ id: told!.id, take: 'theirs' });
  expect(hers.project.faults).toEqual([]);
});

test('what was decided about words of another before a round is not told while it lasts, in no list, detail or number, and comes back with its end', async () => {
  const begun = await begunStudy();
  await using study = begun.project;
  const [wei = '', lin = ''] = begun.people;
  const place = new TeamInMemory();
  await using mine = await replicaOf(fileOf(study), wei, place.transportOf(wei));
  await using hers = await replicaOf(fileOf(study), lin, place.transportOf(lin));
  const { id } = await mine.project.api.memos.add({ body: 'begun' });
  for (const { replica } of [mine, hers]) await replica.sync();
  await mine.project.api.memos.update({ id, body: 'WEIMARK, as Wei says' });
  await hers.project.api.memos.update({ id, body: 'as Lin says' });
  for (const { replica } of [mine, hers, mine]) await replica.sync();
  const { api } = hers.project;
  const [told] = (await api.team.waiting({})).decided;
  expect(JSON.stringify(await api.team.waitingDetail({ id: told!.id }))).toContain('WEIMARK');

  const round = { id: randomUUID(), name: 'Round 1', personIds: [wei, lin] };
  await place.transportOf(wei).rounds!.open({ ...round, codes: 'frozen', ownerSees: false });
  await hers.replica.sync();

  expect(await api.team.waiting({})).toEqual({ held: [], decided: [] });
  await expect(api.team.waitingDetail({ id: told!.id })).rejects.toThrow('team_no_such_held');
  await expect(api.team.settle({ id: told!.id, take: 'ours' })).rejects.toThrow('team_no_such_held');
  expect(await api.team.seen({})).toEqual({ ids: [] });
  const acts = await api.history.list({});
  const details = await Promise.all(acts.map(({ seq }) => api.history.act({ seq })));
  expect(JSON.stringify([acts, details])).not.toContain('WEIMARK');
  expect(await hers.replica.sync()).toMatchObject({ held: 0, remarks: 0 });
  await mine.replica.sync();
  expect((await mine.project.api.team.waiting({})).decided).toHaveLength(1);

  await place.transportOf(wei).rounds!.unlock(round.id);
  await hers.replica.sync();
  expect((await api.team.waiting({})).decided).toMatchObject([{ id: told!.id }]);
  expect(hers.project.faults).toEqual([]);
});
