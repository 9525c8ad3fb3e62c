// Blind work in a team that no server keeps apart: what windows hide is opened as ever, and persons are refused without a server.
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
  for (const { id } of [again, kinds])
    expect((await api.rounds.sentence({ id, language: 'en' })).text).toContain(
      'each file of the team holds them',
    );
  expect(study.faults).toEqual([]);
});
