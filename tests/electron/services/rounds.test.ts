import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AppError } from '#core/errors.ts';
import { testProject } from '../../helpers/project.ts';

const refused = (key: string) => expect.objectContaining({ value: expect.objectContaining({ key }) });

async function threeCoders() {
  const project = await testProject();
  const { api } = project;
  const [main] = (await api.project.records()).tables.coder;
  const lena = await api.coders.add({ name: 'Lena' });
  const chen = await api.coders.add({ name: 'Chen' });
  return { project, api, mainId: main!.id, lena, chen };
}

test('a round is opened for coders, listed with their progress, and unlocked once', async () => {
  const { project, api, mainId, lena } = await threeCoders();
  await using _ = project;
  const { id } = await api.rounds.open({ name: 'Round 1', kind: 'persons', coderIds: [mainId, lena.id] });

  const { rounds, present } = await api.rounds.list();
  expect(rounds[0]).toMatchObject({
    name: 'Round 1',
    codebook: 'frozen',
    ownerSees: false,
    unlockedAt: null,
  });
  expect(rounds[0]!.progress.map(({ coderId, codings }) => [coderId, codings])).toEqual(
    expect.arrayContaining([
      [mainId, 0],
      [lena.id, null],
    ]),
  );
  expect(present).toMatchObject({ roundId: id, hides: 'coders' });
  expect((await api.rounds.sentence({ id, language: 'en' })).text).toContain('[counted at unlock]');

  const { codings } = await api.rounds.unlock({ id });
  expect(codings.toSorted((a, b) => (a.coderId < b.coderId ? -1 : 1))).toEqual(
    [mainId, lena.id].toSorted().map((coderId) => ({ coderId, n: 0 })),
  );
  expect((await api.rounds.list()).present).toBeNull();
  expect((await api.rounds.sentence({ id, language: 'zh-CN' })).text).toContain('0 处编码');
  await expect(api.rounds.unlock({ id })).rejects.toEqual(refused('errors:round_unlocked'));
});

test('neither opening nor unlocking a round can be undone', async () => {
  const { project, api, lena } = await threeCoders();
  await using _ = project;
  const { id } = await api.rounds.open({ name: 'Round 1', kind: 'persons', coderIds: [lena.id] });
  await api.rounds.unlock({ id });

  const { undo } = await api.history.state();
  expect(undo?.method).toBe('coders.add');
});

test('documents and interviews are kept apart, turned once to the other kind', async () => {
  const { project, api } = await threeCoders();
  await using _ = project;
  const { id } = await api.rounds.open({ name: 'Apart', kind: 'kinds', openKind: 'interview' });

  await expect(api.rounds.open({ name: 'Again', kind: 'kinds', openKind: 'document' })).rejects.toEqual(
    refused('errors:round_of_kinds_stands'),
  );
  await expect(api.rounds.turn({ id, openKind: 'interview' })).rejects.toEqual(
    refused('errors:round_turned_already'),
  );
  await api.rounds.turn({ id, openKind: 'document' });
  const [round] = (await api.rounds.list()).rounds;
  expect(round).toMatchObject({ openKind: 'document', unlockedAt: null });
  expect(round?.turnedAt).not.toBeNull();
});

test('what makes no round is refused with its reason', async () => {
  const { project, api, lena } = await threeCoders();
  await using _ = project;
  await expect(api.rounds.open({ name: 'None', kind: 'persons', coderIds: [] })).rejects.toEqual(
    refused('errors:round_needs_coders'),
  );
  await expect(api.rounds.open({ name: 'None', kind: 'kinds' })).rejects.toEqual(
    refused('errors:round_of_kinds_needs_kind'),
  );
  await expect(api.rounds.open({ name: 'None', kind: 'persons', coderIds: ['gone'] })).rejects.toThrow(
    AppError,
  );
  await api.rounds.open({ name: 'Round 1', kind: 'persons', coderIds: [lena.id] });
  await expect(api.rounds.open({ name: 'Round 1', kind: 'persons', coderIds: [lena.id] })).rejects.toEqual(
    refused('errors:round_name_taken'),
  );
  await expect(api.rounds.open({ name: 'Round 2', kind: 'persons', coderIds: [lena.id] })).rejects.toEqual(
    refused('errors:round_coder_taken'),
  );
  await expect(api.coders.remove({ id: lena.id })).rejects.toEqual(refused('errors:coder_in_round'));
});

test('only the main coder opens rounds of others', async () => {
  const { project, lena, chen } = await threeCoders();
  await using _ = project;
  const asLena = project.as(lena.id);

  await expect(asLena.rounds.open({ name: 'Hers', kind: 'persons', coderIds: [chen.id] })).rejects.toEqual(
    refused('errors:round_is_the_owners'),
  );
  await asLena.rounds.open({ name: 'Hers', kind: 'persons', coderIds: [lena.id] });
});

test('undo goes past a round: who codes in it stays, and what was done before is still taken back', async () => {
  const project = await testProject();
  await using _ = project;
  const { api } = project;
  const news = await api.classes.add({ name: 'news' });
  const lena = await api.coders.add({ name: 'Lena' });
  const coderIds = [lena.id];
  const { id } = await api.rounds.open({ name: 'Round 1', kind: 'persons', coderIds, ownerSees: true });

  expect(await api.history.undo()).toMatchObject({ method: 'coders.add', stays: 1 });
  await api.rounds.unlock({ id });
  expect(await api.history.undo()).toMatchObject({ method: 'classes.add', stays: 0 });
  const { tables } = await api.project.records();
  expect(tables.coder.map(({ name }) => name)).toContain('Lena');
  expect(tables.class.map((each) => each.id)).not.toContain(news.id);
  expect((await api.project.check()).problems).toEqual([]);
});

test('the sentence tells every turn between documents and interviews', async () => {
  let day = '2026-03-01';
  await using project = await testProject(undefined, { now: () => `${day}T09:00:00.000Z` });
  const { api } = project;
  const { id } = await api.rounds.open({ name: 'Apart', kind: 'kinds', openKind: 'interview' });
  day = '2026-03-05';
  await api.rounds.turn({ id, openKind: 'document' });
  day = '2026-03-09';
  await api.rounds.turn({ id, openKind: 'interview' });
  day = '2026-03-20';
  await api.rounds.unlock({ id });

  const { text } = await api.rounds.sentence({ id, language: 'en' });
  expect(text).toContain(
    'in turn: interviews from 1 March 2026 to 5 March 2026, documents from 5 March 2026 to 9 March 2026 and interviews from 9 March 2026 to 20 March 2026. While one kind',
  );
  expect((await api.rounds.sentence({ id, language: 'zh-CN' })).text).toContain('轮流编码');
});

test('how far a coder is is asked again in a round when the coder has reviewed something', async () => {
  const { project, api, mainId, lena } = await threeCoders();
  await using _ = project;
  await api.rounds.open({ name: 'Round 1', kind: 'persons', coderIds: [mainId, lena.id] });

  const outcome = await project.session.call('rounds.list', {}, { as: lena.id });
  expect(outcome).toMatchObject({ reads: expect.arrayContaining(['review', 'source', 'coding']) });
});

test('the main coder stays as long as a round of persons lasts', async () => {
  const { project, api, lena, chen } = await threeCoders();
  await using _ = project;
  const coderIds = [lena.id];
  const { id } = await api.rounds.open({ name: 'Round 1', kind: 'persons', coderIds, ownerSees: true });
  const take = () => project.as(chen.id).project.update({ mainCoderId: chen.id });

  await expect(take()).rejects.toEqual(refused('errors:round_keeps_owner'));
  await project.as(chen.id).project.update({ name: 'Fairs again' });
  await api.rounds.unlock({ id });
  await take();
});

test('who goes on at a window of somebody who codes blind is noted, and the sentence of the round says it', async () => {
  const { project, api, mainId, lena, chen } = await threeCoders();
  await using _ = project;
  const again = await api.coders.add({ name: 'Lena again', kind: 'second-pass', personId: lena.id });
  await project.as(lena.id).rounds.sit({ leftId: mainId });
  const { id } = await api.rounds.open({ name: 'Round 1', kind: 'persons', coderIds: [mainId, lena.id] });
  const said = async () => (await api.rounds.sentence({ id, language: 'en' })).text;
  expect(await said()).not.toContain('sat down');

  await project.as(lena.id).rounds.sit({ leftId: mainId });
  expect(await said()).toContain('Once while the round lasted another person sat down at the same file');
  await project.as(again.id).rounds.sit({ leftId: lena.id });
  await project.as(chen.id).rounds.sit({ leftId: again.id });
  await expect(api.rounds.sit({ leftId: 'gone' })).rejects.toThrow(AppError);
  await api.rounds.unlock({ id });
  await api.rounds.sit({ leftId: chen.id });
  expect(await said()).toContain('2 times while the round lasted another person sat down');
  const acts = await api.history.list({ limit: 20 });
  expect(acts.map(({ method }) => method)).toContain('rounds.sit');
  expect((await api.history.state()).undo?.method).toBe('coders.add');
  await expect(api.coders.remove({ id: chen.id })).rejects.toEqual(refused('errors:coder_in_round'));

  await api.coders.merge({ keepId: lena.id, goneId: chen.id });
  expect((await api.project.check()).problems).toEqual([]);
  expect(await said()).toContain('2 times');
});

test('turns between the kinds stay with a study that is exchanged, though its history does not', async () => {
  const { project, api } = await threeCoders();
  await using _ = project;
  const { id } = await api.rounds.open({ name: 'Apart', kind: 'kinds', openKind: 'interview' });
  for (const openKind of ['document', 'interview', 'document'] as const)
    await api.rounds.turn({ id, openKind });
  await api.rounds.unlock({ id });
  const said = async (of: typeof api) => (await of.rounds.sentence({ id, language: 'en' })).text;
  const file = join(project.folder, 'out.qdpx');
  await api.exchange.write({ to: file });
  await using other = await testProject();

  await other.api.exchange.bringIn({ file: { reference: file, name: 'out.qdpx' } });

  expect(await said(api)).toContain('in turn');
  expect(await said(other.api)).toBe(await said(api));
});

test('a round that freezes the codebook keeps a version of it in the same act, and its sentence says which', async () => {
  const { project, api, lena, chen } = await threeCoders();
  await using _ = project;
  await api.codes.create({ name: 'guide' });
  await api.versions.keep({ name: 'Round 1' });
  await api.codes.create({ name: 'connector' });

  const { id } = await api.rounds.open({ name: 'Round 1', kind: 'persons', coderIds: [lena.id] });

  const { versions: kept, changesSince } = await api.versions.list({});
  expect((await api.history.state()).undo?.method).toBe('codes.create');
  expect(kept.map(({ number, name, codes }) => [number, name, codes])).toEqual([
    [1, 'Round 1', 1],
    [2, 'Round 1 (2)', 2],
  ]);
  expect(kept[1]?.reason).toContain('“Round 1”');
  expect(changesSince).toBe(0);
  expect((await api.rounds.list()).rounds[0]?.version).toMatchObject({ number: 2, name: 'Round 1 (2)' });
  const { text } = await api.rounds.sentence({ id, language: 'en' });
  expect(text).toContain('it stood at version 2 “Round 1 (2)”');
  expect((await api.rounds.sentence({ id, language: 'zh-CN' })).text).toContain('始终为版本 2“Round 1 (2)”');

  await api.rounds.open({ name: 'Round 2', kind: 'persons', coderIds: [chen.id] });
  expect((await api.versions.list({})).versions).toHaveLength(2);
  const { rounds } = await api.rounds.list();
  expect(rounds.map(({ name, version }) => [name, version?.number])).toEqual([
    ['Round 1', 2],
    ['Round 2', 2],
  ]);
  await expect(api.versions.remove({ id: kept[1]!.id })).rejects.toEqual(refused('errors:version_of_round'));
});

test('rounds in which codes may change, and rounds of kinds, keep no version', async () => {
  const { project, api, lena } = await threeCoders();
  await using _ = project;
  await api.codes.create({ name: 'guide' });
  await api.rounds.open({ name: 'Own', kind: 'persons', coderIds: [lena.id], codebook: 'own' });
  await api.rounds.open({ name: 'Apart', kind: 'kinds', openKind: 'interview' });

  expect((await api.versions.list({})).versions).toEqual([]);
  expect((await api.rounds.list()).rounds.map(({ version }) => version)).toEqual([null, null]);
});

test('a version that was kept by hand stays where a round froze it, also when its keeping is undone', async () => {
  const { project, api, lena } = await threeCoders();
  await using _ = project;
  await api.codes.create({ name: 'guide' });
  await api.versions.keep({ name: 'first' });
  await api.rounds.open({ name: 'Round 1', kind: 'persons', coderIds: [lena.id] });

  await api.history.undo({}).catch(() => undefined);

  const [round] = (await api.rounds.list()).rounds;
  const { versions: kept } = await api.versions.list({});
  expect([round?.version?.name ?? null, kept.map(({ name }) => name)]).toEqual(['first', ['first']]);
});

test('a round that comes in with another file is said to come without what was displayed there', async () => {
  const { project, api, mainId, lena } = await threeCoders();
  await using _ = project;
  await api.rounds.open({ name: 'Round 1', kind: 'persons', coderIds: [mainId, lena.id], codebook: 'open' });
  const reference = join(project.folder, 'out.qdpx');
  await api.exchange.write({ to: reference });
  await using other = await testProject();

  await other.api.exchange.bringIn({ file: { reference, name: 'out.qdpx' } });

  const [round] = (await other.api.rounds.list()).rounds;
  expect(round).toMatchObject({ name: 'Round 1', unlockedAt: null });
  expect((await other.api.rounds.list()).present).toMatchObject({ hides: 'coders' });
  const said = async (of: typeof api) => (await of.rounds.sentence({ id: round!.id, language: 'en' })).text;
  expect(await said(other.api)).toContain('brought into this study from another file');
  expect(await said(api)).not.toContain('another file');
});
